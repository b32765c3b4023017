import { cellFormats, writeBof, writeEof, writeGlobals } from '#main/features/practice/maker/biff8-globals.ts'
import type {
  CellRange,
  DateValue,
  MadeCell,
  MadeSheet,
  SheetLine,
} from '#main/features/practice/maker/cells.ts'
import { writeCompoundFile } from '#main/features/practice/maker/cfb-writer.ts'
import {
  blocksOf,
  bytesIn,
  createRecordSink,
  type Patch,
  type RecordSink,
  startRecord,
} from '#main/features/practice/maker/record-sink.ts'
import {
  createSharedStrings,
  indexOfText,
  type SharedStrings,
} from '#main/features/practice/maker/shared-strings.ts'
import { practiceMark } from '#shared/model/practice-mark.ts'

/**
 * @property plainNumbers every number as an eight-byte double of its own, as Java libraries write them
 * @property isMarked says inside that the practice hospital made it
 */
export type Biff8Options = { readonly plainNumbers?: boolean; readonly isMarked?: boolean }

type SheetWriter = {
  readonly sink: RecordSink
  readonly strings: SharedStrings
  readonly plainNumbers: boolean
}

const rowLimit = 65_536
const columnLimit = 256
const mergesPerRecord = 1027
const largestRk = 2 ** 29

const isDate = (cell: MadeCell | undefined): cell is DateValue => typeof cell === 'object' && cell !== null

/** @returns the four-byte form of a number (a whole number, or hundredths), or null when it has none. */
function toRk(value: number): number | null {
  if (Object.is(value, -0)) return null
  if (Number.isInteger(value)) return Math.abs(value) < largestRk ? (value << 2) | 2 : null
  const hundredths = Math.round(value * 100)
  return Math.abs(hundredths) < largestRk && hundredths / 100 === value ? (hundredths << 2) | 3 : null
}

function startCell(
  { sink }: SheetWriter,
  kind: number,
  bytes: number,
  row: number,
  column: number,
  format: number,
): number {
  const at = startRecord(sink, kind, bytes)
  sink.block.writeUInt16LE(row, at)
  sink.block.writeUInt16LE(column, at + 2)
  sink.block.writeUInt16LE(format, at + 4)
  return at + 6
}

function writeDouble(writer: SheetWriter, row: number, column: number, format: number, value: number): void {
  const at = startCell(writer, 0x203, 14, row, column, format)
  writer.sink.block.writeDoubleLE(value, at)
}

/** @returns how many cells from `column` on can share one MULRK record. */
function rkRun(writer: SheetWriter, cells: readonly MadeCell[], column: number): number {
  if (writer.plainNumbers) return 0
  let end = column
  for (; end < cells.length; end++) {
    const cell = cells[end]
    if (typeof cell !== 'number' || toRk(cell) === null) break
  }
  return end - column
}

function writeRks(writer: SheetWriter, row: number, column: number, cells: readonly MadeCell[]): void {
  const { general } = cellFormats
  const [only] = cells
  if (cells.length === 1) {
    const at = startCell(writer, 0x27e, 10, row, column, general)
    writer.sink.block.writeInt32LE(toRk(Number(only)) ?? 0, at)
    return
  }
  const { sink } = writer
  const at = startRecord(sink, 0xbd, 6 + cells.length * 6)
  sink.block.writeUInt16LE(row, at)
  sink.block.writeUInt16LE(column, at + 2)
  for (const [index, cell] of cells.entries()) {
    sink.block.writeUInt16LE(general, at + 4 + index * 6)
    sink.block.writeInt32LE(toRk(Number(cell)) ?? 0, at + 6 + index * 6)
  }
  sink.block.writeUInt16LE(column + cells.length - 1, at + 4 + cells.length * 6)
}

function writeBlanks(
  { sink }: SheetWriter,
  row: number,
  column: number,
  count: number,
  format: number,
): void {
  const isSingle = count === 1
  const at = startRecord(sink, isSingle ? 0x201 : 0xbe, isSingle ? 6 : 6 + count * 2)
  sink.block.writeUInt16LE(row, at)
  sink.block.writeUInt16LE(column, at + 2)
  for (let index = 0; index < count; index++) sink.block.writeUInt16LE(format, at + 4 + index * 2)
  if (!isSingle) sink.block.writeUInt16LE(column + count - 1, at + 4 + count * 2)
}

