import * as XLSX from '@e965/xlsx'
import type { HeaderCell } from '#tests/features/imports/real-forms/header-cells.ts'
import { placeHeaders } from '#tests/features/imports/real-forms/header-cells.ts'
import type { Form } from '#tests/features/imports/real-forms/nhso-form.ts'

export type RealCell = string | number | null

/** A row of a sheet, from 0. Rows of the body stand below headers; the others are words above or between. */
export type RealRow = { readonly row: number; readonly cells: readonly RealCell[]; readonly isBody: boolean }

/** A sheet before it is written. Its headers are printed once for each of `headerTops`. */
export type RealSheet = {
  readonly name: string
  readonly form: Form
  readonly headers: readonly HeaderCell[]
  readonly headerTops: readonly number[]
  readonly rows: readonly RealRow[]
}

/** A workbook under its file name. */
export type RealBook = { readonly name: string; readonly sheets: readonly RealSheet[] }

export type BookType = 'biff8' | 'xlsx'

/** @returns a row of words: texts by column */
export function wordRow(row: number, texts: Readonly<Record<number, RealCell>>): RealRow {
  const width = Math.max(-1, ...Object.keys(texts).map(Number)) + 1
  return { row, cells: Array.from({ length: width }, (_, column) => texts[column] ?? null), isBody: false }
}

/** @returns a sheet of a form with its headers where the form has them */
export function makeRealSheet(
  name: string,
  form: Form,
  rows: readonly RealRow[],
  headerTops: readonly number[] = [form.headerRow],
): RealSheet {
  return { name, form, headers: placeHeaders(form), headerTops, rows }
}

function toLines({ headers, headerTops, rows }: RealSheet): RealCell[][] {
  const lines: RealCell[][] = []
  const lineOf = (row: number): RealCell[] => {
    while (lines.length <= row) lines.push([])
    return lines[row] ?? []
  }
  const put = (line: RealCell[], column: number, cell: RealCell): void => {
    while (line.length <= column) line.push(null)
    line[column] = cell
  }
  for (const top of headerTops)
    for (const { row, column, text } of headers) put(lineOf(top + row), column, text)
  for (const { row, cells } of rows)
    for (const [column, cell] of cells.entries()) put(lineOf(row), column, cell)
  return lines
}

function toMerges({ headers, headerTops }: RealSheet): XLSX.Range[] {
  return headerTops.flatMap((top) =>
    headers
      .filter(({ rows, columns }) => rows * columns > 1)
      .map(({ row, column, rows, columns }) => ({
        s: { r: top + row, c: column },
        e: { r: top + row + rows - 1, c: column + columns - 1 },
      })),
  )
}

/** Writes a workbook with a library that neither reads nor makes files in the app. */
export function writeBook(sheets: readonly RealSheet[], bookType: BookType): Buffer {
  const book = XLSX.utils.book_new()
  for (const sheet of sheets) {
    const written = XLSX.utils.aoa_to_sheet(toLines(sheet))
    written['!merges'] = toMerges(sheet)
    XLSX.utils.book_append_sheet(book, written, sheet.name)
  }
  return XLSX.write(book, { type: 'buffer', bookType, compression: false })
}
