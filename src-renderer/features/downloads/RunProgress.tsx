import { Button } from '@mantine/core'
import { IconPlayerPause } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswer, useCommand } from '#renderer/api/hooks.ts'
import { useSignInAdvice } from '#renderer/features/downloads/sign-in-advice.ts'
import { BusyBar } from '#renderer/ui/BusyBar.tsx'
import { Confirm } from '#renderer/ui/Confirm.tsx'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'
import { formatBytes, formatCount } from '#renderer/ui/format.ts'
import { useFormat } from '#renderer/ui/use-format.ts'
import type { DownloadProgress, DownloadRun } from '#shared/contract/downloads.ts'

/** Where the run is, and how to hold or end it. */
export function RunProgress({ progress }: { progress: DownloadProgress | null }) {
  const { t } = useTranslation()
  const runId = progress?.runId ?? null
  // lists that are only looked at are no run, and can only be ended
  const isLook = progress !== null && runId === null
  const report = useAnswer('downloads.getRun', { id: runId ?? 0 }, { isEnabled: runId !== null })
  const pause = useCommand('downloads.pause')
  const cancel = useCommand('downloads.cancel')
  const signInAdvice = useSignInAdvice()
  const [isAsking, setIsAsking] = useState(false)
  const run = report.data?.run ?? null
  const listsLeft = run ? run.listsTotal - run.listsDone : 0
  const isPausing = pause.isPending || pause.isSuccess
  const isCancelling = cancel.isPending || cancel.isSuccess
  const isPersonNeeded = progress?.step === 'waitsForPerson'
  const label = progress ? t(`downloads/steps/${progress.step}`) : t('downloads/running')
  const error = pause.error ?? cancel.error

  const onPause = () => pause.mutate({})
  const onCancelled = () => {
    setIsAsking(false)
    cancel.mutate({})
  }
  const onCancel = () => (listsLeft > 1 ? setIsAsking(true) : onCancelled())

  return (
    <>
      <BusyBar
        label={isPersonNeeded ? t('downloads/personNeeded') : label}
        advice={isPersonNeeded ? signInAdvice : null}
        facts={progress && <ProgressFacts progress={progress} run={run} />}
        share={toShare(progress, run)}
      >
        {!isLook && (
          <Button
            variant="default"
            leftSection={<IconPlayerPause size={16} aria-hidden />}
            disabled={isPausing || isCancelling}
            onClick={onPause}
          >
            {t(isPausing ? 'downloads/pausing' : 'downloads/pause')}
          </Button>
        )}
        <Button variant="default" disabled={isPausing || isCancelling} onClick={onCancel}>
          {t(isCancelling ? 'downloads/cancelling' : isLook ? 'words/cancel' : 'downloads/cancel')}
        </Button>
      </BusyBar>
      {error && <FailureNotice error={error} />}
      <Confirm
        isOpen={isAsking}
        title={t('downloads/cancelTitle')}
        text={t('downloads/cancelAsk', { lists: formatCount(listsLeft) })}
        action={t('downloads/cancel')}
        onConfirm={onCancelled}
        onClose={() => setIsAsking(false)}
      />
    </>
  )
}

/** Files are only known list by list, so a run over many lists is measured in lists. */
function toShare(progress: DownloadProgress | null, run: DownloadRun | null): number | null {
  if (progress === null) return null
  if (run && run.listsTotal > 1) return run.listsDone / run.listsTotal
  return progress.filesTotal > 0 ? progress.filesDone / progress.filesTotal : null
}

function ProgressFacts({ progress, run }: { progress: DownloadProgress; run: DownloadRun | null }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { filesDone, filesTotal, source, month, scheme, file, bytes } = progress
  const facts = [
    run && t('downloads/listOf', { done: formatCount(run.listsDone), total: formatCount(run.listsTotal) }),
    filesTotal > 0 &&
      t(progress.runId === null ? 'portalLists/lookingOf' : 'downloads/fileOf', {
        done: formatCount(filesDone),
        total: formatCount(filesTotal),
      }),
    source?.toUpperCase(),
    month !== null && format.month(month),
    scheme !== null && format.scheme(scheme),
    bytes > 0 && formatBytes(bytes),
    file,
  ]
  return facts.filter(Boolean).join(' · ')
}
