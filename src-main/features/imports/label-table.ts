import { holds } from '#main/features/imports/header-evidence.ts'
import type { LayoutFit } from '#main/features/imports/recognise.ts'
import { keyTestOf } from '#main/features/imports/sheet-start.ts'
import { isBlankText, type SheetRow } from '#main/platform/workbook/workbook.ts'
import type { SheetLayout } from '#shared/model/layouts/layout.ts'

/** Labels stand within so many rows. */
const searchedRows = 60

const widthOf = ({ cells }: SheetRow) =>
  cells.findLastIndex((cell) => cell !== null && !isBlankText(cell)) + 1

function layOver(layout: SheetLayout, rows: readonly SheetRow[], top: number): LayoutFit | null {
  const columnOf = layout.columns.map((_, index) => index)
  if (!layout.columns.every(([, type], column) => column === 0 || holds(rows, column, type))) return null
  const weak = columnOf.slice(1).map((column) => ({ index: column, column, how: 'place' as const }))
  const match = {
    columnOf,
    weak,
    groupColumns: [],
    absent: [],
    absentGroups: [],
    moved: [],
    repeated: [],
    extras: [],
    topTexts: [],
  }
  const found = columnOf.length
  return { layout, match, headerRows: [{ row: top - 1, cells: [] }], found, share: 1, likeness: 0.5 }
}

/**
 * Finds a table whose rows are known by their labels (ผู้ป่วยใน, ผู้ป่วยนอก) where nobody knows the words above its columns:
 * by its width, and by what its rows hold.
 * @returns null when the sheet has no such rows, or they are no layout's
 */
export function findLabelTable(rows: readonly SheetRow[], layouts: readonly SheetLayout[]): LayoutFit | null {
  const isLabel = keyTestOf('label')
  const labelled = rows.filter(({ row, cells }) => row < searchedRows && isLabel(cells[0]))
  const [first] = labelled
  if (first === undefined) return null
  const width = Math.max(...labelled.map(widthOf))
  const layout = layouts.find(({ isPlaced, columns }) => isPlaced && columns.length === width)
  return layout ? layOver(layout, labelled, first.row) : null
}
