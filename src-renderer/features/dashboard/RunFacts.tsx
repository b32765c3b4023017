import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatCount } from '#renderer/ui/format.ts'
import { useFormat } from '#renderer/ui/use-format.ts'
import type { Dashboard } from '#shared/contract/dashboard.ts'
import { RunState } from '#shared/contract/downloads.ts'

/** When files were fetched last, and when they will be next. */
export function RunFacts({ lastRun, nextRunAt }: Pick<Dashboard, 'lastRun' | 'nextRunAt'>) {
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
    </p>
  )
}
