import {
  lineBelow,
  type SheetColumn,
  toHeaderKey,
  toHeaderLine,
  toPath,
  toSheetColumns,
} from '#main/features/imports/header-text.ts'
import type { SheetRow } from '#main/platform/workbook/workbook.ts'
import type { Column, ColumnType, SheetLayout } from '#shared/model/layouts/layout.ts'

/** Where the columns of a layout stand in one sheet. */
export type HeaderMatch = {
  /** Sheet column of each layout column, 0-based; -1 where the sheet has none. */
  readonly columnOf: readonly number[]
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
  /** Columns that were found by an approximate wording, and how: they want a look. */
  readonly weak?: readonly { readonly index: number; readonly column: number; readonly how: string }[]
  /** Columns with a header that the layout does not know. */
  readonly extras: readonly { readonly column: number; readonly header: string }[]
  /** Header texts of the anchor row, for a message about an unknown layout. */
  readonly topTexts: readonly string[]
}

/** The paths by which a layout's columns are found, made once a layout. */
type LayoutPaths = {
  /** Indexes of the columns by their path. */
  readonly byPath: ReadonlyMap<string, readonly number[]>
  readonly paths: readonly string[]
  readonly leaves: readonly string[]
  /** Other wordings, by index. */
  readonly others: readonly (readonly [index: number, paths: readonly string[]])[]
}

const knownPaths = new WeakMap<SheetLayout, LayoutPaths>()

function toLayoutPaths({ columns, otherHeaders = {} }: SheetLayout): LayoutPaths {
  const paths = columns.map(([, , ...headers]) => toPath(headers.map(toHeaderKey)))
  const byPath = new Map<string, number[]>()
  for (const [index, path] of paths.entries()) {
    const same = byPath.get(path)
    if (same) same.push(index)
    else if (path !== '') byPath.set(path, [index])
  }
  return {
    byPath,
    paths,
    leaves: columns.map(([, , ...headers]) => toHeaderKey(headers.at(-1) ?? '')),
    others: columns.flatMap(([field], index) => {
      const wordings = otherHeaders[field]?.map((headers) => toPath(headers.map(toHeaderKey)))
      return wordings ? [[index, wordings] as const] : []
    }),
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
function placeHeaderless(paths: readonly string[], columnOf: number[], isTaken: ReadonlySet<number>): void {
  for (const [index, path] of paths.entries()) {
    const next = columnOf[index + 1] ?? -1
    if (path === '' && next > 0 && !isTaken.has(next - 1)) columnOf[index] = next - 1
  }
}

/** @returns the sheet column of each layout column, -1 where there is none */
function findColumns(sheet: readonly SheetColumn[], layout: SheetLayout): number[] {
  const { byPath, paths, others } = pathsOf(layout)
  const named = sheet.filter(({ leaf }) => leaf !== '')
  const columnOf = layout.columns.map(() => -1)
  const taken = new Set<number>()
  const take = (indexes: readonly number[], fitting: readonly SheetColumn[] = []) => {
    const free = fitting.filter(({ column }) => !taken.has(column))
    const open = indexes.filter((index) => columnOf[index] === -1)
    for (const [order, index] of open.entries()) {
      const column = free[order]?.column
      if (column === undefined) return
      columnOf[index] = column
      taken.add(column)
    }
  }
  const byFilled = groupBy(named, ({ filledPath }) => filledPath)
  const byOwn = groupBy(named, ({ ownPath }) => ownPath)
  for (const [path, indexes] of byPath) take(indexes, byFilled.get(path))
  for (const [path, indexes] of byPath) take(indexes, byOwn.get(path))
  // the second cell under one merged header has no text, or one of its own
  const byGroup = groupBy(sheet, ({ group }) => group)
  for (const [path, indexes] of byPath) if (indexes.length > 1) take(indexes, byGroup.get(path))
  for (const [index, wordings] of others) {
    for (const path of wordings) take([index], byFilled.get(path) ?? byOwn.get(path))
  }
  placeHeaderless(paths, columnOf, taken)
  return columnOf
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

/** @returns money columns that stand left of one they should follow */
function outOfOrder(layout: SheetLayout, columnOf: readonly number[]): Column[] {
  if (layout.isOrdered === false) return []
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
 * @param sheet what `toSheetColumns` made of the same rows
 */
export function matchHeader(
  rows: readonly SheetRow[],
  layout: SheetLayout,
  sheet: readonly SheetColumn[] = toSheetColumns(rows),
): HeaderMatch {
  const { paths, leaves } = pathsOf(layout)
  const columnOf = findColumns(sheet, layout)
  const groupColumns = findGroupColumns(sheet, layout, columnOf)
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
    topTexts: (rows[0]?.cells ?? [])
      .filter((cell) => typeof cell === 'string')
      .map((cell) => toHeaderLine([cell]))
      .filter((text) => text !== ''),
  }
}
