import { countCells, type GridRow, toGrid } from '#main/features/downloads/table-grid.ts'
import type { PageLink, PageRow, PageTable } from '#main/platform/browser/browser-session.ts'

/** A row that carries a file. */
export type ListLine = {
  /** Place of its table among those of the page, and of the row in it. */
  readonly table: number
  readonly row: number
  readonly cells: GridRow
  /** What leads to the file; of several, the one that says so in more ways. */
  readonly file: PageLink
  /** Everything else in the row that can be pressed. */
  readonly links: readonly PageLink[]
}

/** @returns how surely a link leads to a file of the list; 0: it does not */
export type FileSureness = (link: PageLink) => number

type Candidate = {
  readonly table: number
  readonly row: number
  readonly links: readonly PageLink[]
  readonly files: readonly PageLink[]
}

const linksOf = (row: PageRow) =>
  [...row.cells.flatMap((cell) => cell.links), ...row.links].filter(
    ({ at }, index, all) => all.findIndex((other) => other.at === at) === index,
  )

function toCandidates(tables: readonly PageTable[], sureness: FileSureness): Candidate[] {
  return tables.flatMap(({ rows }, table) =>
    rows.flatMap((one, row) => {
      const links = linksOf(one)
      const files = links.filter((link) => sureness(link) > 0)
      return files.length === 0 ? [] : [{ table, row, links, files }]
    }),
  )
}

/** The rows that stand around a whole list: those of a layout. */
function findLayoutRows(candidates: readonly Candidate[]): ReadonlySet<Candidate> {
  const isAround = ({ table, files }: Candidate) => {
    const inside = new Set(files.map(({ at }) => at))
    const within = candidates.filter(
      (other) => other.table !== table && other.files.every(({ at }) => inside.has(at)),
    )
    return new Set(within.map((other) => other.table)).size < within.length
  }
  // a row with one file cannot stand around several
  return new Set(candidates.filter(({ files }) => files.length > 1).filter(isAround))
}

/**
 * Finds the rows that carry a file, whatever tables stand around or inside them: of all rows around a link the one with
 * the most cells is its line.
 * @returns the lines in the order of the page
 */
export function findLines(tables: readonly PageTable[], sureness: FileSureness): ListLine[] {
  const candidates = toCandidates(tables, sureness)
  const layout = findLayoutRows(candidates)
  const grids = new Map<number, readonly GridRow[]>()
  const cellsOf = ({ table, row }: Candidate): GridRow => {
    const one = tables[table]
    const grid = grids.get(table) ?? (one ? toGrid(one) : [])
    grids.set(table, grid)
    return grid[row] ?? []
  }
  const widestFirst = candidates
    .filter((candidate) => !layout.has(candidate))
    .map((candidate) => ({ candidate, cells: cellsOf(candidate) }))
    .sort((a, b) => countCells(b.cells) - countCells(a.cells) || b.candidate.table - a.candidate.table)
  const taken = new Set<number>()
  const lines: ListLine[] = []
  for (const { candidate, cells } of widestFirst) {
    const free = candidate.files.filter(({ at }) => !taken.has(at))
    const [file] = free.toSorted((a, b) => sureness(b) - sureness(a))
    if (!file) continue
    for (const { at } of free) taken.add(at)
    const { table, row, links } = candidate
    lines.push({ table, row, cells, file, links })
  }
  return lines.sort((a, b) => a.file.at - b.file.at)
}
