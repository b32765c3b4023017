import { create } from 'zustand'
import type { ReferenceEntry, ReferenceKind } from '#shared/contract/reference.ts'

type ReferenceView = {
  readonly kind: ReferenceKind
  readonly text: string
  readonly chosen: ReferenceEntry | null
}

/** Which list is shown, what is searched for, and whose details stand beside it. */
export const useReferenceView = create<ReferenceView>()(
  (): ReferenceView => ({ kind: 'errorCode', text: '', chosen: null }),
)

export function openList(kind: ReferenceKind): void {
  useReferenceView.setState({ kind, text: '', chosen: null })
}

export function searchList(text: string): void {
  useReferenceView.setState({ text, chosen: null })
}

export function chooseEntry(chosen: ReferenceEntry | null): void {
  useReferenceView.setState({ chosen })
}
