import { tooLarge, unreadable, withPlace } from '#main/platform/workbook/faults.ts'
import {
  batchRows,
  type CellValue,
  DateCell,
  ErrorCell,
  isBlankText,
  type SheetRow,
  uncalculated,
  type WorkbookLimits,
} from '#main/platform/workbook/workbook.ts'
import { columnOf, createFormulaJudge } from '#main/platform/workbook/xlsx-formulas.ts'
import { unescapeText } from '#main/platform/workbook/xlsx-parts.ts'
import { attributeOf, createXmlScanner, type XmlHandler } from '#main/platform/workbook/xml-scanner.ts'

/** What all sheets of one .xlsx share. */
export type XlsxGlobals = {
  readonly sharedTexts: readonly string[]
  readonly dateStyles: Uint8Array
  readonly is1904: boolean
  readonly asksToCalculate: boolean
  readonly limits: WorkbookLimits
}

type SheetReader = {
  readonly globals: XlsxGlobals
  readonly formulas: ReturnType<typeof createFormulaJudge>
  rows: SheetRow[]
  cells: CellValue[]
  /** 0-based; -1 before the first. */
  row: number
  rowCount: number
  column: number
  kind: string
  style: number
  /** Null until the cell shows a value or a text. */
  text: string | null
  isReading: boolean
  isFormula: boolean
  isPhonetic: boolean
}

const millisecondsPerDay = 86_400_000

/** Reads the ISO text of a cell of type `d`, or leaves the text as it is. */
function toDate(text: string, is1904: boolean): CellValue {
  const time = Date.parse(/[zZ]$/.test(text) || !text.includes('T') ? text : `${text}Z`)
  if (Number.isNaN(time)) return text
  const serial = (time - Date.UTC(1899, 11, 30)) / millisecondsPerDay
  return new DateCell(is1904 ? serial - 1462 : serial, is1904)
}

function toNumber(reader: SheetReader, text: string): CellValue {
  const value = Number(text)
  if (text.trim() === '') return null
  if (!Number.isFinite(value)) throw unreadable()
  const { dateStyles, is1904 } = reader.globals
  return dateStyles[reader.style] === 1 ? new DateCell(value, is1904) : value
}

function toSharedText(reader: SheetReader, text: string): CellValue {
  if (text.trim() === '') return null
  const shared = reader.globals.sharedTexts[Number(text)]
  if (shared === undefined) throw unreadable()
  return shared
}

function toText(reader: SheetReader, raw: string): string {
  const text = unescapeText(raw)
  if (text.length > reader.globals.limits.maxTextCharacters) throw tooLarge('maxTextCharacters')
  return text
}

function toValue(reader: SheetReader, text: string): CellValue {
  switch (reader.kind) {
    case 's':
      return toSharedText(reader, text)
    case 'str':
    case 'inlineStr':
      return toText(reader, text)
    case 'b':
      return text.trim() === '' ? null : text.trim() !== '0' && text.trim() !== 'false'
    case 'e':
      return new ErrorCell(text)
    case 'd':
      return toDate(text.trim(), reader.globals.is1904)
    default:
      return toNumber(reader, text)
  }
}

function openRow(reader: SheetReader, attributes: string): void {
  const reference = attributeOf(attributes, 'r')
  const row = reference === null ? reader.row + 1 : Number(reference) - 1
  // Rows stand top down by the format's own rule; a file that breaks it is not one Excel would open.
  if (!Number.isSafeInteger(row) || row <= reader.row) throw unreadable()
  reader.row = row
  reader.formulas.enterRow(row)
  reader.cells = []
  reader.column = -1
}

function openCell(reader: SheetReader, attributes: string): void {
  const reference = attributeOf(attributes, 'r')
  reader.column = reference === null ? reader.column + 1 : columnOf(reference)
  reader.kind = attributeOf(attributes, 't') ?? 'n'
  reader.style = Number(attributeOf(attributes, 's') ?? 0)
  reader.text = null
  reader.isFormula = reader.formulas.fills(reader.row, reader.column)
}

function closeCell(reader: SheetReader): void {
  const { text, cells, column } = reader
  const found = text === null ? null : toValue(reader, text)
  const value = reader.isFormula ? reader.formulas.judge(found, cells, column) : found
  if (value === null) return
  if (column < 0) throw unreadable()
  if (column >= reader.globals.limits.maxColumns) {
    // what shows nothing out there does not make a sheet wide
    if (isBlankText(value) || value === uncalculated) return
    throw tooLarge('maxColumns')
  }
  while (cells.length <= column) cells.push(null)
  cells[column] = value
}

function closeRow(reader: SheetReader): void {
  if (reader.cells.length === 0) return
  reader.rowCount++
  if (reader.rowCount > reader.globals.limits.maxRowsPerSheet) throw tooLarge('maxRowsPerSheet')
  reader.rows.push({ row: reader.row, cells: reader.cells })
  reader.cells = []
}

function openTag(reader: SheetReader, name: string, attributes: string): void {
  if (name === 'c') openCell(reader, attributes)
  else if (name === 'row') openRow(reader, attributes)
  else if (name === 'v' || name === 't') {
    reader.isReading = true
    reader.text ??= ''
  } else if (name === 'f') {
    reader.isFormula = true
    reader.formulas.begin(attributes)
  } else if (name === 'rPh') reader.isPhonetic = true
}

function closeTag(reader: SheetReader, name: string): void {
  if (name === 'c') closeCell(reader)
  else if (name === 'row') closeRow(reader)
  else if (name === 'v' || name === 't') reader.isReading = false
  else if (name === 'rPh') reader.isPhonetic = false
}

function addText(reader: SheetReader, text: string): void {
  if (!reader.isReading || reader.isPhonetic || reader.text === null) return
  reader.text += text
  // An escaped character takes seven; what is longer than that cannot become short enough.
  if (reader.text.length > reader.globals.limits.maxTextCharacters * 7) throw tooLarge('maxTextCharacters')
}

function createHandler(reader: SheetReader): XmlHandler {
  return {
    open: (name, attributes) => openTag(reader, name, attributes),
    text: (text) => addText(reader, text),
    close: (name) => closeTag(reader, name),
  }
}

function createReader(globals: XlsxGlobals, open: () => AsyncIterable<Uint8Array>): SheetReader {
  const formulas = createFormulaJudge(globals.asksToCalculate, open)
  const place = { row: -1, rowCount: 0, column: -1, kind: 'n', style: 0 }
  const flags = { isReading: false, isFormula: false, isPhonetic: false }
  return { globals, formulas, rows: [], cells: [], ...place, text: null, ...flags }
}

/**
 * Reads the rows of one worksheet part.
 * @param open reads the part from its start
 * @throws AppError `workbook.unreadable`, `workbook.truncated`, `workbook.tooLarge`
 */
export async function* readSheetRows(
  open: () => AsyncIterable<Uint8Array>,
  globals: XlsxGlobals,
): AsyncGenerator<readonly SheetRow[]> {
  const reader = createReader(globals, open)
  const scanner = createXmlScanner(createHandler(reader))
  try {
    for await (const piece of open()) {
      scanner.write(piece)
      await reader.formulas.settle()
      while (reader.rows.length >= batchRows) yield reader.rows.splice(0, batchRows)
    }
    scanner.end()
  } catch (error) {
    throw withPlace(error, { row: reader.row + 1 })
  }
  if (reader.rows.length > 0) yield reader.rows
}
