import * as xlsx from '@e965/xlsx'
import { getForm } from '#main/features/practice/maker/forms.ts'
import type { Column, ColumnType, SheetLayout } from '#shared/model/layouts/layout.ts'

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

const two = (value: number) => String(value).padStart(2, '0')

/** Local ISO text of a date cell: text in either era, or days since 1899-12-30. */
function timeOf(value: unknown): string | null {
  if (typeof value === 'number') {
    const iso = new Date(Date.UTC(1899, 11, 30) + Math.round(value * 86_400) * 1000).toISOString()
    return Number.isInteger(value) ? iso.slice(0, 10) : iso.slice(0, 19)
  }
  const [, day, month, year, time] =
    /^(\d\d)\/(\d\d)\/(\d{4})(?: (\d\d:\d\d:\d\d))?$/.exec(String(value ?? '')) ?? []
  if (year === undefined) return null
  const date = `${Number(year) > 2400 ? Number(year) - 543 : year}-${two(Number(month))}-${day}`
  return time === undefined ? date : `${date}T${time}`
}

const blanks = new Set(['', '-', 'N/A', 'n/a'])

/** What a cell says, by rules written again here: satang, ISO dates, numbers without noughts, else trimmed text. */
export function readAs(type: ColumnType, value: unknown): string | number | null {
  if (value === null || blanks.has(String(value).trim())) return null
  if (type === 'money') return satangOf(value)
  if (type === 'date' || type === 'datetime') return timeOf(value)
  const text = String(value).trim()
  if (type === 'id') return text.replace(/^(\d+)\.0$/, '$1')
  return type === 'decimal' || type === 'percent' || (type === 'mixed' && Number(text))
    ? `${Number(text)}`
    : text
}

const spaceless = (texts: readonly string[]) => texts.join('›').replaceAll(/\s/g, '')

/** @returns where each column stands in a sheet by its header texts; null for a sheet without the layout's anchor */
export function findColumns(
  sheet: xlsx.WorkSheet,
  { anchor, headerLevels }: SheetLayout,
  columns: readonly Column[],
): { readonly firstRow: number; readonly at: ReadonlyMap<string, number> } | null {
  const { columns: width } = sizeOf(sheet)
  const hasAnchor = (row: number) =>
    Array.from({ length: width }, (_, column) => valueAt(sheet, row, column)).includes(anchor.text)
  const anchorRow = Array.from({ length: 10 }, (_, index) => index).find(hasAnchor)
  if (anchorRow === undefined) return null
  // the anchor may stand below the row with the groups
  const [, , ...above] = columns.find((column) => column.includes(anchor.text, 2)) ?? ['', 'text']
  const row = anchorRow - Math.max(0, above.indexOf(anchor.text))
  const headers = readHeaders(sheet, row, headerLevels).map(spaceless)
  const taken = new Set<number>()
  const at = new Map(
    columns.map(([field, , ...texts]): [string, number] => {
      // columns of one header stand in the layout's order
      const column = headers.findIndex((header, index) => header === spaceless(texts) && !taken.has(index))
      taken.add(column)
      return [field, column]
    }),
  )
  return { firstRow: row + headerLevels, at }
}

/** Codes that say nothing: blanks, `0`, and fund names that agencies print there. */
const noCode = /^(?:-|0|N\/A|OP[A-Z]+|EXCEPT|FPNHSO)?$/i

/** The older row of an appeal that the same file answers. */
const replaced = /^(?:AP1|EA1|EP1)$/

/**
 * @returns rows and Σ per money field of the Detail sheets as SheetJS sees them; approved money of rows without an error
 *   code only, and nothing of rows that an appeal replaces or that a later row with their TRAN_ID does
 */
export function addUpDetail(
  bytes: Buffer,
  layout: SheetLayout = getForm('rep-ucs-120', 'today'),
  columns: readonly Column[] = layout.columns,
): { rows: number; sums: Record<string, number | null> } {
  const workbook = readWorkbook(bytes)
  const sums: Record<string, number | null> = {}
  const newest = new Map<string, Record<string, number>>()
  let rows = 0
  let at: ReadonlyMap<string, number> = new Map()
  for (const name of workbook.SheetNames.filter((sheetName) => sheetName.startsWith('Detail'))) {
    const sheet = getSheet(workbook, name)
    const found = findColumns(sheet, layout, columns)
    at = found?.at ?? at
    const approved = layout.parts.approved ?? []
    const money = columns.flatMap(([field, type]) => {
      const column = at.get(field) ?? -1
      return type === 'money' && column >= 0 ? [{ field, column }] : []
    })
    for (const { field } of money) sums[field] ??= null
    for (let row = found?.firstRow ?? 0; row < sizeOf(sheet).rows; row++) {
      const tranId = /^\d{9}/.exec(String(valueAt(sheet, row, 2)))?.[0]
      if (tranId === undefined) continue
      rows += 1
      const code = String(valueAt(sheet, row, at.get('error_code') ?? -1) ?? '').trim()
      if (replaced.test(code)) continue
      const amounts = money.flatMap(({ field, column }) => {
        const satang = satangOf(valueAt(sheet, row, column))
        const isUnpaid = !noCode.test(code) && approved.includes(field)
        return satang === null || isUnpaid ? [] : [[field, satang] as const]
      })
      newest.set(tranId, Object.fromEntries(amounts))
    }
  }
  for (const amounts of newest.values()) {
    for (const [field, satang] of Object.entries(amounts)) sums[field] = (sums[field] ?? 0) + satang
  }
  return { rows, sums }
}
