import { fillGaps, findFrame, type WeakColumn } from '#main/features/imports/header-gaps.ts'
import {
  lineBelow,
  type SheetColumn,
  toHeaderKey,
  toHeaderLine,
  toPath,
  toSheetColumns,
} from '#main/features/imports/header-text.ts'
import { isHeaderRow, keyTestOf } from '#main/features/imports/sheet-start.ts'
import type { SheetRow } from '#main/platform/workbook/workbook.ts'
import type { Column, ColumnType, SheetLayout } from '#shared/model/layouts/layout.ts'

/** Where the columns of a layout stand in one sheet. */
export type HeaderMatch = {
  /** Sheet column of each layout column, 0-based; -1 where the sheet has none. */
  readonly columnOf: readonly number[]
  /** Columns that were found without their own header, and by what. */
  readonly weak: readonly WeakColumn[]
  /** Columns of the layout's groups, from left to right, each a field of its own. */
  readonly groupColumns: readonly {
    readonly column: number
    readonly field: string
    readonly type: ColumnType
  }[]
  /** Layout columns the sheet does not have, without those it may lack. */
  readonly absent: readonly Column[]
  /** Headers of groups of money that have no column in the sheet. */
  readonly absentGroups: readonly string[]
  /** Money columns that stand under another group, or in another order, than the layout says. */
  readonly moved: readonly Column[]
  /** Columns nobody may mistake whose header stands there more often than the layout says: money and the key. */
  readonly repeated: readonly Column[]
  /** Columns with a header that the layout does not know. */
  readonly extras: readonly { readonly column: number; readonly header: string }[]
}

/** The paths by which a layout's columns are found, made once a layout. */
type LayoutPaths = {
  /** Indexes of the columns by their path. */
  readonly byPath: ReadonlyMap<string, readonly number[]>
  readonly paths: readonly string[]
  readonly leaves: readonly string[]
  /** Other wordings, by index. */
  readonly others: readonly (readonly [index: number, paths: readonly string[]])[]
  /** Every key that stands in a header of the layout. */
  readonly known: ReadonlySet<string>
}

/** Headers that mean one thing in every file of NHSO, so that they never name another column by their place. */
const everywhere = ['TRAN_ID', 'HN', 'AN', 'PID', 'HCODE', 'REP', 'REP NO', 'Error Code'].map(toHeaderKey)

const knownPaths = new WeakMap<SheetLayout, LayoutPaths>()

function toLayoutPaths({ columns, otherHeaders = {}, groups = [] }: SheetLayout): LayoutPaths {
  const keys = columns.map(([, , ...headers]) => headers.map(toHeaderKey))
  const paths = keys.map(toPath)
  const byPath = new Map<string, number[]>()
  for (const [index, path] of paths.entries()) {
    const same = byPath.get(path)
    if (same) same.push(index)
    else if (path !== '') byPath.set(path, [index])
  }
  const others = columns.flatMap(([field], index) => {
    const wordings = otherHeaders[field]?.map((headers) => headers.map(toHeaderKey))
    return wordings ? [[index, wordings] as const] : []
  })
  return {
    byPath,
    paths,
    leaves: keys.map((levels) => levels.at(-1) ?? ''),
    others: others.map(([index, wordings]) => [index, wordings.map(toPath)]),
    known: new Set([
      ...everywhere,
      ...keys.flat(),
      ...others.flatMap(([, wordings]) => wordings.flat()),
      ...groups.map(({ header }) => toHeaderKey(header)),
    ]),
  }
}

function pathsOf(layout: SheetLayout): LayoutPaths {
  const known = knownPaths.get(layout)
  if (known) return known
  const paths = toLayoutPaths(layout)
  knownPaths.set(layout, paths)
  return paths
}

function groupBy(columns: readonly SheetColumn[], keyOf: (column: SheetColumn) => string) {
  const groups = new Map<string, SheetColumn[]>()
  for (const column of columns) {
    const same = groups.get(keyOf(column))
    if (same) same.push(column)
    else groups.set(keyOf(column), [column])
  }
  return groups
}

