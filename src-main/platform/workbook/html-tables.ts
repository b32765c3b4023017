import { tooLarge, unreadable } from '#main/platform/workbook/faults.ts'
import { type HtmlHandler, htmlAttributeOf } from '#main/platform/workbook/html-scanner.ts'
import { unguard } from '#main/platform/workbook/unguard.ts'
import { type CellValue, uncalculated, type WorkbookLimits } from '#main/platform/workbook/workbook.ts'

/** What the tables of a page are told to; they are numbered from 0 in the order they begin. */
export type TableSink = {
  /** @param row 0-based; rows without a value are told too */
  row(table: number, row: number, cells: CellValue[]): void
  /** Whatever stands outside of all tables, or in a script, or in a tag that may lead elsewhere. */
  words(text: string): void
}

type OpenTable = {
  readonly number: number
  row: number
  isInRow: boolean
  column: number
  cells: CellValue[]
  /** For how many more rows a cell from above fills each column, this one included. */
  covered: number[]
  text: string | null
  /** What Excel or LibreOffice say of the open cell beside what it shows. */
  attributes: string
}

const deepestTable = 50
const lineTags = new Set(['br', 'p', 'div', 'li'])
const sections = new Set(['thead', 'tbody', 'tfoot'])
const leadingTags = new Set(['meta', 'form', 'input', 'frame'])

/** A number as it may be shown; one that begins with a zero is an id. */
const shownNumber = /^[-+(]?(?!0\d)[\d,]+(?:\.\d+)?(?:E[-+]?\d+)?\)?$/i

/** The number behind a cell, in full: what is shown may be rounded. @source Excel `x:num`, LibreOffice `sdval` */
function findNumber(attributes: string, shown: string): number | null {
  if (!shownNumber.test(shown)) return null
  const text = htmlAttributeOf(attributes, 'x:num') || htmlAttributeOf(attributes, 'sdval')
  const value = Number(text)
  return text && Number.isFinite(value) ? value : null
}

function toValue({ text, attributes }: OpenTable, limits: WorkbookLimits): CellValue {
  const shown = (text ?? '')
    .replaceAll(/[\u00a0 ]+/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .trim()
  if (shown.length > limits.maxTextCharacters) throw tooLarge('maxTextCharacters')
  if (shown === '') return htmlAttributeOf(attributes, 'x:fmla') === null ? null : uncalculated
  return findNumber(attributes, shown) ?? unguard(shown)
}

const spanOf = (attributes: string, name: string) => {
  const span = Number(htmlAttributeOf(attributes, name) ?? 1)
  // 0 goes on to the end of the section
  return Number.isSafeInteger(span) && span >= 0 ? span : 1
}

function endCell(table: OpenTable, limits: WorkbookLimits): void {
  if (table.text === null) return
  const value = toValue(table, limits)
  const { attributes, column } = table
  const width = Math.min(Math.max(1, spanOf(attributes, 'colspan')), limits.maxColumns)
  const height = spanOf(attributes, 'rowspan') || limits.maxRowsPerSheet
  if (value !== null) {
    if (column >= limits.maxColumns) throw tooLarge('maxColumns')
    while (table.cells.length <= column) table.cells.push(null)
    table.cells[column] = value
  }
  for (let at = column; height > 1 && at < Math.min(column + width, limits.maxColumns); at++) {
    while (table.covered.length <= at) table.covered.push(0)
    table.covered[at] = height
  }
  table.column = column + width
  table.text = null
}

/**
 * Lays the tables of a page out as sheets: a cell over several columns or rows stands in the first of them, as a merged
 * one does in Excel. A table within a cell is one of its own.
 */
export function createTableReader(sink: TableSink, limits: WorkbookLimits) {
  const open: OpenTable[] = []
  let count = 0

  function endRow(table: OpenTable): void {
    endCell(table, limits)
    if (!table.isInRow) return
    table.isInRow = false
    sink.row(table.number, table.row, table.cells)
    table.covered = table.covered.map((rows) => Math.max(0, rows - 1))
  }

  function beginRow(table: OpenTable): void {
    endRow(table)
    table.row++
    table.isInRow = true
    table.column = 0
    table.cells = []
  }

  function beginCell(table: OpenTable, attributes: string): void {
    endCell(table, limits)
    if (!table.isInRow) beginRow(table)
    while ((table.covered[table.column] ?? 0) > 0) table.column++
    table.text = ''
    table.attributes = attributes
  }

  function beginTable(): void {
    if (open.length >= deepestTable) throw unreadable()
    const place = { row: -1, isInRow: false, column: 0, cells: [], covered: [] }
    open.push({ number: count++, ...place, text: null, attributes: '' })
  }

  function endTable(): void {
    const table = open.pop()
    if (table) endRow(table)
  }

  function addText(text: string): void {
    const table = open.at(-1)
    if (table === undefined) sink.words(text)
    else if (table.text !== null) {
      table.text += text.replaceAll(/[ \t\r\n\f]+/g, ' ')
      if (table.text.length > limits.maxTextCharacters * 7) throw tooLarge('maxTextCharacters')
    }
  }

  function openTag(name: string, attributes: string): void {
    const table = open.at(-1)
    if (leadingTags.has(name)) sink.words(` <${name} ${attributes}> `)
    if (name === 'table') beginTable()
    else if (table === undefined) return
    else if (name === 'tr') beginRow(table)
    else if (name === 'td' || name === 'th') beginCell(table, attributes)
    else if (sections.has(name)) endSection(table)
    else if (lineTags.has(name) && table.text) table.text += '\n'
  }

  /** No cell reaches from one section into the next. */
  function endSection(table: OpenTable): void {
    endRow(table)
    table.covered = []
  }

  const handler: HtmlHandler = {
    open: openTag,
    text: addText,
    code: sink.words,
    close(name) {
      const table = open.at(-1)
      if (table === undefined) return
      if (name === 'table') endTable()
      else if (name === 'tr') endRow(table)
      else if (name === 'td' || name === 'th') endCell(table, limits)
      else if (sections.has(name)) endSection(table)
    },
  }
  return {
    handler,
    /** Whether a table has begun that has not ended. */
    isWithin: () => open.length > 0,
    /** The row being read, from 1. */
    rowNumber: () => (open.at(-1)?.row ?? -1) + 1,
  }
}
