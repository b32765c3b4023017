import { type CellParser, type DateRange, parserFor } from '#main/features/imports/cell-parse.ts'
import type { HeaderMatch } from '#main/features/imports/header-match.ts'
import type { SheetLayout } from '#shared/model/layouts/layout.ts'

/** How one sheet column is read. */
export type ColumnPlan = {
  readonly field: string
  /** Index of the layout column, or -1 for a column the layout does not know. */
  readonly index: number
  readonly isMoney: boolean
  readonly hasHeader: boolean
  readonly parse: CellParser
  /** `"field":` ready for the row's JSON. */
  readonly jsonKey: string
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

const plainText = /^[ !#-[\]-~\u00a0-\u2027\u202a-\ud7ff\ue000-\uffff]*$/

/** @returns the text as JSON; most texts need nothing but the quotes. */
export function quote(text: string): string {
  return plainText.test(text) ? `"${text}"` : JSON.stringify(text)
}

function toPlan(field: string, index: number, type: string | undefined, parse: CellParser): ColumnPlan {
  return { field, index, isMoney: type === 'money', hasHeader: true, parse, jsonKey: `${quote(field)}:` }
}

/** Decides once for a file how each sheet column is read: by its layout column, else as text under its header. */
export function planColumns(layout: SheetLayout, match: HeaderMatch, dates: DateRange): ColumnPlan[] {
  const readText = parserFor('text', dates)
  const headers = new Map(match.extras.map(({ column, header }) => [column, header]))
  const names = new Set(layout.columns.map(([field]) => field))
  const width = Math.max(
    0,
    ...match.columnOf.map((at) => at + 1),
    ...match.extras.map(({ column }) => column + 1),
  )
  return Array.from({ length: width }, (_, column) => {
    const index = match.columnOf.indexOf(column)
    const known = layout.columns[index]
    if (known) return toPlan(known[0], index, known[1], parserFor(known[1], dates))
    const header = headers.get(column)
    if (header === undefined)
      return { ...toPlan(namelessField(column), -1, undefined, readText), hasHeader: false }
    // two unknown columns of one header must not overwrite each other
    const field = names.has(header) ? `${header} (${toColumnLetters(column)})` : header
    names.add(field)
    return toPlan(field, -1, undefined, readText)
  })
}
