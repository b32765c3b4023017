import type { ByteStream } from '#main/platform/workbook/cfb-streams.ts'
import { truncated, unreadable } from '#main/platform/workbook/faults.ts'

/** Record numbers of BIFF8 that Satang reads. @source [MS-XLS] §2.3 */
export const recordType = {
  formula: 0x0006,
  endOfSubstream: 0x000a,
  definedName: 0x0018,
  dateMode: 0x0022,
  filePass: 0x002f,
  continuation: 0x003c,
  uncalculated: 0x005e,
  boundSheet: 0x0085,
  mulRk: 0x00bd,
  richString: 0x00d6,
  extendedFormat: 0x00e0,
  sharedStrings: 0x00fc,
  labelSst: 0x00fd,
  recalculation: 0x01c1,
  number: 0x0203,
  label: 0x0204,
  boolErr: 0x0205,
  string: 0x0207,
  rk: 0x027e,
  format: 0x041e,
  beginOfSubstream: 0x0809,
} as const

/** One pass over the records of a stream. The current record lies at `at` in `buffer`, `length` bytes long. */
export type RecordCursor = {
  readonly stream: ByteStream
  readonly buffer: Buffer
  readonly view: DataView
  type: number
  at: number
  length: number
  /** Where the next record starts in `buffer`, where the filled part ends, and where that is in the stream. */
  next: number
  end: number
  position: number
  /** The current record is handed out once more by the next call. */
  isHeld: boolean
}

const bufferBytes = 1 << 20
const recordHeaderBytes = 4

/** @returns a cursor before the record at `position` of the stream */
export function openRecords(stream: ByteStream, position: number): RecordCursor {
  const buffer = Buffer.alloc(Math.max(recordHeaderBytes, Math.min(bufferBytes, stream.size)))
  const view = new DataView(buffer.buffer, buffer.byteOffset, buffer.length)
  return { stream, buffer, view, type: 0, at: 0, length: 0, next: 0, end: 0, position, isHeld: false }
}

function refill(cursor: RecordCursor): void {
  cursor.buffer.copyWithin(0, cursor.next, cursor.end)
  cursor.end -= cursor.next
  cursor.next = 0
  const count = cursor.stream.read(cursor.buffer, cursor.end, cursor.position)
  cursor.position += count
  cursor.end += count
}

/** Fills the buffer behind the records not yet taken. @throws AppError `workbook.truncated` when no whole record comes */
export function fillRecords(cursor: RecordCursor): void {
  refill(cursor)
  if (!isWhole(cursor)) throw truncated()
}

function isWhole({ view, next, end }: RecordCursor): boolean {
  return end - next >= recordHeaderBytes && end - next >= recordHeaderBytes + view.getUint16(next + 2, true)
}

/**
 * Steps to the next record; every step moves on by at least four bytes, so a pass always ends.
 * @throws AppError `workbook.truncated` when the stream ends first, for a substream ends with its own record
 */
export function nextRecord(cursor: RecordCursor): void {
  if (cursor.isHeld) {
    cursor.isHeld = false
    return
  }
  if (!isWhole(cursor)) fillRecords(cursor)
  const { view, next } = cursor
  cursor.type = view.getUint16(next, true)
  cursor.length = view.getUint16(next + 2, true)
  cursor.at = next + recordHeaderBytes
  cursor.next = cursor.at + cursor.length
}

/** @throws AppError `workbook.unreadable` when the current record is shorter than its fields */
export function requireLength(cursor: RecordCursor, bytes: number): void {
  if (cursor.length < bytes) throw unreadable()
}
