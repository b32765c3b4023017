import * as z from 'zod'
import { query } from '#shared/contract/define.ts'
import { ErrorRecord } from '#shared/contract/imports.ts'

export const DiagnosticStep = z.object({
  name: z.enum(['store', 'disk', 'browser', 'portal', 'clock', 'secrets']),
  isOk: z.boolean(),
  error: ErrorRecord.nullable(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
})
export type DiagnosticStep = z.infer<typeof DiagnosticStep>

export const diagnostics = {
  /** Looks at store, disk, browser, portal, clock and secrets; changes nothing and shows no secret. */
  run: query({
    allow: 'diagnostics.run',
    input: z.object({}),
    output: z.object({ steps: z.array(DiagnosticStep), isOk: z.boolean() }),
    errors: [],
  }),
}
