import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { crc32, inflateRawSync } from 'node:zlib'

const endOfDirectory = 0x06054b50
const stored = 0
const linkMode = 0o120000
const typeMask = 0o170000

type Entry = { readonly name: string; readonly mode: number; readonly content: () => Buffer }

/** Reads the directory at the end of a zip file; bytes of an entry are unpacked when asked for. */
function* listEntries(zip: Buffer): Generator<Entry> {
  let end = zip.length - 22
  while (end >= 0 && zip.readUInt32LE(end) !== endOfDirectory) end -= 1
  if (end < 0) throw new Error('not a zip file')
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const nameBytes = zip.readUInt16LE(at + 28)
    const name = zip.toString('utf8', at + 46, at + 46 + nameBytes)
    const [method, sum, bytes, header] = [at + 10, at + 16, at + 20, at + 42].map((place, index) =>
      index === 0 ? zip.readUInt16LE(place) : zip.readUInt32LE(place),
    ) as [number, number, number, number]
    yield {
      name,
      mode: zip.readUInt32LE(at + 38) >>> 16,
      content() {
        const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28)
        const packed = zip.subarray(start, start + bytes)
        const content = method === stored ? packed : inflateRawSync(packed)
        if (crc32(content) !== sum) throw new Error(`${name} is damaged`)
        return content
      },
    }
    at += 46 + nameBytes + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
}

/**
 * Unpacks a zip file with its modes and links; for files whose content is known and checked (no zip64).
 * @param keep tells by the name in the zip which entries are wanted
 */
export function unpackZip(file: string, folder: string, keep: (name: string) => boolean): void {
  for (const { name, mode, content } of listEntries(readFileSync(file))) {
    if (!keep(name) || name.endsWith('/')) continue
    const target = path.join(folder, name)
    if (!target.startsWith(folder + path.sep)) throw new Error(`${name} leads out of its folder`)
    mkdirSync(path.dirname(target), { recursive: true })
    if ((mode & typeMask) === linkMode) {
      symlinkSync(content().toString(), target)
    } else {
      writeFileSync(target, content())
      chmodSync(target, mode & 0o777 || 0o644)
    }
  }
}
