import type { ClaimValue } from '#shared/contract/claims.ts'

/** Cells that stand under one top header of the sheet. `header` is null for cells with a header of their own only. */
export type ValueGroup = { readonly header: string | null; readonly values: readonly ClaimValue[] }

/**
 * Groups the cells of a row by the top header above them, in the order of the sheet.
 * @param showsBlank whether cells without a value stay
 */
export function toValueGroups(values: readonly ClaimValue[], showsBlank: boolean): ValueGroup[] {
  const groups = new Map<string | null, ClaimValue[]>()
  for (const value of values) {
    if (value.value === null && !showsBlank) continue
    const header = value.headers.length > 1 ? (value.headers[0] ?? null) : null
    const group = groups.get(header)
    if (group) group.push(value)
    else groups.set(header, [value])
  }
  return [...groups].map(([header, grouped]) => ({ header, values: grouped }))
}
