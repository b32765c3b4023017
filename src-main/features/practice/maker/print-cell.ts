import type { MadeCell } from '#main/features/practice/maker/cells.ts'
import { printTime } from '#main/features/practice/maker/times.ts'
import type { ColumnType } from '#shared/model/layouts/layout.ts'

const fieldsLeftBlank = new Set([
  'remark',
  'audit_results',
  'payment_type',
  'invoice_lt',
  'projcode',
  'reason',
  'generic_name',
])

/** What stands where there is no value: a mark, or a cell that is empty. */
export type Blank = '-' | ''

/** @returns the mark, but nothing at all in the free-text columns; Error Code always has its mark. */
function printNothing(field: string, blank: Blank): MadeCell {
  if (fieldsLeftBlank.has(field)) return null
  return field === 'error_code' ? '-' : blank
}

/**
 * Prints one value as NHSO's files do when nothing is odd: money and counts as numbers, ids as text,
 * Detail dates in CE with the time, the other sheets' dates in BE.
 * @param value satang for money, local ISO text for dates
 */
export function printCell(
  field: string,
  type: ColumnType,
  value: string | number | null | undefined,
  blank: Blank = '-',
): MadeCell {
  if (value === null || value === undefined) return printNothing(field, blank)
  switch (type) {
    case 'money':
      return Number(value) / 100
    case 'int':
    case 'decimal':
    case 'percent':
      return Number(value)
    case 'datetime':
      return printTime(String(value), 'CE')
    case 'date':
      return printTime(String(value).slice(0, 10), 'BE')
    case 'mixed':
      return Number.isNaN(Number(value)) ? value : Number(value)
    default:
      return String(value)
  }
}
