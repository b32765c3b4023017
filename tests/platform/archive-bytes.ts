import { crc32, deflateRawSync } from 'node:zlib'
import { long, words } from '#tests/platform/workbook/biff8-bytes.ts'

export type PackedFile = {
  /** As the archive writes it; text is written as UTF-8. */
  readonly path: string | Buffer
  readonly bytes: Buffer | string
  /** Marked as UTF-8. */
  readonly isUtf8?: boolean
  readonly isLocked?: boolean
  /** What the archive says of its size, when that is not the truth. */
  readonly claimedBytes?: number
  /** The true path, in Info-ZIP's extra field. */
  readonly unicodePath?: string
  /** The path that field was made for, when another program has changed it since. */
  readonly unicodeOf?: string
  /** Bytes that were packed before, to be packed once only. */
  readonly packed?: Buffer
}

const utf8Flag = 0x0800

function toExtras({ path, unicodePath, unicodeOf = '' }: PackedFile): Buffer {
  if (unicodePath === undefined) return Buffer.alloc(0)
  const checksum = long(crc32(unicodeOf === '' ? Buffer.from(path) : Buffer.from(unicodeOf)))
  const content = Buffer.concat([Buffer.from([1]), checksum, Buffer.from(unicodePath)])
  return Buffer.concat([words(0x7075, content.length), content])
}

function toEntry(file: PackedFile) {
  const { path, bytes, isUtf8 = false, isLocked = false, claimedBytes, packed } = file
  const raw = Buffer.from(bytes)
  const body = packed ?? deflateRawSync(raw)
  const name = Buffer.from(path)
  const flags = (isUtf8 ? utf8Flag : 0) | (isLocked ? 1 : 0)
  const sizes = [long(crc32(raw)), long(body.length), long(claimedBytes ?? raw.length)]
  const extras = toExtras(file)
  const head = Buffer.concat([words(20, flags, 8, 0, 0), ...sizes, words(name.length, extras.length)])
  return { name: Buffer.concat([name, extras]), body, head }
}

/** A zip archive whose names, sizes and locks can be told wrong. */
export function zipOf(files: readonly PackedFile[]): Buffer {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let position = 0
  for (const { name, body, head } of files.map(toEntry)) {
    const entry = Buffer.concat([Buffer.from('PK\x03\x04'), head, name, body])
    central.push(Buffer.from('PK\x01\x02'), words(20), head, words(0, 0, 0), long(0), long(position), name)
    local.push(entry)
    position += entry.length
  }
  const directory = Buffer.concat(central)
  const counts = words(0, 0, files.length, files.length)
  return Buffer.concat([
    ...local,
    directory,
    Buffer.from('PK\x05\x06'),
    counts,
    long(directory.length),
    long(position),
    words(0),
  ])
}

/** Thai as Windows-874 and TIS-620 write it, one byte a letter. */
export function toThaiBytes(text: string): Buffer {
  const firstThai = 0x0e01
  return Buffer.from(
    [...text].map((letter) => {
      const code = letter.codePointAt(0) ?? 0
      return code >= firstThai ? code - firstThai + 0xa1 : code
    }),
  )
}
