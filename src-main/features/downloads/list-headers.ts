import type { ListLine } from '#main/features/downloads/list-lines.ts'
import { countCells, type GridRow, toGrid } from '#main/features/downloads/table-grid.ts'
import type { PageTable } from '#main/platform/browser/browser-session.ts'
import { parseThaiDate } from '#shared/model/thai-date.ts'

/** More rows than any list has above its lines. */
const mostHeaderRows = 6

/** A line whose file is still to come, or a row of sums, is no header: it holds what lines hold. */
export function holdsValues(row: GridRow): boolean {
  const texts = row.map((cell) => cell?.text ?? '').filter((text) => text !== '')
  const numbers = texts.filter((text) => /^[\d,.\s/:-]+$/.test(text))
  return (
    texts.some((text) => parseThaiDate(text) !== null || /\.ecd\b/i.test(text)) ||
    numbers.length * 2 > texts.length
  )
}

function isHeaderRow(row: GridRow, width: number): boolean {
  return row.length * 2 > width && countCells(row) > 1 && !holdsValues(row)
}

function headerRowsOf(grid: readonly GridRow[], width: number): readonly GridRow[] {
  return grid.filter((row) => isHeaderRow(row, width)).slice(-mostHeaderRows)
}

/** Some lists keep their headers in a table of their own above the lines. */
function headersAbove(tables: readonly PageTable[], { table, cells }: ListLine): readonly GridRow[] {
  const above = tables.slice(0, table).findLast(({ rows }) => rows.length > 0)
  const grid = above ? toGrid(above) : []
  const isAlike = grid.length <= mostHeaderRows && grid.some((row) => row.length === cells.length)
  return isAlike ? headerRowsOf(grid, cells.length) : []
}

/**
 * @param first the first line of a list
 * @returns for each column the texts above it, from top to bottom, each once
 */
export function findHeaders(tables: readonly PageTable[], first: ListLine): string[][] {
  const own = tables[first.table]
  const width = first.cells.length
  const above = own ? headerRowsOf(toGrid(own).slice(0, first.row), width) : []
  const rows = above.length > 0 ? above : headersAbove(tables, first)
  return Array.from({ length: width }, (_, column) => {
    const texts = rows.map((row) => row[column]?.text ?? '').filter((text) => text !== '')
    return texts.filter((text, index) => texts.indexOf(text) === index)
  })
}
