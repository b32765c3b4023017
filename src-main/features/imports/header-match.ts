import type { CellValue, SheetRow } from '#main/platform/workbook/workbook.ts'
import type { Column, SheetLayout } from '#shared/model/layouts/layout.ts'

/** Where the columns of a layout stand in one sheet. */
export type HeaderMatch = {
  /** Sheet column of each layout column, 0-based; -1 where the sheet has none. */
  readonly columnOf: readonly number[]
  /** Layout columns the sheet does not have. */
  readonly absent: readonly Column[]
  /** Money columns that stand under another group, or in another order, than the layout says. */
  readonly moved: readonly Column[]
  /** Money columns whose header stands there more often than the layout says. */
  readonly repeated: readonly Column[]
  /** Columns with a header that the layout does not know. */
  readonly extras: readonly { readonly column: number; readonly header: string }[]
  /** Header texts of the anchor row, for a message about an unknown layout. */
  readonly topTexts: readonly string[]
}

/**
 * Brings header texts into one form: NFC, upper case, no white space at all, because files differ in line breaks
 * and in the spaces around hyphens; the remark `(บาท)` that some files add to money groups goes too.
 */
export function toHeaderKey(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll('\u0e4d\u0e32', '\u0e33')
    .replaceAll(/\s|\u200b|\u00a0|\(บาท\)/g, '')
    .toUpperCase()
}

function textOf(cell: CellValue | undefined): string {
  return typeof cell === 'string' ? cell : ''
}

/** @returns a header as one line, its levels parted by `›`. */
export function toHeaderLine(texts: readonly string[]): string {
  return texts
    .map((text) => text.replaceAll(/\s+/g, ' ').trim())
    .filter((text) => text !== '')
    .join(' › ')
}

/** @returns the header of a layout column as one line. */
export function headerLineOf([, , ...headers]: Column): string {
  return toHeaderLine(headers)
}

/** Levels that repeat the one above (`CATARACT › CATARACT`) count once: files leave one of the two blank. */
function toPath(keys: readonly string[]): string {
  return keys.filter((key, index) => key !== '' && key !== keys[index - 1]).join('›')
}

type SheetColumn = {
  readonly column: number
  /** Its group's text, taken from the left where merged cells left it blank. */
  readonly group: string
  /** With every level filled from the left. */
  readonly filledPath: string
  /** With the group filled only: a two-level group may put its second level in any sub-row. */
  readonly ownPath: string
  readonly leaf: string
  readonly header: string
}

function toSheetColumns(rows: readonly SheetRow[]): SheetColumn[] {
  const width = Math.max(0, ...rows.map((row) => row.cells.length))
  const columns: SheetColumn[] = []
  let above: string[] = []
  let groupText = ''
  for (let column = 0; column < width; column++) {
    const texts = rows.map((row) => textOf(row.cells[column]))
    const own = texts.map(toHeaderKey)
    const highest = own.findIndex((key) => key !== '')
    const lowest = own.findLastIndex((key) => key !== '')
    // a blank above the first text of its own belongs to the merged cell at the left
    const filled = own.map((key, level) => (highest < 0 || level < highest ? (above[level] ?? '') : key))
    groupText = highest === 0 ? (texts[0] ?? '') : groupText
    columns.push({
      column,
      group: filled[0] ?? '',
      filledPath: toPath(lowest < 0 ? filled.slice(0, -1) : filled.slice(0, lowest + 1)),
      ownPath: toPath([filled[0] ?? '', ...own.slice(1)]),
      leaf: lowest < 0 ? '' : (own[lowest] ?? ''),
      header: toHeaderLine([groupText, ...texts.slice(1)]),
    })
    above = filled
  }
  return columns
}

type Wanted = { readonly index: number; readonly column: Column; readonly path: string }

/** Gives the layout columns of one path the sheet columns that fit, in order; `taken` keeps each sheet column single. */
function assign(
  wanted: readonly Wanted[],
  fitting: readonly SheetColumn[],
  columnOf: number[],
  taken: Set<number>,
): void {
  const free = fitting.filter(({ column }) => !taken.has(column))
  const open = wanted.filter(({ index }) => columnOf[index] === -1)
  for (const [order, { index }] of open.entries()) {
    const match = free[order]
    if (match === undefined) return
    columnOf[index] = match.column
    taken.add(match.column)
  }
}

function groupByPath(layout: SheetLayout): Map<string, Wanted[]> {
  const byPath = new Map<string, Wanted[]>()
  for (const [index, column] of layout.columns.entries()) {
    const path = toPath(column.slice(2).map(toHeaderKey))
    const same = byPath.get(path) ?? []
    same.push({ index, column, path })
    byPath.set(path, same)
  }
  return byPath
}

/** @returns money columns that stand left of one they should follow */
function outOfOrder(layout: SheetLayout, columnOf: readonly number[]): Column[] {
  let furthest = -1
  return layout.columns.filter(([, type], index) => {
    const column = columnOf[index] ?? -1
    if (type !== 'money' || column < 0) return false
    if (column < furthest) return true
    furthest = column
    return false
  })
}

/**
 * Matches the columns of a layout by their full header path, never by position.
 * Only columns with the same path (the two PS cells) are told apart by order.
 * @param rows the header rows, level 1 first
 */
export function matchHeader(rows: readonly SheetRow[], layout: SheetLayout): HeaderMatch {
  const sheet = toSheetColumns(rows)
  const named = sheet.filter(({ leaf }) => leaf !== '')
  const columnOf = layout.columns.map(() => -1)
  const taken = new Set<number>()
  const byPath = groupByPath(layout)
  for (const [path, wanted] of byPath)
    assign(
      wanted,
      named.filter((one) => one.filledPath === path),
      columnOf,
      taken,
    )
  for (const [path, wanted] of byPath)
    assign(
      wanted,
      named.filter((one) => one.ownPath === path),
      columnOf,
      taken,
    )
  for (const [path, wanted] of byPath) {
    // the second cell under one merged header has no text, or one of its own
    if (wanted.length > 1)
      assign(
        wanted,
        sheet.filter((one) => one.group === path),
        columnOf,
        taken,
      )
  }
  const left = named.filter(({ column }) => !taken.has(column))
  const absent = layout.columns.filter((_, index) => columnOf[index] === -1)
  const money = (columns: readonly Column[]) => columns.filter(([, type]) => type === 'money')
  const leafOf = ([, , ...headers]: Column) => toHeaderKey(headers.at(-1) ?? '')
  return {
    columnOf,
    absent,
    moved: [
      ...money(absent).filter((column) => left.some(({ leaf }) => leaf === leafOf(column))),
      ...outOfOrder(layout, columnOf),
    ],
    repeated: money(layout.columns).filter((column) =>
      left.some(({ filledPath, ownPath }) =>
        [filledPath, ownPath].includes(toPath(column.slice(2).map(toHeaderKey))),
      ),
    ),
    extras: left.map(({ column, header }) => ({ column, header })),
    topTexts: (rows[0]?.cells ?? [])
      .filter((cell) => typeof cell === 'string')
      .map((text) => toHeaderLine([text])),
  }
}
