import { type Evidence, findEvidence, holds } from '#main/features/imports/header-evidence.ts'
import type { SheetColumn } from '#main/features/imports/header-text.ts'
import { keyTestOf } from '#main/features/imports/sheet-start.ts'
import type { SheetRow } from '#main/platform/workbook/workbook.ts'
import { columnsOfPart, type Part, type SheetLayout } from '#shared/model/layouts/layout.ts'

/** A layout column that was found without its own header. */
export type WeakColumn = { readonly index: number; readonly column: number; readonly how: Evidence }

type Gap = {
  readonly wanted: readonly number[]
  readonly sheet: readonly SheetColumn[]
  /** Whether a column that was found, or the edge of the sheet, stands at the left, and a column at the right. */
  readonly isBetween: boolean
}

type Needs = {
  readonly layout: SheetLayout
  /** Of each layout column. */
  readonly paths: readonly string[]
  /** Every header key of the layout. */
  readonly known: ReadonlySet<string>
  /** Some rows of data. */
  readonly rows: readonly SheetRow[]
}

const weights: Readonly<Record<Evidence, number>> = { levels: 10_000, text: 100, place: 1 }

/** Amounts that are added up: where they stand is never guessed from their place alone. */
const countedParts: readonly Part[] = [
  ...(['claimed', 'approved', 'gross', 'held', 'deducted'] as const),
  ...(['guarantee', 'tax', 'setOff', 'net'] as const),
]

/** @returns the longest list of layout columns whose sheet columns follow each other from left to right */
export function findFrame(columnOf: readonly number[]): number[] {
  const lengths: number[] = []
  const before: number[] = []
  let last = -1
  for (const [index, column] of columnOf.entries()) {
    lengths.push(column < 0 ? 0 : 1)
    before.push(-1)
    if (column < 0) continue
    for (let other = 0; other < index; other++) {
      const at = columnOf[other] ?? -1
      const length = (lengths[other] ?? 0) + 1
      if (at < 0 || at >= column || length <= (lengths[index] ?? 0)) continue
      lengths[index] = length
      before[index] = other
    }
    if (last < 0 || (lengths[index] ?? 0) > (lengths[last] ?? 0)) last = index
  }
  const frame: number[] = []
  for (let index = last; index >= 0; index = before[index] ?? -1) frame.unshift(index)
  return frame
}

/** @returns what is left on both sides between neighbours that were found, and before and behind them */
function findGaps(columnOf: readonly number[], sheet: readonly SheetColumn[]): Gap[] {
  const taken = new Set(columnOf)
  const frame = findFrame(columnOf)
  return [-1, ...frame].flatMap((start, order) => {
    const end = frame[order] ?? columnOf.length
    const [from, to] = [columnOf[start] ?? -1, columnOf[end] ?? sheet.length]
    const wanted = columnOf.flatMap((at, index) => (at < 0 && index > start && index < end ? [index] : []))
    const free = sheet.filter(({ column }) => column > from && column < to && !taken.has(column))
    const isBetween = end < columnOf.length
    return wanted.length > 0 && free.length > 0 ? [{ wanted, sheet: free, isBetween }] : []
  })
}

/** The evidence of every pair of a gap; null where none speaks for it, or the cells below hold something else. */
function weighPairs(
  { wanted, sheet, isBetween }: Gap,
  { layout, paths, known, rows }: Needs,
): (Evidence | null)[][] {
  const counted = new Set(countedParts.flatMap((part) => columnsOfPart(layout, part)))
  const isKey = keyTestOf(layout.key.shape)
  const holdsKeys = (column: number) => rows.some(({ cells }) => isKey(cells[column]))
  return wanted.map((index) => {
    const [field, type = 'text'] = layout.columns[index] ?? []
    return sheet.map((column) => {
      const how = paths[index] === '' ? null : findEvidence(column, paths[index] ?? '', known)
      if (how === null || (how === 'place' && (!isBetween || counted.has(index)))) return null
      if (how === 'levels') return how
      const isFit = field !== layout.key.field || holdsKeys(column.column)
      return isFit && holds(rows, column.column, type) ? how : null
    })
  })
}

/** @returns pairs in the order of both sides that have the most evidence together, as indexes into the gap */
function align(pairs: readonly (readonly (Evidence | null)[])[]): (readonly [number, number])[] {
  const [height, width] = [pairs.length, pairs[0]?.length ?? 0]
  const best = Array.from({ length: height + 1 }, () => new Array<number>(width + 1).fill(0))
  const at = (row: number, column: number) => best[row]?.[column] ?? 0
  const weightOf = (row: number, column: number) => {
    const how = pairs[row]?.[column]
    return how ? weights[how] : Number.NEGATIVE_INFINITY
  }
  for (let row = height - 1; row >= 0; row--) {
    for (let column = width - 1; column >= 0; column--) {
      const both = weightOf(row, column) + at(row + 1, column + 1)
      const line = best[row]
      if (line) line[column] = Math.max(both, at(row + 1, column), at(row, column + 1))
    }
  }
  const found: (readonly [number, number])[] = []
  for (let row = 0, column = 0; row < height && column < width; ) {
    if (weightOf(row, column) + at(row + 1, column + 1) === at(row, column)) found.push([row++, column++])
    else if (at(row + 1, column) === at(row, column)) row++
    else column++
  }
  return found
}

/**
 * Fills the gaps between columns that were found by their headers. A column is taken only where nothing else could be
 * meant: by a header with another level or in other words when no other column of the gap fits as well, by its place alone
 * when one column is missing and one is left over.
 */
export function fillGaps(
  columnOf: readonly number[],
  sheet: readonly SheetColumn[],
  needs: Needs,
): WeakColumn[] {
  return findGaps(columnOf, sheet).flatMap((gap) => {
    const pairs = weighPairs(gap, needs)
    const aligned = align(pairs)
    const strong = aligned.filter(([row, column]) => pairs[row]?.[column] !== 'place')
    const paired = {
      rows: new Set(strong.map(([row]) => row)),
      columns: new Set(strong.map(([, column]) => column)),
    }
    const hasRival = (row: number, column: number, how: Evidence) =>
      pairs.some((line, other) => line[column] === how && !paired.rows.has(other)) ||
      gap.sheet.some((_, other) => pairs[row]?.[other] === how && !paired.columns.has(other))
    const isLone = ([row, column]: readonly [number, number]) => {
      const above = strong.filter(([other]) => other < row).at(-1) ?? [-1, -1]
      const below = strong.find(([other]) => other > row) ?? [gap.wanted.length, gap.sheet.length]
      return below[0] - above[0] === 2 && below[1] - above[1] === 2 && column > above[1] && column < below[1]
    }
    return aligned.flatMap(([row, column]): WeakColumn[] => {
      const how = pairs[row]?.[column]
      const [index, at] = [gap.wanted[row], gap.sheet[column]?.column]
      if (!how || index === undefined || at === undefined) return []
      const isSure = how === 'place' ? isLone([row, column]) : !hasRival(row, column, how)
      return isSure ? [{ index, column: at, how }] : []
    })
  })
}
