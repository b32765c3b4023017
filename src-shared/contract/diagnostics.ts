import * as z from 'zod'
import { command, query } from '#shared/contract/define.ts'
import { ErrorRecord } from '#shared/contract/imports.ts'
import { Instant } from '#shared/model/ids.ts'

export const DiagnosticStep = z.object({
  name: z.enum(['store', 'disk', 'folders', 'browser', 'portal', 'clock', 'secrets']),
  isOk: z.boolean(),
  error: ErrorRecord.nullable(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
})
export type DiagnosticStep = z.infer<typeof DiagnosticStep>

/** When the whole store was looked at last and found well, and what was counted; null before. */
export const StoreCheck = z.object({
  last: z.object({ at: Instant, pages: z.int(), documents: z.int(), rows: z.int() }).nullable(),
  /** A week has passed. */
  isDue: z.boolean(),
  isRunning: z.boolean(),
})
export type StoreCheck = z.infer<typeof StoreCheck>

export const diagnostics = {
  /**
   * Looks at all of the store, at disk, folders, browser, portal, clock and secrets. Only the time of the look is kept; no secret is
   * shown. Damage of the store closes it.
   */
  run: query({
    allow: 'diagnostics.run',
    input: z.object({}),
    output: z.object({ steps: z.array(DiagnosticStep), isOk: z.boolean() }),
    errors: [],
  }),
  /** When the whole store was looked at last. */
  storeCheck: query({ allow: 'finance.read', input: z.object({}), output: StoreCheck, errors: [] }),
  /** Looks at the whole store, if a week has passed since the last time and nothing is downloaded or imported now. */
  checkStoreWhenDue: command({
    allow: 'diagnostics.run',
    input: z.object({}),
    output: StoreCheck,
    errors: [],
    changes: ['diagnostics.storeCheck'],
  }),
}
