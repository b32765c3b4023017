import { lastDueAt, monthsOfRun } from '#main/features/schedule/due.ts'
import type { PlanBook } from '#main/features/schedule/plan-book.ts'
import type { SavedPlan } from '#main/features/schedule/saved-plans.ts'
import type { Clock } from '#main/platform/clock.ts'
import type { Log } from '#main/platform/log.ts'
import { toRecord } from '#main/platform/unexpected.ts'
import type { DownloadRun } from '#shared/contract/downloads.ts'
import type { PlanOutcome } from '#shared/contract/schedule.ts'
import { AppError } from '#shared/errors/app-error.ts'
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
  readonly book: PlanBook
  readonly clock: Clock
  readonly log: Log
  /** @throws AppError `portal.busy` */
  readonly run: (input: PlanRun) => Promise<DownloadRun>
  /** What is known of the plans is different now. */
  readonly onChange: () => void
}

/** @returns whether somebody else is at the portal */
export const isBusy = (error: unknown) => error instanceof AppError && error.code === 'portal.busy'

/** Runs one plan at a time and writes down what became of it. */
export function createPlanRunner({ book, clock, log, run, onChange }: Needs) {
  let runningId: number | null = null
  let isStopped = false

  async function ask(
    { id, plan }: SavedPlan,
    now: Date,
    reason: DownloadRun['reason'],
  ): Promise<DownloadRun> {
    if (isStopped) throw new AppError('cancelled')
    const { sources, schemes, isImporting, reach } = plan
    log.info('schedule.run', { plan: id, reason })
    return run({ months: monthsOfRun(reach, now), schemes, sources, isImporting, reason })
  }

  return {
    runningId: () => runningId,

    /** @throws AppError `portal.busy`, after which everything is as before */
    async run(one: SavedPlan, reason: DownloadRun['reason']): Promise<DownloadRun> {
      const now = clock.now()
      const dueAt = lastDueAt(one.plan.times, now).toISOString()
      const begun = { id: one.id, at: now.toISOString(), dueAt }
      const none = { stored: 0, failed: 0, refused: 0 }
      const open: PlanOutcome = { runId: null, reason, state: 'running', ...none, error: null }
      runningId = one.id
      try {
        await book.noteBegin(begun, open)
        onChange()
        const ended = await ask(one, now, reason)
        const { id: runId, state, stored, failed, refused, error } = ended
        // a run that ends only because Satang does is still due
        if (!isStopped) await book.noteEnd(begun, { runId, reason, state, stored, failed, refused, error })
        return ended
      } catch (error) {
        if (isBusy(error)) await book.noteNotBegun(one)
        else if (!isStopped)
          await book.noteEnd(begun, {
            ...open,
            state: 'failed',
            error: toRecord(log, 'schedule.runBroke', error),
          })
        throw error
      } finally {
        runningId = null
        onChange()
      }
    },

    /** From now on no run begins, and how one ends is not written down any more. */
    stop(): void {
      isStopped = true
    },
  }
}

export type PlanRunner = ReturnType<typeof createPlanRunner>
