import { useTranslation } from 'react-i18next'
import { useAnswer } from '#renderer/api/hooks.ts'
import { FileButton } from '#renderer/ui/FileButton.tsx'
import { isAllowed } from '#shared/model/roles.ts'

/** Chooses a file with a list, for those who may change lists. */
export function LoadButton({ onPath, isBusy }: { onPath: (path: string) => void; isBusy: boolean }) {
  const { t } = useTranslation()
  const session = useAnswer('session.get', {})
  const mayLoad = session.data?.state === 'signedIn' && isAllowed(session.data.user.role, 'settings.change')
  if (!mayLoad) return null
  return (
    <FileButton
      label={t('reference/load')}
      title={t('reference/loadHint')}
      accept=".xlsx,.xls,.csv,.txt"
      isBusy={isBusy}
      onPath={onPath}
    />
  )
}
