import { create } from 'zustand'
import type { CompletenessRow, DocumentKind } from '#shared/contract/completeness.ts'
import type { Month } from '#shared/model/thai-date.ts'

export type Place = { readonly month: Month; readonly scheme: string; readonly kind: DocumentKind }

type CompletenessView = {
  readonly fiscalYear: number | null
  readonly scheme: string | null
  readonly kind: DocumentKind | null
  /** The row whose files are shown. */
  readonly place: Place | null
}

/** What the page was left with. */
export const useCompletenessView = create<CompletenessView>()(
  (): CompletenessView => ({ fiscalYear: null, scheme: null, kind: null, place: null }),
)

export function filterCompleteness(change: Partial<Omit<CompletenessView, 'place'>>): void {
  useCompletenessView.setState({ ...change, place: null })
}

export function choosePlace(place: Place | null): void {
  useCompletenessView.setState({
    place: place && { month: place.month, scheme: place.scheme, kind: place.kind },
  })
}

/** @returns the rows the filters keep. */
export function narrow(
  rows: readonly CompletenessRow[],
  { scheme, kind }: Pick<CompletenessView, 'scheme' | 'kind'>,
): CompletenessRow[] {
  return rows.filter(
    (row) => (scheme === null || row.scheme === scheme) && (kind === null || row.kind === kind),
  )
}
