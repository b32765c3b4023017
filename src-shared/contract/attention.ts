import * as z from 'zod'
import { command, openStages, query } from '#shared/contract/define.ts'
import { Instant } from '#shared/model/ids.ts'

/** What the icon beside the clock shows. A run counts files as the portal's lists name them. */
export const TrayState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('idle') }),
  z.object({ state: z.literal('running'), filesDone: z.int(), filesTotal: z.int() }),
  z.object({ state: z.literal('signInNeeded') }),
  z.object({ state: z.literal('failed') }),
])
export type TrayState = z.infer<typeof TrayState>

/** What Satang speaks where there is no window. */
export const Language = z.enum(['th', 'en'])
export type Language = z.infer<typeof Language>

export const TrayFacts = z.object({
  tray: TrayState,
  isPaused: z.boolean(),
  enabledPlans: z.int(),
  nextRunAt: Instant.nullable(),
  language: Language,
})
export type TrayFacts = z.infer<typeof TrayFacts>

export const attention = {
  /** What the icon beside the clock shows and offers. */
  get: query({ allow: 'finance.read', input: z.object({}), output: TrayFacts, errors: [] }),
  /** Speaks the language a person chose, beside the clock and in messages; also before anybody signed in. */
  speak: command({
    allow: 'anyone',
    in: openStages,
    input: z.object({ language: Language }),
    output: z.object({}),
    errors: [],
    changes: ['attention.get'],
  }),
  /**
   * To be called when the last window was closed and there is an icon to stay behind: Satang stays while a plan is
   * enabled, and says so the first time.
   */
  closeWindow: command({
    allow: 'finance.read',
    input: z.object({}),
    output: z.object({ isStaying: z.boolean() }),
    errors: [],
    changes: [],
  }),
}
