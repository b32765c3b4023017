import type { ClaimRecord } from '#main/features/imports/rep-rows.ts'
import type { ControlCounts } from '#shared/contract/downloads.ts'
import type { ImportCheck, RejectedCell, SheetCount } from '#shared/contract/imports.ts'
import type { ErrorRecord } from '#shared/errors/app-error.ts'

/** One file for the import thread. */
export type ImportJob = {
  readonly path: string
  readonly hospital: string
  readonly counts: ControlCounts | null
  /** ISO instant; the import record carries it. */
  readonly at: string
  /** Local `YYYY-MM-DD` in Bangkok, the bound of dates. */
  readonly today: string
}

/** One workbook to read. */
export type ReadRequest = {
  readonly path: string
  readonly name: string
  readonly sha256: string
  readonly hospital: string
  readonly counts: ControlCounts | null
  readonly today: string
}

/** Claims of one sheet, in the order of their rows. */
export type ClaimBatch = {
  readonly sheet: string
  readonly scheme: string
  readonly claims: readonly ClaimRecord[]
}

/** What a workbook says as a whole, once all its rows are read. */
export type RepFacts = {
  readonly kind: string
  readonly layout: string
  readonly hcode: string
  readonly scheme: string
  readonly patientType: string | null
  readonly isAppeal: boolean
  readonly producedAt: string | null
  readonly rows: number
  readonly sums: Readonly<Record<string, number | null>>
  /** The first ones; `rejectedCount` counts all. */
  readonly rejected: readonly RejectedCell[]
  readonly rejectedCount: number
  readonly warnings: readonly ErrorRecord[]
  readonly checks: readonly ImportCheck[]
  readonly sheets: readonly SheetCount[]
}

/** What stands in the import record of a file whose rows are in the store. */
export type ImportedFacts = Omit<RepFacts, 'rejected'> & { readonly added: number; readonly replaced: number }

/** How the thread left a file. Whatever it was, the store holds all of it or nothing of it. */
export type ImportOutcome =
  | { readonly state: 'imported' | 'unchanged'; readonly id: number }
  /** `bug` is the stack of what should not have happened, or null for a failure with a name. */
  | { readonly state: 'refused'; readonly id: number; readonly bug: string | null }
  /** Nothing could be read, so there is no record either. */
  | { readonly state: 'unread'; readonly reason: ErrorRecord }
  | { readonly state: 'cancelled' }

/** Main thread to import thread. */
export type ThreadRequest =
  | { readonly kind: 'import'; readonly job: ImportJob }
  /** The run is over: let go of the store. */
  | { readonly kind: 'rest' }

/** Import thread to main thread. */
export type ThreadReport =
  | { readonly kind: 'progress'; readonly rowsDone: number }
  | { readonly kind: 'done'; readonly outcome: ImportOutcome }
  /** Trouble of the store; null for a bug outside any file. */
  | { readonly kind: 'failed'; readonly error: ErrorRecord | null; readonly stack: string }
  | { readonly kind: 'rested' }

/** What the reading thread is started with. `stop[0]` is 1 when the run was stopped; `waiting[0]` counts untaken batches. */
export type ReadingData = {
  readonly role: 'reading'
  readonly stop: Int32Array
  readonly waiting: Int32Array
}

/** Reading thread to writing thread. */
export type ReadingReport =
  | { readonly kind: 'claims'; readonly batch: ClaimBatch }
  | { readonly kind: 'read'; readonly facts: RepFacts }
  /** A failure of the file; null for a bug. */
  | { readonly kind: 'failed'; readonly error: ErrorRecord | null; readonly stack: string }
