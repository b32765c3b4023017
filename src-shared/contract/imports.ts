import * as z from 'zod'
import { command, event, query } from '#shared/contract/define.ts'
import { DocumentFacts, documentQuestions, MoneyTotals } from '#shared/contract/document-questions.ts'
import { ErrorRecord } from '#shared/contract/error-record.ts'
import { Satang } from '#shared/contract/money.ts'
import { changedByRows as everything, ReadingComparison, readings } from '#shared/contract/readings.ts'
import { HospitalCode, Instant, RowId } from '#shared/model/ids.ts'

// where every other entry finds it
export { ErrorRecord }

/** Why a cell, row or column stands in the quality report. */
export const findingReasons = [
  // could not be read: the cell is blank in the store
  'notAmount',
  'notDate',
  'dateOutOfRange',
  'notNumber',
  'notCalculated',
  'tooLong',
  'duplicateTranId',
  'duplicateBill',
  // not taken: the row stands in the file before, and counts there
  'repeatedRow',
  'noPatient',
  'otherHospital',
  // was read, and looks wrong
  'invalidPid',
  'blankValue',
  'duplicateLine',
  'equalRow',
  // taken or not: another sheet has the same case with other amounts
  'sameCase',
  'sumDiffers',
  'afterDocument',
] as const

/**
 * Something about one cell: `rejected` when it could not be read as its column wants, `suspect` when it was read.
 * It carries the address and kind of value, never the value.
 */
export const Finding = z.object({
  weight: z.enum(['rejected', 'suspect']),
  reason: z.enum(findingReasons),
  sheet: z.string(),
  /** As the spreadsheet shows it, from 1. */
  row: z.int(),
  /** Column letters, e.g. `AO`. */
  column: z.string(),
  field: z.string(),
  valueKind: z.enum(['blank', 'text', 'number', 'date', 'boolean', 'error']),
})
export type Finding = z.infer<typeof Finding>

/** One comparison of what was imported with what the file or the portal says about itself. */
export const ImportCheck = z.object({
  /**
   * `summarySheet` of a REP file, the `portal`'s list, a statement's `batchSummary`, its `receivable` table, a printed
   * `totalRow`, or the `rowSum` a transfer must keep.
   */
  against: z.enum(['summarySheet', 'portal', 'batchSummary', 'receivable', 'totalRow', 'rowSum']),
  /** The batch, block or sheet that is compared, e.g. `681100001 appeal`; null for the whole file. */
  where: z.string().nullable(),
  /** `rows`, `passed`, `failed`, or a money field of the layout. */
  what: z.string(),
  /** Cases, or satang for money; null where the other side is blank. */
  expected: z.int().nullable(),
  found: z.int().nullable(),
  isMoney: z.boolean(),
  isEqual: z.boolean(),
  /** Cells that may explain a difference, the first ones. Empty when it is equal or nobody can tell. */
  cells: z.array(z.object({ sheet: z.string(), row: z.int(), column: z.string() })),
})
export type ImportCheck = z.infer<typeof ImportCheck>

export const SheetCount = z.object({
  sheet: z.string(),
  /** `imported` into the store, `checked` against and imported, or `kept` only in the file: no layout knows it. */
  use: z.enum(['imported', 'checked', 'kept']),
  /** The layout it was read with; null for a kept sheet. */
  layout: z.string().nullable(),
  rowsRead: z.int(),
  rowsKept: z.int(),
  rowsLeftOut: z.int(),
})
export type SheetCount = z.infer<typeof SheetCount>

/** What a layout expects of a sheet beside what stands there. Only header texts, never a value. */
export const LayoutComparison = z.object({
  sheet: z.string(),
  /** The layout that fits best. */
  layout: z.string(),
  /** Share of its columns that were found, 0 to 1. */
  share: z.number(),
  columns: z.array(
    z.object({
      field: z.string(),
      header: z.string(),
      /** Without it nothing may be imported: money, and what identifies a row. */
      isRequired: z.boolean(),
      /** Letters of the column it was found in; null when it was not. */
      foundAt: z.string().nullable(),
    }),
  ),
  /** Columns of the sheet that no column of the layout was found in. */
  unknown: z.array(z.object({ column: z.string(), header: z.string() })),
})
export type LayoutComparison = z.infer<typeof LayoutComparison>

const importedFile = {
  id: RowId,
  name: z.string(),
  sha256: z.string(),
  bytes: z.int(),
  at: Instant,
}

const readFile = {
  ...importedFile,
  /** `REP`, `STM` or `SMT`. */
  kind: z.string(),
  layout: z.string(),
  hcode: z.string(),
  scheme: z.string(),
  patientType: z.string().nullable(),
  /** Of a statement, as the portal names it; of other files null. */
  documentNo: z.string().nullable(),
  rows: z.int(),
  /** Claims that were not known before this file. */
  added: z.int(),
  /** Claims that got a newer version from this file. */
  replaced: z.int(),
  /** Σ per money field of the layout; null when no row has a value. */
  sums: z.record(z.string(), Satang.nullable()),
  rejectedCount: z.int(),
  /** Cells that were read and look wrong. */
  suspectCount: z.int(),
  warnings: z.array(ErrorRecord),
  checks: z.array(ImportCheck),
  sheets: z.array(SheetCount),
}

