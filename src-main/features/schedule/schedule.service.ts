import type { Store } from '#main/database/store.ts'
import { createPlanAlarm } from '#main/features/schedule/plan-alarm.ts'
import { createPlanBook } from '#main/features/schedule/plan-book.ts'
import { createPlanQueue } from '#main/features/schedule/plan-queue.ts'
import { createPlanRunner, isBusy, type PlanRun } from '#main/features/schedule/plan-runner.ts'
import { type SavedPlan, toFirstPlan, toPlannedRuns } from '#main/features/schedule/saved-plans.ts'
import type { Clock } from '#main/platform/clock.ts'
import type { DailyAlarm } from '#main/platform/daily-alarm.ts'
import type { Log } from '#main/platform/log.ts'
import type { Notices } from '#main/platform/notices.ts'
import type { DownloadRun } from '#shared/contract/downloads.ts'
import type { PlannedRuns, Schedule, SchedulePlan } from '#shared/contract/schedule.ts'

type Needs = {
  readonly store: Store
  readonly clock: Clock
  readonly log: Log
  readonly notices: Notices
  /** @throws AppError `portal.busy` */
  readonly run: (input: PlanRun) => Promise<DownloadRun>
  /** @returns a run as it is now */
  readonly findRun: (id: number) => Promise<DownloadRun>
  /** What the first plan of a store is called. */
  readonly firstPlanName: string
  /** Called once after plans ran, however they ended. Never fails. */
  readonly onRan: () => Promise<void>
  /** Looks to the second at the times of the plans. */
  readonly alarm: DailyAlarm
  /** Calls back again and again. @returns how to stop it */
  readonly every?: (ms: number, onTick: () => void) => () => void
}

const lookEveryMs = 20_000
const onTimeMs = 2 * 60_000
/** An operating system's timer calls every quarter of an hour; who comes with it is on time. */
const timerMs = 20 * 60_000

function everyReally(ms: number, onTick: () => void): () => void {
  const timer = setInterval(onTick, ms)
  return () => clearInterval(timer)
}

/** A run may have gone on after it ended for its plan, by itself or by hand. */
async function asItIsNow(one: SavedPlan, findRun: Needs['findRun']): Promise<SavedPlan> {
  const { lastRun } = one
  const outcome = lastRun?.outcome
  if (!outcome || outcome.runId === null) return one
  const { state, stored, failed, refused, error } = await findRun(outcome.runId)
  return { ...one, lastRun: { ...lastRun, outcome: { ...outcome, state, stored, failed, refused, error } } }
}

/**
 * Runs each plan once for each of its due moments, in Asia/Bangkok; one at a time, whatever else is going on.
 * It looks at the clock again and again instead of counting down, so sleep and a clock that jumps change nothing; the
 * alarm only lets it look in the very second a plan is due.
 */
export function createSchedule(needs: Needs) {
  const { clock, log, notices, firstPlanName, onRan, every = everyReally } = needs
  const book = createPlanBook(needs)
  const onChange = () => notices.changed('schedule.get', 'dashboard.get', 'attention.get')
  const runner = createPlanRunner({ ...needs, book, onChange })
  const queue = createPlanQueue({ book, runner, clock, log, onRan })
  let stopTimer: (() => void) | null = null

  function onTick(): void {
    queue.runDue(onTimeMs).catch((error: unknown) => {
      // a run by hand that was turned away tells its own caller
      if (!isBusy(error)) log.error('schedule.lookFailed', {}, error)
    })
  }

  const planAlarm = createPlanAlarm({ ...needs, book, onTime: onTick })

  async function save(id: number | undefined, plan: SchedulePlan): Promise<PlannedRuns> {
    const now = clock.now()
    const tidy = { ...plan, times: [...new Set(plan.times)].toSorted() }
    if (id !== undefined) await book.replace(id, tidy, now)
    const saved = await book.get(id ?? (await book.add(tidy, now)))
    await planAlarm.set()
    const { isPaused } = await book.find()
    return toPlannedRuns(saved, now, { isPaused, runningId: runner.runningId() })
  }

  return {
    /**
     * Adds a plan, or changes the one with `id`.
     * @throws AppError `schedule.unknown`
     */
    save,
    /** Keeps an old store's plan the new way and closes what a killed process left open; once, before the rest. */
    recover: book.recover,

    /** @returns every plan with when it runs next and how it ran last */
    async get(): Promise<Schedule> {
      const { isPaused, plans } = await book.find()
      const shown = { isPaused, runningId: runner.runningId() }
      const now = await Promise.all(plans.map((one) => asItIsNow(one, needs.findRun)))
      return { isPaused, plans: now.map((one) => toPlannedRuns(one, clock.now(), shown)) }
    },

    /** @throws AppError `schedule.unknown` */
    async remove(id: number): Promise<void> {
      await book.get(id)
      await book.remove(id)
      await planAlarm.set()
    },

    /** Pauses every plan or lets them go on; what was due in between is passed over. */
    async pause(isPaused: boolean): Promise<void> {
      await book.pause(isPaused, clock.now())
      await planAlarm.set()
    },

    /**
     * Runs one plan, or every enabled one, whether it is due or not.
     * @throws AppError `portal.busy`, `schedule.unknown`
     */
    async runNow(id: number | undefined): Promise<DownloadRun[]> {
      if (id !== undefined) return queue.runNow([await book.get(id)])
      return queue.runNow((await book.find()).plans.filter(({ plan }) => plan.isEnabled))
    },

    /** Runs what is due and answers when it has ended, for where nothing looks at the clock all the time. */
    runDue: () => queue.runDue(timerMs),

    /** Looks at once, as a computer that woke up wants. */
    look: () => queue.runDue(onTimeMs),

    /** Adds the plan every hospital begins with, unless there is one. */
    async addFirstPlan(): Promise<void> {
      if ((await book.find()).plans.length === 0) await save(undefined, toFirstPlan(firstPlanName))
    },

    /** Looks at the clock from now on, and makes up once for what was missed. */
    start(): void {
      stopTimer ??= every(lookEveryMs, onTick)
      planAlarm.start()
      onTick()
    },

    async stop(): Promise<void> {
      stopTimer?.()
      stopTimer = null
      planAlarm.stop()
      await queue.stop()
    },
  }
}

export type ScheduleService = ReturnType<typeof createSchedule>
