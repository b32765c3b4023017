import { isBlankCell } from '#main/features/imports/cell-parse.ts'
import type { LayoutFit } from '#main/features/imports/recognise.ts'
import { keyTestOf } from '#main/features/imports/sheet-start.ts'
import type { SheetRow } from '#main/platform/workbook/workbook.ts'

/** A row without a known key needs so many values to count as data. */
const fewestCells = 3

/** @returns whether a row prints a total: its first text begins with the word for it */
export function printsTotal({ cells }: SheetRow): boolean {
  const first = cells.find((cell) => typeof cell === 'string' && cell.trim() !== '')
  return typeof first === 'string' && /^(?:ยอด)?รวม/.test(first.normalize('NFC').trim())
}

/** @returns the sheet column of a field of a layout laid over a sheet; -1 for none */
export function columnOfField({ layout, match }: LayoutFit, field: string | undefined): number {
  return match.columnOf[layout.columns.findIndex(([name]) => name === field)] ?? -1
}

/**
 * Tells data rows below the headers: by the key where its column is known and plays its part, else by how full they are.
 * @param rows the first rows of the sheet
 */
export function dataTestOf(fit: LayoutFit, rows: readonly SheetRow[]): (row: SheetRow) => boolean {
  const { layout, headerRows } = fit
  const firstRow = (headerRows.at(-1)?.row ?? -1) + 1
  const keyColumn = columnOfField(fit, layout.key.field)
  const isKey = keyTestOf(layout.key.shape)
  const isBelow = ({ row }: SheetRow) => row >= firstRow
  const isFull = (row: SheetRow) =>
    !printsTotal(row) && row.cells.filter((cell) => !isBlankCell(cell)).length >= fewestCells
  const hasKeys = keyColumn >= 0 && rows.some((row) => isBelow(row) && isKey(row.cells[keyColumn]))
  return (row) => isBelow(row) && (hasKeys ? isKey(row.cells[keyColumn]) : isFull(row))
}
