import type { Part, RowKind, SheetLayout } from '#shared/model/layouts/layout.ts'

/** Parts without which rows say too little to be read at all, whatever else a sheet has. */
export const partsOfEveryRow: Partial<Record<RowKind, readonly Part[]>> = {
  claim: ['hn', 'pid', 'errorCodes'],
  transfer: ['postedAt'],
}

/** Amounts that pages count. */
const countedAmounts: readonly Part[] = [
  ...(['claimed', 'approved', 'gross', 'held', 'deducted', 'guarantee', 'tax', 'setOff'] as const),
  'net',
]

/**
 * Whether a person may say that a file has no such column. What tells rows apart, whose they are, and amounts that other
 * pages count are never left out: those would be unknown for every row.
 */
export function mayLack({ key, parts, rows }: SheetLayout, field: string): boolean {
  const needed = [...countedAmounts, ...(partsOfEveryRow[rows] ?? ['hn', 'pid'])]
  return field !== key.field && !needed.some((part) => parts[part]?.includes(field))
}
