import { isBlankCell, isOfOtherType, parserFor } from '#main/features/imports/cell-parse.ts'
import { levelsOf, type SheetColumn } from '#main/features/imports/header-text.ts'
import type { SheetRow } from '#main/platform/workbook/workbook.ts'
import type { ColumnType } from '#shared/model/layouts/layout.ts'

/**
 * What speaks for a sheet column being a column of a layout whose header does not stand there letter by letter.
 * `levels` the same last header, a level missing or called otherwise · `text` a header alike, or its group alone ·
 * `place` nothing but that it stands between the columns it should stand between.
 */
export type Evidence = 'levels' | 'text' | 'place'

/** Texts this much alike are one text in other words. */
const leastLikeness = 0.6

function piecesOf(text: string): Map<string, number> {
  const pieces = new Map<string, number>()
  for (let index = 0; index < text.length - 1; index++) {
    const piece = text.slice(index, index + 2)
    pieces.set(piece, (pieces.get(piece) ?? 0) + 1)
  }
  return pieces
}

/** @returns how much two texts have in common, 0 to 1: pieces of two letters, counted on both sides */
export function likenessOf(one: string, other: string): number {
  if (one === other) return 1
  if (one.length < 2 || other.length < 2) return 0
  const pieces = piecesOf(one)
  let common = 0
  for (const [piece, count] of piecesOf(other)) common += Math.min(count, pieces.get(piece) ?? 0)
  return (2 * common) / (one.length + other.length - 2)
}

/** @returns whether `some` are `all` with some left out, in their order */
function isPartOf(some: readonly string[], all: readonly string[]): boolean {
  let found = 0
  for (const level of all) if (level === some[found]) found++
  return some.length > 0 && found === some.length
}

/** @returns whether one path is the other with levels missing, down to the same last one */
function missesLevels(sheet: readonly string[], wanted: readonly string[]): boolean {
  return sheet.at(-1) === wanted.at(-1) && (isPartOf(sheet, wanted) || isPartOf(wanted, sheet))
}

/** @returns whether a level above says that the column is in another group of the layout */
function isElsewhere(sheet: readonly string[], wanted: readonly string[], known: ReadonlySet<string>) {
  return sheet.slice(0, -1).some((level) => known.has(level) && !wanted.includes(level))
}

/**
 * @param wanted path of a layout column
 * @param known every header key of the layout
 * @returns the best evidence there is; null when the header says that the column is another one
 */
export function findEvidence(
  column: SheetColumn,
  wanted: string,
  known: ReadonlySet<string>,
): Evidence | null {
  const { barePath, ownPath, filledPath } = column
  if (barePath === '') return 'place'
  const wantedLevels = levelsOf(wanted)
  const bare = levelsOf(barePath)
  const [last, wantedLast] = [bare.at(-1) ?? '', wantedLevels.at(-1) ?? '']
  const paths = last === wantedLast ? [bare, levelsOf(ownPath), levelsOf(filledPath)] : []
  if (paths.some((path) => missesLevels(path, wantedLevels))) return 'levels'
  const isOther = isElsewhere(levelsOf(filledPath), wantedLevels, known)
  if (last === wantedLast) return isOther ? null : 'levels'
  // the group's cell stands there, its last header does not
  if (barePath !== wanted && isPartOf(bare, wantedLevels)) return 'text'
  if (known.has(last) || isOther) return null
  return likenessOf(last, wantedLast) >= leastLikeness ? 'text' : 'place'
}

const anyDay = { earliest: '0000-00-00', latest: '9999-99-99' }

/** @returns whether the cells below a header may be values of a type: everything that is there can be read as one */
export function holds(rows: readonly SheetRow[], column: number, type: ColumnType): boolean {
  const parse = parserFor(type, anyDay)
  return rows.every(({ cells }) => {
    const cell = cells[column]
    return isBlankCell(cell) || !isOfOtherType(parse(cell ?? null))
  })
}