/** Writes the cell at `column` and those after it that share its record. @returns the next column */
function writeCells(writer: SheetWriter, line: SheetLine, column: number): number {
  const cell = line.cells[column]
  const format = line.isHeader ? cellFormats.header : cellFormats.general
  if (cell === '') {
    let end = column
    while (line.cells[end] === '') end++
    writeBlanks(writer, line.row, column, end - column, format)
    return end
  }
  if (typeof cell === 'string') {
    const at = startCell(writer, 0xfd, 10, line.row, column, format)
    writer.sink.block.writeUInt32LE(indexOfText(writer.strings, cell), at)
    return column + 1
  }
  if (typeof cell === 'number') {
    const run = rkRun(writer, line.cells, column)
    if (run > 0) writeRks(writer, line.row, column, line.cells.slice(column, column + run))
    else writeDouble(writer, line.row, column, format, cell)
    return column + Math.max(1, run)
  }
  if (isDate(cell)) {
    writeDouble(writer, line.row, column, cell.hasTime ? cellFormats.dateTime : cellFormats.date, cell.serial)
  }
  return column + 1
}

function writeLine(writer: SheetWriter, line: SheetLine): void {
  if (line.row >= rowLimit) throw new Error('a BIFF8 sheet has at most 65,536 rows')
  if (line.cells.length > columnLimit) throw new Error('a BIFF8 sheet has at most 256 columns')
  const at = startRecord(writer.sink, 0x208, 16)
  writer.sink.block.writeUInt16LE(line.row, at)
  writer.sink.block.writeUInt16LE(line.cells.length, at + 4)
  writer.sink.block.writeUInt16LE(0x00ff, at + 6)
  writer.sink.block.writeUInt16LE(0x0100, at + 12)
  writer.sink.block.writeUInt16LE(cellFormats.general, at + 14)
  for (let column = 0; column < line.cells.length; ) column = writeCells(writer, line, column)
}

function writeMerges(sink: RecordSink, merges: readonly CellRange[]): void {
  for (let from = 0; from < merges.length; from += mergesPerRecord) {
    const part = merges.slice(from, from + mergesPerRecord)
    const at = startRecord(sink, 0xe5, 2 + part.length * 8)
    sink.block.writeUInt16LE(part.length, at)
    for (const [index, { firstRow, lastRow, firstColumn, lastColumn }] of part.entries()) {
      for (const [edge, value] of [firstRow, lastRow, firstColumn, lastColumn].entries()) {
        sink.block.writeUInt16LE(value, at + 2 + index * 8 + edge * 2)
      }
    }
  }
}

function fillDimensions({ block, at }: Patch, rows: number, columns: number): void {
  block.writeUInt32LE(rows, at + 4)
  block.writeUInt16LE(columns, at + 10)
}

function writeSheet(writer: SheetWriter, sheet: MadeSheet, isFirst: boolean): void {
  const { sink } = writer
  writeBof(sink, 16)
  const at = startRecord(sink, 0x200, 14)
  const dimensions = { block: sink.block, at }
  let rows = 0
  let columns = 0
  for (const line of sheet.lines) {
    writeLine(writer, line)
    rows = line.row + 1
    columns = Math.max(columns, line.cells.length)
  }
  fillDimensions(dimensions, rows, columns)
  const window = startRecord(sink, 0x23e, 18)
  // only one sheet may be selected, or an edit in Excel would go to all of them
  sink.block.writeUInt16LE(isFirst ? 0x06b6 : 0x00b6, window)
  sink.block.writeUInt32LE(64, window + 6)
  writeMerges(sink, sheet.merges)
  writeEof(sink)
}

/**
 * Writes a BIFF8 `.xls`. Lines are taken one by one, so memory grows with the file, not with the objects behind it.
 * The same sheets always give the same bytes.
 * @throws Error for more rows, columns or characters than BIFF8 holds: that is a bug of the caller
 * @source [MS-XLS]
 */
export function writeBiff8(sheets: readonly MadeSheet[], options: Biff8Options = {}): Buffer {
  const strings = createSharedStrings()
  const sink = createRecordSink()
  const writer = { sink, strings, plainNumbers: options.plainNumbers ?? false }
  const starts = sheets.map((sheet, index) => {
    const start = bytesIn(sink)
    writeSheet(writer, sheet, index === 0)
    return start
  })
  const globals = createRecordSink()
  const places = writeGlobals(globals, sheets, strings, options.isMarked ? [practiceMark] : [])
  for (const [index, { block, at }] of places.entries()) {
    block.writeUInt32LE(bytesIn(globals) + (starts[index] ?? 0), at)
  }
  return writeCompoundFile([...blocksOf(globals), ...blocksOf(sink)])
}
