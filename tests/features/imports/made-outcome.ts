import type { ReadSheets, RowGroup, SheetOutcome } from '#main/features/imports/sheet-mapper.ts'
import type { ImportCheck } from '#shared/contract/imports.ts'
import { makeLayout } from '#tests/features/imports/made-layout.ts'

/** What a sheet came to, of which a test says no more than its checks look at. */
export function makeOutcome(more: Partial<SheetOutcome>): SheetOutcome {
  return {
    sheet: 'Made',
    layout: makeLayout({ columns: [] }),
    rowsRead: 0,
    rowsKept: 0,
    sums: {},
    hospitals: new Map(),
    patientTypes: new Set(),
    claims: null,
    groups: [],
    totalRows: [],
    issues: [],
    checks: [],
    ...more,
  }
}

export const groupOf = (key: string, sums: RowGroup['sums'], rows = 1): RowGroup => ({ key, rows, sums })

/** What a file was asked for does not matter to what holds its sheets against each other. */
export const readOf = (...sheets: readonly SheetOutcome[]): ReadSheets => ({
  request: {
    path: 'file',
    name: 'file.xls',
    hospital: '10670',
    counts: null,
    layouts: [],
    today: '2026-11-22',
  },
  sheets,
})

/** A check as one line: `normal paid: 100 ≠ 90 at E7`. */
export function tellCheck({ where, what, expected, found, isEqual, cells }: ImportCheck): string {
  const places = cells.map(({ sheet, row, column }) => ` ${sheet} ${column}${row}`)
  return `${where ?? 'all'} ${what}: ${expected} ${isEqual ? '=' : '≠'} ${found}${places.join('')}`
}
