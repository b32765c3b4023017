import { Component, type ReactNode } from 'react'
import { CrashedPage } from '#renderer/app/CrashedPage.tsx'

/** Catches what a page could not, so that a bug shows a way out instead of an empty window. */
export class ErrorBoundary extends Component<
  { readonly children: ReactNode },
  { readonly hasCrashed: boolean }
> {
  override state = { hasCrashed: false }

  static getDerivedStateFromError() {
    return { hasCrashed: true }
  }

  override render() {
    return this.state.hasCrashed ? <CrashedPage /> : this.props.children
  }
}
