import type { ClaimGroup } from '#main/features/dashboard/dashboard.sql.ts'
import { type Satang, toSatang } from '#shared/model/satang.ts'

/** Money and counts of any set of claims. */
export type Figures = {
  readonly claims: number
  readonly failed: number
  readonly claimedSatang: Satang | null
  readonly approvedSatang: Satang | null
  readonly unknownApproved: number
}

const none: Figures = { claims: 0, failed: 0, claimedSatang: null, approvedSatang: null, unknownApproved: 0 }

/** Adds amounts so that unknown stays unknown: null only when both are. */
function addAmounts(left: Satang | null, right: number | null): Satang | null {
  if (right === null) return left
  return toSatang((left ?? 0) + right)
}

/** @returns the figures of all groups together. */
export function sumGroups(groups: readonly ClaimGroup[]): Figures {
  return groups.reduce<Figures>(
    (sum, group) => ({
      claims: sum.claims + group.claims,
      failed: sum.failed + group.failed,
      claimedSatang: addAmounts(sum.claimedSatang, group.claimedSatang),
      approvedSatang: addAmounts(sum.approvedSatang, group.approvedSatang),
      unknownApproved: sum.unknownApproved + group.unknownApproved,
    }),
    none,
  )
}

/** @returns the figures of each value of a key, in the order the keys first occur. */
export function sumBy<Key>(
  groups: readonly ClaimGroup[],
  keyOf: (group: ClaimGroup) => Key,
): Map<Key, Figures> {
  const parts = new Map<Key, ClaimGroup[]>()
  for (const group of groups) {
    const key = keyOf(group)
    const part = parts.get(key)
    if (part) part.push(group)
    else parts.set(key, [group])
  }
  return new Map([...parts].map(([key, part]) => [key, sumGroups(part)]))
}
