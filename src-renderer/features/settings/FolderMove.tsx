import { Button, Progress } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '#renderer/api/hooks.ts'
import { Confirm } from '#renderer/ui/Confirm.tsx'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'
import type { DownloadFolder } from '#shared/contract/download-folder.ts'

type Move = NonNullable<DownloadFolder['move']>

/** Files on their way to another folder, or left half-way. */
export function FolderMove({ move: { from, progress, error } }: { move: Move }) {
  return progress ? <Moving {...progress} /> : <Unfinished from={from} error={error} />
}

function Moving({ filesDone, filesTotal }: NonNullable<Move['progress']>) {
  const { t } = useTranslation()
  const cancel = useCommand('downloads.cancel')
  const text = t('settings/downloadFolder/moving', { done: filesDone, total: filesTotal })
  return (
    <>
      <p className="outcome" role="status">
        {text}
      </p>
      <Progress value={(filesDone / Math.max(filesTotal, 1)) * 100} aria-label={text} />
      <div className="form-actions is-under">
        <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate({})}>
          {t('settings/downloadFolder/stop')}
        </Button>
      </div>
    </>
  )
}

function Unfinished({ from, error }: Pick<Move, 'from' | 'error'>) {
  const { t } = useTranslation()
  const goOn = useCommand('downloads.moveFiles')
  const goBack = useCommand('downloads.changeFolder')
  const leave = useCommand('downloads.leaveFiles')
  const [isAsking, setIsAsking] = useState(false)
  const isBusy = goOn.isPending || goBack.isPending || leave.isPending
  const failure = goOn.error ?? goBack.error ?? leave.error ?? error

  const onLeave = () => {
    leave.mutate({})
    setIsAsking(false)
  }
  return (
    <>
      <p className="outcome" role="status">
        {t('settings/downloadFolder/unfinished', { from })}
      </p>
      {failure && <FailureNotice error={failure} />}
      <div className="form-actions is-under">
        <Button disabled={isBusy} onClick={() => goOn.mutate({})}>
          {t('settings/downloadFolder/goOn')}
        </Button>
        <Button variant="default" disabled={isBusy} onClick={() => goBack.mutate({ path: from })}>
          {t('settings/downloadFolder/goBack')}
        </Button>
        <Button variant="default" disabled={isBusy} onClick={() => setIsAsking(true)}>
          {t('settings/downloadFolder/leave')}
        </Button>
      </div>
      <Confirm
        isOpen={isAsking}
        title={t('settings/downloadFolder/leaveTitle')}
        text={t('settings/downloadFolder/leaveAsk', { from })}
        action={t('settings/downloadFolder/leave')}
        onConfirm={onLeave}
        onClose={() => setIsAsking(false)}
      />
    </>
  )
}
