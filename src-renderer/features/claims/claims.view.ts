import { create } from 'zustand'
import type { ClaimSearch } from '#renderer/api/claim-search.ts'

type ClaimsView = { readonly lastSearch: ClaimSearch; readonly showsBlank: boolean }

/** The list a claim was opened from, and whether blank cells are shown. */
export const useClaimsView = create<ClaimsView>()((): ClaimsView => ({ lastSearch: {}, showsBlank: false }))

export function rememberSearch(lastSearch: ClaimSearch): void {
  useClaimsView.setState({ lastSearch })
}

export function setShowsBlank(showsBlank: boolean): void {
  useClaimsView.setState({ showsBlank })
}
