import type { Biff8Globals } from '#main/platform/workbook/biff8-globals.ts'
import { type RecordCursor, recordType } from '#main/platform/workbook/biff8-records.ts'
import { openTextReader, readText } from '#main/platform/workbook/biff8-strings.ts'
import { errorText } from '#main/platform/workbook/cell-errors.ts'
import { tooLarge, unreadable } from '#main/platform/workbook/faults.ts'
import {
  type CellValue,
  DateCell,
  ErrorCell,
  isBlankText,
  uncalculated,
  type WorkbookLimits,
} from '#main/platform/workbook/workbook.ts'

/** Turns the cell records of one row after the other into values. The row under way is built in `scratch`. */
export type CellReader = {
  readonly cursor: RecordCursor
  readonly globals: Biff8Globals
  readonly limits: WorkbookLimits
  readonly scratch: CellValue[]
  /** Cells of `scratch` in use; the rest is null. */
  width: number
  /** Column of a formula whose text comes in the next STRING record; -1 when none is due. */
  textColumn: number
  /** The text of that formula stands in for one that nobody worked out, should it be blank. */
  isTextAsked: boolean
  /** The sheet was kept before its formulas were worked out. */
  isUncalculated: boolean
}

/** A BIFF8 sheet has no more columns than IV. */
const maxColumns = 256

/** @param cursor right behind the sheet's BOF record */
export function openCells(cursor: RecordCursor, globals: Biff8Globals, limits: WorkbookLimits): CellReader {
  const scratch = Array.from({ length: maxColumns }, (): CellValue => null)
  const isUncalculated = globals.calculatedBy === 0
  return { cursor, globals, limits, scratch, width: 0, textColumn: -1, isTextAsked: false, isUncalculated }
}

const bits = new DataView(new ArrayBuffer(8))

/** Decodes the 32-bit short form of a number. @source [MS-XLS] §2.5.217 RkNumber */
function toNumber(rk: number): number {
  let value = rk >> 2
  if ((rk & 2) === 0) {
    bits.setInt32(4, rk & ~3, true)
    value = bits.getFloat64(0, true)
  }
  return (rk & 1) === 0 ? value : value / 100
}

function putCell(reader: CellReader, column: number, value: CellValue): void {
  if (column >= maxColumns) throw unreadable()
  if (column >= reader.limits.maxColumns) {
    // what shows nothing out there does not make a sheet wide
    if (isBlankText(value) || value === uncalculated) return
    throw tooLarge('maxColumns')
  }
  reader.scratch[column] = value
  if (column >= reader.width) reader.width = column + 1
}

function putNumber(reader: CellReader, column: number, format: number, value: number): void {
  const { dateFormats, is1904 } = reader.globals
  const isDate = format < dateFormats.length && dateFormats[format] === 1
  putCell(reader, column, isDate ? new DateCell(value, is1904) : value)
}

function readMulRk(reader: CellReader): void {
  const { view, at, length } = reader.cursor
  const end = at + length - 2
  let column = view.getUint16(at + 2, true)
  for (let pair = at + 4; pair + 6 <= end; pair += 6) {
    putNumber(reader, column++, view.getUint16(pair, true), toNumber(view.getInt32(pair + 2, true)))
  }
}

/** `fAlwaysCalc`, and the bit behind it, which is left to other programs and asks to calculate on loading. */
const askFlags = 0x03

/**
 * Reads a result of a formula. A 0, FALSE or blank text is none where the file asks Excel to work it out.
 * @source [MS-XLS] §2.4.127 Formula, §2.5.133 FormulaValue
 */
function readFormula(reader: CellReader, column: number): void {
  const { view, at, length } = reader.cursor
  const isAsked = reader.isUncalculated || (length >= 16 && (view.getUint16(at + 14, true) & askFlags) !== 0)
  if (view.getUint16(at + 12, true) !== 0xffff) {
    const value = view.getFloat64(at + 6, true)
    if (value === 0 && isAsked) putCell(reader, column, uncalculated)
    else putNumber(reader, column, view.getUint16(at + 4, true), value)
    return
  }
  const kind = view.getUint8(at + 6)
  const code = view.getUint8(at + 8)
  if (kind === 0) {
    // until its text comes, which it may not
    putCell(reader, column, uncalculated)
    reader.textColumn = column
    reader.isTextAsked = isAsked
  } else if (kind === 1) putCell(reader, column, code === 0 && isAsked ? uncalculated : code !== 0)
  else if (kind === 2) putCell(reader, column, new ErrorCell(errorText(code)))
  // a writer that names no program which calculates, such as xlwt, leaves a blank text for every formula
  else if (kind === 3)
    putCell(reader, column, isAsked || reader.globals.calculatedBy === null ? uncalculated : '')
  else throw unreadable()
}

/** Reads a STRING record: the text of the formula before it. */
export function readFormulaText(reader: CellReader): void {
  const column = reader.textColumn
  if (column < 0) return
  reader.textColumn = -1
  const text = readText(openTextReader(reader.cursor, 0), reader.limits)
  putCell(reader, column, text === '' && reader.isTextAsked ? uncalculated : text)
}

function readSharedText(reader: CellReader): string {
  const { view, at } = reader.cursor
  const text = reader.globals.sharedStrings[view.getUint32(at + 6, true)]
  if (text === undefined) throw unreadable()
  return text
}

function readBoolErr(reader: CellReader): CellValue {
  const { view, at } = reader.cursor
  const code = view.getUint8(at + 6)
  return view.getUint8(at + 7) === 0 ? code !== 0 : new ErrorCell(errorText(code))
}

function readLabel(reader: CellReader): string {
  return readText(openTextReader(reader.cursor, 6), reader.limits)
}

const minimumBytes = new Uint8Array(0x1_0000)
minimumBytes[recordType.labelSst] = 10
minimumBytes[recordType.rk] = 10
minimumBytes[recordType.number] = 14
minimumBytes[recordType.formula] = 14
minimumBytes[recordType.mulRk] = 12
minimumBytes[recordType.label] = 9
minimumBytes[recordType.richString] = 9
minimumBytes[recordType.boolErr] = 8

/** @returns how many bytes a cell record must have, or 0 for any other record (blank cells are no cells here) */
export function cellBytes(type: number): number {
  // A table, for this is asked twice for each of millions of records.
  return minimumBytes[type] ?? 0
}

/** Reads the current record, which is a cell record, into the row under way. @throws AppError `workbook.unreadable`, `workbook.tooLarge` */
export function readCell(reader: CellReader, column: number): void {
  const { view, at, type } = reader.cursor
  switch (type) {
    case recordType.labelSst:
      putCell(reader, column, readSharedText(reader))
      break
    case recordType.rk:
      putNumber(reader, column, view.getUint16(at + 4, true), toNumber(view.getInt32(at + 6, true)))
      break
    case recordType.number:
      putNumber(reader, column, view.getUint16(at + 4, true), view.getFloat64(at + 6, true))
      break
    case recordType.mulRk:
      readMulRk(reader)
      break
    case recordType.formula:
      readFormula(reader, column)
      break
    case recordType.boolErr:
      putCell(reader, column, readBoolErr(reader))
      break
    default:
      putCell(reader, column, readLabel(reader))
  }
}

/** @returns the cells of the row under way, and starts the next one; null when it had none */
export function takeCells(reader: CellReader): CellValue[] | null {
  const { width, scratch } = reader
  reader.textColumn = -1
  if (width === 0) return null
  const cells = scratch.slice(0, width)
  scratch.fill(null, 0, width)
  reader.width = 0
  return cells
}
