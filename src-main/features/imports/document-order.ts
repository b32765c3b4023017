import { isTellablyNewer, type MadeAt } from '#main/features/imports/evidence.ts'

/** One of several files, or issues, that tell of the same: what decides which of them counts. */
export type Version = MadeAt & {
  /** Sorts as evidence does; of one that a person said counts before another at least as that one. */
  readonly rankKey: string
  /** The last choice of a person by which it counts before another; 0 for all others. */
  readonly preference: number
  /** What it comes to, in satang: approved of a statement, net of a list of transfers; null for unknown. */
  readonly satang: number | null
  readonly rows: number
  /** In satang: claimed, or gross. */
  readonly asked: number | null
}

/** Unknown money is the least there is. */
const least = Number.NEGATIVE_INFINITY
/** The lesser one first. Both unknown are equal: the difference of two infinities is no number. */
const compareAmounts = (one: number | null, other: number | null) => (other ?? least) - (one ?? least) || 0

function compareText(one: string, other: string): number {
  if (one === other) return 0
  return one > other ? 1 : -1
}

/**
 * The written rule by which money counts once. Evidence first: what says a later time, and what says more of it before what
 * says less; then what a person chose; then the lesser sum, fewer rows, the lesser amount asked for. Nothing else is asked,
 * neither names, nor bytes, nor who came first.
 * @returns more than 0 when the first counts before the other, less when the other does, 0 when none of it tells them apart
 */
export function compareVersions(one: Version, other: Version): number {
  return (
    compareText(one.rankKey, other.rankKey) ||
    one.preference - other.preference ||
    compareAmounts(one.satang, other.satang) ||
    other.rows - one.rows ||
    compareAmounts(one.asked, other.asked)
  )
}

/** @returns whether nothing shows that what counts is the newer of the two */
export function isUndecided(counted: MadeAt, other: MadeAt): boolean {
  return isTellablyNewer(counted, other) !== true
}

/**
 * Puts in order what the written rule does not tell apart: the one that has the least row of those in which they differ
 * counts. Both lists are sorted by `whole`.
 * @returns as `compareVersions`; 0 for the same rows, of which it does not matter which ones count
 */
export function compareContents(
  one: readonly { readonly whole: string }[],
  other: readonly { readonly whole: string }[],
): number {
  const length = Math.max(one.length, other.length)
  for (let index = 0; index < length; index++) {
    const order = compareText(other[index]?.whole ?? '', one[index]?.whole ?? '')
    if (order !== 0) return order
  }
  return 0
}
