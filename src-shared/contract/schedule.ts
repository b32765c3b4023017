import * as z from 'zod'
import { command, query } from '#shared/contract/define.ts'
import { DownloadRun, RunReason, RunState } from '#shared/contract/downloads.ts'
import { ErrorRecord } from '#shared/contract/imports.ts'
import { Instant, RowId } from '#shared/model/ids.ts'
import { Scheme } from '#shared/model/scheme.ts'
import { Source, sources } from '#shared/model/source.ts'

/** A clock time in Bangkok, `HH:mm`. */
export const ClockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/**
 * Which months a run fetches: this month and some before it, or every month that has one of the last days.
 * Two days back on the first of March are February and March.
 */
export const Reach = z.discriminatedUnion('unit', [
  z.object({ unit: z.literal('days'), back: z.int().min(0).max(366) }),
  z.object({ unit: z.literal('months'), back: z.int().min(0).max(12) }),
])
export type Reach = z.infer<typeof Reach>

/** What is fetched by itself, and when. */
export const SchedulePlan = z.object({
  name: z.string().trim().min(1).max(60),
  isEnabled: z.boolean(),
  times: z.array(ClockTime).min(1).max(6),
  sources: z.array(Source).min(1),
  /** None for transfers alone: they come for the whole hospital. */
  schemes: z.array(Scheme),
  reach: Reach,
  isImporting: z.boolean(),
})
export type SchedulePlan = z.infer<typeof SchedulePlan>

/** What a plan is before anybody changes it: everything of this month and the one before, at night. */
export const usualPlan: Omit<SchedulePlan, 'name'> = {
  isEnabled: true,
  times: ['02:30'],
  sources: [...sources],
  schemes: ['ucs'],
  reach: { unit: 'months', back: 1 },
  isImporting: true,
}

/** How the last run of a plan ended. */
export const PlanOutcome = z.object({
  /** Which run it was; null before it is known, and for runs of older stores. */
  runId: RowId.nullable().default(null),
  reason: RunReason,
  state: RunState,
  stored: z.int(),
  failed: z.int(),
  /** Files that came and could not be imported; null for runs of older stores, which did not note it. */
  refused: z.int().nullable().default(null),
  error: ErrorRecord.nullable(),
})
export type PlanOutcome = z.infer<typeof PlanOutcome>

/** How a plan ran last. `outcome` is null while the run goes on, and when nobody knows it any more. */
export const LastRun = z.object({
  at: Instant,
  outcome: PlanOutcome.nullable(),
  /** How often its due moment was tried, and since when; null while it goes on and for runs of older stores. */
  tried: z.object({ count: z.int(), since: Instant }).nullable().default(null),
})
export type LastRun = z.infer<typeof LastRun>

/** A saved plan with what it did and what it will do. */
export const PlannedRuns = SchedulePlan.extend({
  id: RowId,
  isRunning: z.boolean(),
  /** Null while the plan is off or the whole schedule is paused. */
  nextRunAt: Instant.nullable(),
  /** When it should have run and has not yet; null when nothing is late. */
  missedAt: Instant.nullable(),
  /** When a due moment is tried again that failed for what may pass; null when nothing is tried again. */
  nextTryAt: Instant.nullable(),
  lastRun: LastRun.nullable(),
})
export type PlannedRuns = z.infer<typeof PlannedRuns>

/** Every plan, oldest first. A paused schedule keeps its plans and runs none of them. */
export const Schedule = z.object({ isPaused: z.boolean(), plans: z.array(PlannedRuns) })
export type Schedule = z.infer<typeof Schedule>

const changes = ['schedule.get', 'dashboard.get', 'attention.get']
const runChanges = [
  ...changes,
  'downloads.listRuns',
  'downloads.listFiles',
  'imports.list',
  'claims.list',
  'completeness.get',
]
const runs = z.object({ runs: z.array(DownloadRun) })

export const schedule = {
  /** The plans, when each runs next and how its last run went. */
  get: query({ allow: 'finance.read', input: z.object({}), output: Schedule, errors: [] }),
  /** Adds a plan, or changes the one with this id. A time that has passed today counts from tomorrow. */
  save: command({
    allow: 'schedule.change',
    input: z.object({ id: RowId.optional(), plan: SchedulePlan }),
    output: PlannedRuns,
    errors: ['schedule.unknown'],
    changes,
  }),
  /** Takes a plan away. What it fetched stays, and a run that goes on comes to its end. */
  remove: command({
    allow: 'schedule.change',
    input: z.object({ id: RowId }),
    output: z.object({}),
    errors: ['schedule.unknown'],
    changes,
  }),
  /** Stops every plan from starting by itself, or lets them again. What was due in between is not made up. */
  pause: command({
    allow: 'schedule.change',
    input: z.object({ isPaused: z.boolean() }),
    output: z.object({}),
    errors: [],
    changes,
  }),
  /** Runs one plan now, or every enabled one after the other; each then counts as done until its next time. */
  runNow: command({
    allow: 'downloads.run',
    input: z.object({ id: RowId.optional() }),
    output: runs,
    errors: ['portal.busy', 'schedule.unknown'],
    changes: runChanges,
  }),
  /** Runs every plan that is due and answers when all have ended, as an operating system's own scheduler wants. */
  runDue: command({
    allow: 'downloads.run',
    input: z.object({}),
    output: runs,
    errors: [],
    changes: runChanges,
  }),
  /** Whether Satang starts with the computer; `isAvailable` is false where nobody can sign in to a desktop. */
  startup: query({
    allow: 'finance.read',
    input: z.object({}),
    output: z.object({ isAvailable: z.boolean(), isOn: z.boolean() }),
    errors: [],
  }),
  setStartup: command({
    allow: 'schedule.change',
    input: z.object({ isOn: z.boolean() }),
    output: z.object({}),
    errors: ['folder.denied'],
    changes: ['schedule.startup'],
  }),
}
