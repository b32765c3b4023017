import {
  type HeaderMatch,
  headerLineOf,
  matchHeader,
  toHeaderKey,
} from '#main/features/imports/header-match.ts'
import type { SheetRow } from '#main/platform/workbook/workbook.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { SheetLayout } from '#shared/model/layouts/layout.ts'

type Place = { readonly file: string; readonly sheet: string }
export type LayoutFit = { readonly layout: SheetLayout; readonly match: HeaderMatch }

/** Below this share of known columns a sheet is of another kind and not one whose columns changed. */
const minShareOfColumns = 0.5

/** @returns the layout that knows most of the sheet's headers, with where its columns stand. */
function chooseLayout(rows: readonly SheetRow[], layouts: readonly SheetLayout[]): LayoutFit | null {
  const fits = layouts
    .map((layout) => ({ layout, match: matchHeader(rows, layout) }))
    .map((fit) => ({ ...fit, share: 1 - fit.match.absent.length / fit.layout.columns.length }))
    .sort((a, b) => b.share - a.share)
  const best = fits[0]
  return best && best.share >= minShareOfColumns ? best : null
}

/** @throws AppError when a money column is missing, moved or there twice: nothing may be written then */
function demandMoneyColumns(match: HeaderMatch, where: Place): void {
  const [moved] = match.moved
  if (moved) throw new AppError('import.columnMoved', { ...where, column: headerLineOf(moved) })
  const missing = match.absent.find(([, type]) => type === 'money')
  if (missing) throw new AppError('import.columnMissing', { ...where, column: headerLineOf(missing) })
  const [repeated] = match.repeated
  if (repeated) throw new AppError('import.columnTwice', { ...where, column: headerLineOf(repeated) })
}

/** @throws AppError `import.columnMissing` for a column without which a row is no claim */
function demandKeyColumns(layout: SheetLayout, match: HeaderMatch, where: Place): void {
  for (const [index, column] of layout.columns.entries()) {
    const isKey = column[0] === 'tran_id' || column[0] === 'hn' || column[0] === 'pid'
    if (isKey && match.columnOf[index] === -1) {
      throw new AppError('import.columnMissing', { ...where, column: headerLineOf(column) })
    }
  }
}

/** A sheet of no known kind, with the headers that were expected and found. */
export function unknownLayout(
  layouts: readonly SheetLayout[],
  headerRows: readonly SheetRow[],
  place: Place,
): AppError {
  const [layout] = layouts
  const texts = layout && headerRows.length > 0 ? matchHeader(headerRows, layout).topTexts : []
  const known = new Set(layout?.columns.map(([, , header]) => toHeaderKey(header ?? '')))
  const strange = texts.filter((text) => !known.has(toHeaderKey(text))).slice(0, 8)
  // only header texts may stand in a message: any other row can hold patients
  const found = strange.length > 0 ? strange.join(', ') : place.sheet
  return new AppError('import.unknownLayout', {
    ...place,
    expected: layout?.anchor.text ?? '',
    found: found.slice(0, 200),
  })
}

/**
 * Chooses the layout of a sheet and makes sure that all its money is where it should be.
 * @throws AppError `import.unknownLayout`, `import.columnMissing`, `import.columnMoved`, `import.columnTwice`
 */
export function demandLayout(
  layouts: readonly SheetLayout[],
  headerRows: readonly SheetRow[],
  place: Place,
): LayoutFit {
  const fit = chooseLayout(headerRows, layouts)
  if (fit === null) throw unknownLayout(layouts, headerRows, place)
  demandMoneyColumns(fit.match, place)
  demandKeyColumns(fit.layout, fit.match, place)
  return fit
}
