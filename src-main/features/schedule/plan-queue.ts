import type { PlanBook } from '#main/features/schedule/plan-book.ts'
import { isBusy, type PlanRunner } from '#main/features/schedule/plan-runner.ts'
import { dueOf, isLate, isLeft, type SavedPlan, trustClock } from '#main/features/schedule/saved-plans.ts'
import type { Clock } from '#main/platform/clock.ts'
import type { Log } from '#main/platform/log.ts'
import type { DownloadRun } from '#shared/contract/downloads.ts'
import { AppError } from '#shared/errors/app-error.ts'

type Needs = {
  readonly book: PlanBook
  readonly runner: PlanRunner
  readonly clock: Clock
  readonly log: Log
  /** Called once after plans ran, however they ended; the portal is free for others meanwhile. Never fails. */
  readonly onRan: () => Promise<void>
}

/** Lets plans that are due run one after the other, first come first served. */
export function createPlanQueue({ book, runner, clock, log, onRan }: Needs) {
  /** Plans that are due, with what their run will be called. */
  const waiting = new Map<number, DownloadRun['reason']>()
  let working: Promise<DownloadRun[]> | null = null
  let looking: Promise<void> | null = null
  let isStopped = false
  /** Something ran since `onRan` was called. */
  let hasRun = false

  /** Puts what is due in the queue. */
  async function look(lateMs: number): Promise<void> {
    const now = clock.now()
    let saved = await book.find()
    if (saved.plans.some((one) => trustClock(one, now) !== one)) {
      log.warn('schedule.clockWasAhead')
      saved = await book.changeEach((one) => trustClock(one, now))
    }
    if (saved.isPaused) return
    for (const one of saved.plans) {
      const due = dueOf(one, now)
      const isKnown = one.id === runner.runningId() || waiting.has(one.id)
      if (due === null || isKnown || isLeft(one, due, now)) continue
      waiting.set(one.id, isLate(due, now, lateMs) ? 'caughtUp' : 'nightly')
    }
  }

  async function runOne(one: SavedPlan, reason: DownloadRun['reason']): Promise<DownloadRun> {
    try {
      const run = await runner.run(one, reason)
      hasRun = true
      return run
    } catch (error) {
      hasRun ||= !isBusy(error)
      throw error
    }
  }

  /** Runs a plan of the queue. @returns null when it need not run any more */
  async function runWaiting(id: number, reason: DownloadRun['reason']): Promise<DownloadRun | null> {
    const { isPaused, plans } = await book.find()
    const one = plans.find((plan) => plan.id === id)
    // a run by hand in between counts, and so does a plan that was switched off
    if (isPaused || !one || dueOf(one, clock.now()) === null) return null
    return runOne(one, reason)
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

  async function tellRan(): Promise<void> {
    const isTold = hasRun && !isStopped
    hasRun = false
    if (isTold) await onRan()
  }

  /** Two calls at once share one piece of work, and hear of it when all is done that follows it. */
  function work(toRuns: () => Promise<DownloadRun[]>): Promise<DownloadRun[]> {
    working ??= toRuns()
      .finally(() => {
        working = null
      })
      .finally(tellRan)
    return working
  }

  return {
    /**
     * Looks at the clock, runs what is due and answers when all has ended.
     * @param lateMs a run that begins later than this after its time is called one that makes up for a missed one
     */
    async runDue(lateMs: number): Promise<DownloadRun[]> {
      if (isStopped) return []
      looking ??= look(lateMs).finally(() => {
        looking = null
      })
      await looking
      return work(workThrough)
    },

    /** @throws AppError `portal.busy` while a plan or somebody else is at the portal */
    async runNow(plans: readonly SavedPlan[]): Promise<DownloadRun[]> {
      if (working) throw new AppError('portal.busy')
      return work(async () => {
        const runs: DownloadRun[] = []
        for (const one of plans) if (!isStopped) runs.push(await runOne(one, 'manual'))
        return runs
      })
    },

    /** Ends looking. A run that goes on is the downloader's to end. */
    async stop(): Promise<void> {
      isStopped = true
      runner.stop()
      await looking?.catch(() => undefined)
    },
  }
}
