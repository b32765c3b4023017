import {
  type CellReader,
  cellBytes,
  openCells,
  readCell,
  readFormulaText,
  takeCells,
} from '#main/platform/workbook/biff8-cells.ts'
import { type Biff8Globals, requireBof } from '#main/platform/workbook/biff8-globals.ts'
import {
  fillRecords,
  nextRecord,
  openRecords,
  type RecordCursor,
  recordType,
} from '#main/platform/workbook/biff8-records.ts'
import type { ByteStream } from '#main/platform/workbook/cfb-streams.ts'
import { tooLarge, unreadable, withPlace } from '#main/platform/workbook/faults.ts'
import {
  batchRows,
  type CellValue,
  type SheetRow,
  type WorkbookLimits,
} from '#main/platform/workbook/workbook.ts'

type RowReader = {
  readonly cursor: RecordCursor
  readonly cells: CellReader
  readonly limits: WorkbookLimits
  row: number
  rowCount: number
  /** How many substreams, such as a chart drawn on the sheet, are open inside the sheet's own. */
  depth: number
  isDone: boolean
}

const worksheetSubstream = 0x0010

function openSheet(stream: ByteStream, position: number): RecordCursor {
  if (position >= stream.size) throw unreadable()
  const cursor = openRecords(stream, position)
  requireBof(cursor, worksheetSubstream)
  return cursor
}

function finishRow(reader: RowReader, rows: SheetRow[]): void {
  const cells = takeCells(reader.cells)
  if (!cells) return
  reader.rowCount++
  if (reader.rowCount > reader.limits.maxRowsPerSheet) throw tooLarge('maxRowsPerSheet')
  rows.push({ row: reader.row, cells })
}

function readOther(reader: RowReader, rows: SheetRow[]): void {
  const { type } = reader.cursor
  if (type === recordType.string) readFormulaText(reader.cells)
  else if (type === recordType.uncalculated) reader.cells.isUncalculated ||= reader.depth === 0
  else if (type === recordType.beginOfSubstream) reader.depth++
  else if (type === recordType.endOfSubstream) {
    reader.isDone = reader.depth === 0
    reader.depth--
    if (reader.isDone) finishRow(reader, rows)
  }
}

function readRecord(reader: RowReader, rows: SheetRow[]): void {
  const { cursor } = reader
  nextRecord(cursor)
  const minimum = cellBytes(cursor.type)
  if (minimum === 0) readOther(reader, rows)
  if (minimum === 0 || reader.depth > 0) return
  if (cursor.length < minimum) throw unreadable()
  const row = cursor.view.getUint16(cursor.at, true)
  if (row !== reader.row) {
    finishRow(reader, rows)
    reader.row = row
  }
  readCell(reader.cells, cursor.view.getUint16(cursor.at + 2, true))
}

function readBatch(reader: RowReader): SheetRow[] {
  const rows: SheetRow[] = []
  try {
    while (rows.length < batchRows && !reader.isDone) readRecord(reader, rows)
  } catch (error) {
    throw withPlace(error, { row: reader.row + 1 })
  }
  return rows
}

function* readInFileOrder(
  stream: ByteStream,
  position: number,
  globals: Biff8Globals,
  limits: WorkbookLimits,
) {
  const cursor = openSheet(stream, position)
  const cells = openCells(cursor, globals, limits)
  const reader: RowReader = { cursor, cells, limits, row: 0, rowCount: 0, depth: 0, isDone: false }
  while (!reader.isDone) yield readBatch(reader)
}

type Skim = { depth: number; lastRow: number; isOrdered: boolean; isDone: boolean }

function skimRecord(skim: Skim, type: number): void {
  if (type === recordType.beginOfSubstream) skim.depth++
  else if (type === recordType.endOfSubstream) {
    skim.isDone = skim.depth === 0
    skim.depth--
  }
}

/** Skims the records that lie whole in the buffer, on bare numbers: millions pass here before the first row. */
function skimBuffer(cursor: RecordCursor, skim: Skim): void {
  const { view, end } = cursor
  let at = cursor.next
  while (end - at >= 4 && !skim.isDone) {
    const type = view.getUint16(at, true)
    const length = view.getUint16(at + 2, true)
    if (end - at < 4 + length) break
    if (cellBytes(type) === 0) skimRecord(skim, type)
    else if (length >= 4 && skim.depth === 0) {
      const row = view.getUint16(at + 4, true)
      if (row < skim.lastRow) skim.isOrdered = false
      skim.lastRow = row
    }
    at += 4 + length
  }
  cursor.next = at
}

/**
 * Skims the sheet to its end before the first row is handed out: a sheet cut off in the middle gives no row at
 * all, and rows written in the order somebody thought of them are found out in time.
 */
function isTopDown(stream: ByteStream, position: number): boolean {
  const cursor = openSheet(stream, position)
  const skim: Skim = { depth: 0, lastRow: -1, isOrdered: true, isDone: false }
  for (;;) {
    skimBuffer(cursor, skim)
    if (skim.isDone) return skim.isOrdered
    fillRecords(cursor)
  }
}

function addCells(target: CellValue[], cells: readonly CellValue[]): void {
  cells.forEach((value, column) => {
    if (column >= target.length) target.push(value)
    else if (value !== null) target[column] = value
  })
}

function* sortRows(batches: Iterable<readonly SheetRow[]>): Generator<readonly SheetRow[]> {
  const cellsByRow = new Map<number, CellValue[]>()
  for (const batch of batches) {
    for (const { row, cells } of batch) {
      const known = cellsByRow.get(row)
      if (known) addCells(known, cells)
      else cellsByRow.set(row, [...cells])
    }
  }
  const rows = [...cellsByRow].sort(([a], [b]) => a - b).map(([row, cells]) => ({ row, cells }))
  for (let at = 0; at < rows.length; at += batchRows) yield rows.slice(at, at + batchRows)
}

/**
 * Reads one sheet in batches. Rows not stored top down are collected and sorted first (at most 65,536 of them).
 * @throws AppError `workbook.truncated`, `workbook.unreadable`, `workbook.tooLarge`
 */
export function readRows(
  stream: ByteStream,
  position: number,
  globals: Biff8Globals,
  limits: WorkbookLimits,
): Iterable<readonly SheetRow[]> {
  const isOrdered = isTopDown(stream, position)
  const batches = readInFileOrder(stream, position, globals, limits)
  return isOrdered ? batches : sortRows(batches)
}
