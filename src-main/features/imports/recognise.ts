import { isBlankCell } from '#main/features/imports/cell-parse.ts'
import { type HeaderMatch, matchHeader } from '#main/features/imports/header-match.ts'
import { type SheetColumn, toHeaderKey, toSheetColumns } from '#main/features/imports/header-text.ts'
import { isHeaderRow, isNumberCell, isWordRow } from '#main/features/imports/sheet-start.ts'
import type { CellValue, SheetRow } from '#main/platform/workbook/workbook.ts'
import type { SheetLayout } from '#shared/model/layouts/layout.ts'

/** A layout laid over the headers of a sheet. */
export type LayoutFit = {
  readonly layout: SheetLayout
  readonly match: HeaderMatch
  readonly headerRows: readonly SheetRow[]
  readonly found: number
  /** Share of the layout's columns that the sheet has, 0 to 1. */
  readonly share: number
  /** Share of the columns of both that both have: a wide sheet is not the narrow layout it happens to contain. */
  readonly likeness: number
}

type HeadRow = { readonly row: SheetRow; readonly keys: ReadonlySet<string> }
type KnownTexts = { readonly anchor: string; readonly texts: ReadonlySet<string> }

/** Headers begin within so many rows, and go on for so many at most. */
const searchedRows = 40
const mostLevels = 6

/** So few known texts in a row are chance. */
const fewTexts = 3

/** Rows of data that are looked at for what a column holds. */
const comparedRows = 20

/** Layouts that are laid over a sheet in full, the likeliest first. */
const triedLayouts = 3

// what follows from layouts alone is worked out once, and goes with them
const knownTexts = new WeakMap<SheetLayout, KnownTexts>()
const allTexts = new WeakMap<readonly SheetLayout[], ReadonlySet<string>>()

function textsOf(layout: SheetLayout): KnownTexts {
  const known = knownTexts.get(layout)
  if (known) return known
  const headers = [
    ...layout.columns.flatMap(([, , ...texts]) => texts),
    ...Object.values(layout.otherHeaders ?? {}).flat(2),
    ...(layout.groups ?? []).map(({ header }) => header),
  ]
  const texts = { anchor: toHeaderKey(layout.anchor.text), texts: new Set(headers.map(toHeaderKey)) }
  knownTexts.set(layout, texts)
  return texts
}

/** Headers are words; a text of digits at both ends, such as a date or an id, is none. */
function isWord(cell: CellValue): cell is string {
  if (typeof cell !== 'string' || cell === '') return false
  return !(isDigit(cell.charCodeAt(0)) && isDigit(cell.charCodeAt(cell.length - 1)))
}

/** So many values make a row of data, whose words need not be looked at. */
const fewValues = 3
const noKeys: ReadonlySet<string> = new Set()

function isData({ cells }: SheetRow): boolean {
  let values = 0
  for (const cell of cells) {
    if (cell === null || cell === '' || isWord(cell)) continue
    if (++values >= fewValues) return true
  }
  return false
}

const isDigit = (code: number) => code >= 48 && code <= 57

function textsOfAll(layouts: readonly SheetLayout[]): ReadonlySet<string> {
  const known = allTexts.get(layouts) ?? new Set(layouts.flatMap((layout) => [...textsOf(layout).texts]))
  allTexts.set(layouts, known)
  return known
}

function countCommon(some: ReadonlySet<string>, others: ReadonlySet<string>): number {
  let count = 0
  for (const one of some) if (others.has(one)) count++
  return count
}

/** @returns the index of the row with the anchor, else of the one that knows most of the layout's texts; -1 for none */
function findTop(heads: readonly HeadRow[], { anchor, texts }: KnownTexts, withinRows: number): number {
  const anchored = heads.findIndex(({ row, keys }) => row.row < withinRows && keys.has(anchor))
  if (anchored >= 0) return anchored
  const counts = heads.map(({ keys }) => countCommon(keys, texts))
  const most = Math.max(0, ...counts)
  return most >= fewTexts ? counts.indexOf(most) : -1
}

/** A text that numbers a column names nothing, and still belongs to the headers. */
const isNumbering = (keys: ReadonlySet<string>) => keys.size === 1 && keys.has('')

/** Whether a row right above the found one is another level: it has headers of the layout beside the first column. */
function isLevelAbove({ row }: HeadRow, { texts }: KnownTexts): boolean {
  const isKnown = (cell: CellValue) => typeof cell === 'string' && cell !== '' && texts.has(toHeaderKey(cell))
  return isHeaderRow(row) && row.cells.some((cell, column) => column > 0 && isKnown(cell))
}

/** Whether a row below the found one is a level: one header may stand in it alone. */
function isLevel({ row, keys }: HeadRow, { texts }: KnownTexts): boolean {
  return isHeaderRow(row) || (isWordRow(row) && countCommon(keys, texts) > 0)
}

/**
 * @param top index of the row that was found by the layout's texts
 * @returns the header rows, level 1 first: groups may stand above the row with the anchor, and the numbers of columns below
 */
