import type { Satang } from '#shared/model/satang.ts'
import type { LocalTime, Month } from '#shared/model/thai-date.ts'
import type { Scheme } from '#shared/model/scheme.ts'

/** What is true of one workbook the maker wrote. Tests and the demo hold imports against it. */
export type RepAnswerKey = {
  readonly name: string
  readonly kind: 'REP'
  readonly layout: string
  readonly rows: number
  readonly passed: number
  readonly failed: number
  /** Σ per money field of the Detail layout over all rows; null when no row has a value. */
  readonly sums: Readonly<Record<string, Satang | null>>
  /** By first token of main_fund (null: blank), in descending satang then fund order. `satang` is Σ reimb_nhso. */
  readonly funds: readonly { readonly fund: string | null; readonly claims: number; readonly satang: Satang | null }[]
  /** How often each error code occurs. */
  readonly errorCodes: Readonly<Record<string, number>>
  /** Cells that cannot be read as their column wants (0 in a clean file). */
  readonly rejected: number
  /** What is odd in the file, in the maker's own words, e.g. `amounts as text`. */
  readonly oddities: readonly string[]
}

/** One line of the portal's REP list. */
export type RepListing = {
  readonly name: string
  readonly repNo: string
  readonly scheme: Scheme
  readonly month: Month
  /** Local time the batch was sent and checked. */
  readonly sentAt: LocalTime
  readonly checkedAt: LocalTime
  readonly total: number
  readonly passed: number
  readonly failed: number
}

/** A made-up hospital whose claims, REP files and answer keys follow from a seed: same seed, same bytes. */
export interface PracticeHospital {
  readonly hospitalCode: string
  readonly hospitalName: string
  /** The REP batches the portal lists for a month and scheme, newest first. */
  listReps(month: Month, scheme: Scheme): readonly RepListing[]
  /** Makes the workbook of a listed name; the same name always gives the same bytes. */
  makeRep(name: string): Promise<{ readonly bytes: Buffer; readonly key: RepAnswerKey }>
}
