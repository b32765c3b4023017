import * as z from 'zod'
import { type Scheme, schemes } from '#shared/model/scheme.ts'
import type { Month } from '#shared/model/thai-date.ts'

/**
 * The documents NHSO hands out: `rep`, answers to claims; `stm`, statements of what will be paid; `smt`, transfers of
 * what was paid.
 */
export const sources = ['rep', 'stm', 'smt'] as const
export const Source = z.enum(sources)
export type Source = z.infer<typeof Source>

/** A scheme, or `all` for a list that has every scheme together. */
export const ListScheme = z.enum([...schemes, 'all'])
export type ListScheme = z.infer<typeof ListScheme>

/** One list of one source: what NHSO has of a scheme in a month. */
export type ListPlace = { readonly source: Source; readonly scheme: ListScheme; readonly month: Month }

/**
 * Schemes with a list of their own. Statements of LGO are its REP files, those of SSS come from another office, and NHSO's
 * staff have none; transfers come for a whole hospital.
 * @source nhso/formats.md §5.1, §6.2; columns-peers/portal-endpoints.json
 */
const listedSchemes: Readonly<Record<Source, readonly ListScheme[]>> = {
  rep: schemes,
  stm: ['ucs', 'ofc', 'bkk', 'bmt', 'srt', 'pvt'],
  smt: ['all'],
}

/** What somebody wants of NHSO. */
export type Wanted = {
  readonly sources: readonly Source[]
  readonly schemes: readonly Scheme[]
  readonly months: readonly Month[]
}

/** @returns the lists there are for it, month by month; those NHSO does not have are left out. */
export function toListPlaces({ sources: kinds, schemes: chosen, months }: Wanted): ListPlace[] {
  const wanted: readonly ListScheme[] = [...chosen, 'all']
  return months.flatMap((month) =>
    kinds.flatMap((source) =>
      wanted
        .filter((scheme) => listedSchemes[source].includes(scheme))
        .map((scheme) => ({ source, scheme, month })),
    ),
  )
}

export type ChoiceFault = 'sourcesNone' | 'schemesNone' | 'listsNone'

/** @returns why nothing, or not everything, of a choice can be asked for; transfers alone need no scheme. */
export function findChoiceFault(choice: Omit<Wanted, 'months'>): ChoiceFault | null {
  if (choice.sources.length === 0) return 'sourcesNone'
  if (choice.schemes.length === 0 && choice.sources.some((source) => source !== 'smt')) return 'schemesNone'
  return toListPlaces({ ...choice, months: [''] }).length === 0 ? 'listsNone' : null
}
