import type { Part, SheetLayout } from '#shared/model/layouts/layout.ts'

/** Parts without which a row has no owner, or its money no meaning. */
const neededParts: readonly Part[] = [
  ...([
    'hn',
    'pid',
    'claimed',
    'approved',
    'gross',
    'held',
    'deducted',
    'guarantee',
    'tax',
    'setOff',
  ] as const),
  'net',
]

/**
 * Whether a person may say that a file has no such column. What tells rows apart, whose they are, and amounts that other
 * pages count are never left out: those would be unknown for every row.
 */
export function mayLack({ key, parts }: SheetLayout, field: string): boolean {
  return field !== key.field && !neededParts.some((part) => parts[part]?.includes(field))
}
