import {
  type DateRange,
  isBlankCell,
  parserFor,
  type Reading,
  toRawText,
  Unreadable,
} from '#main/features/imports/cell-parse.ts'
import {
  type ColumnPlan,
  fieldsOf,
  listSwapped,
  namelessField,
  planColumns,
} from '#main/features/imports/column-plan.ts'
import type { Findings } from '#main/features/imports/findings.ts'
import type { HeaderMatch } from '#main/features/imports/header-match.ts'
import { type CellBlock, createCellBlock } from '#main/platform/cell-block.ts'
import { type SheetRow, UncalculatedCell } from '#main/platform/workbook/workbook.ts'
import type { Finding } from '#shared/contract/imports.ts'
import type { SheetLayout } from '#shared/model/layouts/layout.ts'

type Needs = {
  readonly sheet: string
  readonly layout: SheetLayout
  readonly match: HeaderMatch
  readonly dates: DateRange
  readonly findings: Findings
}

/** The values of one row, by field; they last until the next row is read. Numbers among them are money, nothing else. */
function createRowValues({ layout, match }: Needs) {
  const fields = fieldsOf(layout, match)
  const sums: number[] = fields.map(() => 0)
  const counts: number[] = fields.map(() => 0)
  const values: (string | number | null)[] = fields.map(() => null)
  let rowNumber = -1
  let unread = ''
  return {
    values: values as readonly (string | number | null)[],
    unread: () => unread,
    begin(row: number): void {
      rowNumber = row
      values.fill(null)
      unread = ''
    },
    isOf: (row: number) => row === rowNumber,
    addUnread(field: string, raw: string): void {
      unread += `${field} ${raw}\n`
    },
    set(index: number, value: string | number): void {
      values[index] = value
      if (typeof value !== 'number') return
      sums[index] = (sums[index] ?? 0) + value
      counts[index] = (counts[index] ?? 0) + 1
    },
    /** Takes the amounts of the row out of the sums again. */
    takeBack(): void {
      for (const [index, value] of values.entries()) {
        if (typeof value !== 'number') continue
        sums[index] = (sums[index] ?? 0) - value
        counts[index] = (counts[index] ?? 0) - 1
      }
    },
    textOf(index: number): string | null {
      const value = values[index]
      return typeof value === 'string' ? value : null
    },
    moneyOf(index: number): number | null {
      const value = values[index]
      return typeof value === 'number' ? value : null
    },
    sums: (): Record<string, number | null> =>
      Object.fromEntries(
        fields.flatMap(({ field, type }, index) =>
          type === 'money' ? [[field, (counts[index] ?? 0) > 0 ? (sums[index] ?? 0) : null]] : [],
        ),
      ),
  }
}

type AddFinding = (weight: Finding['weight'], reason: Finding['reason'], at: SheetRow, column: number) => void

/** @param isRead whether the cells of a row were read, which lists what is wrong in them */
function createLists(match: HeaderMatch, add: AddFinding, isRead: (row: number) => boolean) {
  const columnOf = (index: number) => Math.max(0, match.columnOf[index] ?? 0)
  return {
    /** Puts a cell of this row on the list, by its layout column: it is not taken as it stands. */
    reject: (row: SheetRow, index: number, reason: Finding['reason']) =>
      add('rejected', reason, row, columnOf(index)),
    /** Puts a cell of this row on the list, by its layout column: it is taken, and looks wrong. */
    suspect: (row: SheetRow, index: number, reason: Finding['reason']) =>
      add('suspect', reason, row, columnOf(index)),
    /** Puts the formulas that nobody calculated on the list of a row that is not taken, if it was not read. */
    rejectUncalculated(row: SheetRow): void {
      if (isRead(row.row)) return
      for (const [column, value] of row.cells.entries())
        if (value instanceof UncalculatedCell) add('rejected', 'notCalculated', row, column)
    },
  }
}

/** Reads what several layout columns say together in the row read last. */
function createPartReader({ textOf, moneyOf }: ReturnType<typeof createRowValues>) {
  return {
    /** @returns the text of the first of several layout columns that has one */
    firstTextOf(indexes: readonly number[]): string | null {
      for (const index of indexes) {
        const text = textOf(index)
        if (text !== null) return text
      }
      return null
    },
    /** @returns Σ in satang of several layout columns; null when none has a value */
    sumOf(indexes: readonly number[]): number | null {
      let sum: number | null = null
      for (const index of indexes) {
        const satang = moneyOf(index)
        if (satang !== null) sum = (sum ?? 0) + satang
      }
      return sum
    },
  }
}

