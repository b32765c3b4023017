import type { CellRange, MadeCell, SheetLine } from '#main/features/practice/maker/cells.ts'
import type { Column } from '#shared/model/layouts/layout.ts'

/** The header rows of a sheet as NHSO merges them: groups across, single headers down to the last header row. */
export type HeaderBlock = { readonly lines: readonly SheetLine[]; readonly merges: readonly CellRange[] }

type Frame = { readonly grid: MadeCell[][]; readonly merges: CellRange[]; readonly firstRow: number }

/** @returns the ends of the run of columns that share the header text of `level`. */
function findRunEnd(columns: readonly Column[], from: number, to: number, level: number): number {
  const textAt = (index: number) => columns[index]?.[level + 2]
  let end = from
  while (end < to && textAt(end + 1) === textAt(from)) end++
  return end
}

function placeGroup(frame: Frame, columns: readonly Column[], from: number, to: number, level: number): void {
  for (let start = from; start <= to; ) {
    const end = findRunEnd(columns, start, to, level)
    const row = frame.grid[level]
    if (row) row[start] = columns[start]?.[level + 2] ?? ''
    const hasDeeper = columns.slice(start, end + 1).some((column) => column[level + 3] !== undefined)
    const lastLevel = hasDeeper ? level : frame.grid.length - 1
    if (end > start || lastLevel > level) {
      frame.merges.push({
        firstRow: frame.firstRow + level,
        lastRow: frame.firstRow + lastLevel,
        firstColumn: start,
        lastColumn: end,
      })
    }
    if (hasDeeper) placeGroup(frame, columns, start, end, level + 1)
    start = end + 1
  }
}

/** @returns the header rows of `columns` from `firstRow` on, `levels` rows high, with their merged blocks. */
export function makeHeaderBlock(columns: readonly Column[], firstRow: number, levels: number): HeaderBlock {
  const grid = Array.from({ length: levels }, () => new Array<MadeCell>(columns.length).fill(''))
  const frame = { grid, merges: [], firstRow }
  placeGroup(frame, columns, 0, columns.length - 1, 0)
  return {
    lines: grid.map((cells, index) => ({ row: firstRow + index, cells, isHeader: true })),
    merges: frame.merges,
  }
}
