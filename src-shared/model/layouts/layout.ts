/**
 * What a cell of a column holds. `money` becomes integer satang; `decimal` and `percent` stay exact decimal text;
 * `datetime` and `date` become local ISO text; `mixed` keeps its text (a number or a code such as `V993`).
 */
export type ColumnType =
  | 'id'
  | 'text'
  | 'int'
  | 'money'
  | 'decimal'
  | 'percent'
  | 'codes'
  | 'code'
  | 'flag'
  | 'hcode'
  | 'datetime'
  | 'date'
  | 'mixed'

/** One column: its field name (as in nhso/columns), its type, and its header texts from the top level down. */
export type Column = readonly [field: string, type: ColumnType, ...headers: string[]]

/** A kind of sheet as data. Header texts stand as the file prints them, newlines included. */
export type SheetLayout = {
  readonly id: string
  /** Sheet names in the workbook, compared after trimming; an empty list means the first sheet. */
  readonly sheetNames: readonly string[]
  /** The header text that finds the header row (level 1), and the rows within which it must stand. */
  readonly anchor: { readonly text: string; readonly withinRows: number }
  /** How many rows of headers stand at most (level 1 included). */
  readonly headerLevels: number
  /** 0-based first data row in files as NHSO makes them today; the reader detects, the practice maker follows it. */
  readonly usualHeaderRow: number
  readonly usualDataRow: number
  readonly columns: readonly Column[]
}
