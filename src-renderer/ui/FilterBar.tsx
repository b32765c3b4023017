import type { ReactNode } from 'react'

/** Controls that narrow what stands below, in one row that wraps. */
export function FilterBar({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as one wrapping row
    <div className="filter-bar" role="group" aria-label={label}>
      {children}
    </div>
  )
}
