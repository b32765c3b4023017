import * as z from 'zod'
import { command, event, query, stages } from '#shared/contract/define.ts'
import { ErrorRecord } from '#shared/contract/error-record.ts'
import type { ErrorCode } from '#shared/errors/codes.ts'
import { Instant } from '#shared/model/ids.ts'
import { StoreComparison } from '#shared/model/store-comparison.ts'

export const StoreState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('open'), folder: z.string() }),
  z.object({
    state: z.literal('trouble'),
    folder: z.string(),
    error: ErrorRecord,
    backups: z.array(z.object({ name: z.string(), bytes: z.int(), at: Instant })),
    /** Where the key of the store is looked for. */
    keyFile: z.string(),
  }),
])
export type StoreState = z.infer<typeof StoreState>

/** Every page reads well, but the newest writes are gone, or rows of documents are not as they were imported. */
export const StoreLoss = z.enum(['store.writesLost', 'store.rowsChanged'])
export type StoreLoss = z.infer<typeof StoreLoss>

const backupName = z.string().regex(/^[\w.-]+$/)

/** What is wrong with a backup, and not with the store. */
export const backupErrors = [
  'store.backupMissing',
  'store.backupForeign',
  'store.backupDamaged',
  'store.backupNewer',
  'folder.unreadable',
] as const satisfies readonly ErrorCode[]

export const store = {
  /** Whether the store could be opened, and if not, why and which backups lie beside it. */
  get: query({ allow: 'anyone', in: stages, input: z.object({}), output: StoreState, errors: [] }),
  /** Tries to open the store again; one that met damage is looked at page by page before it opens. */
  retry: command({
    allow: 'anyone',
    in: ['trouble'],
    input: z.object({}),
    output: StoreState,
    errors: [],
    changes: ['store.get', 'session.get'],
  }),
  /** Opens the present file once more, only to read, and tells how much older a backup is; asked anew each time. */
  compare: command({
    allow: 'anyone',
    in: ['trouble'],
    input: z.object({ backup: backupName }),
    output: StoreComparison,
    errors: backupErrors,
    changes: [],
  }),
  /** Puts a backup in place of a store that cannot be opened; the broken file is kept beside it. */
  restore: command({
    allow: 'anyone',
    in: ['trouble'],
    input: z.object({ backup: backupName }),
    output: StoreState,
    errors: backupErrors,
    changes: ['store.get', 'session.get'],
  }),
  /**
   * Goes on with what is there, after the person was told what is lost; all of it is looked at first. Only for the very
   * trouble the store is in.
   */
  accept: command({
    allow: 'anyone',
    in: ['trouble'],
    input: z.object({ loss: StoreLoss }),
    output: StoreState,
    errors: [],
    changes: ['store.get', 'session.get'],
  }),
  /** Names queries whose answers changed without a command from this window. */
  changed: event({ allow: 'anyone', payload: z.object({ entries: z.array(z.string()) }) }),
}
