import type { KnownPlace } from '#main/features/downloads/download-lists.sql.ts'
import type { MissingPlace } from '#shared/contract/downloads.ts'
import { type Source, toListPlaces, type Wanted } from '#shared/model/source.ts'
import { type Month, monthOf, monthsBetween, toBangkokTime } from '#shared/model/thai-date.ts'

/**
 * For so many days after a month is over NHSO still adds to what it has of it: batches are checked late, statements are
 * issued in the months after, and held transfers are paid.
 */
const settlingDays: Readonly<Record<Source, number>> = { rep: 10, stm: 60, smt: 60 }
const dayMs = 86_400_000

/** @returns whether a list that was read then has every file of its month. */
function isSettled(source: Source, month: Month, readAt: string): boolean {
  return monthOf(toBangkokTime(new Date(Date.parse(readAt) - settlingDays[source] * dayMs))) > month
}

/**
 * @param known lists that were read to their end in some run
 * @returns lists to read again, the newest month first: never read since the month was over, or with files not stored
 */
export function findMissing(
  known: readonly KnownPlace[],
  wanted: Omit<Wanted, 'months'> & { readonly since: Month },
  now: Date,
): MissingPlace[] {
  const months = monthsBetween(wanted.since, monthOf(toBangkokTime(now))).toReversed()
  return toListPlaces({ ...wanted, months }).flatMap((place): MissingPlace[] => {
    const { source, scheme, month } = place
    const found = known.find((one) => one.source === source && one.scheme === scheme && one.month === month)
    if (!found || !isSettled(source, month, found.readAt))
      return [{ ...place, why: 'neverListed', files: found?.files ?? 0 }]
    return found.files > 0 ? [{ ...place, why: 'filesMissing', files: found.files }] : []
  })
}
