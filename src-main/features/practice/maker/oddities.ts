import { oddCells } from '#main/features/practice/maker/odd-cells.ts'
import { oddColumns, refusedSheets } from '#main/features/practice/maker/odd-columns.ts'
import { refusals } from '#main/features/practice/maker/odd-files.ts'
import { oddRows } from '#main/features/practice/maker/odd-rows.ts'
import type { Oddity } from '#main/features/practice/maker/oddity.ts'
import type { RepKind } from '#main/features/practice/maker/rep-kinds.ts'

/** Everything that may be odd about a REP file, by name. */
export const oddities = { ...oddCells, ...oddRows, ...oddColumns, ...refusedSheets, ...refusals }

export type OddityName = keyof typeof oddities

/** @returns the oddity by this name, as the wide type. */
export function getOddity(name: OddityName): Oddity {
  return oddities[name]
}

/** @returns whether files of this kind can be odd in this way. */
export function isOddityOf(name: OddityName, kind: RepKind): boolean {
  return getOddity(name).fits?.(kind) ?? true
}

/** @returns the names of all oddities that files of this kind can have. */
export function odditiesOf(kind: RepKind): readonly OddityName[] {
  return Object.keys(oddities)
    .filter((name): name is OddityName => name in oddities)
    .filter((name) => isOddityOf(name, kind))
}
