import * as z from 'zod'
import { lastDueAt, nextDueAt } from '#main/features/schedule/due.ts'
import {
  ClockTime,
  type PlannedRuns,
  PlanOutcome,
  SchedulePlan,
  usualPlan,
} from '#shared/contract/schedule.ts'
import { isUnreached } from '#shared/errors/network-codes.ts'
import { Instant, RowId } from '#shared/model/ids.ts'
import { Scheme } from '#shared/model/scheme.ts'

const SavedPlan = z.object({
  id: RowId,
  plan: SchedulePlan,
  /** The due moment that was last run or passed over on purpose; nothing due up to here runs again. */
  handledDueAt: Instant,
  /** Runs for a due moment that never ended because Satang was killed, or never reached the portal. */
  tries: z.object({ dueAt: Instant, count: z.int() }).nullable(),
  lastRun: z.object({ at: Instant, outcome: PlanOutcome.nullable() }).nullable(),
})
export type SavedPlan = z.infer<typeof SavedPlan>

export const SavedPlans = z.object({ isPaused: z.boolean(), nextId: RowId, plans: z.array(SavedPlan) })
export type SavedPlans = z.infer<typeof SavedPlans>

/** The one plan of stores from before there were several. */
export const OnlyPlan = z.object({
  plan: z.object({
    isEnabled: z.boolean(),
    at: ClockTime,
    monthsBack: z.int().min(0).max(12),
    schemes: z.array(Scheme).min(1),
    isImporting: z.boolean(),
  }),
  handledDueAt: Instant,
  lastRunAt: Instant.nullable(),
})

const dayMs = 86_400_000
/** A timer and a busy machine are late by seconds; who is later than this was missed. */
const lateMs = 10 * 60_000
/** A run that ends Satang every time is not started for ever. */
const mostTries = 3
/** A computer that just woke up has no network yet. */
const restMs = 10 * 60_000

export const noPlans: SavedPlans = { isPaused: false, nextId: 1, plans: [] }

/** @returns the plan every hospital begins with */
export function toFirstPlan(name: string): SchedulePlan {
  return { name, ...usualPlan }
}

/** @returns the list of plans that begins with the only one there was. */
export function toPlans({ plan, ...rest }: z.infer<typeof OnlyPlan>, name: string): SavedPlans {
  const { at, monthsBack, ...same } = plan
  const reach = { unit: 'months', back: monthsBack } as const
  const first: SavedPlan = {
    id: 1,
    // there was nothing else to fetch
    plan: { ...toFirstPlan(name), ...same, sources: ['rep'], times: [at], reach },
    handledDueAt: rest.handledDueAt,
    tries: null,
    lastRun: rest.lastRunAt === null ? null : { at: rest.lastRunAt, outcome: null },
  }
  return { isPaused: false, nextId: 2, plans: [first] }
}

const laterOf = (one: string, other: string) => (one > other ? one : other)

/** @returns the due moment nobody has run yet, or null. */
export function dueOf({ plan, handledDueAt }: SavedPlan, now: Date): string | null {
  const due = lastDueAt(plan.times, now).toISOString()
  return plan.isEnabled && due > handledDueAt ? due : null
}

/**
 * @returns whether a due moment is left alone: for good, when it was tried so often and Satang killed each time, or
 * for some minutes, when the portal could not be reached
 */
export function isLeft({ tries, lastRun }: SavedPlan, dueAt: string, now: Date): boolean {
  if (tries?.dueAt !== dueAt) return false
  if (tries.count >= mostTries) return true
  const agoMs = now.getTime() - Date.parse(lastRun?.at ?? dueAt)
  return lastRun?.outcome?.state === 'failed' && agoMs >= 0 && agoMs < restMs
}

/** @returns the plan after a run: its due moment is dealt with, unless the portal was not reached and it may try again. */
export function toEnded(saved: SavedPlan, dueAt: string, lastRun: SavedPlan['lastRun']): SavedPlan {
  const code = lastRun?.outcome?.error?.code
  const count = saved.tries?.dueAt === dueAt ? saved.tries.count : mostTries
  if (code !== undefined && isUnreached(code) && count < mostTries) return { ...saved, lastRun }
  return { ...saved, handledDueAt: laterOf(saved.handledDueAt, dueAt), tries: null, lastRun }
}

export function isLate(dueAt: string, now: Date, byMs = lateMs): boolean {
  return now.getTime() - Date.parse(dueAt) > byMs
}

/** @returns the plan with everything up to `now` passed over on purpose. */
export function passOver(saved: SavedPlan, now: Date): SavedPlan {
  const due = lastDueAt(saved.plan.times, now).toISOString()
  return { ...saved, handledDueAt: laterOf(saved.handledDueAt, due), tries: null }
}

/**
 * A clock that was wrong by days leaves a handled moment in the future, before which nothing would run any more.
 * Less than a day is kept: set back by hours, a plan must not run a second time the same day.
 */
export function trustClock(saved: SavedPlan, now: Date): SavedPlan {
  if (Date.parse(saved.handledDueAt) - now.getTime() <= dayMs) return saved
  return { ...saved, handledDueAt: lastDueAt(saved.plan.times, now).toISOString(), tries: null }
}

/** @returns the first moment after `now` at which the plan runs by itself. */
export function nextRunOf({ plan, handledDueAt }: SavedPlan, now: Date): string {
  const next = nextDueAt(plan.times, now)
  // set back by hours, the clock comes past moments that were run already
  return next.toISOString() > handledDueAt
    ? next.toISOString()
    : nextDueAt(plan.times, new Date(handledDueAt)).toISOString()
}

/** What a saved plan looks like from outside. */
export function toPlannedRuns(
  saved: SavedPlan,
  now: Date,
  { isPaused, runningId }: { isPaused: boolean; runningId: number | null },
): PlannedRuns {
  const isOn = saved.plan.isEnabled && !isPaused
  const due = isOn && runningId === null ? dueOf(saved, now) : null
  return {
    ...saved.plan,
    id: saved.id,
    isRunning: runningId === saved.id,
    nextRunAt: isOn ? nextRunOf(saved, now) : null,
    missedAt: due !== null && isLate(due, now) ? due : null,
    lastRun: saved.lastRun,
  }
}