/** A column without any header, such as the labels of a table, stands left of the one that follows it in the layout. */
function placeHeaderless(paths: readonly string[], columnOf: number[]): void {
  for (const [index, path] of paths.entries()) {
    const next = columnOf[index + 1] ?? -1
    if (path === '' && next > 0 && !columnOf.includes(next - 1)) columnOf[index] = next - 1
  }
}

/** Columns that a header names letter by letter: by all its levels, or by its group and its own. */
function makeNamed(sheet: readonly SheetColumn[], layout: SheetLayout): number[] {
  const { byPath, paths, others } = pathsOf(layout)
  const named = sheet.filter(({ leaf }) => leaf !== '')
  const columnOf = layout.columns.map(() => -1)
  const taken = new Set<number>()
  const take = (indexes: readonly number[], fitting: readonly SheetColumn[] = []) => {
    const free = fitting.filter(({ column }) => !taken.has(column))
    const open = indexes.filter((index) => columnOf[index] === -1)
    // fewer columns of one name than there should be: nobody knows which of them are gone
    if (free.length < open.length) return
    for (const [order, index] of open.entries()) {
      const column = free[order]?.column ?? -1
      columnOf[index] = column
      taken.add(column)
    }
  }
  const byFilled = groupBy(named, ({ filledPath }) => filledPath)
  for (const [path, indexes] of byPath) take(indexes, byFilled.get(path))
  // most sheets have every column under its whole path
  if (!columnOf.includes(-1)) return columnOf
  const byOwn = groupBy(named, ({ ownPath }) => ownPath)
  const byLoose = groupBy(named, ({ loosePath }) => loosePath)
  // the second cell below one merged header has no text of its own
  const byMerged = groupBy(sheet, ({ filledPath }) => filledPath)
  const takeAll = () => {
    for (const [path, indexes] of byPath) take(indexes, byFilled.get(path))
    for (const [path, indexes] of byPath) take(indexes, byOwn.get(path))
    for (const [path, indexes] of byPath) take(indexes, byLoose.get(path))
    for (const [path, indexes] of byPath) if (indexes.length > 1) take(indexes, byMerged.get(path))
  }
  takeAll()
  for (const [index, wordings] of others) {
    for (const path of wordings) take([index], byFilled.get(path) ?? byOwn.get(path) ?? byLoose.get(path))
  }
  // a name that two columns share may be left to one of them now
  if (others.length > 0) takeAll()
  placeHeaderless(paths, columnOf)
  return columnOf
}

const knownNamed = new WeakMap<readonly SheetColumn[], WeakMap<SheetLayout, readonly number[]>>()

/** @returns as `makeNamed`, a list of its own */
function findNamed(sheet: readonly SheetColumn[], layout: SheetLayout): number[] {
  const ofSheet = knownNamed.get(sheet) ?? new WeakMap<SheetLayout, readonly number[]>()
  const named = ofSheet.get(layout) ?? makeNamed(sheet, layout)
  ofSheet.set(layout, named)
  knownNamed.set(sheet, ofSheet)
  return [...named]
}

/** Gives every free column of a group a field of its own, named by what stands below the group. */
function findGroupColumns(sheet: readonly SheetColumn[], layout: SheetLayout, columnOf: readonly number[]) {
  const groups = new Map(layout.groups?.map((group) => [toHeaderKey(group.header), group]))
  const uses = new Map<string, number>()
  if (groups.size === 0) return []
  return sheet.flatMap((one) => {
    const { column, group } = one
    const known = groups.get(group)
    if (known === undefined || columnOf.includes(column)) return []
    const below = lineBelow(one)
    const name = below === '' ? known.field : `${known.field} › ${below}`
    const use = (uses.get(name) ?? 0) + 1
    uses.set(name, use)
    return [{ column, field: use === 1 ? name : `${name} (${use})`, type: known.type }]
  })
}

