import { isBlankText } from '#main/platform/workbook/workbook.ts'
import { AppError } from '#shared/errors/app-error.ts'

/** Fields of one line; null for a blank one. */
type Fields = readonly (string | null)[]

const isNothing = (field: string | null | undefined) => typeof field !== 'string' || isBlankText(field)

/** @returns how many fields there are up to the last one that holds something */
function widthOf(fields: Fields): number {
  let width = fields.length
  while (width > 0 && isNothing(fields[width - 1])) width--
  return width
}

/** @returns whether a line holds nothing but separators and spaces */
export const isBlankLine = (fields: Fields) => widthOf(fields) === 0

const countFilled = (fields: Fields) => fields.filter((field) => !isNothing(field)).length

/** How wide a table is, by its first lines; titles above it may be of any width. */
type TableWidth = {
  readonly columns: number
  /** How many of the lines are that wide. */
  readonly alike: number
}

/** @returns the width that most fields of the lines stand in; null when no line has two fields */
export function findWidth(widths: readonly number[]): TableWidth | null {
  const counts = new Map<number, number>()
  for (const width of widths) if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1)
  let best: TableWidth | null = null
  for (const [columns, alike] of counts) {
    if (best === null || columns * alike > best.columns * best.alike) best = { columns, alike }
  }
  return best
}

/**
 * Tells lines of a table from titles above it, and refuses those that are torn. The first line that fills more than half
 * of the columns is the table's first; all behind it have its fields. More of them may follow as long as they are blank.
 */
export function createWidthCheck(columns: number) {
  let whole = 0
  let filled = 0
  return {
    /** @returns the fields of the table; a title as it is. @throws AppError `import.rowUnreadable` for a torn line */
    take(fields: (string | null)[]): (string | null)[] {
      if (fields.length === whole) return fields
      if (whole === 0 && countFilled(fields) * 2 <= columns) return fields
      const width = widthOf(fields)
      if (whole === 0) {
        whole = fields.length
        filled = width
      }
      if (fields.length < filled || width > filled) throw new AppError('import.rowUnreadable')
      return fields.length > whole ? fields.slice(0, whole) : fields
    },
  }
}
