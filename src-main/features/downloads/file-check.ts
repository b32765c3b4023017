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

/** Bytes that can be looked at anywhere, on the disk or in memory. */
type Bytes = {
  readonly size: number
  /** @returns fewer bytes than `length` at the end */
  readAt(position: number, length: number): Promise<Buffer>
}

function inMemory(body: Buffer): Bytes {
  return {
    size: body.length,
    readAt: async (position, length) => body.subarray(position, position + length),
  }
}

async function onDisk(file: FileHandle): Promise<Bytes> {
  const { size } = await file.stat()
  return {
    size,
    async readAt(position, length) {
      const buffer = Buffer.alloc(length)
      const { bytesRead } = await file.read(buffer, 0, length, position)
      return buffer.subarray(0, bytesRead)
    },
  }
}

/**
 * Compares the allocation table's last used sector with the length of the file. Only the tables that the header names
 * are looked at (files up to 7 MB whole, larger ones their beginning); the reader checks the rest.
 */
async function isWholeOle2(file: Bytes, head: Buffer): Promise<boolean> {
  const shift = head.length >= 512 ? head.readUInt16LE(30) : 0
  // a strange header is for the reader to judge, not for the downloader
  if (shift !== 9 && shift !== 12) return true
  const sectorBytes = 1 << shift
  const perSector = sectorBytes / 4
  const tables = Math.min(head.readUInt32LE(44), 109)
  for (let index = 0; index < tables; index++) {
    const table = await file.readAt((head.readUInt32LE(76 + 4 * index) + 1) * sectorBytes, sectorBytes)
    if (table.length < sectorBytes) return false
    for (let slot = perSector - 1; slot >= 0; slot--) {
      const link = table.readUInt32LE(4 * slot)
      // some writers fill the rest of the table with zeros
      const isUsed = link !== freeSector && link !== 0
      if (isUsed && (index * perSector + slot + 1) * sectorBytes >= file.size) return false
    }
  }
  return true
}

async function isWholeZip(file: Bytes): Promise<boolean> {
  const start = Math.max(0, file.size - zipTailBytes)
  return (await file.readAt(start, file.size - start)).includes(zipEnd)
}

function isHtml(head: Buffer): boolean {
  const text = head
    .toString('latin1')
    .replaceAll('\0', '')
    .replace(/^(?:ï»¿|ÿþ|þÿ)/, '')
    .trimStart()
  return text.startsWith('<') && /<(?:!doctype|html|head|body|form|script|table|div|meta)\b/i.test(text)
}

async function judge(file: Bytes, limits: PortalProfile['limits']): Promise<FetchedKind> {
  if (file.size === 0) return 'empty'
  const head = await file.readAt(0, headBytes)
  if (isHtml(head)) return 'html'
  if (file.size < limits.minFileBytes) return 'tooSmall'
  if (head.subarray(0, 8).equals(ole2Magic)) return (await isWholeOle2(file, head)) ? 'workbook' : 'cutOff'
  if (head.subarray(0, 4).equals(zipMagic)) return (await isWholeZip(file)) ? 'workbook' : 'cutOff'
  return 'notWorkbook'
}

/**
 * Looks into a fetched file, or one at a path. The name's ending and the headers it came with say nothing: NHSO sends web
 * pages as .xls.
 */
export async function findFetchedKind(
  fetched: Buffer | string,
  limits: PortalProfile['limits'],
): Promise<FetchedKind> {
  if (typeof fetched !== 'string') return judge(inMemory(fetched), limits)
  const file = await open(fetched, 'r')
  try {
    return await judge(await onDisk(file), limits)
  } finally {
    await file.close()
  }
}