/** @returns money columns that do not stand between the columns they should stand between */
function outOfOrder({ isOrdered, columns }: SheetLayout, columnOf: readonly number[]): Column[] {
  const found = columnOf.filter((column) => column >= 0)
  const isRising = found.every((column, index) => index === 0 || column > (found[index - 1] ?? -1))
  if (isOrdered === false || isRising) return []
  const frame = new Set(findFrame(columnOf))
  return columns.filter(
    ([, type], index) => type === 'money' && (columnOf[index] ?? -1) >= 0 && !frame.has(index),
  )
}

/** Of rows below the headers those that are data, as far as the key tells: totals and repeated headers stand among them. */
function findData({ key, columns }: SheetLayout, columnOf: readonly number[], below: readonly SheetRow[]) {
  const column = columnOf[columns.findIndex(([field]) => field === key.field)] ?? -1
  const isKey = keyTestOf(key.shape)
  return column < 0
    ? below.filter((row) => !isHeaderRow(row))
    : below.filter(({ cells }) => isKey(cells[column]))
}

/** Finds the columns of a layout: by their headers, then in the gaps between those that were found so. */
function findColumns(sheet: readonly SheetColumn[], layout: SheetLayout, below: readonly SheetRow[]) {
  const { paths, known } = pathsOf(layout)
  const columnOf = findNamed(sheet, layout)
  const isWhole = !columnOf.includes(-1) || layout.isOrdered === false
  const groupColumns = findGroupColumns(sheet, layout, columnOf)
  const inGroups = new Set(groupColumns.map(({ column }) => column))
  const free = sheet.filter(({ column }) => !inGroups.has(column))
  const rows = isWhole ? [] : findData(layout, columnOf, below)
  const weak = isWhole ? [] : fillGaps(columnOf, free, { layout, paths, known, rows })
  for (const { index, column } of weak) columnOf[index] = column
  return { columnOf, groupColumns, weak }
}

/**
 * Matches the columns of a layout by their header paths. Columns with one path (the two PS cells) are told apart by their
 * order; one whose header is worded otherwise is taken where nothing else could be meant, and is told.
 * @param rows the header rows, level 1 first
 * @param below some rows below the headers: a column must hold what it is taken for
 */
export function matchHeader(
  rows: readonly SheetRow[],
  layout: SheetLayout,
  below: readonly SheetRow[] = [],
): HeaderMatch {
  const { paths, leaves } = pathsOf(layout)
  const sheet = toSheetColumns(rows)
  const { columnOf, groupColumns, weak } = findColumns(sheet, layout, below)
  const used = new Set([...columnOf, ...groupColumns.map(({ column }) => column)])
  const groups = new Set(sheet.map(({ group }) => group))
  const left = sheet.filter(({ column, leaf }) => leaf !== '' && !used.has(column))
  const leftLeaves = new Set(left.map(({ leaf }) => leaf))
  const leftPaths = new Set(left.flatMap(({ filledPath, ownPath }) => [filledPath, ownPath]))
  const isKey = (field: string) => field === layout.key.field
  const strayed = layout.columns.filter(
    ([, type], index) => type === 'money' && columnOf[index] === -1 && leftLeaves.has(leaves[index] ?? ''),
  )
  return {
    columnOf,
    weak,
    groupColumns,
    absent: layout.columns.filter(
      ([field], index) => columnOf[index] === -1 && !layout.optional?.includes(field),
    ),
    absentGroups: (layout.groups ?? [])
      .filter(({ header, type }) => type === 'money' && !groups.has(toHeaderKey(header)))
      .map(({ header }) => header),
    moved: [...strayed, ...outOfOrder(layout, columnOf)],
    repeated: layout.columns.filter(
      ([field, type], index) => (type === 'money' || isKey(field)) && leftPaths.has(paths[index] ?? ''),
    ),
    extras: left.map(({ column, texts }) => ({ column, header: toHeaderLine(texts) })),
  }
}
