import type { CellRange, MadeCell, MadeSheet, SheetLine } from '#main/features/practice/maker/cells.ts'
import { toMeant } from '#main/features/practice/maker/draft-sheet.ts'
import { type HeaderBlock, makeHeaderBlock } from '#main/features/practice/maker/header-block.ts'
import type { MeantFields, MeantRow, MeantSheet } from '#main/features/practice/maker/made-workbook.ts'
import type { CellToPrint } from '#main/features/practice/maker/oddity.ts'
import { printCell } from '#main/features/practice/maker/print-cell.ts'
import type { Column, SheetLayout } from '#shared/model/layouts/layout.ts'

/** Prints a cell in a way of its own; undefined leaves it to the usual way. Rows count from 0. */
export type PrintOddly = (cell: CellToPrint) => MadeCell | undefined

/** How a sheet differs from the usual one without meaning anything else. */
export type SheetHabits = {
  readonly print?: readonly PrintOddly[]
  /** Rows that everything stands lower than usual. */
  readonly shift?: number
  /** The headers stand again before the row that counts with this 0-based number. */
  readonly repeatsHeaderAt?: number
  /** A blank row stands before every row that counts whose number is a multiple of this. */
  readonly blankRowEvery?: number
  /** Other last header texts, by field. */
  readonly renames?: Readonly<Record<string, string>>
  /** One amount nobody can read. */
  readonly spoils?: { readonly row: number; readonly field: string; readonly text: string }
}

/** A row below the headers: one that counts, one that only stands there (a section, a total, a footer), or headers. */
export type PlannedRow =
  | { readonly block: string; readonly fields: MeantFields }
  | { readonly cells: readonly MadeCell[] }
  /** The headers once more. */
  | { readonly headers: true }

/** One sheet of a statement or transfer workbook, before it is printed. */
export type PlannedSheet = {
  readonly name: string
  readonly layout: SheetLayout
  /** The columns as this file has them; those of the layout when it does not say. A column without a field is blank. */
  readonly columns?: readonly Column[]
  /** Rows above the headers. */
  readonly meta: readonly SheetLine[]
  readonly rows: () => Iterable<PlannedRow>
  readonly habits?: SheetHabits
}

type PlacedRow = {
  readonly row: number
  readonly planned: PlannedRow
  /** 0-based among the rows that count. */
  readonly index: number
  readonly isHeader?: true
}

const columnsOf = ({ columns, layout }: PlannedSheet) => columns ?? layout.columns

/** The columns as their headers are printed. */
function printedColumns(planned: PlannedSheet): readonly Column[] {
  const renames = planned.habits?.renames ?? {}
  return columnsOf(planned).map(([field, type, ...headers]) => {
    const renamed = renames[field]
    return [field, type, ...(renamed === undefined ? headers : [...headers.slice(0, -1), renamed])] as const
  })
}
const headerHeight = ({ usualHeaderRow, usualDataRow }: SheetLayout) => usualDataRow - usualHeaderRow

function headerAt(planned: PlannedSheet, row: number): HeaderBlock {
  return makeHeaderBlock(printedColumns(planned), row, headerHeight(planned.layout))
}

/** Where each row stands, 0-based; a repeated header takes its own rows. */
function* placeRows({ layout, rows, habits = {} }: PlannedSheet): Generator<PlacedRow> {
  let row = layout.usualDataRow + (habits.shift ?? 0)
  let index = 0
  for (const planned of rows()) {
    if ('headers' in planned) {
      yield { row, planned, index, isHeader: true }
      row += headerHeight(layout)
      continue
    }
    if ('fields' in planned) {
      if (habits.repeatsHeaderAt === index) {
        yield { row, planned, index, isHeader: true }
        row += headerHeight(layout)
      }
      if (habits.blankRowEvery && index > 0 && index % habits.blankRowEvery === 0) row += 1
    }
    yield { row, planned, index }
    row += 1
    if ('fields' in planned) index += 1
  }
}

