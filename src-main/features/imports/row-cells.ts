import {
  type DateRange,
  parserFor,
  type Reading,
  toRawText,
  Unreadable,
  valueKindOf,
} from '#main/features/imports/cell-parse.ts'
import {
  type ColumnPlan,
  namelessField,
  planColumns,
  quote,
  toColumnLetters,
} from '#main/features/imports/column-plan.ts'
import type { HeaderMatch } from '#main/features/imports/header-match.ts'
import type { CellValue, SheetRow } from '#main/platform/workbook/workbook.ts'
import type { RejectedCell } from '#shared/contract/imports.ts'
import type { SheetLayout } from '#shared/model/layouts/layout.ts'

type Needs = {
  readonly sheet: string
  readonly layout: SheetLayout
  readonly match: HeaderMatch
  readonly dates: DateRange
}

/** A file that is odd in every cell must not fill the store with complaints; all of them are counted. */
const maxListedRejections = 10_000

/** Lists the cells that could not be read: where they stand and what kind they are, never what they hold. */
function createRejections(sheet: string, plans: readonly ColumnPlan[]) {
  const rejected: RejectedCell[] = []
  let count = 0
  return {
    rejected: rejected as readonly RejectedCell[],
    count: () => count,
    add(row: number, column: number, value: CellValue, reason: RejectedCell['reason']): void {
      count++
      if (rejected.length >= maxListedRejections) return
      const field = plans[column]?.field ?? namelessField(column)
      const valueKind = valueKindOf(value)
      rejected.push({ sheet, row: row + 1, column: toColumnLetters(column), field, valueKind, reason })
    },
  }
}

/**
 * Reads the cells of one row after another: values by layout column, their JSON, and Σ of the money.
 * The values of a row last until the next one is read.
 */
export function createRowCells({ sheet, layout, match, dates }: Needs) {
  const plans = planColumns(layout, match, dates)
  const rejections = createRejections(sheet, plans)
  const readText = parserFor('text', dates)
  const sums: number[] = layout.columns.map(() => 0)
  const hasSum: boolean[] = layout.columns.map(() => false)
  const values: (string | number | null)[] = layout.columns.map(() => null)
  const namelessColumns = new Set<number>()

  function keep(plan: ColumnPlan, reading: string | number): string {
    if (plan.index >= 0) values[plan.index] = reading
    if (!plan.isMoney || typeof reading !== 'number') return quote(String(reading))
    sums[plan.index] = (sums[plan.index] ?? 0) + reading
    hasSum[plan.index] = true
    return String(reading)
  }

  /** Cells right of the last header: nothing is lost, but nobody knows what they are. */
  function readBeyond(cells: readonly CellValue[], json: string): string {
    let text = json
    for (let column = plans.length; column < cells.length; column++) {
      const reading = readText(cells[column] ?? null)
      if (typeof reading !== 'string') continue
      namelessColumns.add(column)
      text += `${text === '' ? '' : ','}${quote(namelessField(column))}:${quote(reading)}`
    }
    return text
  }

  function toFragment(
    plan: ColumnPlan,
    row: number,
    column: number,
    value: CellValue,
    reading: Exclude<Reading, null>,
  ): string {
    if (reading instanceof Unreadable) {
      rejections.add(row, column, value, reading.reason)
      return quote(toRawText(value))
    }
    if (!plan.hasHeader) namelessColumns.add(column)
    return keep(plan, reading)
  }

  return {
    /** Reads a row and returns its JSON: money as satang, the rest as text, blanks left out. */
    read({ row, cells }: SheetRow): string {
      values.fill(null)
      let json = ''
      const width = Math.min(cells.length, plans.length)
      for (let column = 0; column < width; column++) {
        const value = cells[column] ?? null
        const plan = plans[column]
        // most cells of a row are blank
        if (value === null || value === '-' || value === '' || plan === undefined) continue
        const reading = plan.parse(value)
        if (reading === null) continue
        const fragment = plan.jsonKey + toFragment(plan, row, column, value, reading)
        json = json === '' ? fragment : `${json},${fragment}`
      }
      return `{${cells.length > plans.length ? readBeyond(cells, json) : json}}`
    },
    /** @returns the text of a layout column in the row read last; null for a blank or unreadable cell */
    textOf(index: number): string | null {
      const value = values[index]
      return typeof value === 'string' ? value : null
    },
    /** @returns satang, or null for a blank or unreadable cell */
    moneyOf(index: number): number | null {
      const value = values[index]
      return typeof value === 'number' ? value : null
    },
    rejections,
    /** Columns without a header that nevertheless held something. */
    namelessColumns: namelessColumns as ReadonlySet<number>,
    /** Σ per money field over all rows read so far; null when no row had a value. */
    sums: (): Record<string, number | null> =>
      Object.fromEntries(
        layout.columns.flatMap(([field, type], index) =>
          type === 'money' ? [[field, hasSum[index] ? (sums[index] ?? 0) : null]] : [],
        ),
      ),
  }
}

export type RowCells = ReturnType<typeof createRowCells>
