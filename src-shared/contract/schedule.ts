import * as z from 'zod'
import { command, query } from '#shared/contract/define.ts'
import { DownloadRun } from '#shared/contract/downloads.ts'
import { Instant } from '#shared/model/ids.ts'
import { Scheme } from '#shared/model/scheme.ts'

export const SchedulePlan = z.object({
  isEnabled: z.boolean(),
  /** Clock time in Bangkok, `HH:mm`. */
  at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  /** How many months before the current one are fetched too. */
  monthsBack: z.int().min(0).max(12),
  schemes: z.array(Scheme).min(1),
  isImporting: z.boolean(),
})
export type SchedulePlan = z.infer<typeof SchedulePlan>

export const schedule = {
  /** The nightly plan and when it runs next. */
  get: query({
    allow: 'finance.read',
    input: z.object({}),
    output: z.object({ plan: SchedulePlan, nextRunAt: Instant.nullable(), lastRunAt: Instant.nullable() }),
    errors: [],
  }),
  save: command({
    allow: 'schedule.change',
    input: SchedulePlan,
    output: z.object({ nextRunAt: Instant.nullable() }),
    errors: [],
    changes: ['schedule.get', 'dashboard.get'],
  }),
  /** Runs the nightly plan now, as an operating system's own scheduler wants; it then counts as done for this night. */
  runNow: command({
    allow: 'downloads.run',
    input: z.object({}),
    output: DownloadRun,
    errors: ['portal.busy'],
    changes: [
      'schedule.get',
      'dashboard.get',
      'downloads.listRuns',
      'downloads.listFiles',
      'imports.list',
      'claims.list',
    ],
  }),
}
