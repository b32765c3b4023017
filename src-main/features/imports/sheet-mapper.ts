import type { DateRange } from '#main/features/imports/cell-parse.ts'
import type { ClaimRow } from '#main/features/imports/file-claims.ts'
import type { HeaderMatch } from '#main/features/imports/header-match.ts'
import type { Block, ReadRequest, RowBatch, StatementIssue } from '#main/features/imports/import-job.ts'
import type { RowCells } from '#main/features/imports/row-cells.ts'
import type { SheetRow } from '#main/platform/workbook/workbook.ts'
import type { ImportCheck } from '#shared/contract/imports.ts'
import type { SheetLayout } from '#shared/model/layouts/layout.ts'

/** What a name or the rows above a header say of a document. Everything is null where nothing says it. */
export type DocumentFacts = {
  readonly kind: 'REP' | 'STM' | 'SMT' | null
  readonly hcode: string | null
  readonly scheme: string | null
  readonly patientType: string | null
  readonly isAppeal: boolean
  /** Local CE time NHSO made it, e.g. `2026-01-05T20:15:01`. */
  readonly producedAt: string | null
  readonly documentNo: string | null
  /** Whose ledger it is of: `1102050101.222` of a person list, `COCD` of a dialysis statement. As printed, never a number. */
  readonly account: string | null
}

/** What all rows of one sheet have in common. */
export type SheetFrame = {
  readonly request: ReadRequest
  readonly sheet: string
  readonly layout: SheetLayout
  readonly match: HeaderMatch
  readonly dates: DateRange
  /** What the file's name says. */
  readonly named: DocumentFacts
  /** What the rows above the header say; what a sheet does not say is the whole file's. */
  readonly meta: DocumentFacts
  readonly cells: RowCells
  /** Whether people do not see the sheet: what stands in another one, too, counts there. */
  readonly isHidden: boolean
  readonly rows: RowFollower
}

/** Follows the rows of one sheet, so that those which stand in the file twice count once. @see file-rows.ts */
export interface RowFollower {
  /**
   * Follows the row that was read last.
   * @param row 0-based
   * @param key what the row is added up by
   * @param heading what stands above the row and belongs to its case
   * @returns the unit in which the row waits until all sheets are read; -1 for a row that was nowhere before
   */
  hold(row: number, key: string, block?: Block, heading?: string): number
  /** @returns whether the sheet has a row of the same case as the one followed last, and not the same amounts or texts */
  isCaseKnown(): boolean
  /** Follows a claim, which is known by its TRAN_ID. @param other the sheet it stands in, too */
  count(other: string | null): void
}

type RecordOf<Table extends RowBatch['table']> = Extract<RowBatch, { table: Table }>['rows'][number]
export type RowRecord = RecordOf<RowBatch['table']>

/** Σ and count of rows that belong together: one batch in one block, one patient type, one day. */
export type RowGroup = {
  readonly key: string
  readonly rows: number
  readonly sums: Readonly<Record<string, number | null>>
  /** Where the sums stand, when the file prints them itself: row from 1, column letters by field. */
  readonly printed?: { readonly row: number; readonly columns: Readonly<Record<string, string>> }
}

/** Rows of one unit and one key that wait. @see file-rows.ts */
export type WaitingGroup = { readonly unit: number; readonly group: RowGroup }

type Counted = { readonly rows: number; readonly passed: number; readonly failed: number }
type Sums = Readonly<Record<string, number | null>>

/** What the claims of a sheet come to. */
export type ClaimTally = {
  readonly all: Counted
  /** Without rows that a newer row of the same file replaces. */
  readonly live: Counted
  /** Σ per money field over live rows; of what is approved over those that passed alone. */
  readonly sums: Sums
  /** Σ per money field over live rows that passed. */
  readonly passedSums: Sums
}

/** What a sheet came to, for checks over the whole workbook. */
export type SheetOutcome = {
  readonly sheet: string
  readonly layout: SheetLayout
  readonly rowsRead: number
  readonly rowsKept: number
  /** Σ per money field of the layout, over rows that count; null when no row has a value. */
  readonly sums: Sums
  /** How often rows name each hospital, five digits. */
  readonly hospitals: ReadonlyMap<string, number>
  readonly patientTypes: ReadonlySet<string>
  /** Claims only; null for other rows. */
  readonly claims: ClaimTally | null
  /** Kept rows by what they are compared by, e.g. `681100001|appeal`. */
  readonly groups: readonly RowGroup[]
  /** Rows that wait until all sheets are read. */
  readonly waiting?: readonly WaitingGroup[]
  /** Rows that stand here and count in another sheet. */
  readonly elsewhere?: readonly RowGroup[]
  /** Totals the sheet prints itself, by the key of the rows right above. */
  readonly totalRows: readonly {
    /** From 1. */
    readonly row: number
    readonly key: string | null
    readonly sums: Readonly<Record<string, number | null>>
    /** Column letters by field. */
    readonly columns?: Readonly<Record<string, string>>
  }[]
  readonly issues: readonly StatementIssue[]
  /** Checks that need no other sheet. */
  readonly checks: readonly ImportCheck[]
}

/** Turns the rows of one sheet into records of one table. One for each sheet; it sees every row once, top down. */
export interface SheetMapper {
  readonly table: RowBatch['table']
  /** A row whose key cell looks like one. @returns its record, or null when it is none after all (a finding says why) */
  readData(row: SheetRow): RowRecord | null
  /**
   * A row that waited and counts after all.
   * @param key what it was held with
   */
  readHeld?(row: SheetRow, key: string): RowRecord
  /** Any other row: those above the first data row too (a section's name may stand there), totals, footers, headers again. */
  readOther(row: SheetRow): void
  finish(): Pick<
    SheetOutcome,
    'hospitals' | 'patientTypes' | 'claims' | 'groups' | 'waiting' | 'totalRows' | 'issues' | 'checks'
  >
  /** Takes a row of its sheet out of what it came to: a newer one of the file took its place. Claims only. */
  takeOut?(claim: ClaimRow, row: SheetRow): void
}

export type CreateMapper = (frame: SheetFrame) => SheetMapper

/** What the checks of a workbook look at. */
export type ReadSheets = {
  readonly request: ReadRequest
  readonly sheets: readonly SheetOutcome[]
}

/** Blocks by the words NHSO puts above them. */
export const blockNames: readonly (readonly [word: string, block: Block])[] = [
  ['ผู้พิการ', 'disabled'],
  ['สิทธิผู้มีปัญหาสถานะ', 'stateless'],
  ['STP', 'stateless'],
  ['อุทธรณ์', 'appeal'],
  ['ข้อมูลปกติ', 'normal'],
]
