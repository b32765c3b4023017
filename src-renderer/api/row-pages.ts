import { useCallback, useState } from 'react'
import { useAnswers } from '#renderer/api/hooks.ts'
import type { Input, Output, QueryName } from '#shared/contract/index.ts'

/** How many rows of a long list are asked for at once. */
export const pageLength = 200

/** @returns the pages that hold the rows from `first` to `last`, in order. */
export function pagesInView(first: number, last: number): number[] {
  const from = Math.floor(first / pageLength)
  const count = Math.floor(Math.max(first, last) / pageLength) - from + 1
  return Array.from({ length: count }, (_, index) => from + index)
}

/**
 * Rows around the part of a long list in view; pages are asked for as it is scrolled.
 * @param toInput the query's input for the page that begins at `offset`
 */
export function useRowPages<Name extends QueryName, Row>(
  name: Name,
  toInput: (offset: number) => Input<Name>,
  rowsOf: (answer: Output<Name>) => readonly Row[],
) {
  const [view, setView] = useState({ first: 0, last: 0 })
  const onView = useCallback((first: number, last: number) => setView({ first, last }), [])
  const pages = pagesInView(view.first, view.last)
  const answers = useAnswers(
    name,
    pages.map((page) => toInput(page * pageLength)),
  )
  const rows: Row[] = []
  // a page that is still on the way ends the window; its rows are painted as grey lines
  for (const { data } of answers) {
    if (!data) break
    rows.push(...rowsOf(data))
  }
  const failed = answers.find(({ error }) => error !== null)
  return { rows, firstRow: (pages[0] ?? 0) * pageLength, onView, failed }
}
