import {
  type ByteStream,
  followChain,
  openMemoryStream,
  openSectorStream,
  sectorPosition,
} from '#main/platform/workbook/cfb-streams.ts'
import { truncated, unreadable } from '#main/platform/workbook/faults.ts'
import type { FileBytes } from '#main/platform/workbook/file-bytes.ts'

/** The streams in the root of an OLE2 compound file, by upper-case name. Streams of embedded objects are not listed. */
export type CompoundFile = {
  has(name: string): boolean
  /** @throws AppError `workbook.truncated`, `workbook.unreadable` (also when there is no such stream) */
  open(name: string): ByteStream
}

type Header = {
  readonly bytes: FileBytes
  readonly head: Buffer
  readonly sectorBytes: number
  readonly sectorCount: number
}

type Entry = {
  readonly name: string
  readonly kind: number
  readonly left: number
  readonly right: number
  readonly child: number
  readonly start: number
  readonly size: number
}

const headerBytes = 512
const entryBytes = 128
const miniSectorBytes = 64
const kindStream = 2
const kindRoot = 5

function readHeader(bytes: FileBytes): Header {
  if (bytes.size < headerBytes) throw truncated()
  const head = bytes.slice(0, headerBytes)
  const shift = head.readUInt16LE(30)
  if ((shift !== 9 && shift !== 12) || head.readUInt16LE(32) !== 6) throw unreadable()
  const sectorBytes = 1 << shift
  return { bytes, head, sectorBytes, sectorCount: Math.ceil(bytes.size / sectorBytes) - 1 }
}

function requireSector({ sectorCount }: Header, sector: number): void {
  if (sector < 0) throw unreadable()
  if (sector >= sectorCount) throw truncated()
}

function readSector(header: Header, sector: number): Buffer {
  const { bytes, sectorBytes } = header
  requireSector(header, sector)
  return bytes.slice(sectorPosition(sector, sectorBytes), sectorBytes)
}

function listFatSectors(header: Header): number[] {
  const wanted = header.head.readUInt32LE(44)
  if (wanted > header.sectorCount) throw truncated()
  const sectors: number[] = []
  for (let index = 0; index < 109 && sectors.length < wanted; index++) {
    sectors.push(header.head.readInt32LE(76 + 4 * index))
  }
  let next = header.head.readInt32LE(68)
  while (sectors.length < wanted) {
    const sector = readSector(header, next)
    // The last slot links to the next sector of the list; each pass adds entries, so a circle ends too.
    for (let at = 0; at < header.sectorBytes - 4 && sectors.length < wanted; at += 4) {
      sectors.push(sector.readInt32LE(at))
    }
    next = sector.readInt32LE(header.sectorBytes - 4)
  }
  return sectors
}

function readTable(header: Header, sectors: readonly number[]): Int32Array {
  const table = new Int32Array((sectors.length * header.sectorBytes) / 4)
  // Read straight into the numbers: every machine Electron runs on is little-endian, as the format is.
  const bytes = new Uint8Array(table.buffer)
  sectors.forEach((sector, index) => {
    requireSector(header, sector)
    const position = sectorPosition(sector, header.sectorBytes)
    header.bytes.read(bytes, index * header.sectorBytes, header.sectorBytes, position)
  })
  return table
}

function readEntry(sector: Buffer, at: number, isLarge: boolean): Entry {
  const nameBytes = Math.min(sector.readUInt16LE(at + 64), 64)
  return {
    name: sector.toString('utf16le', at, at + Math.max(0, nameBytes - 2)).toUpperCase(),
    kind: sector.readUInt8(at + 66),
    left: sector.readInt32LE(at + 68),
    right: sector.readInt32LE(at + 72),
    child: sector.readInt32LE(at + 76),
    start: sector.readInt32LE(at + 116),
    // Writers leave rubbish in the upper half when sectors are small, as the format allows.
    size: sector.readUInt32LE(at + 120) + (isLarge ? sector.readUInt32LE(at + 124) * 2 ** 32 : 0),
  }
}

function readEntries(header: Header, fat: Int32Array): Entry[] {
  const entries: Entry[] = []
  for (const sector of followChain(fat, header.head.readInt32LE(48), null)) {
    const bytes = readSector(header, sector)
    for (let at = 0; at < header.sectorBytes; at += entryBytes) {
      entries.push(readEntry(bytes, at, header.sectorBytes > headerBytes))
    }
  }
  return entries
}

function listRootStreams(entries: readonly Entry[], root: Entry): Map<string, Entry> {
  const streams = new Map<string, Entry>()
  const seen = new Set<number>()
  const waiting = [root.child]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const entry = entries[id]
    if (!entry || seen.has(id)) continue
    seen.add(id)
    if (entry.kind === kindStream && !streams.has(entry.name)) streams.set(entry.name, entry)
    waiting.push(entry.left, entry.right)
  }
  return streams
}

function openMiniStream(header: Header, fat: Int32Array, root: Entry, entry: Entry): ByteStream {
  const miniTable = readTable(header, followChain(fat, header.head.readInt32LE(60), null))
  const container = openSectorStream(header.bytes, fat, header.sectorBytes, root.start, root.size)
  const chain = followChain(miniTable, entry.start, Math.ceil(entry.size / miniSectorBytes))
  const bytes = Buffer.alloc(chain.length * miniSectorBytes)
  chain.forEach((sector, index) => {
    const at = index * miniSectorBytes
    const slot = bytes.subarray(0, at + miniSectorBytes)
    if (container.read(slot, at, sector * miniSectorBytes) === 0) throw unreadable()
  })
  return openMemoryStream(bytes.subarray(0, entry.size))
}

/**
 * Opens the OLE2 container that .xls files live in. Every size and link is checked against the file first.
 * @throws AppError `workbook.truncated`, `workbook.unreadable`
 * @source [MS-CFB] Compound File Binary File Format
 */
export function openCompoundFile(bytes: FileBytes): CompoundFile {
  const header = readHeader(bytes)
  const fat = readTable(header, listFatSectors(header))
  const entries = readEntries(header, fat)
  const root = entries[0]
  if (root?.kind !== kindRoot) throw unreadable()
  const streams = listRootStreams(entries, root)
  const miniCutoff = Math.min(header.head.readUInt32LE(56), 4096)
  return {
    has: (name) => streams.has(name),
    open: (name) => {
      const entry = streams.get(name)
      if (!entry) throw unreadable()
      if (entry.size < miniCutoff) return openMiniStream(header, fat, root, entry)
      return openSectorStream(bytes, fat, header.sectorBytes, entry.start, entry.size)
    },
  }
}
