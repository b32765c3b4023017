import type { Store } from '#main/database/store.ts'
import { lastDueAt, monthsOfRun } from '#main/features/schedule/due.ts'
import { createPlanBook } from '#main/features/schedule/plan-book.ts'
import {
  dueOf,
  isGivenUp,
  isLate,
  type SavedPlan,
  toFirstPlan,
  toPlannedRuns,
  trustClock,
} from '#main/features/schedule/saved-plans.ts'
import type { Clock } from '#main/platform/clock.ts'
import type { Log } from '#main/platform/log.ts'
import type { Notices } from '#main/platform/notices.ts'
import type { DownloadRun } from '#shared/contract/downloads.ts'
import type { PlannedRuns, PlanOutcome, Schedule, SchedulePlan } from '#shared/contract/schedule.ts'
import { AppError, toErrorRecord } from '#shared/errors/app-error.ts'
import type { Scheme } from '#shared/model/scheme.ts'
import type { Source } from '#shared/model/source.ts'
import type { Month } from '#shared/model/thai-date.ts'

/** What a plan asks of the downloader. */
export type PlanRun = {
  readonly months: Month[]
  readonly schemes: Scheme[]
  readonly sources: Source[]
  readonly isImporting: boolean
  readonly reason: DownloadRun['reason']
}

