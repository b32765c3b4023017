import { matchHeader } from '#main/features/imports/header-match.ts'
import { mainKinds } from '#main/features/imports/misfit.ts'
import type { LayoutFit } from '#main/features/imports/recognise.ts'
import { isNamedLike } from '#main/features/imports/sheet-names.ts'
import { headerRowsFrom, type SheetHead } from '#main/features/imports/sheet-start.ts'
import type { SheetRow } from '#main/platform/workbook/workbook.ts'
import type { SheetLayout } from '#shared/model/layouts/layout.ts'

/** Headers are looked for in so many rows when no layout knows any of them. */
const searchedRows = 40

/** So few words in a row are a title and not headers. */
const fewestWords = 3

/** @returns the first of the rows around the one with most words: what headers look like when none of them is known */
function guessTop(rows: readonly SheetRow[]): number {
  const words = rows
    .filter(({ row }) => row < searchedRows)
    .map(({ cells }) =>
      cells.some((cell) => typeof cell === 'number')
        ? 0
        : cells.filter((cell) => typeof cell === 'string' && /\p{L}/u.test(cell)).length,
    )
  let top = words.indexOf(Math.max(0, ...words))
  const isNext = (at: number) => rows[at]?.row === (rows[at + 1]?.row ?? 0) - 1
  while (isNext(top - 1) && (words[top - 1] ?? 0) >= fewestWords) top--
  return top
}

/** Lays any layout over a sheet, even one of whose texts the sheet has none. */
export function layOver(layout: SheetLayout, rows: readonly SheetRow[], best: LayoutFit | null): LayoutFit {
  const headerRows = best?.headerRows ?? headerRowsFrom(rows, guessTop(rows), layout.headerLevels)
  const match = matchHeader(headerRows, layout)
  const found = match.columnOf.filter((column) => column >= 0).length + match.groupColumns.length
  const wanted = found + match.absent.length + match.absentGroups.length
  const all = wanted + match.extras.length
  return {
    ...{ layout, match, headerRows, found },
    share: wanted === 0 ? 0 : found / wanted,
    likeness: all === 0 ? 0 : found / all,
  }
}

/** A sheet of fewer columns than this part of a layout's is another one, whatever it is called. */
const leastWidth = 0.5

/** @returns a layout of claims or payments whose sheets are called like this one, the nearest in width; null for none */
export function layByName({ sheet, rows }: SheetHead, layouts: readonly SheetLayout[]): LayoutFit | null {
  const widthOf = ({ match, found }: LayoutFit) => found + match.extras.length
  const distance = (fit: LayoutFit) => Math.abs(fit.layout.columns.length - widthOf(fit))
  const fits = layouts
    .filter((layout) => mainKinds.has(layout.rows) && isNamedLike(sheet, [layout]))
    .map((layout) => layOver(layout, rows, null))
    .filter((fit) => widthOf(fit) >= fit.layout.columns.length * leastWidth)
  return fits.sort((one, other) => distance(one) - distance(other))[0] ?? null
}
