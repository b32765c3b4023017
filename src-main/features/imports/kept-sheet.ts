import { createSheetStart, isNumberCell } from '#main/features/imports/sheet-start.ts'
import type { SheetRow } from '#main/platform/workbook/workbook.ts'
import type { SheetCount } from '#shared/contract/imports.ts'

/** Counts the rows of a sheet that stays in its file: those with a TRAN_ID when it has such a header, else all rows. */
export async function countKeptRows(
  sheet: string,
  batches: AsyncIterable<readonly SheetRow[]>,
): Promise<SheetCount> {
  const start = createSheetStart({ anchor: { text: 'TRAN_ID', withinRows: 15 }, headerLevels: 4 })
  const counts = { rows: 0, rowsRead: 0, rowsKept: 0 }
  let isBegun = false
  for await (const batch of batches) {
    for (const row of batch) {
      counts.rows++
      isBegun ||= start.offer(row) === 'data'
      if (!isBegun) continue
      counts.rowsRead++
      if (isNumberCell(row.cells[start.anchorColumn()])) counts.rowsKept++
    }
  }
  const { rows, rowsRead, rowsKept } = counts
  if (start.anchorColumn() < 0) return { sheet, use: 'kept', rowsRead: rows, rowsKept: rows, rowsLeftOut: 0 }
  return { sheet, use: 'kept', rowsRead, rowsKept, rowsLeftOut: rowsRead - rowsKept }
}
