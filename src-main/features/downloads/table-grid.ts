import type { PageCell, PageRow, PageTable } from '#main/platform/browser/browser-session.ts'

/** The cells of a row, each column one of them: a cell that spans several stands in all of them. */
export type GridRow = readonly (PageCell | null)[]

/** No list of NHSO's is wider or longer; a span beyond that is a slip of whoever wrote the page. */
const widest = 100
const longestSpan = 2_000

type Open = { readonly cell: PageCell; rowsLeft: number }

function toGridRow({ cells }: PageRow, open: Map<number, Open>): GridRow {
  const row: (PageCell | null)[] = []
  const place = (cell: PageCell | null) => row.push(cell)
  const fillFromAbove = () => {
    for (let above = open.get(row.length); above; above = open.get(row.length)) {
      above.rowsLeft -= 1
      if (above.rowsLeft === 0) open.delete(row.length)
      place(above.cell)
    }
  }
  for (const cell of cells) {
    fillFromAbove()
    for (let span = Math.min(Math.max(cell.columns, 1), widest); span > 0 && row.length < widest; span--) {
      if (cell.rows > 1) open.set(row.length, { cell, rowsLeft: Math.min(cell.rows - 1, longestSpan) })
      place(cell)
    }
  }
  fillFromAbove()
  return row
}

/** @returns the rows of a table with every span filled in, as many as it has. */
export function toGrid({ rows }: PageTable): readonly GridRow[] {
  const open = new Map<number, Open>()
  return rows.map((row) => toGridRow(row, open))
}

/** How many cells of a row differ: one that spans the whole table is a title, a pager or a remark. */
export function countCells(row: GridRow): number {
  return new Set(row.filter((cell) => cell !== null)).size
}
