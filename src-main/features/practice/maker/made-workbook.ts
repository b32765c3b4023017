import type { ErrorCode } from '#shared/errors/codes.ts'
import type { SheetLayout } from '#shared/model/layouts/layout.ts'

/** Values by field, as they were meant: satang for money, local ISO text for dates, text for the rest; null is blank. */
export type MeantFields = Readonly<Record<string, string | number | null>>

/**
 * What became of a claim. Only `passed` ones have approved money: of `failed` ones it is null whatever their cells hold,
 * for those amounts are what would have been paid. `replaced` is the older row of an appeal that the same file answers:
 * it counts in no sum.
 */
export type Outcome = 'passed' | 'failed' | 'replaced'

/** One row as it was meant and where it stands. */
export type MeantRow = {
  /** As the spreadsheet shows it, from 1. */
  readonly row: number
  /** `normal`, `appeal`, `disabled`, `stateless`, or `whole` in sheets without blocks. */
  readonly block: string
  /** Every cell as it is printed, also those of claims that did not pass. */
  readonly fields: MeantFields
  /** Of a claim; absent in other rows. */
  readonly outcome?: Outcome
}

/** One sheet as it was meant. A list split over several sheets is several of these. */
export type MeantSheet = {
  readonly sheet: string
  readonly layout: SheetLayout
  /** Made anew each time it is asked for, so that long sheets need no memory. */
  readonly rows: () => Iterable<MeantRow>
}

/**
 * What is true of one workbook, cell by cell, and so what an importer must end with.
 * It follows from what the maker meant, never from reading cells back.
 */
export type WorkbookKey = {
  readonly name: string
  readonly kind: 'REP' | 'STM' | 'SMT'
  readonly scheme: string
  /** Of a statement; null for other files. */
  readonly documentNo: string | null
  readonly sheets: readonly MeantSheet[]
  /** Cells that cannot be read, by sheet, row (from 1) and field; they count as blank. */
  readonly spoiled: readonly { readonly sheet: string; readonly row: number; readonly field: string }[]
  /** Why an importer must refuse the file, or keep it in quarantine; absent when it must take it. */
  readonly refused?: ErrorCode
  /** Checks that must not be equal, as `against what`; absent when all must be. */
  readonly differs?: readonly string[]
}

/** A workbook, statement or transfer list with its answer key. */
export type MadeWorkbook = {
  readonly name: string
  readonly bytes: Buffer
  readonly key: WorkbookKey
}
