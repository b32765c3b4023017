import * as z from 'zod'
import { command, openStages, query } from '#shared/contract/define.ts'
import { roles } from '#shared/model/roles.ts'

export const User = z.object({ name: z.string(), role: z.enum(roles) })
export type User = z.infer<typeof User>

export const SessionState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('setup') }),
  z.object({ state: z.literal('signedOut'), hospital: z.string(), isPractice: z.boolean() }),
  z.object({ state: z.literal('signedIn'), hospital: z.string(), isPractice: z.boolean(), user: User }),
])
export type SessionState = z.infer<typeof SessionState>

export const session = {
  /** Whether Satang is set up, and who is signed in at this window. */
  get: query({ allow: 'anyone', in: openStages, input: z.object({}), output: SessionState, errors: [] }),
  /** Signs a person in. Five wrong passwords lock the name, known or not, for 30 minutes. */
  signIn: command({
    allow: 'anyone',
    in: ['practice', 'real'],
    input: z.object({ name: z.string().trim().min(1).max(60), password: z.string().min(1).max(200) }),
    output: User,
    errors: ['session.wrongPassword', 'session.locked'],
    changes: ['session.get'],
  }),
  /** Enters a practice hospital without a password; refused where real hospital data is kept. */
  enterPractice: command({
    allow: 'anyone',
    in: ['practice'],
    input: z.object({}),
    output: User,
    errors: [],
    changes: ['session.get'],
  }),
  /** Ends the session of this window. */
  signOut: command({
    allow: 'anyone',
    in: ['practice', 'real'],
    input: z.object({}),
    output: z.object({}),
    errors: [],
    changes: ['session.get'],
  }),
}
