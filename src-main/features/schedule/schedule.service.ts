import cron, { type ScheduledTask } from 'node-cron'
import * as z from 'zod'
import { selectSetting, upsertSetting } from '#main/database/setting.sql.ts'
import type { Store } from '#main/database/store.ts'
import { lastDueAt, monthsOfRun, nextDueAt } from '#main/features/schedule/due.ts'
import type { Clock } from '#main/platform/clock.ts'
import type { Log } from '#main/platform/log.ts'
import type { DownloadRun } from '#shared/contract/downloads.ts'
import type { ParsedInput } from '#shared/contract/index.ts'
import { SchedulePlan } from '#shared/contract/schedule.ts'
import { Instant } from '#shared/model/ids.ts'

const SavedSchedule = z.object({
  plan: SchedulePlan,
  /** The due moment that was last run or passed over on purpose; nothing due up to here runs again. */
  handledDueAt: Instant,
  lastRunAt: Instant.nullable(),
})
type SavedSchedule = z.infer<typeof SavedSchedule>

export const defaultPlan: SchedulePlan = {
  isEnabled: true,
  at: '02:30',
  monthsBack: 1,
  schemes: ['ucs'],
  isImporting: true,
}

type Needs = {
  store: Store
  clock: Clock
  log: Log
  run: (input: ParsedInput<'downloads.run'>) => Promise<DownloadRun>
}

/** Runs the nightly plan once for each due moment, in Asia/Bangkok. Owns the setting `schedule`. */
export function createSchedule({ store, clock, log, run }: Needs) {
  let task: ScheduledTask | null = null
  let running: Promise<DownloadRun | null> | null = null

  const find = () => store.read((db) => selectSetting(db, 'schedule', SavedSchedule))
  const save = (saved: SavedSchedule) => store.write((trx) => upsertSetting(trx, 'schedule', saved))

  async function runPlan(saved: SavedSchedule, reason: 'nightly' | 'caughtUp'): Promise<DownloadRun> {
    const now = clock.now()
    await save({
      ...saved,
      handledDueAt: lastDueAt(saved.plan.at, now).toISOString(),
      lastRunAt: now.toISOString(),
    })
    log.info('schedule.run', { reason })
    const { schemes, isImporting } = saved.plan
    const plain = { isDryRun: false, isFetchingAgain: false }
    return run({ months: monthsOfRun(saved.plan, now), schemes, isImporting, reason, ...plain })
  }

  async function runWhatIsDue(reason: 'nightly' | 'caughtUp'): Promise<DownloadRun | null> {
    const saved = await find()
    if (!saved?.plan.isEnabled) return null
    if (lastDueAt(saved.plan.at, clock.now()).toISOString() <= saved.handledDueAt) return null
    return runPlan(saved, reason)
  }

  /** Two calls at once share one run, so the timer and a wake-up cannot both start it. */
  function runIfDue(reason: 'nightly' | 'caughtUp'): Promise<DownloadRun | null> {
    running ??= runWhatIsDue(reason).finally(() => {
      running = null
    })
    return running
  }

  function setTimer(plan: SchedulePlan): void {
    void task?.destroy()
    task = null
    if (!plan.isEnabled) return
    const [hour, minute] = plan.at.split(':').map(Number)
    const onTick = () =>
      runIfDue('nightly').catch((error: unknown) => log.error('schedule.runFailed', {}, error))
    task = cron.schedule(`${minute} ${hour} * * *`, onTick, { timezone: 'Asia/Bangkok' })
  }

  async function savePlan(plan: SchedulePlan): Promise<{ nextRunAt: string | null }> {
    const lastRunAt = (await find())?.lastRunAt ?? null
    const now = clock.now()
    await save({ plan, handledDueAt: lastDueAt(plan.at, now).toISOString(), lastRunAt })
    setTimer(plan)
    return { nextRunAt: plan.isEnabled ? nextDueAt(plan.at, now).toISOString() : null }
  }

  return {
    savePlan,

    async get() {
      const saved = await find()
      const plan = saved?.plan ?? { ...defaultPlan, isEnabled: false }
      const nextRunAt = plan.isEnabled ? nextDueAt(plan.at, clock.now()).toISOString() : null
      return { plan, nextRunAt, lastRunAt: saved?.lastRunAt ?? null }
    },

    /** Sets the timer, and makes up once for a run that was missed while Satang was off. */
    async start(): Promise<void> {
      const saved = await find()
      if (!saved) return
      setTimer(saved.plan)
      runIfDue('caughtUp').catch((error: unknown) => log.error('schedule.catchUpFailed', {}, error))
    },

    /** Looks again after the computer woke up. */
    catchUp: () => runIfDue('caughtUp'),

    /** Runs the plan now whether it is due or not, as an operating system's own scheduler wants. */
    async runNow(): Promise<DownloadRun> {
      const saved = await find()
      const plan = saved?.plan ?? defaultPlan
      return runPlan(saved ?? { plan, handledDueAt: clock.now().toISOString(), lastRunAt: null }, 'nightly')
    },

    async stop(): Promise<void> {
      await task?.destroy()
      task = null
    },
  }
}

export type Schedule = ReturnType<typeof createSchedule>
