import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { ClaimSearch } from '#renderer/api/claim-search.ts'

/** A number that opens the claims behind it. */
export function Figure({
  filter,
  label,
  children,
}: {
  filter: ClaimSearch
  label?: string
  children: ReactNode
}) {
  return (
    <Link to="/claims" search={filter} className="figure" aria-label={label}>
      {children}
    </Link>
  )
}
