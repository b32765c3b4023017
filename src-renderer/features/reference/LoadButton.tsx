import { useTranslation } from 'react-i18next'
import { useIsAllowed } from '#renderer/api/permission.ts'
import { FileButton } from '#renderer/ui/FileButton.tsx'

/** Chooses a file with a list, for those who may change lists. */
export function LoadButton({ onPath, isBusy }: { onPath: (path: string) => void; isBusy: boolean }) {
  const { t } = useTranslation()
  const mayLoad = useIsAllowed('settings.change')
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
