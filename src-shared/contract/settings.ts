import * as z from 'zod'
import { command, query } from '#shared/contract/define.ts'
import { PortalAccount, SignInWay } from '#shared/contract/setup.ts'
import { HospitalCode, RowId } from '#shared/model/ids.ts'

export const Settings = z.object({
  hospitalCode: HospitalCode,
  hospitalName: z.string(),
  portalKind: z.enum(['nhso', 'practice']),
  portalAddress: z.url(),
  /** In the order a run tries them. */
  accounts: z.array(
    z.object({
      id: RowId,
      maskedName: z.string(),
      signIn: SignInWay,
      isEnabled: z.boolean(),
      note: z.string(),
    }),
  ),
  storeFolder: z.string(),
  /** How the least protected secret is kept on this machine; `unreadable` where their file is damaged. */
  secretProtection: z.enum(['operatingSystem', 'ownerFile', 'unreadable']),
  version: z.string(),
})
export type Settings = z.infer<typeof Settings>

/** What a backup may be called. */
export const BackupName = z
  .string()
  .regex(/^\w[\w.-]*$/)
  .max(100)

/** A verified backup, and how many documents and claims count in it. */
const TakenBackup = z.object({
  name: BackupName,
  path: z.string(),
  bytes: z.int(),
  documents: z.int(),
  claims: z.int(),
})

const Note = z.string().trim().max(200)

export const settings = {
  /** Hospital, portal accounts (names masked) and where things lie. */
  get: query({ allow: 'settings.change', input: z.object({}), output: Settings, errors: [] }),
  /** Adds a portal account, or replaces the one with the same user name. */
  saveAccount: command({
    allow: 'settings.change',
    input: PortalAccount.extend({ note: Note.default('') }),
    output: z.object({ id: RowId }),
    errors: ['folder.denied'],
    changes: ['settings.get'],
  }),
  /** Changes all but the user name. A disabled account is not used by any run. */
  changeAccount: command({
    allow: 'settings.change',
    input: z.object({
      id: RowId,
      signIn: SignInWay,
      /** Empty leaves the password that is kept. */
      password: PortalAccount.shape.password,
      isEnabled: z.boolean(),
      note: Note,
      /** A run tries it before the others from now on; false leaves the order. */
      isFirst: z.boolean(),
    }),
    output: z.object({}),
    errors: ['folder.denied'],
    changes: ['settings.get', 'dashboard.get'],
  }),
  removeAccount: command({
    allow: 'settings.change',
    input: z.object({ id: RowId }),
    output: z.object({}),
    errors: [],
    changes: ['settings.get'],
  }),
  /** Lets the person choose a folder in the system's own window; null when she closes it or there is none. */
  chooseFolder: command({
    allow: 'settings.change',
    input: z.object({}),
    output: z.object({ path: z.string().nullable() }),
    errors: [],
    changes: [],
  }),
  /**
   * Takes a verified, encrypted copy of the store into its backup folder. One of the same name is replaced; without a
   * name it is called by the moment.
   */
  backUp: command({
    allow: 'settings.change',
    input: z.object({ name: BackupName.optional() }),
    output: TakenBackup,
    errors: ['store.backupNoRoom'],
    changes: ['dashboard.get'],
  }),
}
