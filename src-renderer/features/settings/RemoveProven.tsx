import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswer, useCommand } from '#renderer/api/hooks.ts'
import { Confirm } from '#renderer/ui/Confirm.tsx'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'
import { formatBytes } from '#renderer/ui/format.ts'
import { State } from '#renderer/ui/State.tsx'
import type { Output } from '#shared/contract/index.ts'

/** Offers to remove workbooks that the store has proven to hold whole. */
export function RemoveProven() {
  const { t } = useTranslation()
  const { data: proven } = useAnswer('downloads.proven', {})
  const remove = useCommand('downloads.removeProven')
  const cancel = useCommand('downloads.cancel')
  const [isAsking, setIsAsking] = useState(false)
  const facts = { count: proven?.files ?? 0, size: formatBytes(proven?.bytes ?? 0) }

  const onRemove = () => {
    remove.mutate({})
    setIsAsking(false)
  }
  return (
    <>
      {facts.count > 0 && (
        <div className="form-actions is-under">
          <Button variant="default" loading={remove.isPending} onClick={() => setIsAsking(true)}>
            {t('settings/plainFiles/remove', facts)}
          </Button>
          {remove.isPending && (
            <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate({})}>
              {t('settings/plainFiles/stop')}
            </Button>
          )}
        </div>
      )}
      {remove.data && <Removed {...remove.data} />}
      {remove.error && <FailureNotice error={remove.error} />}
      <Confirm
        isOpen={isAsking}
        title={t('settings/plainFiles/removeTitle')}
        text={t('settings/plainFiles/removeAsk', facts)}
        action={t('settings/plainFiles/removeNow')}
        onConfirm={onRemove}
        onClose={() => setIsAsking(false)}
      >
        <p className="confirm-text">{t('settings/plainFiles/removeLoses')}</p>
      </Confirm>
    </>
  )
}

function Removed({ removed, bytes, kept, wasCancelled }: Output<'downloads.removeProven'>) {
  const { t } = useTranslation()
  return (
    <div role="status">
      <p className="outcome">
        <State tone={wasCancelled ? 'quiet' : 'good'}>
          {t('settings/plainFiles/removed', { count: removed, size: formatBytes(bytes) })}
          {wasCancelled && ` · ${t('settings/plainFiles/stopped')}`}
        </State>
      </p>
      {kept > 0 && (
        <p className="outcome">
          <State tone="warn">{t('settings/plainFiles/kept', { count: kept })}</State>
        </p>
      )}
    </div>
  )
}
