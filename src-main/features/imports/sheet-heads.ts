import type { SheetHead } from '#main/features/imports/sheet-start.ts'
import { batchRows, type SheetRow, type Workbook } from '#main/platform/workbook/workbook.ts'
import { AppError } from '#shared/errors/app-error.ts'

/** A sheet whose first rows were read, and which can be read from its first row on. */
export type OpenSheet = SheetHead & {
  /** Reads the sheet batch by batch, and ends between two of them when the run was stopped. */
  batches(): AsyncGenerator<readonly SheetRow[]>
}

/**
 * Reads the first batch of a sheet. Most sheets have no more than that and are read once; of a long one those few rows
 * are read again.
 */
async function openSheet(workbook: Workbook, sheet: string, isStopped: () => boolean): Promise<OpenSheet> {
  const reading = workbook.rows(sheet)[Symbol.asyncIterator]()
  const first = await reading.next()
  const rows = first.done ? [] : first.value
  const second = first.done || rows.length >= batchRows ? null : await reading.next()
  const isWhole = first.done === true || second?.done === true
  await reading.return?.()
  return {
    sheet,
    rows,
    async *batches() {
      if (isWhole) yield rows
      else
        for await (const batch of workbook.rows(sheet)) {
          yield batch
          if (isStopped()) throw new AppError('cancelled')
        }
    },
  }
}

/** Opens every sheet of a workbook, in its order. */
export async function openSheets(workbook: Workbook, isStopped: () => boolean): Promise<OpenSheet[]> {
  const sheets: OpenSheet[] = []
  for (const sheet of workbook.sheetNames) {
    sheets.push(await openSheet(workbook, sheet, isStopped))
    if (isStopped()) throw new AppError('cancelled')
  }
  return sheets
}
