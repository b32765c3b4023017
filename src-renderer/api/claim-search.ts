import * as z from 'zod'
import { ClaimFilter, claims } from '#shared/contract/claims.ts'

/** What the address of the claims page says: which claims, and in which order. */
export const ClaimSearch = ClaimFilter.extend({
  sort: claims.list.input.shape.sort.unwrap().optional(),
  isDescending: z.boolean().optional(),
})
export type ClaimSearch = z.infer<typeof ClaimSearch>
export type FilterPart = keyof ClaimFilter

const searchFields = Object.keys(ClaimSearch.shape) as (keyof ClaimSearch)[]
const filterFields = Object.keys(ClaimFilter.shape) as FilterPart[]

/**
 * Reads the claims page's address. Parts that are not valid are left out, so an old link still opens.
 * @param search the address' search part after the router parsed it
 */
export function parseClaimSearch(search: Readonly<Record<string, unknown>>): ClaimSearch {
  const valid = searchFields.flatMap((field) => {
    const parsed = ClaimSearch.shape[field].safeParse(search[field])
    return parsed.success && parsed.data !== undefined ? [[field, parsed.data] as const] : []
  })
  return ClaimSearch.parse(Object.fromEntries(valid))
}

/** @returns only what narrows; never the order. */
export function toFilter({ sort: _sort, isDescending: _isDescending, ...filter }: ClaimSearch): ClaimFilter {
  return filter
}

/** @returns the parts of a filter that narrow, in the order of the contract. */
export function listFilterParts(filter: ClaimFilter): readonly FilterPart[] {
  return filterFields.filter((field) => filter[field] !== undefined)
}
