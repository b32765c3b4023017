/** A row of a Detail sheet, as far as it decides which row of its claim is the newest. */
export type ClaimRow = {
  readonly sheet: string
  /** 0-based. */
  readonly row: number
  readonly rank: VersionRank
  readonly repNo: string | null
  readonly isPassed: boolean
}

/**
 * Ranks of the rows of a claim, the least first: one that says itself that another replaced it, then one that tells of an
 * appeal or a correction and has no money, which does not wipe an amount that was there before.
 */
export const versionRanks = ['0', '1', '2'] as const
export type VersionRank = (typeof versionRanks)[number]

/** @returns whether a row takes the place of one that was read before it */
function isNewer(row: ClaimRow, known: ClaimRow): boolean {
  const rank = versionRanks.indexOf(row.rank) - versionRanks.indexOf(known.rank)
  if (rank !== 0) return rank > 0
  return (row.repNo ?? '') >= (known.repNo ?? '')
}

/** Follows the claims of one file over all its sheets: a TRAN_ID counts once, as its newest row has it. */
export function createFileClaims() {
  const newest = new Map<string, ClaimRow>()
  const originals = new Map<string, ClaimRow>()
  const overtaken: ClaimRow[] = []
  return {
    /** @returns the newest row of a claim so far, or the original that its appeal replaced; null for a claim not seen yet */
    find: (tranId: string): ClaimRow | null => newest.get(tranId) ?? originals.get(tranId) ?? null,
    /** @returns the row of the claim that was there before, and whether this row is older than that one */
    add(tranId: string, row: ClaimRow): { readonly known: ClaimRow | null; readonly isOlder: boolean } {
      // the original of an appeal stands beside what replaced it
      if (row.rank === '0') {
        originals.set(tranId, row)
        return { known: null, isOlder: true }
      }
      const known = newest.get(tranId) ?? null
      const isOlder = known !== null && !isNewer(row, known)
      if (known !== null && !isOlder) overtaken.push(known)
      if (!isOlder) newest.set(tranId, row)
      return { known, isOlder }
    },
    /** Rows that were counted when they were read, and that a newer one took the place of later. */
    overtaken: overtaken as readonly ClaimRow[],
  }
}

export type FileClaims = ReturnType<typeof createFileClaims>
