import { openSource } from '#main/platform/workbook/open-source.ts'
import type { CellValue, WorkbookLimits } from '#main/platform/workbook/workbook.ts'
import { AppError, type ErrorRecord, toErrorRecord } from '#shared/errors/app-error.ts'
import { readRows } from '#tests/platform/workbook/sample-files.ts'

/** A sheet as rows by their number (from 0). */
type Sheets = Record<string, Record<number, readonly CellValue[]>>

/** Reads every sheet of a file of any kind. */
export async function readSource(path: string, limits: Partial<WorkbookLimits> = {}) {
  const source = await openSource(path, { limits })
  try {
    const sheets: Sheets = {}
    for (const name of source.sheetNames) {
      const rows = await readRows(source.rows(name))
      sheets[name] = Object.fromEntries(rows.map(({ row, cells }) => [row, cells]))
    }
    return { format: source.format, sheets }
  } finally {
    await source.close()
  }
}

/** @returns the failure a file is refused with, or null for one that is read; anything but an AppError is rethrown */
export async function findRefusal(
  path: string,
  limits: Partial<WorkbookLimits> = {},
): Promise<ErrorRecord | null> {
  try {
    await readSource(path, limits)
    return null
  } catch (error) {
    if (error instanceof AppError) return toErrorRecord(error)
    throw error
  }
}

const thaiLetters = new Map(
  Array.from({ length: 0x80 }, (_, index) => index + 0x80).map((byte) => [
    new TextDecoder('windows-874').decode(Uint8Array.of(byte)),
    byte,
  ]),
)

/** Text as older Thai programs write it. */
export function windows874(text: string): Buffer {
  return Buffer.from([...text].map((letter) => thaiLetters.get(letter) ?? letter.charCodeAt(0)))
}

export const utf16le = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')
export const utf16be = (text: string) => utf16le(text).swap16()
