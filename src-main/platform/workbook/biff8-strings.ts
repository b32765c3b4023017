import { nextRecord, type RecordCursor, recordType } from '#main/platform/workbook/biff8-records.ts'
import { tooLarge, unreadable } from '#main/platform/workbook/faults.ts'
import type { WorkbookLimits } from '#main/platform/workbook/workbook.ts'

/** Reads on through a record and the CONTINUE records behind it; `at` and `end` bound the current piece. */
export type TextReader = { readonly cursor: RecordCursor; at: number; end: number }

/** @returns a reader of the cursor's current record, from `offset` on */
export function openTextReader(cursor: RecordCursor, offset: number): TextReader {
  return { cursor, at: cursor.at + offset, end: cursor.at + cursor.length }
}

const isWideFlag = 0x01
const hasPhoneticFlag = 0x04
const isRichFlag = 0x08

function enterContinuation(reader: TextReader): boolean {
  const { cursor } = reader
  nextRecord(cursor)
  if (cursor.type !== recordType.continuation) {
    cursor.isHeld = true
    return false
  }
  reader.at = cursor.at
  reader.end = cursor.at + cursor.length
  return true
}

function readByte(reader: TextReader): number {
  while (reader.at >= reader.end) {
    if (!enterContinuation(reader)) throw unreadable()
  }
  return reader.cursor.view.getUint8(reader.at++)
}

function readUint16(reader: TextReader): number {
  if (reader.end - reader.at < 2) return readByte(reader) | (readByte(reader) << 8)
  const value = reader.cursor.view.getUint16(reader.at, true)
  reader.at += 2
  return value
}

function readUint32(reader: TextReader): number {
  return readUint16(reader) + readUint16(reader) * 0x1_0000
}

function skip(reader: TextReader, bytes: number): void {
  let left = bytes
  for (;;) {
    const here = Math.min(left, reader.end - reader.at)
    reader.at += here
    left -= here
    if (left === 0) return
    if (!enterContinuation(reader)) throw unreadable()
  }
}

function readCharacters(reader: TextReader, characters: number, flags: number): string {
  let text = ''
  let left = characters
  let isWide = (flags & isWideFlag) !== 0
  for (;;) {
    const room = reader.end - reader.at
    const here = Math.min(left, isWide ? room >> 1 : room)
    const to = reader.at + (isWide ? here * 2 : here)
    if (here > 0) text += reader.cursor.buffer.toString(isWide ? 'utf16le' : 'latin1', reader.at, to)
    reader.at = to
    left -= here
    if (left === 0) return text
    // Each piece of a text says again whether its characters take one byte or two.
    if (!enterContinuation(reader)) throw unreadable()
    isWide = (readByte(reader) & isWideFlag) !== 0
  }
}

/** Reads a text without formatting runs (XLUnicodeString). @throws AppError `workbook.unreadable`, `workbook.tooLarge` */
export function readText(reader: TextReader, limits: WorkbookLimits): string {
  const characters = readUint16(reader)
  if (characters > limits.maxTextCharacters) throw tooLarge('maxTextCharacters')
  return readCharacters(reader, characters, readByte(reader))
}

/** Reads a text whose length takes one byte, as in sheet names (ShortXLUnicodeString). */
export function readShortText(reader: TextReader): string {
  const characters = readByte(reader)
  return readCharacters(reader, characters, readByte(reader))
}

function readRichText(reader: TextReader, limits: WorkbookLimits): string {
  const characters = readUint16(reader)
  if (characters > limits.maxTextCharacters) throw tooLarge('maxTextCharacters')
  const flags = readByte(reader)
  const runs = (flags & isRichFlag) !== 0 ? readUint16(reader) : 0
  const phoneticBytes = (flags & hasPhoneticFlag) !== 0 ? readUint32(reader) : 0
  const text = readCharacters(reader, characters, flags)
  skip(reader, runs * 4 + phoneticBytes)
  return text
}

/**
 * Reads the shared string table from the cursor's SST record and the CONTINUE records behind it.
 * Runs and phonetic guides are dropped. The announced count only bounds the work: the bytes decide.
 * @throws AppError `workbook.unreadable`, `workbook.truncated`, `workbook.tooLarge`
 * @source [MS-XLS] §2.4.265 SST, §2.5.293 XLUnicodeRichExtendedString
 */
export function readSharedStrings(cursor: RecordCursor, limits: WorkbookLimits): string[] {
  const reader = openTextReader(cursor, 0)
  skip(reader, 4)
  const count = readUint32(reader)
  if (count > limits.maxSharedStrings) throw tooLarge('maxSharedStrings')
  const texts: string[] = []
  let characters = 0
  while (texts.length < count) {
    if (reader.at >= reader.end && !enterContinuation(reader)) break
    const text = readRichText(reader, limits)
    characters += text.length
    if (characters > limits.maxSharedCharacters) throw tooLarge('maxSharedCharacters')
    texts.push(text)
  }
  return texts
}
