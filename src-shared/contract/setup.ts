import * as z from 'zod'
import { command } from '#shared/contract/define.ts'
import { HospitalCode } from '#shared/model/ids.ts'

/** How Satang signs in to the portal: by stored user and password, or a person in a visible window. */
export const SignInWay = z.enum(['stored', 'assisted'])
export type SignInWay = z.infer<typeof SignInWay>

export const PortalAccount = z.object({
  userName: z.string().trim().min(1).max(60),
  /** Kept in the operating system's secret store, never in the database. Empty for an assisted account. */
  password: z.string().max(200),
  signIn: SignInWay,
})

export const setup = {
  /** First run: names the hospital, makes the first admin, and chooses the real portal or the practice hospital. */
  finish: command({
    allow: 'anyone',
    in: ['setup'],
    input: z.object({
      hospitalCode: HospitalCode,
      hospitalName: z.string().trim().min(1).max(120),
      adminName: z.string().trim().min(1).max(60),
      adminPassword: z.string().min(10).max(200),
      portal: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('practice') }),
        z.object({ kind: z.literal('nhso'), account: PortalAccount.nullable() }),
      ]),
    }),
    output: z.object({}),
    errors: ['setup.otherHospital', 'setup.holdsReal', 'setup.holdsPractice'],
    changes: ['session.get', 'settings.get', 'schedule.get'],
  }),
  /** Names the hospital of a store that was made by the command line; the first run by a person still follows. */
  nameHospital: command({
    allow: 'settings.change',
    input: z.object({ hospitalCode: HospitalCode }),
    output: z.object({}),
    errors: ['setup.otherHospital'],
    changes: ['session.get', 'settings.get'],
  }),
}
