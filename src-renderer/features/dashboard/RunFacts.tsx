import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatBytes, formatCount } from '#renderer/ui/format.ts'
import { useFormat } from '#renderer/ui/use-format.ts'
import type { Dashboard } from '#shared/contract/dashboard.ts'
import { RunState } from '#shared/contract/downloads.ts'

/** When files were fetched last, when they will be next, and what there is to go back to. */
export function RunFacts({
  lastRun,
  nextRunAt,
  backup,
}: Pick<Dashboard, 'lastRun' | 'nextRunAt' | 'backup'>) {
  const { t } = useTranslation()
  const format = useFormat()
  const state = RunState.safeParse(lastRun?.state)
  return (
    <p className="run-facts">
      <span>
        {t('dashboard/lastRun')}{' '}
        <Link to="/downloads" className="text-link">
          {lastRun ? format.instant(lastRun.at) : t('words/never')}
        </Link>
        {lastRun && (
          <>
            {' · '}
            {state.success && `${t(`words/runStates/${state.data}`)} · `}
            {t('dashboard/lastRunResult', {
              stored: formatCount(lastRun.stored),
              failed: formatCount(lastRun.failed),
            })}
          </>
        )}
      </span>
      <span>
        {t('dashboard/nextRun')}{' '}
        <Link to="/schedule" className="text-link">
          {nextRunAt ? format.instant(nextRunAt) : t('dashboard/noNextRun')}
        </Link>
      </span>
      <LastBackup last={backup.last} />
    </p>
  )
}

function LastBackup({ last }: Pick<Dashboard['backup'], 'last'>) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <span>
      {t('dashboard/lastBackup')}{' '}
      <Link to="/settings" className="text-link">
        {last ? format.instant(last.at) : t('words/never')}
      </Link>
      {last &&
        ` · ${formatBytes(last.bytes)} · ${t(`dashboard/backupAges/${toAge(last.ageDays)}`, { days: last.ageDays })}`}
    </span>
  )
}

function toAge(days: number): 'fresh' | 'aDay' | 'days' {
  if (days === 0) return 'fresh'
  return days === 1 ? 'aDay' : 'days'
}
