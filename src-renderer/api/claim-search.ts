import { ClaimFilter } from '#shared/contract/claims.ts'

type Field = keyof ClaimFilter
const fields = Object.keys(ClaimFilter.shape) as Field[]

/**
 * Reads a claim filter from the address. Parts that are not valid are left out, so an old link still opens.
 * @param search the address' search part after the router parsed it
 */
export function parseClaimSearch(search: Readonly<Record<string, unknown>>): ClaimFilter {
  const filter: Record<string, unknown> = {}
  for (const field of fields) {
    const parsed = ClaimFilter.shape[field].safeParse(search[field])
    if (parsed.success && parsed.data !== undefined) filter[field] = parsed.data
  }
  return filter as ClaimFilter
}

/** @returns the filter with `changes` applied; an undefined value takes that part away. */
export function changeFilter(
  filter: ClaimFilter,
  changes: { readonly [Part in Field]?: ClaimFilter[Part] | undefined },
): ClaimFilter {
  return parseClaimSearch({ ...filter, ...changes })
}

/** @returns the parts of a filter that narrow, in the order of the contract. */
export function listFilterParts(filter: ClaimFilter): readonly Field[] {
  return fields.filter((field) => filter[field] !== undefined)
}
