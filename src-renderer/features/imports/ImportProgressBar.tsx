import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useCommand } from '#renderer/api/hooks.ts'
import { BusyBar } from '#renderer/ui/BusyBar.tsx'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'
import { formatCount } from '#renderer/ui/format.ts'
import type { ImportProgress } from '#shared/contract/imports.ts'

/** Which file, how many rows, and how to stop. */
export function ImportProgressBar({ progress }: { progress: ImportProgress | null }) {
  const { t } = useTranslation()
  const cancel = useCommand('imports.cancel')
  const onCancel = () => cancel.mutate({})
  const isStopping = cancel.isPending || cancel.isSuccess
  const facts = progress && [
    t('imports/fileOf', {
      index: formatCount(progress.fileIndex + 1),
      count: formatCount(progress.fileCount),
    }),
    t('imports/rowsDone', { rows: formatCount(progress.rowsDone) }),
    progress.file,
  ]
  return (
    <>
      <BusyBar
        label={t('imports/running')}
        facts={facts?.join(' · ')}
        // how many rows a file has is only known at its end
        share={progress && progress.fileCount > 1 ? progress.fileIndex / progress.fileCount : null}
      >
        <Button variant="default" disabled={isStopping} onClick={onCancel}>
          {t(isStopping ? 'imports/cancelling' : 'imports/cancel')}
        </Button>
      </BusyBar>
      {cancel.error && <FailureNotice error={cancel.error} onRetry={onCancel} />}
    </>
  )
}
