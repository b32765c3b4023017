import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'
import { formatCount } from '#renderer/ui/format.ts'
import { State } from '#renderer/ui/State.tsx'
import type { DownloadRun } from '#shared/contract/downloads.ts'
import type { ErrorCode } from '#shared/errors/codes.ts'

const wantsPerson: readonly ErrorCode[] = [
  'portal.codeNeeded',
  'portal.signInNeeded',
  'portal.signInTimeout',
  'portal.sessionExpired',
]

/** How the run that was just started here ended. */
export function RunOutcome({ run, onSignIn }: { run: DownloadRun; onSignIn: () => void }) {
  const { t } = useTranslation()
  if (run.error && run.state !== 'cancelled') {
    return (
      <FailureNotice error={run.error}>
        {wantsPerson.includes(run.error.code) && <Button onClick={onSignIn}>{t('downloads/signIn')}</Button>}
      </FailureNotice>
    )
  }
  const counts = {
    stored: formatCount(run.stored),
    skipped: formatCount(run.skipped),
    failed: formatCount(run.failed),
    imported: formatCount(run.imported),
  }
  const tone = run.state === 'done' && run.failed === 0 ? 'good' : 'warn'
  return (
    <p className="outcome" role="status">
      <State tone={tone}>
        {t(`downloads/finished/${run.state === 'cancelled' ? 'cancelled' : 'done'}`, counts)}
      </State>
    </p>
  )
}
