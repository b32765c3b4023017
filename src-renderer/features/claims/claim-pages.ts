import { useCallback, useState } from 'react'
import { type ClaimSearch, toFilter } from '#renderer/api/claim-search.ts'
import { useAnswer, useAnswers } from '#renderer/api/hooks.ts'
import type { ClaimRow } from '#shared/contract/claims.ts'
import type { Input } from '#shared/contract/index.ts'

const pageLength = 200

/** @returns the pages that hold the rows from `first` to `last`, in order. */
export function pagesInView(first: number, last: number): number[] {
  const from = Math.floor(first / pageLength)
  const count = Math.floor(Math.max(first, last) / pageLength) - from + 1
  return Array.from({ length: count }, (_, index) => from + index)
}

function toInput(
  { sort = 'admittedAt', isDescending = true, ...search }: ClaimSearch,
  page: number,
): Input<'claims.list'> {
  return { filter: toFilter(search), sort, isDescending, limit: pageLength, offset: page * pageLength }
}

/** The first page of a search with the totals of all its claims; those before stay while new ones are asked. */
export function useClaimHead(search: ClaimSearch) {
  return useAnswer('claims.list', toInput(search, 0), { keepsPrevious: true })
}

/** Rows around the part of the list in view; pages are asked for as it is scrolled. */
export function useClaimPages(search: ClaimSearch) {
  const [view, setView] = useState({ first: 0, last: 0 })
  const onView = useCallback((first: number, last: number) => setView({ first, last }), [])
  const pages = pagesInView(view.first, view.last)
  const answers = useAnswers(
    'claims.list',
    pages.map((page) => toInput(search, page)),
  )
  const rows: ClaimRow[] = []
  // a page that is still on the way ends the window; its rows are painted as grey lines
  for (const { data } of answers) {
    if (!data) break
    rows.push(...data.rows)
  }
  const failed = answers.find(({ error }) => error !== null)
  return { rows, firstRow: (pages[0] ?? 0) * pageLength, onView, failed }
}
