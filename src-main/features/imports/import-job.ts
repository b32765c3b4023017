import type { PortalWord } from '#main/features/imports/evidence.ts'
import type { LayoutsInUse, PackInUse, ReadingMarks } from '#main/features/imports/reading-marks.ts'
import type { ControlCounts } from '#shared/contract/downloads.ts'
import type { Finding, ImportCheck, LayoutComparison, SheetCount } from '#shared/contract/imports.ts'
import type { ReadingFigures, ReadingNews } from '#shared/contract/readings.ts'
import type { ErrorRecord } from '#shared/errors/app-error.ts'

/** A practice store takes what the practice hospital made, a real one what it did not. */
export type DocumentsTaken = 'practice' | 'real'

/** One file for the import thread. */
export type ImportJob = LayoutsInUse & {
  readonly path: string
  /** The name to go by, when the file lies under another one (a copy taken out of an archive). */
  readonly name: string
  readonly hospital: string
  readonly counts: ControlCounts | null
  /** ISO instant; the import record carries it. */
  readonly at: string
  /** Local `YYYY-MM-DD` in Bangkok, the bound of dates. */
  readonly today: string
  /** Which documents the store takes; absent while it takes both. */
  readonly takes?: DocumentsTaken | null
  /** What the portal said of the file it came from; absent for one that came otherwise. */
  readonly told?: PortalWord | null
  /** Absent for a file that is to be imported. */
  readonly again?: ReadAgain
}

/**
 * What is wanted of a file whose rows are in already: only to compare what it would come to today with what it came to,
 * or to let today's rows take the place of those.
 */
export type ReadAgain = {
  readonly aim: 'compare' | 'replace'
  readonly importId: number
  /** Somebody wants this very file read, although nothing tells that it would be read otherwise. */
  readonly isAsked: boolean
}

/** One workbook to read. */
export type ReadRequest = Omit<ImportJob, 'at' | 'again'>

/**
 * Rows of one sheet, in their order. Rows are tuples because they cross threads, and objects cost five times as much;
 * every row begins with its number as the spreadsheet shows it, from 1.
 */
export type RowBatch = BatchRows & {
  readonly sheet: string
  /** The block of all their cells, what nobody could read behind the unreadable mark. @see platform/cell-block.ts */
  readonly cells: Uint8Array<ArrayBuffer>
}

/** A scheme is null where the document does not say it. */
type BatchRows =
  | { readonly table: 'claim_version'; readonly scheme: string | null; readonly rows: readonly ClaimRecord[] }
  | { readonly table: 'claim_line'; readonly rows: readonly LineRecord[] }
  | { readonly table: 'summary_row'; readonly rows: readonly SummaryRecord[] }
  | {
      readonly table: 'statement_row'
      readonly scheme: string | null
      readonly rows: readonly StatementRecord[]
    }
  | { readonly table: 'transfer_row'; readonly rows: readonly TransferRecord[] }

export type ClaimRecord = readonly [
  rowNumber: number,
  tranId: string,
  /** Orders versions: kind of row, then REP no.; when the files were made decides between equal ones. */
  versionKey: string,
  lifeCycle: string | null,
  repNo: string | null,
  patientType: string | null,
  hn: string | null,
  an: string | null,
  pid: string | null,
  fund: string | null,
  serviceType: string | null,
  admittedAt: string | null,
  serviceMonth: string | null,
  fiscalYear: number | null,
  outcome: 'passed' | 'failed',
  errorCodes: string | null,
  claimedSatang: number | null,
  /** What NHSO pays: of a claim that passed. */
  approvedSatang: number | null,
  /** What the row of a claim that did not pass prints as net: NHSO pays nothing of it. */
  printedSatang: number | null,
]

export type LineRecord = readonly [
  rowNumber: number,
  kind: 'drug' | 'instrument' | 'denial' | 'zeroPaid',
  tranId: string | null,
  lineNo: string | null,
  code: string | null,
  tmtCode: string | null,
  fund: string | null,
  errorCodes: string | null,
  claimedSatang: number | null,
  approvedSatang: number | null,
]

export type SummaryRecord = readonly [
  rowNumber: number,
  kind: 'repSummary' | 'receivable' | 'batchSummary',
  layout: string,
  block: Block,
  period: string | null,
  repNo: string | null,
  patientType: string | null,
  cases: number | null,
  claimedSatang: number | null,
  approvedSatang: number | null,
]

export type StatementRecord = readonly [
  rowNumber: number,
  layout: string,
  block: Block,
  slice: string,
  period: string | null,
  repNo: string | null,
  tranId: string | null,
  patientType: string | null,
  hn: string | null,
  an: string | null,
  pid: string | null,
  servedAt: string | null,
  serviceMonth: string | null,
  fiscalYear: number | null,
  claimedSatang: number | null,
  approvedSatang: number | null,
]

export type TransferRecord = readonly [
  rowNumber: number,
  /** The source, or '' where the row names none. */
  slice: string,
  postedOn: string,
  fiscalYear: number,
  batchNo: string | null,
  documentNo: string | null,
  period: string | null,
  repNo: string | null,
  isAppeal: 0 | 1,
  isAudit: 0 | 1,
  isRerunCancelled: 0 | 1,
  source: string | null,
  fund: string | null,
  subFund: string | null,
  account: string | null,
  status: string | null,
  grossSatang: number | null,
  heldSatang: number | null,
  deductedSatang: number | null,
  guaranteeSatang: number | null,
  taxSatang: number | null,
  setOffSatang: number | null,
  netSatang: number | null,
]

