import { type CellParser, type DateRange, parserFor } from '#main/features/imports/cell-parse.ts'
import { createDayWatch, type DayWatch } from '#main/features/imports/day-watch.ts'
import type { HeaderMatch } from '#main/features/imports/header-match.ts'
import { type ColumnType, columnsOfPart, type SheetLayout } from '#shared/model/layouts/layout.ts'

/** A field that a sheet has values for: a column of the layout, or one of a group whose columns the sheet names. */
export type PlannedField = { readonly field: string; readonly type: ColumnType }

/** How one sheet column is read. */
export type ColumnPlan = {
  readonly field: string
  /** Index of the planned field, or -1 for a column nobody knows. */
  readonly index: number
  readonly hasHeader: boolean
  readonly parse: CellParser
  /** Of a column of dates; null for every other. */
  readonly days: DayWatch | null
}

/** @returns the letters a spreadsheet shows above a column, `AO` for 40. */
export function toColumnLetters(column: number): string {
  const rest = Math.floor(column / 26)
  return `${rest > 0 ? toColumnLetters(rest - 1) : ''}${String.fromCharCode(65 + (column % 26))}`
}

/** @returns the name under which the cells of a column without a header are kept. */
export function namelessField(column: number): string {
  return `column ${toColumnLetters(column)}`
}

/** @returns the fields of a sheet: those of the layout in its order, then those of its groups from left to right. */
export function fieldsOf(layout: SheetLayout, match: HeaderMatch): PlannedField[] {
  return [...layout.columns.map(([field, type]) => ({ field, type })), ...match.groupColumns]
}

/** @returns what watches the days of a field. A list of transfers says each day twice: only the one that counts is judged. */
function watchOf(
  layout: SheetLayout,
  index: number,
  { type }: PlannedField,
  dates: DateRange,
): DayWatch | null {
  if (type !== 'date' && type !== 'datetime') return null
  const isTransfer = layout.rows === 'transfer'
  const isJudged = !isTransfer || columnsOfPart(layout, 'postedAt').includes(index)
  return createDayWatch(isJudged ? (dates.madeOn ?? null) : null, isTransfer)
}

/** Decides once for a sheet how each of its columns is read: as a field it has, else as text under its header. */
export function planColumns(layout: SheetLayout, match: HeaderMatch, dates: DateRange): ColumnPlan[] {
  const readText = parserFor('text', dates)
  const fields = fieldsOf(layout, match)
  const columnOf = [...match.columnOf, ...match.groupColumns.map(({ column }) => column)]
  const headers = new Map(match.extras.map(({ column, header }) => [column, header]))
  const names = new Set(fields.map(({ field }) => field))
  const width = Math.max(0, ...columnOf.map((at) => at + 1), ...match.extras.map(({ column }) => column + 1))
  return Array.from({ length: width }, (_, column) => {
    const index = columnOf.indexOf(column)
    const known = fields[index]
    if (known) {
      const days = watchOf(layout, index, known, dates)
      return { field: known.field, index, hasHeader: true, parse: parserFor(known.type, dates), days }
    }
    const header = headers.get(column)
    const unknown = { index: -1, parse: readText, days: null }
    if (header === undefined) return { ...unknown, field: namelessField(column), hasHeader: false }
    // two unknown columns of one header must not overwrite each other
    const field = names.has(header) ? `${header} (${toColumnLetters(column)})` : header
    names.add(field)
    return { ...unknown, field, hasHeader: true }
  })
}

/** @returns the sheet columns in which day and month seem to have changed places, by the rows read so far */
export function listSwapped(plans: readonly ColumnPlan[]): number[] {
  return plans.flatMap(({ days }, column) => (days?.seemsSwapped() ? column : []))
}