type Needs = {
  readonly store: Store
  readonly clock: Clock
  readonly log: Log
  readonly notices: Notices
  /** @throws AppError `portal.busy` */
  readonly run: (input: PlanRun) => Promise<DownloadRun>
  /** What the first plan of a store is called. */
  readonly firstPlanName: string
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

const isBusy = (error: unknown) => error instanceof AppError && error.code === 'portal.busy'

/**
 * Runs each plan once for each of its due moments, in Asia/Bangkok; one at a time, whatever else is going on.
 * It looks at the clock again and again instead of counting down, so sleep and a clock that jumps change nothing.
 */
export function createSchedule(needs: Needs) {
  const { clock, log, notices, firstPlanName, every = everyReally } = needs
  const book = createPlanBook(needs)
  /** Plans that are due, first come first served, with what their run will be called. */
  const waiting = new Map<number, DownloadRun['reason']>()
  let working: Promise<DownloadRun[]> | null = null
  let looking: Promise<void> | null = null
  let runningId: number | null = null
  let isStopped = false
  let stopTimer: (() => void) | null = null

  const tellChange = () => notices.changed('schedule.get', 'dashboard.get', 'attention.get')

  /** @throws AppError `portal.busy`, after which everything is as before */
  async function runPlan(one: SavedPlan, reason: DownloadRun['reason']): Promise<DownloadRun> {
    const { id, plan } = one
    const { sources, schemes, isImporting, reach, times } = plan
    const now = clock.now()
    const begun = { id, at: now.toISOString(), dueAt: lastDueAt(times, now).toISOString() }
    const open: PlanOutcome = { reason, state: 'running', stored: 0, failed: 0, error: null }
    runningId = id
    try {
      await book.noteBegin(begun, open)
      tellChange()
      if (isStopped) throw new AppError('cancelled')
      log.info('schedule.run', { plan: id, reason })
      const run = await needs.run({ months: monthsOfRun(reach, now), schemes, sources, isImporting, reason })
      const { state, stored, failed, error } = run
      // a run that ends only because Satang does is still due
      if (!isStopped) await book.noteEnd(begun, { reason, state, stored, failed, error })
      return run
    } catch (error) {
      if (isBusy(error)) await book.noteNotBegun(one)
      else if (!isStopped)
        await book.noteEnd(begun, { ...open, state: 'failed', error: toErrorRecord(error) })
      throw error
    } finally {
      runningId = null
      tellChange()
    }
  }

  /** Puts what is due in the queue. */
  async function look(byMs: number): Promise<void> {
    const now = clock.now()
    let saved = await book.find()
    if (saved.plans.some((one) => trustClock(one, now) !== one)) {
      log.warn('schedule.clockWasAhead')
      saved = await book.changeEach((one) => trustClock(one, now))
    }
    if (saved.isPaused) return
    for (const one of saved.plans) {
      const due = dueOf(one, now)
      if (due === null || isGivenUp(one, due) || one.id === runningId || waiting.has(one.id)) continue
      waiting.set(one.id, isLate(due, now, byMs) ? 'caughtUp' : 'nightly')
    }
  }

  /** Runs a plan of the queue. @returns null when it need not run any more */
  async function runWaiting(id: number, reason: DownloadRun['reason']): Promise<DownloadRun | null> {
    const { isPaused, plans } = await book.find()
    const one = plans.find((plan) => plan.id === id)
    // a run by hand in between counts, and so does a plan that was switched off
    if (isPaused || !one || dueOf(one, clock.now()) === null) return null
    return runPlan(one, reason)
  }

  async function workThrough(): Promise<DownloadRun[]> {
    const runs: DownloadRun[] = []
    for (const [id, reason] of waiting) {
      if (isStopped) return runs
      try {
        const run = await runWaiting(id, reason)
        if (run) runs.push(run)
      } catch (error) {
        // somebody else is at the portal: the queue stays as it is until the next look
        if (isBusy(error) || isStopped) return runs
        log.error('schedule.runFailed', { plan: id }, error)
      }
      waiting.delete(id)
    }
    return runs
  }

  /** Two calls at once share one piece of work. */
  function work(toRuns: () => Promise<DownloadRun[]>): Promise<DownloadRun[]> {
    working ??= toRuns().finally(() => {
      working = null
    })
    return working
  }

  async function runDue(byMs: number): Promise<DownloadRun[]> {
    if (isStopped) return []
    looking ??= look(byMs).finally(() => {
      looking = null
    })
    await looking
    return work(workThrough)
  }

  function onTick(): void {
    runDue(onTimeMs).catch((error: unknown) => {
      // a run by hand that was turned away tells its own caller
      if (!isBusy(error)) log.error('schedule.lookFailed', {}, error)
    })
  }

  async function save(id: number | undefined, plan: SchedulePlan): Promise<PlannedRuns> {
    const now = clock.now()
    const tidy = { ...plan, times: [...new Set(plan.times)].toSorted() }
    if (id !== undefined) await book.replace(id, tidy, now)
    const saved = await book.get(id ?? (await book.add(tidy, now)))
    const { isPaused } = await book.find()
    return toPlannedRuns(saved, now, { isPaused, runningId })
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
      const now = clock.now()
      return { isPaused, plans: plans.map((one) => toPlannedRuns(one, now, { isPaused, runningId })) }
    },

    /** @throws AppError `schedule.unknown` */
    async remove(id: number): Promise<void> {
      await book.get(id)
      await book.remove(id)
    },

    /** Pauses every plan or lets them go on; what was due in between is passed over. */
    pause: (isPaused: boolean): Promise<void> => book.pause(isPaused, clock.now()),

    /**
     * Runs one plan, or every enabled one, whether it is due or not.
     * @throws AppError `portal.busy`, `schedule.unknown`
     */
    async runNow(id: number | undefined): Promise<DownloadRun[]> {
      const plans =
        id === undefined
          ? (await book.find()).plans.filter(({ plan }) => plan.isEnabled)
          : [await book.get(id)]
      if (working) throw new AppError('portal.busy')
      return work(async () => {
        const runs: DownloadRun[] = []
        for (const one of plans) if (!isStopped) runs.push(await runPlan(one, 'manual'))
        return runs
      })
    },

    /** Runs what is due and answers when it has ended, for where nothing looks at the clock all the time. */
    runDue: () => runDue(timerMs),

    /** Looks at once, as a computer that woke up wants. */
    look: () => runDue(onTimeMs),

    /** Adds the plan every hospital begins with, unless there is one. */
    async addFirstPlan(): Promise<void> {
      if ((await book.find()).plans.length === 0) await save(undefined, toFirstPlan(firstPlanName))
    },

    /** Looks at the clock from now on, and makes up once for what was missed. */
    start(): void {
      stopTimer ??= every(lookEveryMs, onTick)
      onTick()
    },

    /** Ends looking. A run that goes on is the downloader's to end. */
    async stop(): Promise<void> {
      isStopped = true
      stopTimer?.()
      stopTimer = null
      await looking?.catch(() => undefined)
    },
  }
}

export type ScheduleService = ReturnType<typeof createSchedule>
