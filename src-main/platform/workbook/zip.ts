import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32, createInflateRaw } from 'node:zlib'
import { tooLarge, truncated, unreadable } from '#main/platform/workbook/faults.ts'
import type { FileBytes } from '#main/platform/workbook/file-bytes.ts'
import type { WorkbookLimits } from '#main/platform/workbook/workbook.ts'
import { AppError } from '#shared/errors/app-error.ts'

type Entry = {
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

/** One part of an archive, also where others have the same path. */
export type ZipMember = Pick<Entry, 'path' | 'isUtf8'> & {
  /** Its size once inflated, as the archive claims it. */
  readonly bytes: number
  /** As `ZipArchive.read`. */
  read(): AsyncIterable<Uint8Array>
}

/** The parts of a zip archive. Paths are compared without regard to case, as Office does. */
export type ZipArchive = {
  /** Paths of all parts in the archive's order; those of folders end with `/`. */
  readonly paths: readonly string[]
  /** Every part in the archive's order, for those who take an archive apart. */
  readonly members: readonly ZipMember[]
  has(path: string): boolean
  /**
   * Inflates one part piece by piece and checks it against its checksum.
   * @throws AppError `workbook.unreadable`, `workbook.truncated`, `workbook.encrypted`, `workbook.tooLarge`
   */
  read(path: string): AsyncIterable<Uint8Array>
}

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50
const endBytes = 22
const entryHeadBytes = 46
const localHeadBytes = 30
const sliceBytes = 1 << 18
const methodStored = 0
const methodDeflated = 8
const utf8Flag = 0x0800

function findDirectory(bytes: FileBytes): Buffer {
  const tailBytes = Math.min(bytes.size, endBytes + 0xffff)
  const tailPosition = bytes.size - tailBytes
  const tail = bytes.slice(tailPosition, tailBytes)
  for (let at = tailBytes - endBytes; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== endSignature) continue
    const length = tail.readUInt32LE(at + 12)
    const position = tail.readUInt32LE(at + 16)
    if (position + length > tailPosition + at) throw unreadable()
    return bytes.slice(position, length)
  }
  // The list of parts stands at the end of the file: without it, the end is missing.
  throw truncated()
}

function listEntries(directory: Buffer): Entry[] {
  const entries: Entry[] = []
  let at = 0
  while (at + entryHeadBytes <= directory.length && directory.readUInt32LE(at) === entrySignature) {
    const flags = directory.readUInt16LE(at + 8)
    const nameBytes = directory.readUInt16LE(at + 28)
    const nameAt = at + entryHeadBytes
    const isUtf8 = (flags & utf8Flag) !== 0
    const path = directory.toString(isUtf8 ? 'utf8' : 'latin1', nameAt, nameAt + nameBytes)
    entries.push({
      path: path.replaceAll('\\', '/'),
      isUtf8,
      isEncrypted: (flags & 1) === 1,
      method: directory.readUInt16LE(at + 10),
      checksum: directory.readUInt32LE(at + 16),
      packedBytes: directory.readUInt32LE(at + 20),
      bytes: directory.readUInt32LE(at + 24),
      position: directory.readUInt32LE(at + 42),
    })
    at = nameAt + nameBytes + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  if (at !== directory.length) throw unreadable()
  return entries
}

function findPacked(bytes: FileBytes, entry: Entry): number {
  if (entry.isEncrypted) throw new AppError('workbook.encrypted')
  if (entry.method !== methodStored && entry.method !== methodDeflated) throw unreadable()
  const head = bytes.slice(entry.position, localHeadBytes)
  if (head.readUInt32LE(0) !== localSignature) throw unreadable()
  const start = entry.position + localHeadBytes + head.readUInt16LE(26) + head.readUInt16LE(28)
  if (start + entry.packedBytes > bytes.size) throw truncated()
  return start
}

function* readSlices(bytes: FileBytes, entry: Entry): Generator<Buffer> {
  const start = findPacked(bytes, entry)
  for (let done = 0; done < entry.packedBytes; done += sliceBytes) {
    yield bytes.slice(start + done, Math.min(sliceBytes, entry.packedBytes - done))
  }
}

async function* inflate(packed: Iterable<Buffer>): AsyncGenerator<Uint8Array> {
  const inflater = createInflateRaw({ chunkSize: sliceBytes })
  const failures: unknown[] = []
  const feeding = pipeline(Readable.from(packed), inflater).catch((error: unknown) => failures.push(error))
  try {
    for await (const piece of inflater) yield piece
  } catch (cause) {
    await feeding
    const [failure = cause] = failures
    throw failure instanceof AppError ? failure : unreadable({}, failure)
  } finally {
    inflater.destroy()
    await feeding
  }
}

async function* readPart(bytes: FileBytes, entry: Entry, limits: WorkbookLimits): AsyncGenerator<Uint8Array> {
  const packed = readSlices(bytes, entry)
  let checksum = 0
  let size = 0
  for await (const piece of entry.method === methodStored ? packed : inflate(packed)) {
    size += piece.length
    if (size > limits.maxPartBytes) throw tooLarge('maxPartBytes')
    checksum = crc32(piece, checksum)
    yield piece
  }
  if (checksum !== entry.checksum) throw unreadable({ part: entry.path })
}

/**
 * Opens a zip archive through the directory at its end, so that its parts can be read in any order.
 * @throws AppError `workbook.truncated` when the directory is not there, `workbook.unreadable`
 * @source PKWARE APPNOTE.TXT §4.3; without zip64, which files under 4 GB do not need
 */
export function openZip(bytes: FileBytes, limits: WorkbookLimits): ZipArchive {
  const list = listEntries(findDirectory(bytes))
  const entries = new Map(list.map((entry) => [entry.path.toLowerCase(), entry]))
  return {
    paths: list.map(({ path }) => path),
    members: list.map((entry) => ({
      path: entry.path,
      isUtf8: entry.isUtf8,
      bytes: entry.bytes,
      read: () => readPart(bytes, entry, limits),
    })),
    has: (path) => entries.has(path.toLowerCase()),
    read: (path) => {
      const entry = entries.get(path.toLowerCase())
      if (!entry) throw unreadable({ part: path })
      return readPart(bytes, entry, limits)
    },
  }
}
