import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useCommand } from '#renderer/api/hooks.ts'
import { BusyBar } from '#renderer/ui/BusyBar.tsx'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'
import { formatBytes, formatCount } from '#renderer/ui/format.ts'
import { useFormat } from '#renderer/ui/use-format.ts'
import type { DownloadProgress } from '#shared/contract/downloads.ts'

/** Where the run is, and how to stop it. */
export function RunProgress({ progress }: { progress: DownloadProgress | null }) {
  const { t } = useTranslation()
  const cancel = useCommand('downloads.cancel')
  const onCancel = () => cancel.mutate({})
  const isStopping = cancel.isPending || cancel.isSuccess
  return (
    <>
      <BusyBar
        label={progress ? t(`downloads/steps/${progress.step}`) : t('downloads/running')}
        facts={progress && <ProgressFacts progress={progress} />}
        share={progress && progress.filesTotal > 0 ? progress.filesDone / progress.filesTotal : null}
      >
        <Button variant="default" disabled={isStopping} onClick={onCancel}>
          {t(isStopping ? 'downloads/cancelling' : 'downloads/cancel')}
        </Button>
      </BusyBar>
      {cancel.error && <FailureNotice error={cancel.error} onRetry={onCancel} />}
    </>
  )
}

function ProgressFacts({ progress }: { progress: DownloadProgress }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { filesDone, filesTotal, month, scheme, file, bytes } = progress
  const facts = [
    filesTotal > 0 && t('downloads/fileOf', { done: formatCount(filesDone), total: formatCount(filesTotal) }),
    month !== null && format.month(month),
    scheme !== null && format.scheme(scheme),
    file,
    bytes > 0 && formatBytes(bytes),
  ]
  return facts.filter(Boolean).join(' · ')
}
