import { fieldIn } from '#main/features/downloads/list-columns.ts'
import { toFileSureness } from '#main/features/downloads/list-files.ts'
import { findHeaders, holdsValues } from '#main/features/downloads/list-headers.ts'
import { findLines, type ListLine } from '#main/features/downloads/list-lines.ts'
import type { PageList } from '#main/features/downloads/portal-lists.ts'
import { countCells, type GridRow, toGrid } from '#main/features/downloads/table-grid.ts'
import type { PageTable } from '#main/platform/browser/browser-session.ts'
import { parseThaiDate } from '#shared/model/thai-date.ts'

/** What one page shows of a list. */
export type ListSight = {
  readonly tables: readonly PageTable[]
  readonly lines: readonly ListLine[]
  /** Cells of most lines. */
  readonly width: number
  /** By column, of the table where lines of that width begin. */
  readonly headers: readonly (readonly string[])[]
  /** How many lines the list says it has on all its pages; null when it says nothing. */
  readonly told: number | null
  /** Rows beside the lines that name a file and lead to none yet. */
  readonly waiting: number
  /** Where the page says in words that there is nothing: in a cell of its own, or anywhere. */
  readonly saysNothing: 'cell' | 'text' | null
  /** The list's own table is there without any line. */
  readonly hasEmptyTable: boolean
  /** Rows that look like lines, but lead to no file. */
  readonly hasOtherRows: boolean
}

const leastCells = 7

function findWidth(lines: readonly ListLine[]): number {
  const counts = new Map<number, number>()
  for (const { cells } of lines) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
  const [usual] = [...counts].sort(([, a], [, b]) => b - a)
  return usual?.[0] ?? 0
}

function findTold(text: string, { paging }: PageList): number | null {
  const digits = paging.total.exec(text)?.[1]?.replaceAll(',', '') ?? ''
  return /^\d{1,7}$/.test(digits) ? Number(digits) : null
}

/** @returns the words of a page without its tags, scripts and styles. */
export function toWords(html: string): string {
  return html
    .replace(/<(script|style)\b.*?<\/\1\s*>/gis, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&nbsp;|\s+/gi, ' ')
}

function findNothing(tables: readonly PageTable[], words: string, list: PageList): ListSight['saysNothing'] {
  const says = (text: string) => list.nothing.some((known) => text.includes(known))
  const cells = tables.flatMap(({ rows }) => rows.flatMap((row) => row.cells))
  if (cells.some(({ text }) => text.length < 60 && says(text))) return 'cell'
  return says(words) ? 'text' : null
}

function countWaiting(tables: readonly PageTable[], lines: readonly ListLine[]): number {
  const [first] = lines
  const own = first && tables[first.table]
  if (!own) return 0
  const known = new Set(lines.filter(({ table }) => table === first.table).map(({ row }) => row))
  return toGrid(own).filter(
    (row, index) =>
      !known.has(index) &&
      row.length === first.cells.length &&
      row.some((cell) => /\.ecd\b/i.test(cell?.text ?? '')),
  ).length
}

/** Days of a calendar and numbers of pages are short. */
const isLongValue = (text: string) => /\d{5}/.test(text) || parseThaiDate(text) !== null

function looksLikeLine(row: GridRow): boolean {
  const texts = [...new Set(row)].map((cell) => cell?.text ?? '')
  return (
    countCells(row) >= leastCells &&
    texts.filter((text) => /\d/.test(text)).length > 1 &&
    texts.some(isLongValue)
  )
}

const looksLikeLines = (tables: readonly PageTable[]) =>
  tables.some((table) => toGrid(table).some(looksLikeLine))

/** By its name, by two headers that are known, or by as many headers as no other table has. */
function isOwnTable(table: PageTable, { tableIds, columns }: PageList): boolean {
  if (table.id !== null && tableIds.includes(table.id)) return true
  if (toGrid(table).some((row) => countCells(row) >= leastCells && !holdsValues(row))) return true
  const fields = table.rows
    .slice(0, 3)
    .flatMap(({ cells }) => cells.map(({ text }) => fieldIn(text, columns)))
  return new Set(fields.filter((field) => field !== null)).size > 1
}

/** Looks at a page as at a list. @param baseUrl of the portal; links elsewhere lead to no file */
export function toSight(
  tables: readonly PageTable[],
  html: string,
  list: PageList,
  baseUrl: string,
): ListSight {
  const lines = findLines(tables, toFileSureness(list, baseUrl))
  const width = findWidth(lines)
  const first = lines.find(({ cells }) => cells.length === width)
  const words = toWords(html)
  return {
    tables,
    lines,
    width,
    headers: first ? findHeaders(tables, first) : [],
    told: findTold(words, list),
    waiting: countWaiting(tables, lines),
    saysNothing: findNothing(tables, words, list),
    hasEmptyTable: lines.length === 0 && tables.some((table) => isOwnTable(table, list)),
    hasOtherRows: lines.length === 0 && looksLikeLines(tables),
  }
}
