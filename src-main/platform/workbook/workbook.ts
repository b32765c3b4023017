/** A number cell whose format shows it as a date. Read it with `fromExcelSerial`. */
export class DateCell {
  readonly serial: number
  readonly is1904: boolean

  constructor(serial: number, is1904: boolean) {
    this.serial = serial
    this.is1904 = is1904
  }
}

/** A cell that holds a spreadsheet error such as `#REF!`. */
export class ErrorCell {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/**
 * A formula whose result nobody worked out: the program that wrote it left that to Excel. What stands in its place, if
 * anything, is no value.
 */
export class UncalculatedCell extends ErrorCell {
  constructor() {
    super('=?')
  }
}

/** The one there is. */
export const uncalculated = new UncalculatedCell()

/** What a cell holds; null when it is blank. Text is as stored, not trimmed. */
export type CellValue = string | number | boolean | null | DateCell | ErrorCell

const blankText = /^[\s\u200b\ufeff]*$/

/** @returns whether a cell holds a text that shows nothing, such as a space that somebody left far from the table */
export function isBlankText(value: CellValue): boolean {
  return typeof value === 'string' && blankText.test(value)
}

/** How many rows a batch has at most; the last one of a sheet has fewer. */
export const batchRows = 512

/** One row that has at least one cell with a value; rows of blanks only are left out. */
export type SheetRow = {
  /** 0-based row of the sheet. */
  readonly row: number
  /** From column A on, without holes; shorter than the sheet is wide where the row ends early. */
  readonly cells: readonly CellValue[]
}

/** Bounds a workbook must keep, so that a hostile or broken file cannot take the machine down. */
export type WorkbookLimits = {
  /** Size of the file. */
  readonly maxBytes: number
  /** Rows with a value in one sheet. */
  readonly maxRowsPerSheet: number
  /** Columns up to the last one with a value. */
  readonly maxColumns: number
  /** Characters of one cell's text. */
  readonly maxTextCharacters: number
  /** Texts of the shared string table. */
  readonly maxSharedStrings: number
  /** Characters of all shared texts together. */
  readonly maxSharedCharacters: number
  /** Size of one part of an .xlsx once inflated. */
  readonly maxPartBytes: number
  readonly maxSheets: number
}

/** How a file keeps its rows: Excel's three formats, and the tables that are none of Excel's. */
export type SourceFormat = 'biff8' | 'xlsx' | 'xml2003' | 'html' | 'csv' | 'json' | 'xml'

/** Whether people see a sheet; one that is very hidden shows in no menu of Excel, only a macro brings it back. */
export type SheetState = 'visible' | 'hidden' | 'veryHidden'

/** An open workbook that is read from front to back, with memory that does not grow with the rows. */
export interface Workbook {
  readonly format: SourceFormat
  /** Worksheets in workbook order, hidden ones too; charts and macro sheets are not listed. */
  readonly sheetNames: readonly string[]
  /** Of every sheet, by its name. */
  readonly sheetStates: ReadonlyMap<string, SheetState>
  /** Names a workbook defines; text tables have none. */
  readonly names: ReadonlySet<string>
  /**
   * Reads one sheet in batches of rows, top down. Any sheet, in any order, as often as needed.
   * @throws AppError `workbook.truncated`, `workbook.unreadable`, `workbook.tooLarge`, `import.sheetMissing`,
   *   `import.rowUnreadable` (a torn row of a text table), and `cancelled` (which also closes the file)
   */
  rows(sheetName: string): AsyncIterable<readonly SheetRow[]>
  /** Closes the file; a second call does nothing. */
  close(): Promise<void>
}