function printRow(planned: PlannedSheet, fields: MeantFields, row: number): readonly MadeCell[] {
  const { habits = {} } = planned
  return columnsOf(planned).map(([field, type]) => {
    if (field === '') return null
    const value = fields[field]
    if (habits.spoils?.row === row && habits.spoils.field === field) return habits.spoils.text
    for (const print of habits.print ?? []) {
      const printed = print({ field, type, value, row })
      if (printed !== undefined) return printed
    }
    return printCell(field, type, value)
  })
}

/** @returns the sheet for a writer. */
export function printSheet(planned: PlannedSheet): MadeSheet {
  const { name, layout, meta, habits = {} } = planned
  const shift = habits.shift ?? 0
  const header = headerAt(planned, layout.usualHeaderRow + shift)
  const merges: CellRange[] = [...header.merges]
  for (const { row, isHeader } of placeRows(planned)) {
    if (isHeader) merges.push(...headerAt(planned, row).merges)
  }

  function* lines(): Generator<SheetLine> {
    for (const line of meta) yield { ...line, row: line.row + shift }
    yield* header.lines
    for (const { row, planned: one, index, isHeader } of placeRows(planned)) {
      if (isHeader) yield* headerAt(planned, row).lines
      else if ('fields' in one) yield { row, cells: printRow(planned, one.fields, index) }
      else if ('cells' in one) yield { row, cells: one.cells }
    }
  }

  return { name, merges, lines: { [Symbol.iterator]: lines } }
}

/** @returns what the sheet means, row by row. */
export function meantSheet(planned: PlannedSheet): MeantSheet {
  const columns = columnsOf(planned).filter(([field]) => field !== '')
  function* rows(): Generator<MeantRow> {
    for (const { row, planned: one, isHeader } of placeRows(planned)) {
      if (isHeader || !('fields' in one)) continue
      yield { row: row + 1, block: one.block, fields: toMeant(columns, one.fields) }
    }
  }
  return { sheet: planned.name, layout: planned.layout, rows }
}

/** @returns the cells of a sheet that its habits spoil, for the answer key. */
export function spoiledCells(planned: PlannedSheet): { sheet: string; row: number; field: string }[] {
  const spoils = planned.habits?.spoils
  if (!spoils) return []
  return [...placeRows(planned)].flatMap(({ row, index, isHeader, planned: one }) =>
    index === spoils.row && 'fields' in one && !isHeader
      ? [{ sheet: planned.name, row: row + 1, field: spoils.field }]
      : [],
  )
}

/** @returns a row of texts by 0-based column, nothing between them. */
export function textLine(row: number, texts: Readonly<Record<number, string>>): SheetLine {
  const width = Math.max(...Object.keys(texts).map(Number)) + 1
  return { row, cells: Array.from({ length: width }, (_, column) => texts[column] ?? null) }
}

/** @returns satang by money field over rows; null where no row has a value. */
export function sumFields(layout: SheetLayout, rows: Iterable<MeantFields>): Record<string, number | null> {
  const money = layout.columns.flatMap(([field, type]) => (type === 'money' ? [field] : []))
  const sums: Record<string, number | null> = Object.fromEntries(money.map((field) => [field, null]))
  for (const fields of rows) {
    for (const field of money) {
      const satang = fields[field]
      if (typeof satang === 'number') sums[field] = (sums[field] ?? 0) + satang
    }
  }
  return sums
}

/** @returns a row with `label` in column A and the sums under their columns. */
export function totalRow(
  layout: SheetLayout,
  label: string,
  sums: Readonly<Record<string, number | null>>,
): PlannedRow {
  const cells = layout.columns.map(([field], column) => {
    if (column === 0) return label
    const sum = sums[field] ?? null
    return sum === null ? null : sum / 100
  })
  return { cells }
}
