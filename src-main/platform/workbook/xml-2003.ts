import { tooLarge, unreadable, withPlace } from '#main/platform/workbook/faults.ts'
import type { FileBytes } from '#main/platform/workbook/file-bytes.ts'
import { demandSheet, type SheetSource } from '#main/platform/workbook/sheet-source.ts'
import { findEncoding, readText } from '#main/platform/workbook/text-encoding.ts'
import {
  batchRows,
  type CellValue,
  DateCell,
  ErrorCell,
  isBlankText,
  type SheetRow,
  type SheetState,
  uncalculated,
  type WorkbookLimits,
} from '#main/platform/workbook/workbook.ts'
import { attributeOf, createXmlScanner, type XmlHandler } from '#main/platform/workbook/xml-scanner.ts'

const millisecondsPerDay = 86_400_000
const states: Readonly<Record<string, SheetState>> = { SheetHidden: 'hidden', SheetVeryHidden: 'veryHidden' }
const nothing = () => undefined

function* scanPieces(bytes: FileBytes, handler: XmlHandler): Generator<void> {
  const scanner = createXmlScanner(handler)
  // the declaration may name an encoding the bytes are not in: they decide
  for (const text of readText(bytes, findEncoding(bytes))) {
    scanner.write(Buffer.from(text))
    yield
  }
  scanner.end()
}

/** Lists the defined names, the sheets, and whether each is seen, which stands behind its rows. */
function listSheets(bytes: FileBytes, limits: WorkbookLimits) {
  const names = new Set<string>()
  const sheets = new Map<string, SheetState>()
  let current = ''
  let visible: string | null = null
  const handler: XmlHandler = {
    open(name, attributes) {
      if (name === 'Visible') visible = ''
      if (name === 'NamedRange') names.add(attributeOf(attributes, 'Name') ?? '')
      if (name !== 'Worksheet') return
      current = attributeOf(attributes, 'Name') ?? `Sheet${sheets.size + 1}`
      if (sheets.size >= limits.maxSheets) throw tooLarge('maxSheets')
      if (sheets.has(current)) throw unreadable({ sheet: current })
      sheets.set(current, 'visible')
    },
    text(text) {
      if (visible !== null) visible += text
    },
    close(name) {
      if (name !== 'Visible' || visible === null) return
      if (current !== '') sheets.set(current, states[visible.trim()] ?? 'visible')
      visible = null
    },
  }
  for (const _ of scanPieces(bytes, handler)) nothing()
  return { sheets, names }
}

/** @returns a day as the format writes it, `2026-01-09T00:00:00.000`, or the text when it is none */
function toDate(text: string): CellValue {
  const time = Date.parse(/[zZ]$/.test(text) || !text.includes('T') ? text : `${text}Z`)
  if (Number.isNaN(time)) return text
  return new DateCell((time - Date.UTC(1899, 11, 30)) / millisecondsPerDay, false)
}

function toNumber(text: string): CellValue {
  const value = Number(text)
  if (text.trim() === '') return null
  if (!Number.isFinite(value)) throw unreadable()
  return value
}

function toValue(type: string, text: string): CellValue {
  if (type === 'Number') return toNumber(text)
  if (type === 'DateTime') return toDate(text.trim())
  if (type === 'Boolean') return text.trim() !== '0'
  return type === 'Error' ? new ErrorCell(text) : text
}

/** Collects the rows of one sheet of the document. */
function createRowReader(sheetName: string, limits: WorkbookLimits) {
  const rows: SheetRow[] = []
  let sheetCount = 0
  let isWanted = false
  let row = -1
  let span = 0
  let column = -1
  let across = 0
  let kept = 0
  let cells: CellValue[] = []
  let type = ''
  let text: string | null = null
  let hasData = false
  let isFormula = false
  let isComment = false

  /** @returns the place an element names, from 0, or the next one */
  function placeOf(attributes: string, next: number): number {
    const index = attributeOf(attributes, 'Index')
    const place = index === null ? next : Number(index) - 1
    // places run on by the format's own rule
    if (!Number.isSafeInteger(place) || place < next) throw unreadable()
    return place
  }

  const countOf = (attributes: string, name: string) => Number(attributeOf(attributes, name) ?? 0) || 0

  function put(value: CellValue): void {
    if (value === null) return
    if (column >= limits.maxColumns) {
      // what shows nothing out there does not make a sheet wide
      if (isBlankText(value) || value === uncalculated) return
      throw tooLarge('maxColumns')
    }
    while (cells.length <= column) cells.push(null)
    cells[column] = value
  }

  function openCell(attributes: string): void {
    column = placeOf(attributes, column + across + 1)
    across = countOf(attributes, 'MergeAcross')
    isFormula = attributeOf(attributes, 'Formula') !== null
    hasData = false
  }

  function openRow(attributes: string): void {
    row = placeOf(attributes, row + span + 1)
    span = countOf(attributes, 'Span')
    column = -1
    across = 0
    cells = []
  }

  function closeRow(): void {
    if (cells.length === 0) return
    kept++
    if (kept > limits.maxRowsPerSheet) throw tooLarge('maxRowsPerSheet')
    rows.push({ row, cells })
    cells = []
  }

  function openTag(name: string, attributes: string): void {
    if (name === 'Worksheet') {
      sheetCount++
      isWanted = (attributeOf(attributes, 'Name') ?? `Sheet${sheetCount}`) === sheetName
    }
    if (!isWanted) return
    if (name === 'Row') openRow(attributes)
    else if (name === 'Cell') openCell(attributes)
    else if (name === 'Comment') isComment = true
    else if (name === 'Data' && !isComment) {
      type = attributeOf(attributes, 'Type') ?? 'String'
      text = ''
    }
  }

  function closeTag(name: string): void {
    if (!isWanted) return
    if (name === 'Row') closeRow()
    else if (name === 'Comment') isComment = false
    else if (name === 'Data' && text !== null) {
      hasData = true
      put(toValue(type, text))
      text = null
    } else if (name === 'Cell' && isFormula && !hasData) put(uncalculated)
    else if (name === 'Worksheet') isWanted = false
  }

  const handler: XmlHandler = {
    open: openTag,
    text(piece) {
      if (text === null) return
      text += piece
      if (text.length > limits.maxTextCharacters) throw tooLarge('maxTextCharacters')
    },
    close: closeTag,
  }
  return { handler, rows, rowNumber: () => row + 1 }
}

async function* readBatches(bytes: FileBytes, sheetName: string, limits: WorkbookLimits) {
  const reader = createRowReader(sheetName, limits)
  try {
    for (const _ of scanPieces(bytes, reader.handler)) {
      while (reader.rows.length >= batchRows) yield reader.rows.splice(0, batchRows)
    }
  } catch (error) {
    throw withPlace(error, { row: reader.rowNumber() })
  }
  while (reader.rows.length > 0) yield reader.rows.splice(0, batchRows)
}

/**
 * Opens a workbook in Excel's XML of 2002 and 2003, whatever its ending.
 * @throws AppError `workbook.unreadable`, `workbook.truncated`, `workbook.tooLarge`
 * @source Microsoft, XML Spreadsheet Reference
 */
export async function openXml2003(bytes: FileBytes, limits: WorkbookLimits): Promise<SheetSource> {
  const { sheets: sheetStates, names } = listSheets(bytes, limits)
  const sheetNames = [...sheetStates.keys()]
  return {
    format: 'xml2003',
    names,
    sheetNames,
    sheetStates,
    async *batches(name) {
      demandSheet(sheetNames, name)
      yield* readBatches(bytes, name, limits)
    },
  }
}
