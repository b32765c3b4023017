import { crc32, deflateRawSync } from 'node:zlib'
import { long, words } from '#tests/platform/workbook/biff8-bytes.ts'

/** Which numbers of a directory stand in 64 bits. */
export type LongFields = { readonly sizes: boolean; readonly position: boolean; readonly end: boolean }

export const allLong: LongFields = { sizes: true, position: true, end: true }

const elsewhere = long(-1)

function long64(value: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(BigInt(value))
  return bytes
}

const extra = (kind: number, content: Buffer) => Buffer.concat([words(kind, content.length), content])

type Part = { readonly path: string; readonly bytes: Buffer }

/** One part and its entry in the directory; its own head has no sizes, as programs write that do not know them yet. */
function writePart({ path, bytes }: Part, position: number, { sizes, position: isPlaceLong }: LongFields) {
  const packed = deflateRawSync(bytes)
  const name = Buffer.from(path)
  const start = [words(45, 0x0800, 8, 0, 0), long(crc32(bytes))]
  const content = [
    ...(sizes ? [long64(bytes.length), long64(packed.length)] : []),
    ...(isPlaceLong ? [long64(position)] : []),
  ]
  // a stamp of the time stands before it, as Info-ZIP writes
  const stamp = extra(0x5455, Buffer.from([1, 0, 0, 0, 0]))
  const extras = Buffer.concat([stamp, ...(content.length > 0 ? [extra(1, Buffer.concat(content))] : [])])
  const sizeFields = sizes ? [elsewhere, elsewhere] : [long(packed.length), long(bytes.length)]
  const local = [Buffer.from('PK\x03\x04'), ...start, ...sizeFields, words(name.length, 0), name, packed]
  const central = [
    Buffer.from('PK\x01\x02'),
    words(45),
    ...start,
    ...sizeFields,
    words(name.length, extras.length, 0, 0, 0),
    long(0),
    isPlaceLong ? elsewhere : long(position),
    name,
    extras,
  ]
  return { local: Buffer.concat(local), central: Buffer.concat(central) }
}

/** A zip archive in zip64. @source PKWARE APPNOTE.TXT §4.3.14, §4.3.15, §4.5.3 */
export function zip64Of(parts: readonly Part[], fields: LongFields = allLong): Buffer {
  const locals: Buffer[] = []
  const centrals: Buffer[] = []
  let position = 0
  for (const part of parts) {
    const { local, central } = writePart(part, position, fields)
    locals.push(local)
    centrals.push(central)
    position += local.length
  }
  const directory = Buffer.concat(centrals)
  const count = long64(parts.length)
  const end64 = [
    Buffer.from('PK\x06\x06'),
    long64(44),
    words(45, 45),
    long(0),
    long(0),
    count,
    count,
    long64(directory.length),
    long64(position),
  ]
  const locator = [Buffer.from('PK\x06\x07'), long(0), long64(position + directory.length), long(1)]
  const end = fields.end
    ? [words(0, 0, 0xffff, 0xffff), elsewhere, elsewhere]
    : [words(0, 0, parts.length, parts.length), long(directory.length), long(position)]
  const tail = fields.end ? [...end64, ...locator] : []
  return Buffer.concat([...locals, directory, ...tail, Buffer.from('PK\x05\x06'), ...end, words(0)])
}
