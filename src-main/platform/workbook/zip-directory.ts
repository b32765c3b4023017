import { crc32 } from 'node:zlib'
import { truncated, unreadable } from '#main/platform/workbook/faults.ts'
import type { FileBytes } from '#main/platform/workbook/file-bytes.ts'

/** One part as the directory lists it. */
export type ZipEntry = {
  /** As the archive writes it, with `/` between folders. */
  readonly path: string
  /** False where the archive says nothing of the path's encoding: it then has one character for each byte. */
  readonly isUtf8: boolean
  readonly isEncrypted: boolean
  readonly method: number
  readonly checksum: number
  readonly packedBytes: number
  readonly bytes: number
  readonly position: number
}

const endSignature = 0x06054b50
const end64Signature = 0x06064b50
const locator64Signature = 0x07064b50
const entrySignature = 0x02014b50
const endBytes = 22
const end64Bytes = 56
const locator64Bytes = 20
const entryHeadBytes = 46
const utf8Flag = 0x0800
/** Stands in a field of 32 bits whose number is elsewhere, in one of 64. */
const elsewhere = 0xffffffff

const zip64Extra = 0x0001
const unicodePathExtra = 0x7075

/** @returns a number of 64 bits. @throws AppError `workbook.unreadable` for one that no file is that large for */
function readLong(bytes: Buffer, at: number): number {
  const value = Number(bytes.readBigUInt64LE(at))
  if (!Number.isSafeInteger(value)) throw unreadable()
  return value
}

type Place = {
  readonly position: number
  readonly length: number /** Where the directory must end. */
  readonly end: number
}

/** @param at where the end record stands in the file. @returns null for an archive without zip64 */
function findPlace64(bytes: FileBytes, at: number): Place | null {
  if (at < locator64Bytes) return null
  const locator = bytes.slice(at - locator64Bytes, locator64Bytes)
  if (locator.readUInt32LE(0) !== locator64Signature) return null
  const end = readLong(locator, 8)
  if (end + end64Bytes > at - locator64Bytes) throw unreadable()
  const record = bytes.slice(end, end64Bytes)
  if (record.readUInt32LE(0) !== end64Signature) throw unreadable()
  return { position: readLong(record, 48), length: readLong(record, 40), end }
}

function findPlace(bytes: FileBytes): Place {
  const tailBytes = Math.min(bytes.size, endBytes + 0xffff)
  const tailPosition = bytes.size - tailBytes
  const tail = bytes.slice(tailPosition, tailBytes)
  for (let at = tailBytes - endBytes; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== endSignature) continue
    const end = tailPosition + at
    return (
      findPlace64(bytes, end) ?? {
        position: tail.readUInt32LE(at + 16),
        length: tail.readUInt32LE(at + 12),
        end,
      }
    )
  }
  // The list of parts stands at the end of the file: without it, the end is missing.
  throw truncated()
}

function findDirectory(bytes: FileBytes): Buffer {
  const { position, length, end } = findPlace(bytes)
  if (position + length > end) throw unreadable()
  return bytes.slice(position, length)
}

/** @returns what an entry's extra field of this kind holds, or null */
function findExtra(extras: Buffer, kind: number): Buffer | null {
  for (let at = 0; at + 4 <= extras.length; ) {
    const length = extras.readUInt16LE(at + 2)
    if (at + 4 + length > extras.length) return null
    if (extras.readUInt16LE(at) === kind) return extras.subarray(at + 4, at + 4 + length)
    at += 4 + length
  }
  return null
}

/**
 * Resolves the sizes and the place of a part, which zip64 keeps in an extra field, in this order and only those that
 * do not stand in the entry.
 * @source PKWARE APPNOTE.TXT §4.5.3
 */
function readNumbers(entry: Buffer, extras: Buffer): Pick<ZipEntry, 'packedBytes' | 'bytes' | 'position'> {
  const [bytes, packedBytes, position] = [24, 20, 42].map((at) => entry.readUInt32LE(at))
  const long = findExtra(extras, zip64Extra) ?? Buffer.alloc(0)
  let at = 0
  const resolve = (short = 0): number => {
    if (short !== elsewhere) return short
    if (at + 8 > long.length) throw unreadable()
    at += 8
    return readLong(long, at - 8)
  }
  return { bytes: resolve(bytes), packedBytes: resolve(packedBytes), position: resolve(position) }
}

/**
 * Reads the path: of programs that can only write letters of one code page the true one stands in an extra field, and
 * counts as long as its checksum says that nobody changed the other one.
 * @source PKWARE APPNOTE.TXT §4.6.9 Info-ZIP Unicode Path
 */
function readPath(name: Buffer, isMarked: boolean, extras: Buffer): Pick<ZipEntry, 'path' | 'isUtf8'> {
  const unicode = isMarked ? null : findExtra(extras, unicodePathExtra)
  const isTrue =
    unicode !== null && unicode.length > 5 && unicode[0] === 1 && unicode.readUInt32LE(1) === crc32(name)
  const path = isTrue ? unicode.toString('utf8', 5) : name.toString(isMarked ? 'utf8' : 'latin1')
  return { path: path.replaceAll('\\', '/'), isUtf8: isMarked || isTrue }
}

/**
 * Lists the parts of a zip archive by the directory at its end, zip64 or not.
 * @throws AppError `workbook.truncated` when the directory is not there, `workbook.unreadable`
 * @source PKWARE APPNOTE.TXT §4.3
 */
export function listEntries(bytes: FileBytes): ZipEntry[] {
  const directory = findDirectory(bytes)
  const entries: ZipEntry[] = []
  let at = 0
  while (at + entryHeadBytes <= directory.length && directory.readUInt32LE(at) === entrySignature) {
    const entry = directory.subarray(at, at + entryHeadBytes)
    const flags = entry.readUInt16LE(8)
    const extrasAt = at + entryHeadBytes + entry.readUInt16LE(28)
    const commentAt = extrasAt + entry.readUInt16LE(30)
    const extras = directory.subarray(extrasAt, commentAt)
    entries.push({
      ...readPath(directory.subarray(at + entryHeadBytes, extrasAt), (flags & utf8Flag) !== 0, extras),
      ...readNumbers(entry, extras),
      isEncrypted: (flags & 1) === 1,
      method: entry.readUInt16LE(10),
      checksum: entry.readUInt32LE(16),
    })
    at = commentAt + entry.readUInt16LE(32)
  }
  if (at !== directory.length) throw unreadable()
  return entries
}
