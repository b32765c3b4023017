import * as z from 'zod'
import { Instant } from '#shared/model/ids.ts'

/** A line of the log as a screen may show it. */
export const LogLine = z.object({
  at: Instant,
  level: z.enum(['info', 'warn', 'error']),
  /** An event name such as `downloads.fileStored`, and facts without patient data or secrets. */
  event: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
})
export type LogLine = z.infer<typeof LogLine>
