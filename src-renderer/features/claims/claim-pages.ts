import { type ClaimSearch, toFilter } from '#renderer/api/claim-search.ts'
import { useAnswer } from '#renderer/api/hooks.ts'
import { pageLength, useRowPages } from '#renderer/api/row-pages.ts'
import type { Input } from '#shared/contract/index.ts'

function toInput(
  { sort = 'admittedAt', isDescending = true, ...search }: ClaimSearch,
  offset: number,
): Input<'claims.list'> {
  return { filter: toFilter(search), sort, isDescending, limit: pageLength, offset }
}

/** The first page of a search with the totals of all its claims; those before stay while new ones are asked. */
export function useClaimHead(search: ClaimSearch) {
  return useAnswer('claims.list', toInput(search, 0), { keepsPrevious: true })
}

/** Rows around the part of the list in view; pages are asked for as it is scrolled. */
export function useClaimPages(search: ClaimSearch) {
  return useRowPages(
    'claims.list',
    (offset) => toInput(search, offset),
    ({ rows }) => rows,
  )
}
