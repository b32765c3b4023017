import { isBlankCell } from '#main/features/imports/cell-parse.ts'
import { type CellValue, DateCell, isBlankText, type SheetRow } from '#main/platform/workbook/workbook.ts'
import type { KeyShape } from '#shared/model/layouts/layout.ts'
import { fromExcelSerial, parseThaiDate } from '#shared/model/thai-date.ts'
import { toArabicDigits } from '#shared/model/written-date.ts'

/** The first rows of a sheet: enough to know what it is. */
export type SheetHead = { readonly sheet: string; readonly rows: readonly SheetRow[] }

const idText = /^\d{6,12}(?:\.0)?$/

/** @returns whether a cell holds a number as NHSO gives to claims and batches: six to twelve digits. */
export function isNumberCell(cell: CellValue | undefined): boolean {
  if (typeof cell === 'number') return Number.isInteger(cell) && cell >= 100_000 && cell < 1e12
  return typeof cell === 'string' && idText.test(cell.trim())
}

function isCountCell(cell: CellValue | undefined): boolean {
  if (typeof cell === 'number') return Number.isInteger(cell) && cell >= 0 && cell < 10_000_000
  return typeof cell === 'string' && /^\d{1,7}(?:\.0)?$/.test(toArabicDigits(cell.trim()))
}

function isDateCell(cell: CellValue | undefined): boolean {
  if (cell instanceof DateCell) return true
  if (typeof cell === 'number') return isNumberCell(cell) || fromExcelSerial(cell) !== null
  if (typeof cell !== 'string') return false
  const text = toArabicDigits(cell.trim())
  return /^\d{4}([/-]?)\d\d\1\d\d(?!\d)/.test(text) || parseThaiDate(text) !== null
}

const periodText = /^\d{4}_[IO]P_\d/
const labels = new Set(['ผู้ป่วยใน', 'ผู้ป่วยนอก'])

/** Tells by its key cell whether a row is data. @source nhso/formats.md §2.3, §4.3 to §4.5 */
export function keyTestOf(shape: KeyShape): (cell: CellValue | undefined) => boolean {
  switch (shape) {
    case 'number':
      return isNumberCell
    case 'count':
      return isCountCell
    case 'period':
      return (cell) => typeof cell === 'string' && periodText.test(cell.trim())
    case 'label':
      return (cell) => typeof cell === 'string' && labels.has(cell.trim())
    case 'date':
      return isDateCell
    case 'text':
      return (cell) => !isBlankCell(cell)
  }
}

/** A letter, the sign of a range, or the number of a column such as `(2)`, in digits of any kind. */
const isHeaderText = /\p{L}|[<>=%＜＞＝％]|^[\s\p{Cf}]*[(（][\s\p{Cf}]*\p{Nd}/u

/** @returns whether a row has nothing but words: a row of data has a number, a date or an empty mark somewhere */
export function isWordRow({ cells }: SheetRow): boolean {
  return cells.every(
    (cell) => cell === null || isBlankText(cell) || (typeof cell === 'string' && isHeaderText.test(cell)),
  )
}

/** A header names its columns with words. A text that stands alone in the first column is the name of a block. */
export function isHeaderRow(row: SheetRow): boolean {
  const filled = row.cells.filter((cell) => cell !== null && !isBlankText(cell))
  const isBlockName = filled.length === 1 && !isBlankCell(row.cells[0])
  return !isBlockName && isWordRow(row)
}

/**
 * @param first index in `rows` of the row with the first level
 * @returns the header rows, level 1 first, at most as many as the layout has levels
 */
export function headerRowsFrom(rows: readonly SheetRow[], first: number, levels: number): SheetRow[] {
  const top = rows[first]
  if (top === undefined) return []
  const below = rows.slice(first + 1, first + levels).filter(({ row }) => row - top.row < levels)
  const end = below.findIndex((row) => !isHeaderRow(row))
  return [top, ...(end < 0 ? below : below.slice(0, end))]
}
