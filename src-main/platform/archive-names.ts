import path from 'node:path'
import type { ZipMember } from '#main/platform/workbook/zip.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true })
// Explorer writes names in the code page of its country: Windows-874, the superset of TIS-620, in Thailand
const thai = new TextDecoder('windows-874')
const highBytes = /[\u0080-\u00ff]/
// what Windows forbids, and marks that turn the reading order of a name round
const forbidden = /[\p{Cc}<>:"/\\|?*\u202a-\u202e\u2066-\u2069]/gu
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i
const longestNameBytes = 180

function decode({ path: written, isUtf8 }: Pick<ZipMember, 'path' | 'isUtf8'>): string {
  if (isUtf8 || !highBytes.test(written)) return written
  const bytes = Buffer.from(written, 'latin1')
  try {
    return utf8.decode(bytes)
  } catch {
    return thai.decode(bytes)
  }
}

/** Cuts a name that is too long for a disk and keeps its ending. */
function shorten(name: string): string {
  if (Buffer.byteLength(name) <= longestNameBytes) return name
  const ending = path.extname(name).slice(0, 10)
  let stem = name.slice(0, longestNameBytes)
  while (Buffer.byteLength(stem + ending) > longestNameBytes) stem = [...stem].slice(0, -1).join('')
  return stem + ending
}

function toSafeName(name: string): string {
  const cleaned = name
    .normalize('NFC')
    .replaceAll(forbidden, '_')
    .replace(/[. ]+$/, '')
    .trimStart()
  return shorten(reserved.test(cleaned) ? `_${cleaned}` : cleaned) || '_'
}

/**
 * Reads the path of an archive's member as people know it: UTF-8, marked or not, or else Thai.
 * @returns folders and name joined by `/`, allowed on every disk, without any way out of the folder it is put in
 */
export function toSafePath(member: Pick<ZipMember, 'path' | 'isUtf8'>): string {
  const steps = decode(member)
    .split('/')
    .filter((step) => step !== '' && step !== '.' && step !== '..')
  return steps.map(toSafeName).join('/') || '_'
}
