import * as z from 'zod'
import { query } from '#shared/contract/define.ts'
import { ErrorRecord } from '#shared/contract/imports.ts'
import { Satang } from '#shared/contract/money.ts'
import { errorCodes } from '#shared/errors/codes.ts'
import { FiscalYear, Instant, Month, RowId } from '#shared/model/ids.ts'

/**
 * Money and counts of the current versions of a group of claims.
 * `claimed` is claim_net, `approved` is reimb_nhso; what the patient paid is never in either.
 * An amount is null when no claim of the group has one.
 */
const group = {
  claims: z.int(),
  failed: z.int(),
  claimedSatang: Satang.nullable(),
  approvedSatang: Satang.nullable(),
  /** Claims whose approved amount is blank in the file. */
  unknownApproved: z.int(),
}

/** Something that wants a person, most urgent first. */
export const Attention = z.object({
  kind: z.enum([
    'signInNeeded',
    'signInBeforeRun',
    'listChanged',
    'clockBehind',
    'clockAhead',
    'runFailed',
    'fileFailed',
    'importRefused',
    'importQuarantined',
    'documentsUnsettled',
    'documentsCompete',
    'documentsUntold',
    'checkDiffers',
    'cellsRejected',
    'backupFailed',
    'backupNever',
    'backupOld',
    'scheduleMissed',
    'filesMissing',
    'schedulePaused',
    'nightlyOff',
    'noAccount',
  ]),
  count: z.int(),
  /** The failure behind it, where there is one. */
  code: z.enum(errorCodes).nullable(),
  importId: RowId.nullable(),
})
export type Attention = z.infer<typeof Attention>

/** What there is to go back to, should the store be lost. */
export const BackupState = z.object({
  /** The newest verified backup that still lies in the folder of backups, with its age in whole days. */
  last: z.object({ at: Instant, bytes: z.int(), ageDays: z.int().min(0) }).nullable(),
  /** Why the last try failed; null when it did not. */
  failure: z.object({ at: Instant, error: ErrorRecord }).nullable(),
})
export type BackupState = z.infer<typeof BackupState>

export const Dashboard = z.object({
  fiscalYears: z.array(FiscalYear),
  totals: z.object(group),
  /** Twelve months of the fiscal year in order, or the months that have claims when no year is chosen. */
  byMonth: z.array(z.object({ month: Month.nullable(), ...group })),
  byFund: z.array(z.object({ fund: z.string().nullable(), ...group })),
  byScheme: z.array(z.object({ scheme: z.string(), ...group })),
  latestFiles: z.array(z.object({ id: RowId, name: z.string(), rows: z.int(), at: Instant })),
  lastRun: z.object({ at: Instant, state: z.string(), stored: z.int(), failed: z.int() }).nullable(),
  nextRunAt: Instant.nullable(),
  backup: BackupState,
  attention: z.array(Attention),
})
export type Dashboard = z.infer<typeof Dashboard>

export const dashboard = {
  /** Everything the dashboard shows, for one fiscal year or for all. */
  get: query({
    allow: 'finance.read',
    input: z.object({
      fiscalYear: FiscalYear.nullable().default(null),
      scheme: z.string().nullable().default(null),
    }),
    output: Dashboard,
    errors: [],
  }),
}
