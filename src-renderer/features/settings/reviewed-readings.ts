import type { AcceptedReading, OlderReading, ReadingComparison } from '#shared/contract/readings.ts'
import { type Satang, toSatang } from '#shared/model/satang.ts'

/** One line of the review: a file, and what became of it last. */
export type Reviewed = Pick<OlderReading, 'id' | 'name' | 'why'> &
  (
    | { readonly state: 'waiting' | 'accepted' | 'current' | 'missing' }
    | Pick<Extract<ReadingComparison, { state: 'compared' }>, 'state' | 'before' | 'after' | 'checks'>
    | Pick<Extract<ReadingComparison, { state: 'failed' }>, 'state' | 'reason'>
  )

/** @returns the files in their order, each with what was heard of it last */
export function toReviewed(
  files: readonly OlderReading[],
  compared: readonly ReadingComparison[],
  accepted: readonly AcceptedReading[],
): Reviewed[] {
  const ends = new Map<number, ReadingComparison | AcceptedReading>()
  for (const end of [...compared, ...accepted]) ends.set(end.id, end)
  return files.map(({ id, name, why }) => ({ state: 'waiting', ...ends.get(id), id, name, why }))
}

/** @returns what is approved over compared files, before and after; what nobody knows adds nothing */
export function sumChosen(rows: readonly Reviewed[]): { before: Satang; after: Satang } {
  const compared = rows.flatMap((row) => (row.state === 'compared' ? row : []))
  const sum = (side: 'before' | 'after') =>
    toSatang(compared.reduce((total, row) => total + (row[side].approved ?? 0), 0))
  return { before: sum('before'), after: sum('after') }
}
