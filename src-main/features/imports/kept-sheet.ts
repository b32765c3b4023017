import { isNumberCell } from '#main/features/imports/sheet-start.ts'
import type { SheetRow } from '#main/platform/workbook/workbook.ts'
import type { SheetCount } from '#shared/contract/imports.ts'

/** Rows with a number as NHSO gives to claims stand under a header like this. */
const claimHeader = /^TRAN_?ID$/

/** Counts the rows of a sheet that stays in its file: those with a TRAN_ID when it has such a header, else all rows. */
export async function countKeptRows(
  sheet: string,
  batches: AsyncIterable<readonly SheetRow[]>,
): Promise<SheetCount> {
  let column = -1
  let rows = 0
  let rowsRead = 0
  let rowsKept = 0
  for await (const batch of batches) {
    for (const { cells } of batch) {
      rows++
      if (column < 0)
        column = cells.findIndex((cell) => typeof cell === 'string' && claimHeader.test(cell.trim()))
      const isClaim = column >= 0 && isNumberCell(cells[column])
      if (isClaim) rowsKept++
      if (isClaim || rowsRead > 0) rowsRead++
    }
  }
  const count = { sheet, use: 'kept', layout: null } as const
  if (column < 0) return { ...count, rowsRead: rows, rowsKept: rows, rowsLeftOut: 0 }
  return { ...count, rowsRead, rowsKept, rowsLeftOut: rowsRead - rowsKept }
}
