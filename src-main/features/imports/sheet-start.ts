import { toHeaderKey } from '#main/features/imports/header-match.ts'
import type { CellValue, SheetRow } from '#main/platform/workbook/workbook.ts'
import type { SheetLayout } from '#shared/model/layouts/layout.ts'

const idText = /^\d{6,12}(?:\.0)?$/

/** @returns whether a cell holds a number as NHSO gives to claims and batches: six to twelve digits. */
export function isNumberCell(cell: CellValue | undefined): boolean {
  if (typeof cell === 'number') return Number.isInteger(cell) && cell >= 100_000 && cell < 1e12
  return typeof cell === 'string' && idText.test(cell.trim())
}

/** How far below the header a first data row may stand. */
const maxHeaderDistance = 500

/**
 * Finds where a sheet's rows begin: the anchor header, then the first row below it with a number under the anchor.
 * Feed it rows from the top until it answers `data` or `none`.
 */
export function createSheetStart(layout: Pick<SheetLayout, 'anchor' | 'headerLevels'>) {
  const anchorKey = toHeaderKey(layout.anchor.text)
  const headerRows: SheetRow[] = []
  let anchorRow = -1
  let anchorColumn = -1

  function offerBeforeAnchor(row: SheetRow): 'searching' | 'none' {
    if (row.row >= layout.anchor.withinRows) return 'none'
    anchorColumn = row.cells.findIndex((cell) => typeof cell === 'string' && toHeaderKey(cell) === anchorKey)
    if (anchorColumn >= 0) {
      anchorRow = row.row
      headerRows.push(row)
    }
    return 'searching'
  }

  return {
    /** @returns `data` for the first data row itself; `none` when the sheet cannot have one any more */
    offer(row: SheetRow): 'searching' | 'data' | 'none' {
      if (anchorRow < 0) return offerBeforeAnchor(row)
      if (isNumberCell(row.cells[anchorColumn])) return 'data'
      const distance = row.row - anchorRow
      if (distance < layout.headerLevels) headerRows.push(row)
      return distance > maxHeaderDistance ? 'none' : 'searching'
    },
    /** The rows of headers, level 1 first; empty while there is no anchor. */
    headerRows: headerRows as readonly SheetRow[],
    /** 0-based column of the anchor; -1 while there is none. */
    anchorColumn: () => anchorColumn,
  }
}
