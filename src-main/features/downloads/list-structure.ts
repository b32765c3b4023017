import { holdsValues } from '#main/features/downloads/list-headers.ts'
import type { ListSight } from '#main/features/downloads/list-sight.ts'
import type { PageList } from '#main/features/downloads/portal-lists.ts'
import { countCells, type GridRow, toGrid } from '#main/features/downloads/table-grid.ts'
import type { PageLink, PageTable } from '#main/platform/browser/browser-session.ts'
import type { ListStructure } from '#shared/model/list-reading.ts'

type LinkShape = ListStructure['tables'][number]['links'][number]

const mostHeaders = 3

function toShape({ address, call }: PageLink): Omit<LinkShape, 'count'> {
  if (call !== null) {
    const [, target = '', values = ''] = /([\w.]+)\s*\((.*)\)/s.exec(call) ?? []
    const parameters = [...values.matchAll(/'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"/g)].map(() => 'text')
    return { kind: 'script', target, parameters }
  }
  if (!URL.canParse(address)) return { kind: 'other', target: '', parameters: [] }
  const { pathname, searchParams } = new URL(address)
  return { kind: 'address', target: pathname, parameters: [...new Set(searchParams.keys())].sort() }
}

/** Links of one shape are told once, with how many there are. */
function toShapes(links: readonly PageLink[]): LinkShape[] {
  const shapes = new Map<string, LinkShape>()
  for (const link of links) {
    const shape = toShape(link)
    const key = JSON.stringify(shape)
    shapes.set(key, { ...shape, count: (shapes.get(key)?.count ?? 0) + 1 })
  }
  return [...shapes.values()]
}

function toHeaders(grid: readonly GridRow[]): string[][] {
  const isHeader = (row: GridRow) =>
    countCells(row) > 1 &&
    !holdsValues(row) &&
    row.every((cell) => cell === null || cell.links.length === 0 || cell.isHeader)
  return grid
    .slice(0, 2 * mostHeaders)
    .filter(isHeader)
    .slice(0, mostHeaders)
    .map((row) => row.map((cell) => cell?.text ?? ''))
}

function toTable(table: PageTable): ListStructure['tables'][number] {
  const { id, rows } = table
  const links = rows.flatMap((row) => [...row.cells.flatMap((cell) => cell.links), ...row.links])
  return {
    id,
    rows: rows.length,
    cellCounts: [...new Set(rows.map(({ cells }) => cells.length))].sort((a, b) => a - b),
    headers: toHeaders(toGrid(table)),
    links: toShapes(links),
  }
}

/** How a page of a list is built: ids, headers and the shapes of its links, and nothing that a line says. */
export function toListStructure(
  { tables }: ListSight,
  { path }: PageList,
  way: ListStructure['way'],
): ListStructure {
  return { path, way, tables: tables.map(toTable), keys: [] }
}
