import type { KnownPlace } from '#main/features/downloads/download-lists.sql.ts'
import type { MissingPlace } from '#shared/contract/downloads.ts'
import type { Scheme } from '#shared/model/scheme.ts'
import { type Month, monthOf, monthsBetween, toBangkokTime } from '#shared/model/thai-date.ts'

/** The portal still adds files to a month for some days after it is over. */
const settlingDays = 10
const dayMs = 86_400_000

/** @returns whether a list that was read then has every file of its month. */
function isSettled(month: Month, readAt: string): boolean {
  return monthOf(toBangkokTime(new Date(Date.parse(readAt) - settlingDays * dayMs))) > month
}

/**
 * @param known lists that were read to their end in some run
 * @returns lists to read again, the newest month first: never read since the month was over, or with files not stored
 */
export function findMissing(
  known: readonly KnownPlace[],
  wanted: { readonly since: Month; readonly schemes: readonly Scheme[] },
  now: Date,
): MissingPlace[] {
  const months = monthsBetween(wanted.since, monthOf(toBangkokTime(now))).toReversed()
  return months.flatMap((month) =>
    wanted.schemes.flatMap((scheme): MissingPlace[] => {
      const place = { source: 'rep' as const, scheme, month }
      const found = known.find((one) => one.source === 'rep' && one.scheme === scheme && one.month === month)
      if (!found || !isSettled(month, found.readAt))
        return [{ ...place, why: 'neverListed', files: found?.files ?? 0 }]
      return found.files > 0 ? [{ ...place, why: 'filesMissing', files: found.files }] : []
    }),
  )
}
