import { Button } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { type ChangeEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { pathsOf } from '#renderer/api/client.ts'
import { useAnswer } from '#renderer/api/hooks.ts'
import { isAllowed } from '#shared/model/roles.ts'

/** Chooses a file with a list, for those who may change lists. */
export function LoadButton({ onPath, isBusy }: { onPath: (path: string) => void; isBusy: boolean }) {
  const { t } = useTranslation()
  const picker = useRef<HTMLInputElement>(null)
  const session = useAnswer('session.get', {})
  const mayLoad = session.data?.state === 'signedIn' && isAllowed(session.data.user.role, 'settings.change')
  const onChange = (event: ChangeEvent<HTMLInputElement>) => {
    const [path] = pathsOf(event.currentTarget.files ?? [])
    // the same file chosen again must be heard again
    event.currentTarget.value = ''
    if (path !== undefined) onPath(path)
  }
  if (!mayLoad) return null
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconFileImport size={16} aria-hidden />}
        title={t('reference/loadHint')}
        loading={isBusy}
        onClick={() => picker.current?.click()}
      >
        {t('reference/load')}
      </Button>
      <input
        ref={picker}
        type="file"
        accept=".xlsx,.xls,.csv,.txt"
        hidden
        aria-label={t('reference/load')}
        onChange={onChange}
      />
    </>
  )
}
