import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32, createInflateRaw } from 'node:zlib'
import { tooLarge, truncated, unreadable } from '#main/platform/workbook/faults.ts'
import type { FileBytes } from '#main/platform/workbook/file-bytes.ts'
import type { WorkbookLimits } from '#main/platform/workbook/workbook.ts'
import { listEntries, type ZipEntry } from '#main/platform/workbook/zip-directory.ts'
import { AppError } from '#shared/errors/app-error.ts'

/** One part of an archive, also where others have the same path. */
export type ZipMember = Pick<ZipEntry, 'path' | 'isUtf8'> & {
  /** Its size once inflated, as the archive claims it. */
  readonly bytes: number
  /** As `ZipArchive.read`. */
  read(): AsyncIterable<Uint8Array>
}

/** The parts of a zip archive. Paths are compared without regard to case, as Office does. */
export type ZipArchive = {
  /** A path for each part, in the archive's order; those of folders end with `/`. Parts of one path are numbered. */
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

const localSignature = 0x04034b50
const localHeadBytes = 30
const sliceBytes = 1 << 18
const methodStored = 0
const methodDeflated = 8

function findPacked(bytes: FileBytes, entry: ZipEntry): number {
  if (entry.isEncrypted) throw new AppError('workbook.encrypted')
  if (entry.method !== methodStored && entry.method !== methodDeflated) throw unreadable()
  const head = bytes.slice(entry.position, localHeadBytes)
  if (head.readUInt32LE(0) !== localSignature) throw unreadable()
  const start = entry.position + localHeadBytes + head.readUInt16LE(26) + head.readUInt16LE(28)
  if (start + entry.packedBytes > bytes.size) throw truncated()
  return start
}

function* readSlices(bytes: FileBytes, entry: ZipEntry): Generator<Buffer> {
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

async function* readPart(
  bytes: FileBytes,
  entry: ZipEntry,
  limits: WorkbookLimits,
): AsyncGenerator<Uint8Array> {
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

/** @returns the parts by a path of their own: one whose path came before gets a number before its ending */
function nameApart(
  list: readonly ZipEntry[],
): Map<string, { readonly path: string; readonly entry: ZipEntry }> {
  const parts = new Map<string, { path: string; entry: ZipEntry }>()
  const counts = new Map<string, number>()
  for (const entry of list) {
    let { path } = entry
    while (parts.has(path.toLowerCase())) {
      const count = (counts.get(entry.path.toLowerCase()) ?? 1) + 1
      counts.set(entry.path.toLowerCase(), count)
      path = entry.path.replace(/(?:\.\w{1,9})?$/, (ending) => ` (${count})${ending}`)
    }
    parts.set(path.toLowerCase(), { path, entry })
  }
  return parts
}

/**
 * Opens a zip archive through the directory at its end, so that its parts can be read in any order.
 * @throws AppError `workbook.truncated` when the directory is not there, `workbook.unreadable`
 */
export function openZip(bytes: FileBytes, limits: WorkbookLimits): ZipArchive {
  const list = listEntries(bytes)
  const parts = nameApart(list)
  return {
    paths: [...parts.values()].map(({ path }) => path),
    members: list.map((entry) => ({
      path: entry.path,
      isUtf8: entry.isUtf8,
      bytes: entry.bytes,
      read: () => readPart(bytes, entry, limits),
    })),
    has: (path) => parts.has(path.toLowerCase()),
    read: (path) => {
      const part = parts.get(path.toLowerCase())
      if (!part) throw unreadable({ part: path })
      return readPart(bytes, part.entry, limits)
    },
  }
}
