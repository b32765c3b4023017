import * as xlsx from '@e965/xlsx'
import type { SheetLayout } from '#shared/model/layouts/layout.ts'
import { repUcs120 } from '#shared/model/layouts/rep-ucs-120.layout.ts'

/** Reads a workbook with SheetJS, which shares no line with the maker or the importer. */
export function readWorkbook(bytes: Buffer): xlsx.WorkBook {
  return xlsx.read(bytes, { type: 'buffer', cellNF: true, cellText: false })
}

export function getSheet(workbook: xlsx.WorkBook, name: string): xlsx.WorkSheet {
  const sheet = workbook.Sheets[name]
  if (!sheet) throw new Error(`no sheet ${name}`)
  return sheet
}

export function getCell(sheet: xlsx.WorkSheet, row: number, column: number): xlsx.CellObject | undefined {
  return sheet[xlsx.utils.encode_cell({ r: row, c: column })]
}

export function valueAt(sheet: xlsx.WorkSheet, row: number, column: number): unknown {
  return getCell(sheet, row, column)?.v ?? null
}

export function sizeOf(sheet: xlsx.WorkSheet): { rows: number; columns: number } {
  const { e } = xlsx.utils.decode_range(sheet['!ref'] ?? 'A1')
  return { rows: e.r + 1, columns: e.c + 1 }
}

/** @returns the header texts of each column with merged blocks filled, from `firstRow` on */
export function readHeaders(sheet: xlsx.WorkSheet, firstRow: number, levels: number): string[][] {
  const { columns } = sizeOf(sheet)
  const grid = Array.from({ length: levels }, (_, level) =>
    Array.from({ length: columns }, (_, column) => String(valueAt(sheet, firstRow + level, column) ?? '')),
  )
  for (const { s, e } of sheet['!merges'] ?? []) {
    for (let row = Math.max(s.r, firstRow); row <= Math.min(e.r, firstRow + levels - 1); row++) {
      for (let column = s.c; column <= e.c; column++) {
        const line = grid[row - firstRow]
        // what a person sees: the text across its columns, and not again below itself
        if (line) line[column] = row === s.r ? String(valueAt(sheet, s.r, s.c) ?? '') : ''
      }
    }
  }
  return Array.from({ length: columns }, (_, column) =>
    grid.map((line) => line[column] ?? '').filter((text) => text !== ''),
  )
}

export function headersOf(layout: SheetLayout): string[][] {
  return layout.columns.map(([, , ...headers]) => headers)
}

/** Satang of one money cell, by rules written again here. */
function satangOf(value: unknown): number | null {
  if (typeof value === 'number') return Math.round(value * 100)
  const text = String(value ?? '').replaceAll(/[\s,]/g, '')
  if (/^\(\d+\.\d\d\)$/.test(text)) return -Math.round(Number(text.slice(1, -1)) * 100)
  return /^-?\d+\.\d\d$/.test(text) ? Math.round(Number(text) * 100) : null
}

const spaceless = (texts: readonly string[]) => texts.join('›').replaceAll(/\s/g, '')

/** @returns rows and Σ per money field of a Detail sheet as SheetJS sees it */
export function addUpDetail(bytes: Buffer): { rows: number; sums: Record<string, number | null> } {
  const sheet = getSheet(readWorkbook(bytes), 'Detail')
  const { rows: height } = sizeOf(sheet)
  const headerRow = [5, 6].find((row) => valueAt(sheet, row, 2) === 'TRAN_ID') ?? 5
  const headers = readHeaders(sheet, headerRow, 3).map(spaceless)
  const money = repUcs120.columns.flatMap(([field, type, ...texts]) => {
    const column = headers.indexOf(spaceless(texts))
    return type === 'money' && column >= 0 ? [{ field, column }] : []
  })
  const sums: Record<string, number | null> = Object.fromEntries(money.map(({ field }) => [field, null]))
  let rows = 0
  for (let row = headerRow + 3; row < height; row++) {
    if (!/^\d{9}$/.test(String(valueAt(sheet, row, 2)))) continue
    rows += 1
    for (const { field, column } of money) {
      const satang = satangOf(valueAt(sheet, row, column))
      if (satang !== null) sums[field] = (sums[field] ?? 0) + satang
    }
  }
  return { rows, sums }
}
