import type { CellValue, SheetRow } from '#main/platform/workbook/workbook.ts'
import lists from '#resources/practice/nhso-headers.json' with { type: 'json' }

export type RealList = {
  readonly headerRow: number
  readonly dataRow: number
  readonly width: number
  readonly columns: readonly (readonly string[])[]
}

/** The header lists of real files, by id. */
export const realLists: Readonly<Record<string, RealList>> = lists.layouts

/** Texts whose wording nobody knows. */
const isUnknown = (text: string) => text.startsWith('(unknown') || text.startsWith('(group')

/**
 * The header rows of a real list as a reader sees them: of merged cells only the first has a text. A column with fewer levels
 * than its sheet has is merged down.
 */
export function toRealHeader({ headerRow, dataRow, width, columns }: RealList): SheetRow[] {
  const height = dataRow - headerRow
  const rows = Array.from({ length: height }, () => new Array<CellValue>(width).fill(null))
  const textAt = (column: number, level: number) => columns[column]?.[level + 1]
  for (const [column] of columns.entries()) {
    for (let level = 0; level < height; level++) {
      const text = textAt(column, level)
      if (text === undefined || isUnknown(text)) continue
      const isSame = (other: number) => textAt(column - 1, other) === textAt(column, other)
      // the cell at the left holds the text when it belongs to the same merged cell, all levels above included
      const isMerged = column > 0 && Array.from({ length: level + 1 }, (_, at) => at).every(isSame)
      const line = rows[level]
      if (line && !isMerged) line[column] = text
    }
  }
  return rows.map((cells, index) => ({ row: headerRow + index, cells }))
}