/** What became of one file. `unchanged`: the same bytes are in the store already. */
export const ImportResult = z.discriminatedUnion('state', [
  z.object({ state: z.enum(['imported', 'unchanged']), ...readFile }),
  /** The same bytes are in the store, and would be read otherwise today: nothing is changed before somebody accepts it. */
  z.object({ state: z.literal('older'), ...readFile, reread: ReadingComparison }),
  /** Was imported and taken back: its rows are kept to be seen and count nowhere. */
  z.object({
    state: z.literal('undone'),
    ...readFile,
    undoneAt: Instant,
    undoneBy: z.string(),
    why: z.string(),
  }),
  /** No layout fits; the file is kept aside until an admin names its columns. */
  z.object({ state: z.literal('quarantined'), ...importedFile, reason: ErrorRecord }),
  z.object({ state: z.literal('refused'), ...importedFile, id: RowId.nullable(), reason: ErrorRecord }),
])
export type ImportResult = z.infer<typeof ImportResult>

/** @returns whether a file's rows were read: it is in, or was and is undone. */
export function isRead(
  file: ImportResult,
): file is Extract<ImportResult, { state: 'imported' | 'unchanged' | 'older' | 'undone' }> {
  return file.state !== 'refused' && file.state !== 'quarantined'
}

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
      state: z.enum(['imported', 'unchanged', 'older', 'undone', 'quarantined', 'refused']),
      rows: z.int(),
      sums: z.record(z.string(), z.int().nullable()),
      rejected: z.int(),
      reason: ErrorRecord.optional(),
    }),
  ),
  funds: z.array(z.object({ fund: z.string().nullable(), claims: z.int(), satang: z.int().nullable() })),
  ...MoneyTotals.shape,
  /** Files of which nothing tells what they are to each other. */
  competing: z.array(
    z.object({
      kind: z.string(),
      why: z.enum(['undecided', 'drops', 'repeats', 'overlaps']),
      document: z.string(),
      /** Names, the one that counts first. */
      files: z.array(z.string()),
      ids: z.array(z.int()),
      /** The name of the file that counts until somebody says otherwise; null where both do. */
      counts: z.string().nullable(),
    }),
  ),
  findings: z.object({ rejected: z.int(), suspect: z.int() }),
  equalsAnswerKey: z.boolean().optional(),
})
export type Totals = z.infer<typeof Totals>

export const imports = {
  /**
   * Imports files one after another; each is one transaction, all or nothing. Folders and zip archives are opened.
   * The same bytes twice change nothing. Answers when every file is done; a refused file does not stop the others.
   */
  run: command({
    allow: 'finance.import',
    input: z.object({ paths: z.array(z.string().min(1)).min(1).max(2000) }),
    output: z.object({ files: z.array(ImportResult), wasCancelled: z.boolean() }),
    errors: ['import.nothingInside', 'folder.denied'],
    changes: everything,
  }),
  /** Stops after undoing the file being imported; files already done stay. */
  cancel: command({
    allow: 'finance.import',
    input: z.object({}),
    output: z.object({}),
    errors: [],
    changes: ['imports.active'],
  }),
  /** Takes a whole file back: its rows count nowhere any more, and what they replaced counts again. */
  undo: command({
    allow: 'finance.import',
    input: z.object({ id: RowId, why: z.string().trim().min(3).max(200) }),
    output: z.object({ file: ImportResult }),
    errors: ['import.unknown', 'import.notImported'],
    changes: everything,
  }),
  /** Brings an undone file back as it was. */
  restore: command({
    allow: 'finance.import',
    input: z.object({ id: RowId }),
    output: z.object({ file: ImportResult }),
    errors: ['import.unknown', 'import.notUndone'],
    changes: everything,
  }),
  /**
   * Tries a file that is not in again: one in quarantine from the copy that was kept, one that was refused or taken back
   * from wherever its bytes still lie.
   */
  retry: command({
    allow: 'finance.import',
    input: z.object({ id: RowId }),
    output: z.object({ file: ImportResult }),
    errors: [
      ...(['import.unknown', 'import.notQuarantined', 'import.bytesGone'] as const),
      ...(['folder.missing', 'folder.denied', 'download.diskFull'] as const),
    ],
    changes: everything,
  }),
  ...readings,
  ...documentQuestions,
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
  /** One file with its findings (at most the first 1,000) and, in quarantine, what was expected and found. */
  get: query({
    allow: 'finance.read',
    input: z.object({ id: RowId }),
    output: z.object({
      file: ImportResult,
      findings: z.array(Finding),
      comparison: LayoutComparison.nullable(),
      /** Null for a file that was never read. */
      document: DocumentFacts.nullable(),
    }),
    errors: ['import.unknown'],
  }),
  /** Every file with its sums, and the money of each fund over the current claims. */
  totals: query({ allow: 'finance.read', input: z.object({}), output: Totals, errors: [] }),
  progress: event({ allow: 'finance.read', payload: ImportProgress.nullable() }),
}
