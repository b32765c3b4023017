import type { ReactNode } from 'react'

/** Controls that narrow what stands below, in one row that wraps. */
export function FilterBar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <fieldset className="filter-bar" aria-label={label}>
      {children}
    </fieldset>
  )
}
