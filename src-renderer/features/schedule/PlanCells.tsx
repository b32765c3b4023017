import { useTranslation } from 'react-i18next'
import { useFailureText } from '#renderer/ui/FailureNotice.tsx'
import { formatCount } from '#renderer/ui/format.ts'
import { State, type Tone } from '#renderer/ui/State.tsx'
import { useFormat } from '#renderer/ui/use-format.ts'
import type { LastRun as LastRunFacts, PlannedRuns, PlanOutcome } from '#shared/contract/schedule.ts'

type Props = { readonly plan: PlannedRuns }

const tones: Record<PlanOutcome['state'], Tone> = {
  running: 'quiet',
  paused: 'warn',
  done: 'good',
  failed: 'bad',
  cancelled: 'warn',
  interrupted: 'warn',
}

/** What a plan fetches, in one line under its name. */
export function PlanName({ plan }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const { name, sources, schemes, reach } = plan
  const parts = [
    sources.map((source) => source.toUpperCase()).join(' '),
    schemes.map((scheme) => format.schemeCode(scheme)).join(' '),
    t(reach.unit === 'months' ? 'schedule/reachMonths' : 'schedule/reachDays', { count: reach.back }),
  ]
  return (
    <>
      <span className="plan-name">{name}</span>
      <span className="plan-facts">
        {parts.map((part, index) => (
          <span key={part}>
            {index > 0 && ' · '}
            <span className="plan-fact">{part}</span>
          </span>
        ))}
      </span>
    </>
  )
}

/** The times of a day, two in a line. */
export function Times({ times }: { times: readonly string[] }) {
  return (
    <span className="plan-times">
      {times.map((time) => (
        <span key={time}>{time}</span>
      ))}
    </span>
  )
}

/** When a plan runs next, or that a run was missed. */
export function NextRun({ plan, isPaused }: Props & { readonly isPaused: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { missedAt, nextTryAt, nextRunAt, isRunning, isEnabled } = plan
  const waits = isPaused && isEnabled ? t('schedule/paused') : t('schedule/off')
  if (isRunning) return <State tone="quiet">{t('schedule/running')}</State>
  return (
    <>
      {nextRunAt === null ? <span className="hint">{waits}</span> : format.instant(nextRunAt)}
      {nextTryAt && (
        <span className="plan-facts">
          <State tone="warn">{t('schedule/triesAgain', { at: format.instant(nextTryAt) })}</State>
        </span>
      )}
      {missedAt && !nextTryAt && (
        <span className="plan-facts">
          <State tone="warn">{t('schedule/missed', { at: format.instant(missedAt) })}</State>
        </span>
      )}
    </>
  )
}

/** When a plan ran last, and how that ended. */
export function LastRun({ plan: { lastRun } }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  if (lastRun === null) return <span className="hint">{t('words/never')}</span>
  return (
    <>
      {format.instant(lastRun.at)}
      {lastRun.outcome && <Outcome outcome={lastRun.outcome} tried={lastRun.tried} />}
    </>
  )
}

type Ended = { readonly outcome: PlanOutcome; readonly tried: LastRunFacts['tried'] }

function Outcome({ outcome, tried }: Ended) {
  const { state, stored, failed, error, reason } = outcome
  const refused = outcome.refused ?? 0
  const { t } = useTranslation()
  const format = useFormat()
  const explain = useFailureText()
  const counts = { stored: formatCount(stored), failed: formatCount(failed) }
  const facts = [
    ...(error ? [explain(error)] : [t(failed > 0 ? 'schedule/storedFailed' : 'schedule/stored', counts)]),
    ...(refused > 0 ? [t('schedule/refused', { refused: formatCount(refused) })] : []),
    ...(tried && tried.count > 1
      ? [t('schedule/tried', { times: formatCount(tried.count), since: format.instant(tried.since) })]
      : []),
    ...(reason === 'nightly' ? [] : [t(`downloads/reasons/${reason}`)]),
  ].join(' · ')
  return (
    <span className="plan-facts">
      <State tone={state === 'done' && failed + refused > 0 ? 'warn' : tones[state]}>
        {t(`words/runStates/${state}`)}
      </State>
      {state !== 'running' && ` · ${facts}`}
    </span>
  )
}
