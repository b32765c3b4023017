import { useState } from 'react'
import { type ClaimSearch, toFilter } from '#renderer/api/claim-search.ts'
import { useAnswers } from '#renderer/api/hooks.ts'
import type { ClaimRow } from '#shared/contract/claims.ts'
import type { Input } from '#shared/contract/index.ts'

const pageLength = 200

/** @returns the pages that hold these rows, in order; at least the first page of the list. */
export function pagesInView(first: number, last: number): number[] {
  const from = Math.floor(first / pageLength)
  const count = Math.floor(Math.max(first, last) / pageLength) - from + 1
  return Array.from({ length: count }, (_, index) => from + index)
}

function toInput({ sort = 'admittedAt', isDescending = true, ...search }: ClaimSearch, page: number): Input<'claims.list'> {
  return { filter: toFilter(search), sort, isDescending, limit: pageLength, offset: page * pageLength }
}

/** Rows of the pages in view, which are asked for as the list is scrolled. */
export function useClaimPages(search: ClaimSearch) {
  const [view, setView] = useState({ first: 0, last: 0 })
  const pages = pagesInView(view.first, view.last)
  const answers = useAnswers(
    'claims.list',
    pages.map((page) => toInput(search, page)),
  )
  const [head] = answers
  const rows: ClaimRow[] = []
  // a page that is still on the way ends the window; its rows are painted as grey lines
  for (const { data } of answers) {
    if (!data) break
    rows.push(...data.rows)
  }
  return {
    rows,
    firstRow: (pages[0] ?? 0) * pageLength,
    head,
    onView: (first: number, last: number) => setView({ first, last }),
  }
}
