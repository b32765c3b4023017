import { createSheetStart, isNumberCell } from '#main/features/imports/sheet-start.ts'
import type { Workbook } from '#main/platform/workbook/workbook.ts'
import type { SheetCount } from '#shared/contract/imports.ts'
import { AppError } from '#shared/errors/app-error.ts'

/** Counts the rows of a sheet that stays in its file: claims rows when it has TRAN_ID headers, else all rows. */
export async function countKeptRows(
  workbook: Workbook,
  sheet: string,
  signal: AbortSignal,
): Promise<SheetCount> {
  const start = createSheetStart({ anchor: { text: 'TRAN_ID', withinRows: 15 }, headerLevels: 4 })
  let rows = 0
  let rowsRead = 0
  let rowsKept = 0
  let isBegun = false
  for await (const batch of workbook.rows(sheet)) {
    for (const row of batch) {
      rows++
      isBegun ||= start.offer(row) === 'data'
      if (!isBegun) continue
      rowsRead++
      if (isNumberCell(row.cells[start.anchorColumn()])) rowsKept++
    }
    if (signal.aborted) throw new AppError('cancelled')
  }
  if (start.anchorColumn() < 0) return { sheet, use: 'kept', rowsRead: rows, rowsKept: rows, rowsLeftOut: 0 }
  return { sheet, use: 'kept', rowsRead, rowsKept, rowsLeftOut: rowsRead - rowsKept }
}
