import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { ClaimFilter } from '#shared/contract/claims.ts'

/** A number that opens the claims behind it. */
export function Figure({ filter, label, children }: { filter: ClaimFilter; label?: string; children: ReactNode }) {
  return (
    <Link to="/claims" search={filter} className="figure" aria-label={label}>
      {children}
    </Link>
  )
}
