import { toColumnLetters } from '#main/features/imports/column-plan.ts'
import type { HeaderMatch } from '#main/features/imports/header-match.ts'
import { toHeaderKey } from '#main/features/imports/header-text.ts'
import type { SheetFrame } from '#main/features/imports/sheet-mapper.ts'
import { isHeaderRow } from '#main/features/imports/sheet-start.ts'
import type { SheetRow } from '#main/platform/workbook/workbook.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { SheetLayout } from '#shared/model/layouts/layout.ts'

/** So few known texts in a row are chance. */
const fewTexts = 3

/** @returns where each header stands that names one column alone */
function placeHeaders({ columns, groups = [] }: SheetLayout, { columnOf }: HeaderMatch) {
  const keys = columns.map(([, , ...headers]) => headers.map(toHeaderKey))
  const all = [...keys.flat(), ...groups.map(({ header }) => toHeaderKey(header))]
  return new Map(
    keys.flatMap((levels, index) => {
      const key = levels.at(-1) ?? ''
      const column = columnOf[index] ?? -1
      // a text that names a group too stands over other columns as well
      const isAlone = key !== '' && all.indexOf(key) === all.lastIndexOf(key)
      return isAlone && column >= 0 ? [[key, column] as const] : []
    }),
  )
}

/**
 * Watches headers that stand again further down, as above every block of a statement: the rows below them are read by the
 * first ones, so they must name the same columns.
 */
export function createHeaderWatch({
  request,
  sheet,
  layout,
  match,
}: Pick<SheetFrame, 'request' | 'sheet' | 'layout' | 'match'>) {
  let placeOf: ReadonlyMap<string, number> | undefined
  return {
    /** @throws AppError `import.headersChange` when a header names another column than the one above the first rows */
    check(row: SheetRow): void {
      if (!isHeaderRow(row)) return
      // most sheets have their headers once
      placeOf ??= placeHeaders(layout, match)
      const places = placeOf
      const known = row.cells.flatMap((cell, column) => {
        const place = typeof cell === 'string' ? places.get(toHeaderKey(cell)) : undefined
        return place === undefined ? [] : [{ column, place }]
      })
      const moved = known.find(({ column, place }) => column !== place)
      if (known.length < fewTexts || moved === undefined) return
      const details = { file: request.name, sheet, row: row.row + 1, column: toColumnLetters(moved.column) }
      throw new AppError('import.headersChange', details)
    },
  }
}