/** Finds blanks in columns that are filled in every normal row. */
function createBlankTest({ layout, match }: Needs, onBlank: (row: SheetRow, column: number) => void) {
  const expected = (layout.expected ?? [])
    .map((field) => layout.columns.findIndex(([name]) => name === field))
    .filter((index) => (match.columnOf[index] ?? -1) >= 0)
  return (row: SheetRow): void => {
    for (const index of expected) {
      const column = match.columnOf[index] ?? -1
      if (isBlankCell(row.cells[column])) onBlank(row, column)
    }
  }
}

/** Reads the cells of one row after another: values by layout column, the block they are kept in, and Σ of the money. */
export function createRowCells(needs: Needs) {
  const { sheet, layout, match, dates, findings } = needs
  const plans = planColumns(layout, match, dates)
  const readText = parserFor('text', dates)
  const values = createRowValues(needs)
  const fieldOf = (column: number) => plans[column]?.field ?? namelessField(column)
  const block = createCellBlock(fieldOf)
  const { textOf, moneyOf } = values
  const namelessColumns = new Set<number>()

  function add(weight: Finding['weight'], reason: Finding['reason'], at: SheetRow, column: number): void {
    const place = { sheet, row: at.row, column, field: fieldOf(column) }
    findings.add(weight, reason, place, at.cells[column] ?? null)
  }

  /** Cells right of the last header: nothing is lost, but nobody knows what they are. */
  function readBeyond(row: SheetRow): void {
    for (let column = plans.length; column < row.cells.length; column++) {
      const reading = readText(row.cells[column] ?? null)
      if (reading instanceof Unreadable) add('rejected', reading.reason, row, column)
      if (typeof reading !== 'string') continue
      namelessColumns.add(column)
      block.set(column, reading)
    }
  }

  function keep(plan: ColumnPlan, row: SheetRow, column: number, reading: Exclude<Reading, null>): void {
    if (reading instanceof Unreadable) {
      const raw = toRawText(row.cells[column] ?? null)
      add('rejected', reading.reason, row, column)
      block.set(column, raw)
      values.addUnread(fieldOf(column), raw)
      return
    }
    if (!plan.hasHeader) namelessColumns.add(column)
    if (plan.index >= 0) values.set(plan.index, reading)
    const isAfter =
      plan.days !== null && typeof reading === 'string' && plan.days.see(row.cells[column] ?? null, reading)
    if (isAfter) add('suspect', 'afterDocument', row, column)
    block.set(column, reading)
  }

  const suspectBlanks = createBlankTest(needs, (row, column) => {
    add('suspect', 'blankValue', row, column)
  })

  return {
    /** Reads a row: money as satang, the rest as text, blanks left out. */
    read(row: SheetRow): void {
      const { cells } = row
      values.begin(row.row)
      findings.begin()
      block.begin()
      const width = Math.min(cells.length, plans.length)
      for (let column = 0; column < width; column++) {
        const value = cells[column] ?? null
        const plan = plans[column]
        // most cells of a row are blank
        if (value === null || value === '-' || value === '' || plan === undefined) continue
        const reading = plan.parse(value)
        if (reading !== null) keep(plan, row, column, reading)
      }
      suspectBlanks(row)
      readBeyond(row)
    },
    /** Takes the row read last out of the sums and off the list again, as if it had not been read. */
    takeBack(): void {
      values.takeBack()
      findings.takeBack()
    },
    /** What nobody could read in the row read last; empty for most rows. */
    unread: values.unread,
    /** Satang or text of the fields of the sheet in the row read last; null for a blank or unreadable cell. */
    values: values.values,
    /** Where the cells of the row read last wait to be kept. */
    block: block as Pick<CellBlock, 'keep' | 'take'>,
    /** @returns the text of a layout column in the row read last; null for a blank or unreadable cell */
    textOf,
    /** @returns satang, or null for a blank or unreadable cell */
    moneyOf,
    ...createPartReader(values),
    ...createLists(match, add, values.isOf),
    /** Columns without a header that nevertheless held something. */
    namelessColumns: namelessColumns as ReadonlySet<number>,
    /** Columns in which day and month seem to have changed places, by the rows read so far. */
    swappedColumns: () => listSwapped(plans),
    /** Σ per money field over all rows read so far; null when no row had a value. */
    sums: values.sums,
  }
}

export type RowCells = ReturnType<typeof createRowCells>
