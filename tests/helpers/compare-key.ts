import type { MeantRow, MeantSheet, WorkbookKey } from '#main/features/practice/maker/made-workbook.ts'
import type { ColumnType, SheetLayout } from '#shared/model/layouts/layout.ts'
import { findUnreadable } from '#shared/model/unreadable-cell.ts'

/** Values of one row by field, blanks left out. */
export type RowValues = Readonly<Record<string, string | number>>

/** What a stored row must be: where it stands, and what its cells hold. */
export type StoredRow = { readonly sheet: string; readonly row: number; readonly cells: RowValues }

/** @returns the type of a field; what a layout does not know is text. */
export function typeOfField(layout: SheetLayout, field: string): ColumnType {
  const known = layout.columns.find(([name]) => name === field)
  const group = layout.groups?.find((one) => field.startsWith(`${one.field} › `))
  return known?.[1] ?? group?.type ?? 'text'
}

/** The same number may be printed as `0.95` and `0.9500`. */
function toPlain(type: ColumnType, value: string | number): string | number {
  const isNumber =
    type === 'decimal' || type === 'percent' || (type === 'mixed' && /^-?[\d.]+$/.test(`${value}`))
  return isNumber ? String(Number(value)) : value
}

function toValues(
  layout: SheetLayout,
  entries: readonly (readonly [string, string | number | null])[],
): RowValues {
  return Object.fromEntries(
    entries.flatMap(([field, value]) =>
      value === null ? [] : [[field, toPlain(typeOfField(layout, field), value)] as const],
    ),
  )
}

/** @returns a row of an answer key as the store must hold it; spoiled cells count as blank. */
export function meantValues(
  key: WorkbookKey,
  { sheet, layout }: MeantSheet,
  { row, fields }: MeantRow,
): RowValues {
  const spoiled = new Set(
    key.spoiled.filter((cell) => cell.sheet === sheet && cell.row === row).map(({ field }) => field),
  )
  return toValues(
    layout,
    Object.entries(fields).filter(([field]) => !spoiled.has(field)),
  )
}

/** @returns a stored row's cells; those that could not be read are left out. */
export function storedValues(layout: SheetLayout, cells: RowValues): RowValues {
  return toValues(
    layout,
    Object.entries(cells).filter(([, value]) => typeof value === 'number' || findUnreadable(value) === null),
  )
}

/** @returns every row of these kinds of sheets that the key holds, in its order. */
export function meantRows(
  key: WorkbookKey,
  isWanted: (layout: SheetLayout) => boolean = () => true,
): StoredRow[] {
  return key.sheets
    .filter(({ layout }) => isWanted(layout))
    .flatMap((sheet) =>
      [...sheet.rows()].map((row) => ({
        sheet: sheet.sheet,
        row: row.row,
        cells: meantValues(key, sheet, row),
      })),
    )
}
