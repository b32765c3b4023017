import * as xlsx from '@e965/xlsx'

/** How public readers find what they keep: by letters and row numbers as spreadsheets show them, never by headers. */
export const cellOf = (sheet: xlsx.WorkSheet | undefined, letter: string, row: number): unknown =>
  sheet?.[`${letter}${row}`]?.v ?? null

export const lastRow = (sheet: xlsx.WorkSheet | undefined) =>
  xlsx.utils.decode_range(sheet?.['!ref'] ?? 'A1').e.r + 1

export const satang = (value: unknown) => Math.round(Number(String(value).replaceAll(',', '')) * 100) || 0

export const open = (bytes: Buffer) => xlsx.read(bytes, { type: 'buffer' })

export const isBlank = (value: unknown) => value === null || value === '-' || value === ''