/** Which part of a statement a row stands in; `whole` where the sheet has no parts. */
export type Block = 'normal' | 'appeal' | 'disabled' | 'stateless' | 'whole'

/** One statement, as it stands in the file: what it says it is, null for what it does not say, and what it comes to. */
export type StatementIssue = {
  /** What its rows carry, too. */
  readonly slice: string
  readonly insideScheme: string | null
  readonly number: string | null
  readonly account: string | null
  readonly patientType: string | null
  /** REP numbers of its cases; of cases without one the month they were served in, behind an `@`. */
  readonly batches: readonly string[]
  readonly rows: number
  readonly claimedSatang: number | null
  readonly approvedSatang: number | null
}

/** What a workbook says as a whole, once all its rows are read. */
export type WorkbookFacts = {
  /** `REP`, `STM` or `SMT`. */
  readonly kind: string
  /** Of the sheet that gave the file its kind. */
  readonly layout: string
  readonly hcode: string
  /** As the document says it; null where it does not. */
  readonly insideScheme: string | null
  readonly patientType: string | null
  readonly isAppeal: boolean
  /** When NHSO made it, as printed inside; local CE time. */
  readonly printedAt: string | null
  readonly documentNo: string | null
  /** Rows of the sheets that gave the file its kind: claims, statement rows or transfers. */
  readonly rows: number
  /** Σ per money field of those sheets. */
  readonly sums: Readonly<Record<string, number | null>>
  readonly issues: readonly StatementIssue[]
  /** The first ones; the counts say how many there are. */
  readonly findings: readonly Finding[]
  readonly rejectedCount: number
  readonly suspectCount: number
  readonly warnings: readonly ErrorRecord[]
  readonly checks: readonly ImportCheck[]
  readonly sheets: readonly SheetCount[]
  /** Whether it says inside that the practice hospital made it. */
  readonly isPractice: boolean
}

/** What stands in the import record of a file whose rows are in the store. */
export type ImportedFacts = Omit<WorkbookFacts, 'findings' | 'issues' | 'isPractice'> & {
  /** Σ over the claims of the file, in satang. */
  readonly claimedSatang: number | null
  readonly approvedSatang: number | null
  readonly marks: ReadingMarks
}

/** What should not have happened: the number a person reads of it, and its stack for the log. */
export type Bug = { readonly reference: string; readonly stack: string }

/** What a file would come to if it were read today, or why it could not be read. */
export type ReadToday =
  | {
      readonly state: 'read'
      readonly figures: ReadingFigures
      readonly checks: readonly ImportCheck[]
      readonly news: ReadingNews
    }
  | { readonly state: 'failed'; readonly reason: ErrorRecord; readonly bug: Bug | null }

/** How the thread left a file. Whatever it was, the store holds all of it or nothing of it. */
export type ImportOutcome =
  | { readonly state: 'imported' | 'unchanged' | 'quarantined'; readonly id: number }
  /** Its rows are in, and would be others today. */
  | { readonly state: 'older'; readonly id: number; readonly today: ReadToday }
  | { readonly state: 'refused'; readonly id: number; readonly bug: Bug | null }
  /** Nothing could be read: there is no record, or the one there is stays as it was. */
  | { readonly state: 'unread'; readonly reason: ErrorRecord; readonly bug?: Bug | null }
  | { readonly state: 'cancelled' }

/** A sheet whose columns no layout has: why, and what stands where. */
export type Misfit = { readonly error: ErrorRecord; readonly comparison: LayoutComparison }

/** A pack on its way to a thread; `same` stands for the one that went last. @see pack-crossing.ts */
export type PackCrossing = PackInUse | 'same' | undefined

/** Main thread to import thread. */
export type ThreadRequest =
  | { readonly kind: 'import'; readonly job: Omit<ImportJob, 'pack'>; readonly pack: PackCrossing }
  /** The run is over: let go of the store. */
  | { readonly kind: 'rest' }

/** Import thread to main thread. */
export type ThreadReport =
  | { readonly kind: 'progress'; readonly rowsDone: number }
  | { readonly kind: 'done'; readonly outcome: ImportOutcome }
  /** Trouble of the store; null for a bug outside any file. */
  | { readonly kind: 'failed'; readonly error: ErrorRecord | null; readonly stack: string }
  | { readonly kind: 'rested' }

/** What the reading thread is started with. `stop[0]` is 1 when the run was stopped. */
export type ReadingData = {
  readonly role: 'reading'
  readonly stop: Int32Array
  /** @see reading-gate.ts */
  readonly gate: Int32Array
}

/** Writing thread to reading thread. */
export type ReadingOrder = { readonly request: Omit<ReadRequest, 'pack'>; readonly pack: PackCrossing }

/** Reading thread to writing thread. */
export type ReadingReport =
  | { readonly kind: 'rows'; readonly batch: RowBatch }
  | { readonly kind: 'read'; readonly facts: WorkbookFacts }
  /** The file waits in quarantine: nothing of it may be written. */
  | { readonly kind: 'misfit'; readonly misfit: Misfit }
  /** A failure of the file; null for a bug. */
  | { readonly kind: 'failed'; readonly error: ErrorRecord | null; readonly stack: string }
