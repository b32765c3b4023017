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

/** Gives each wanted layout column a free sheet column that fits, in order; `columnOf` keeps what was given. */
function assign(wanted: readonly Wanted[], fitting: readonly SheetColumn[], columnOf: number[]): void {
  const free = fitting.filter(({ column }) => !columnOf.includes(column))
  const open = wanted.filter(({ index }) => columnOf[index] === -1)
  for (const [order, { index }] of open.entries()) columnOf[index] = free[order]?.column ?? -1
}

function groupByPath(layout: SheetLayout): Map<string, Wanted[]> {
  const byPath = new Map<string, Wanted[]>()
  for (const [index, column] of layout.columns.entries()) {
    const path = pathOfLayout(column)
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

/** @returns the sheet column of each layout column, -1 where there is none */
function findColumns(sheet: readonly SheetColumn[], layout: SheetLayout): number[] {
  const named = sheet.filter(({ leaf }) => leaf !== '')
  const columnOf = layout.columns.map(() => -1)
  const byPath = [...groupByPath(layout)]
  const assignAll = (columns: readonly SheetColumn[], pathOf: (column: SheetColumn) => string) => {
    for (const [path, wanted] of byPath) {
      const fitting = columns.filter((column) => pathOf(column) === path)
      if (columns === named || wanted.length > 1) assign(wanted, fitting, columnOf)
    }
  }
  assignAll(named, ({ filledPath }) => filledPath)
  assignAll(named, ({ ownPath }) => ownPath)
  // the second cell under one merged header has no text, or one of its own
  assignAll(sheet, ({ group }) => group)
  return columnOf
}

const pathOfLayout = ([, , ...headers]: Column) => toPath(headers.map(toHeaderKey))
const leafOfLayout = ([, , ...headers]: Column) => toHeaderKey(headers.at(-1) ?? '')

/**
 * Matches the columns of a layout by their full header path, never by position.
 * Only columns with the same path (the two PS cells) are told apart by order.
 * @param rows the header rows, level 1 first
 */
export function matchHeader(rows: readonly SheetRow[], layout: SheetLayout): HeaderMatch {
  const sheet = toSheetColumns(rows)
  const columnOf = findColumns(sheet, layout)
  const left = sheet.filter(({ column, leaf }) => leaf !== '' && !columnOf.includes(column))
  const absent = layout.columns.filter((_, index) => columnOf[index] === -1)
  const isMoney = ([, type]: Column) => type === 'money'
  const strayed = absent
    .filter(isMoney)
    .filter((column) => left.some(({ leaf }) => leaf === leafOfLayout(column)))
  const repeated = layout.columns
    .filter(isMoney)
    .filter((column) => left.some((one) => [one.filledPath, one.ownPath].includes(pathOfLayout(column))))
  return {
    columnOf,
    absent,
    moved: [...strayed, ...outOfOrder(layout, columnOf)],
    repeated,
    extras: left.map(({ column, header }) => ({ column, header })),
    topTexts: (rows[0]?.cells ?? [])
      .map(textOf)
      .filter((text) => text !== '')
      .map((text) => toHeaderLine([text])),
  }
}