function findHeaderRows(
  heads: readonly HeadRow[],
  top: number,
  known: KnownTexts,
  levels: number,
): SheetRow[] {
  const rowAt = (index: number) => heads[index]?.row.row ?? 0
  const isApart = (head: HeadRow) => rowAt(top) - head.row.row >= mostLevels || !isLevelAbove(head, known)
  const first = heads.slice(0, top).findLastIndex(isApart) + 1
  const isBelow = (head: HeadRow): boolean => {
    const depth = head.row.row - rowAt(first)
    if (depth >= mostLevels || !isLevel(head, known)) return false
    return depth < levels || isNumbering(head.keys) || countCommon(head.keys, known.texts) > 0
  }
  const below = heads.slice(top + 1)
  const end = below.findIndex((head) => !isBelow(head))
  return [...heads.slice(first, top + 1), ...(end < 0 ? below : below.slice(0, end))].map(({ row }) => row)
}

/** @returns the rows down to the end of the headers, as far as it can be told: data is of no use here */
function toHeadRows(rows: readonly SheetRow[], known: ReadonlySet<string>): HeadRow[] {
  const heads: HeadRow[] = []
  let last = searchedRows
  for (const row of rows) {
    if (row.row > last + mostLevels) break
    const keys = isData(row) ? noKeys : new Set(row.cells.filter(isWord).map(toHeaderKey))
    if (countCommon(keys, known) >= fewTexts) last = row.row
    heads.push({ row, keys })
  }
  return heads
}

/** How much less than a header letter by letter a column counts that was found otherwise. */
const lessFor = { levels: 0.1, text: 0.5, place: 0.5 } as const

/** @returns how many columns hold something below no header at all, and are none of the layout's */
function countNameless(
  columns: readonly SheetColumn[],
  { columnOf, groupColumns }: HeaderMatch,
  below: readonly SheetRow[],
): number {
  const used = new Set([...columnOf, ...groupColumns.map(({ column }) => column)])
  return columns.filter(
    ({ column, leaf }) =>
      leaf === '' && !used.has(column) && below.some(({ cells }) => !isBlankCell(cells[column])),
  ).length
}

const hasPayment = ({ parts: { approved, net } }: SheetLayout) => (approved ?? net) !== undefined

/** How much more a column of amounts counts that is unknown to a statement without any payment: it may be it. */
const moreForPayment = 2

/** @returns how many columns of amounts are none of a statement's that knows of no payment */
function countMaybePaid(layout: SheetLayout, { extras }: HeaderMatch, below: readonly SheetRow[]): number {
  if (layout.rows !== 'statement' || hasPayment(layout)) return 0
  const isAmount = (cell: CellValue | undefined) => typeof cell === 'number' && !isNumberCell(cell)
  return extras.filter(({ column }) => below.some(({ cells }) => isAmount(cells[column]))).length
}

/** Lays layouts over one sheet. */
function createLaying(rows: readonly SheetRow[], heads: readonly HeadRow[]) {
  return (layout: SheetLayout): LayoutFit | null => {
    const top = findTop(heads, textsOf(layout), layout.anchor.withinRows)
    if (top < 0) return null
    const headerRows = findHeaderRows(heads, top, textsOf(layout), layout.headerLevels)
    const last = headerRows.at(-1)?.row ?? 0
    const columns = toSheetColumns(headerRows)
    const below = rows.filter(({ row }) => row > last).slice(0, comparedRows)
    const match = matchHeader(headerRows, layout, below)
    const found = match.columnOf.filter((column) => column >= 0).length + match.groupColumns.length
    if (found < fewTexts) return null
    const wanted = found + match.absent.length + match.absentGroups.length
    const maybePaid = countMaybePaid(layout, match, below) * moreForPayment
    const all = wanted + match.extras.length + maybePaid + countNameless(columns, match, below)
    const grouped = match.groupColumns.length * lessFor.levels
    const weight = match.weak.reduce((sum, { how }) => sum - lessFor[how], found - grouped)
    return { layout, match, headerRows, found, share: found / wanted, likeness: weight / all }
  }
}

/**
 * Lays the likeliest layouts over a sheet: those whose texts it has most of. The one whose columns fit best answers.
 * @returns a function that takes the first rows of a sheet and answers with the best fit, however bad; null when the
 *   sheet has no row that looks like headers of any layout
 */
export function createRecogniser(layouts: readonly SheetLayout[]) {
  const known = textsOfAll(layouts)
  return (rows: readonly SheetRow[]): LayoutFit | null => {
    const heads = toHeadRows(rows, known)
    const all = new Set(heads.flatMap(({ keys }) => [...keys].filter((key) => known.has(key))))
    const likeliest = layouts
      .map((layout) => {
        const { texts } = textsOf(layout)
        const common = countCommon(all, texts)
        return { layout, common, weight: (common * common) / texts.size }
      })
      .filter(({ common }) => common >= fewTexts)
      .sort((a, b) => b.weight - a.weight)
      .slice(0, triedLayouts)
    const lay = createLaying(rows, heads)
    let best: LayoutFit | null = null
    for (const { layout } of likeliest) {
      const fit = lay(layout)
      if (fit !== null && fit.likeness > (best?.likeness ?? 0)) best = fit
      if (best?.likeness === 1) break
    }
    return best
  }
}
