import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '#renderer/api/hooks.ts'
import { ChangeLink } from '#renderer/features/downloads/ChangeLink.tsx'
import { RunActions } from '#renderer/features/downloads/RunActions.tsx'
import type { RunCommands } from '#renderer/features/downloads/run-commands.ts'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'
import { formatCount } from '#renderer/ui/format.ts'
import { State } from '#renderer/ui/State.tsx'
import { useFormat } from '#renderer/ui/use-format.ts'
import type { DownloadRun } from '#shared/contract/downloads.ts'
import type { ErrorCode } from '#shared/errors/codes.ts'

const wantsPerson: readonly ErrorCode[] = [
  'portal.codeNeeded',
  'portal.signInNeeded',
  'portal.signInTimeout',
  'portal.sessionExpired',
]

type Props = { readonly commands: RunCommands; readonly onSignIn: () => void }

/** How the latest run ended, and how to go on with it. */
export function LatestRun({ commands, onSignIn }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const runs = useAnswer('downloads.listRuns', { limit: 1 })
  const run = runs.data?.[0]
  if (!run || run.state === 'running') return null
  const at = format.instant(run.startedAt)
  const link = (
    <Link to="/downloads/$id" params={{ id: String(run.id) }} className="text-link">
      {t('downloads/openReport')}
    </Link>
  )
  if (run.state === 'failed' && run.error) {
    return (
      <FailureNotice title={t('downloads/finished/failed', { at })} error={run.error}>
        <ChangeLink code={run.error.code} />
        {link}
        {wantsPerson.includes(run.error.code) && (
          <Button disabled={commands.isBusy} onClick={onSignIn}>
            {t('downloads/signIn')}
          </Button>
        )}
        <RunActions run={run} commands={commands} />
      </FailureNotice>
    )
  }
  return (
    <div className="latest-run">
      <p role="status">
        <Outcome run={run} />
      </p>
      <span className="hint">{t('downloads/lastRun', { at })}</span>
      {link}
      <span className="latest-actions">
        <RunActions run={run} commands={commands} />
      </span>
    </div>
  )
}

function Outcome({ run }: { run: DownloadRun }) {
  const { t } = useTranslation()
  const { state, isDryRun, failed } = run
  const key = state === 'done' && isDryRun ? 'dryRun' : state === 'running' ? 'done' : state
  const text = t(`downloads/finished/${key}`, {
    stored: formatCount(run.stored),
    skipped: formatCount(run.skipped),
    failed: formatCount(failed),
    imported: formatCount(run.imported),
    listed: formatCount(run.listed),
    listsDone: formatCount(run.listsDone),
    listsTotal: formatCount(run.listsTotal),
  })
  return <State tone={state === 'done' && failed === 0 ? 'good' : 'warn'}>{text}</State>
}
