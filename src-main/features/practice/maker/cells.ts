/** A number shown as a date. Days since 1899-12-30; the time is the fraction. */
export type DateValue = { readonly serial: number; readonly hasTime: boolean }

/** What the writers can put in a cell. `''` is a formatted cell without a value, null is no cell at all. */
export type MadeCell = string | number | DateValue | null

/** One row; cells from column A on. */
export type SheetLine = {
  /** 0-based. */
  readonly row: number
  readonly cells: readonly MadeCell[]
  /** Header cells wrap and stand in the middle. */
  readonly isHeader?: boolean
}

/** A merged block, 0-based, both ends included. */
export type CellRange = {
  readonly firstRow: number
  readonly lastRow: number
  readonly firstColumn: number
  readonly lastColumn: number
}

/** One sheet for the writers. Its lines are asked for once, top down. */
export type MadeSheet = {
  readonly name: string
  readonly merges: readonly CellRange[]
  readonly isHidden?: boolean
  readonly lines: Iterable<SheetLine>
}
