import { crc32, deflateRawSync } from 'node:zlib'

/** One file of an archive. */
export type ZipEntry = { readonly name: string; readonly bytes: Buffer }

const localMark = 0x04034b50
const directoryMark = 0x02014b50
const endMark = 0x06054b50
/** Names are UTF-8. */
const nameFlag = 0x0800
const deflated = 8
/** 2026-01-01, so that the bytes follow from the content alone. */
const dosDay = ((2026 - 1980) << 9) | (1 << 5) | 1

type Packed = { readonly name: Buffer; readonly body: Buffer; readonly fields: Buffer }

/** The fields that stand both before an entry and in the directory: from the flags to the length of the name. */
function pack({ name, bytes }: ZipEntry): Packed {
  const body = deflateRawSync(bytes)
  const nameBytes = Buffer.from(name)
  const fields = Buffer.alloc(24)
  fields.writeUInt16LE(20, 0)
  fields.writeUInt16LE(nameFlag, 2)
  fields.writeUInt16LE(deflated, 4)
  fields.writeUInt16LE(dosDay, 8)
  fields.writeUInt32LE(crc32(bytes), 10)
  fields.writeUInt32LE(body.length, 14)
  fields.writeUInt32LE(bytes.length, 18)
  fields.writeUInt16LE(nameBytes.length, 22)
  return { name: nameBytes, body, fields }
}

function mark(value: number, more: number): Buffer {
  const bytes = Buffer.alloc(4 + more)
  bytes.writeUInt32LE(value)
  return bytes
}

/** @returns a zip archive of the entries, in order. For archives below 4 GB. */
export function writeZip(entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, body, fields } of entries.map(pack)) {
    const local = [mark(localMark, 0), fields, Buffer.alloc(2), name, body]
    const place = Buffer.alloc(16)
    place.writeUInt32LE(at, 12)
    directory.push(mark(directoryMark, 2), fields, place, name)
    parts.push(...local)
    at += local.reduce((bytes, part) => bytes + part.length, 0)
  }
  const end = mark(endMark, 18)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(
    directory.reduce((bytes, part) => bytes + part.length, 0),
    12,
  )
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, ...directory, end])
}
