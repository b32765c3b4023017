import * as z from 'zod'
import { command, event, query } from '#shared/contract/define.ts'
import { Satang } from '#shared/contract/money.ts'
import { errorCodes } from '#shared/errors/codes.ts'
import { HospitalCode, Instant, RowId } from '#shared/model/ids.ts'

/** Why a failure happened, ready for a phrase. */
export const ErrorRecord = z.object({
  code: z.enum(errorCodes),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
})

/** A cell that could not be read as its column wants. It carries the address and kind of value, never the value. */
export const RejectedCell = z.object({
  sheet: z.string(),
  /** As the spreadsheet shows it, from 1. */
  row: z.int(),
  /** Column letters, e.g. `AO`. */
  column: z.string(),
  field: z.string(),
  valueKind: z.enum(['text', 'number', 'date', 'boolean', 'error']),
  reason: z.enum([
    'notAmount',
    'notDate',
    'dateOutOfRange',
    'notNumber',
    'tooLong',
    'duplicateTranId',
    'noPatient',
  ]),
})
export type RejectedCell = z.infer<typeof RejectedCell>

/** One comparison of what was imported with what the file or the portal says about itself. */
export const ImportCheck = z.object({
  against: z.enum(['summarySheet', 'portal']),
  /** `rows`, `passed`, `failed`, or a money field of the layout. */
  what: z.string(),
  /** Cases, or satang for money; null where the other side is blank. */
  expected: z.int().nullable(),
  found: z.int().nullable(),
  isMoney: z.boolean(),
  isEqual: z.boolean(),
})
export type ImportCheck = z.infer<typeof ImportCheck>

export const SheetCount = z.object({
  sheet: z.string(),
  /** `imported` into claims, `checked` against, or `kept` only in the file (a later version reads it). */
  use: z.enum(['imported', 'checked', 'kept']),
  rowsRead: z.int(),
  rowsKept: z.int(),
  rowsLeftOut: z.int(),
})
export type SheetCount = z.infer<typeof SheetCount>

const importedFile = {
  id: RowId,
  name: z.string(),
  sha256: z.string(),
  bytes: z.int(),
  at: Instant,
}

/** What became of one file. `unchanged`: the same bytes are in the store already. */
export const ImportResult = z.discriminatedUnion('state', [
  z.object({
    state: z.enum(['imported', 'unchanged']),
    ...importedFile,
    kind: z.string(),
    layout: z.string(),
    hcode: z.string(),
    scheme: z.string(),
    patientType: z.string().nullable(),
    rows: z.int(),
    /** Claims that were not known before this file. */
    added: z.int(),
    /** Claims that got a newer version from this file. */
    replaced: z.int(),
    /** Σ per money field of the layout; null when no row has a value. */
    sums: z.record(z.string(), Satang.nullable()),
    rejectedCount: z.int(),
    warnings: z.array(ErrorRecord),
    checks: z.array(ImportCheck),
    sheets: z.array(SheetCount),
  }),
  z.object({ state: z.literal('refused'), ...importedFile, id: RowId.nullable(), reason: ErrorRecord }),
])
export type ImportResult = z.infer<typeof ImportResult>

export const ImportProgress = z.object({
  file: z.string(),
  fileIndex: z.int(),
  fileCount: z.int(),
  rowsDone: z.int(),
})
export type ImportProgress = z.infer<typeof ImportProgress>

/** The shape in which the command line and the demo answer. @source issue A, must show 1 */
export const Totals = z.object({
  hospitalCode: HospitalCode.nullable(),
  files: z.array(
    z.object({
      name: z.string(),
      kind: z.string().nullable(),
      state: z.enum(['imported', 'unchanged', 'refused']),
      rows: z.int(),
      sums: z.record(z.string(), z.int().nullable()),
      rejected: z.int(),
      reason: ErrorRecord.optional(),
    }),
  ),
  funds: z.array(z.object({ fund: z.string().nullable(), claims: z.int(), satang: z.int().nullable() })),
  claims: z.int(),
  equalsAnswerKey: z.boolean().optional(),
})
export type Totals = z.infer<typeof Totals>

export const imports = {
  /**
   * Imports REP workbooks one after another; each file is one transaction, all or nothing.
   * The same bytes twice change nothing. Answers when every file is done; a refused file does not stop the others.
   */
  run: command({
    allow: 'finance.import',
    input: z.object({ paths: z.array(z.string().min(1)).min(1).max(2000) }),
    output: z.object({ files: z.array(ImportResult), wasCancelled: z.boolean() }),
    errors: [],
    changes: ['imports.list', 'imports.get', 'imports.active', 'dashboard.get', 'claims.list', 'claims.get'],
  }),
  /** Stops after undoing the file being imported; files already done stay. */
  cancel: command({
    allow: 'finance.import',
    input: z.object({}),
    output: z.object({}),
    errors: [],
    changes: ['imports.active'],
  }),
  /** What is being imported right now, or null. */
  active: query({
    allow: 'finance.read',
    input: z.object({}),
    output: ImportProgress.nullable(),
    errors: [],
  }),
  /** Imported and refused files, newest first. */
  list: query({
    allow: 'finance.read',
    input: z.object({ limit: z.int().min(1).max(500).default(100), offset: z.int().min(0).default(0) }),
    output: z.object({ total: z.int(), files: z.array(ImportResult) }),
    errors: [],
  }),
  /** One file with its rejected cells (at most the first 1,000). */
  get: query({
    allow: 'finance.read',
    input: z.object({ id: RowId }),
    output: z.object({ file: ImportResult, rejected: z.array(RejectedCell) }),
    errors: ['import.unknown'],
  }),
  /** Every file with its sums, and the money of each fund over the current claims. */
  totals: query({ allow: 'finance.read', input: z.object({}), output: Totals, errors: [] }),
  progress: event({ allow: 'finance.read', payload: ImportProgress.nullable() }),
}
