import { type FileHandle, open } from 'node:fs/promises'
import type { PortalProfile } from '#main/features/downloads/portal-profile.ts'

/** What a fetched file turned out to be, by its bytes alone. */
export type FetchedKind = 'workbook' | 'empty' | 'tooSmall' | 'html' | 'notWorkbook' | 'cutOff'

const ole2Magic = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const zipMagic = Buffer.from('504b0304', 'hex')
const zipEnd = Buffer.from('504b0506', 'hex')
const headBytes = 2048
const zipTailBytes = 66_000
const freeSector = 0xffffffff

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await file.read(buffer, 0, length, position)
  return buffer.subarray(0, bytesRead)
}

/**
 * Compares the allocation table's last used sector with the length of the file. Only the tables that the header names
 * are looked at (files up to 7 MB whole, larger ones their beginning); the reader checks the rest.
 */
async function isWholeOle2(file: FileHandle, head: Buffer, bytes: number): Promise<boolean> {
  const shift = head.length >= 512 ? head.readUInt16LE(30) : 0
  // a strange header is for the reader to judge, not for the downloader
  if (shift !== 9 && shift !== 12) return true
  const sectorBytes = 1 << shift
  const perSector = sectorBytes / 4
  const tables = Math.min(head.readUInt32LE(44), 109)
  for (let index = 0; index < tables; index++) {
    const table = await readAt(file, (head.readUInt32LE(76 + 4 * index) + 1) * sectorBytes, sectorBytes)
    if (table.length < sectorBytes) return false
    for (let slot = perSector - 1; slot >= 0; slot--) {
      const link = table.readUInt32LE(4 * slot)
      // some writers fill the rest of the table with zeros
      const isUsed = link !== freeSector && link !== 0
      if (isUsed && (index * perSector + slot + 1) * sectorBytes >= bytes) return false
    }
  }
  return true
}

async function isWholeZip(file: FileHandle, bytes: number): Promise<boolean> {
  const start = Math.max(0, bytes - zipTailBytes)
  return (await readAt(file, start, bytes - start)).includes(zipEnd)
}

function isHtml(head: Buffer): boolean {
  const text = head
    .toString('latin1')
    .replaceAll('\0', '')
    .replace(/^(?:ï»¿|ÿþ|þÿ)/, '')
    .trimStart()
  return text.startsWith('<') && /<(?:!doctype|html|head|body|form|script|table|div|meta)\b/i.test(text)
}

async function judge(file: FileHandle, limits: PortalProfile['limits']): Promise<FetchedKind> {
  const { size } = await file.stat()
  if (size === 0) return 'empty'
  const head = await readAt(file, 0, headBytes)
  if (isHtml(head)) return 'html'
  if (size < limits.minFileBytes) return 'tooSmall'
  if (head.subarray(0, 8).equals(ole2Magic))
    return (await isWholeOle2(file, head, size)) ? 'workbook' : 'cutOff'
  if (head.subarray(0, 4).equals(zipMagic)) return (await isWholeZip(file, size)) ? 'workbook' : 'cutOff'
  return 'notWorkbook'
}

/** Looks into a fetched file. The name's ending and the headers it came with say nothing: NHSO sends web pages as .xls. */
export async function findFetchedKind(path: string, limits: PortalProfile['limits']): Promise<FetchedKind> {
  const file = await open(path, 'r')
  try {
    return await judge(file, limits)
  } finally {
    await file.close()
  }
}
