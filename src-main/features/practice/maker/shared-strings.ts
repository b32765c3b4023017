import { maxRecordBytes, type RecordSink, writeRecord } from '#main/features/practice/maker/record-sink.ts'

/** The texts of a workbook, each kept once. */
export type SharedStrings = { readonly indexes: Map<string, number>; uses: number }

const sstRecord = 0xfc
const continueRecord = 0x3c
const longestText = 32_767

/** @returns an empty table. */
export function createSharedStrings(): SharedStrings {
  return { indexes: new Map(), uses: 0 }
}

/** @returns the number of `text`, which is added when it is new. */
export function indexOfText(strings: SharedStrings, text: string): number {
  strings.uses += 1
  const known = strings.indexes.get(text)
  if (known !== undefined) return known
  if (text.length > longestText) throw new Error('a cell holds at most 32,767 characters')
  const index = strings.indexes.size
  strings.indexes.set(text, index)
  return index
}

/** @returns whether every character fits in one byte, as BIFF8 stores Latin text. */
export function isNarrow(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 0xff) return false
  return true
}

/** One SST or CONTINUE record that is being filled. */
type Page = { readonly buffer: Buffer; used: number; kind: number }

function flush(sink: RecordSink, page: Page): void {
  writeRecord(sink, page.kind, page.buffer.subarray(0, page.used))
  page.kind = continueRecord
  page.used = 0
}

/** A text may be cut between characters; the rest then starts with its width again. Its head may not be cut. */
function writeText(sink: RecordSink, page: Page, text: string): void {
  const narrow = isNarrow(text)
  const encoding = narrow ? 'latin1' : 'utf16le'
  const width = narrow ? 1 : 2
  if (page.used + 3 + width > maxRecordBytes) flush(sink, page)
  page.buffer.writeUInt16LE(text.length, page.used)
  page.buffer.writeUInt8(narrow ? 0 : 1, page.used + 2)
  page.used += 3
  for (let done = 0; done < text.length; ) {
    const fits = Math.min(text.length - done, Math.floor((maxRecordBytes - page.used) / width))
    page.used += page.buffer.write(text.slice(done, done + fits), page.used, encoding)
    done += fits
    if (done < text.length) {
      flush(sink, page)
      page.buffer.writeUInt8(narrow ? 0 : 1, 0)
      page.used = 1
    }
  }
}

/** Writes the table as one SST record and as many CONTINUE records as it takes. */
export function writeSharedStrings(sink: RecordSink, strings: SharedStrings): void {
  const page: Page = { buffer: Buffer.alloc(maxRecordBytes), used: 8, kind: sstRecord }
  page.buffer.writeUInt32LE(strings.uses, 0)
  page.buffer.writeUInt32LE(strings.indexes.size, 4)
  for (const text of strings.indexes.keys()) writeText(sink, page, text)
  flush(sink, page)
}
