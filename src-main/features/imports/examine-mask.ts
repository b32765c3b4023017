import { isBlankCell } from '#main/features/imports/cell-parse.ts'
import { type CellValue, DateCell } from '#main/platform/workbook/workbook.ts'

const longest = 16
const maskedDate = '99/99/9999'

/** Letters and digits go whatever their script; marks above and below a letter go with it. */
function maskText(text: string): string {
  const masked = text
    .normalize('NFC')
    .trim()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/\p{N}/gu, '9')
    .replaceAll(/\p{Script=Thai}/gu, 'ก')
    .replaceAll(/(?!ก)\p{L}/gu, 'A')
    .replaceAll(/[^ก9A\s!-/:-@[-`{-~]/gu, '·')
  return masked.length <= longest ? masked : `${masked.slice(0, longest - 1)}…`
}

/** @returns an amount of the same size made of nines, e.g. `9,999.99`; a whole number that is no amount has no commas */
function maskNumber(value: number, isAmount: boolean): string {
  const sign = value < 0 ? '-' : ''
  const digits = String(Math.trunc(Math.abs(value))).replaceAll(/\D/g, '').length
  const whole = '9'.repeat(Math.min(digits, longest - 5))
  if (!isAmount && Number.isInteger(value)) return `${sign}${whole}`
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',')
  return `${sign}${grouped}.99`.slice(-longest)
}

/**
 * Shows what a cell looks like and nothing of what it says: letters become `ก` or `A`, digits `9`, separators stay.
 * @param isAmount whether the numbers of its column are money
 * @returns at most 16 characters; null for a blank cell
 */
export function maskCell(value: CellValue, isAmount: boolean): string | null {
  if (value === null || isBlankCell(value)) return null
  if (typeof value === 'number') return maskNumber(value, isAmount)
  if (value instanceof DateCell) return maskedDate
  if (typeof value === 'string') return maskText(value)
  return typeof value === 'boolean' ? 'A' : '#A'
}
