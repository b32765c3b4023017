import { type DateRange, dateRangeOn } from '#main/features/imports/cell-parse.ts'
import type { DocumentFacts } from '#main/features/imports/sheet-mapper.ts'

/** What may say when a document was made; local CE times. */
export type DaySources = {
  /** What the file's name says. */
  readonly named: DocumentFacts
  /** What its sheets say. */
  readonly metas: readonly DocumentFacts[]
  /** When the portal's list says it was made; null where no list was seen. */
  readonly listedAt: string | null
  /** The computer's day, `YYYY-MM-DD`. */
  readonly today: string
}

/** Satang itself was made about then: a clock that shows an earlier day is wrong. */
const satangMadeOn = '2026-11-30'

const later = (one: string, other: string) => (one > other ? one : other)

/**
 * Decides which days a document may tell of: none after the day it was made.
 *
 * When it was made is said by the report itself, else by its name, else by the portal's list, and a day after that is
 * suspect. The computer's clock says it never: no finding depends on it. It only bounds what can be read at all where
 * nothing else does, up to a year ahead, and not when it shows a day before Satang was made.
 *
 * The name of a list of transfers is not NHSO's: it bears the clock of the computer that saved it. A day after it is
 * suspect, but a clock years behind must not make a good list unreadable.
 */
export function dateRangeOf({ named, metas, listedAt, today }: DaySources): DateRange {
  const inside = metas.find(({ producedAt }) => producedAt !== null)?.producedAt ?? null
  const made = (inside ?? named.producedAt ?? listedAt)?.slice(0, 10)
  if (made === undefined) return dateRangeOn(later(today, satangMadeOn))
  const isByComputer = inside === null && named.producedAt !== null && named.kind === 'SMT'
  return { ...dateRangeOn(isByComputer ? later(made, satangMadeOn) : made), madeOn: made }
}
