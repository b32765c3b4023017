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

/** What a cell holds; null when it is blank. Text is as stored, not trimmed. */
export type CellValue = string | number | boolean | null | DateCell | ErrorCell

/** One row that has at least one cell. */
export type SheetRow = {
  /** 0-based row of the sheet. */
  readonly row: number
  /** From column A on, without holes; shorter than the sheet is wide where the row ends early. */
  readonly cells: readonly CellValue[]
}

/** Bounds a workbook must keep, so that a hostile or broken file cannot take the machine down. */
export type WorkbookLimits = {
  readonly maxBytes: number
  readonly maxRowsPerSheet: number
  readonly maxColumns: number
  readonly maxTextCharacters: number
  readonly maxSharedStrings: number
  readonly maxSheets: number
}

/** An open workbook that is read from front to back, with memory that does not grow with the rows. */
export interface Workbook {
  readonly format: 'biff8' | 'xlsx'
  readonly sheetNames: readonly string[]
  /**
   * Reads one sheet in batches of rows, top down.
   * @throws AppError `workbook.truncated`, `workbook.unreadable`, `workbook.tooLarge`
   */
  rows(sheetName: string): AsyncIterable<readonly SheetRow[]>
  close(): Promise<void>
}
