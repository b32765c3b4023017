import * as z from 'zod'
import { ErrorRecord } from '#shared/contract/error-record.ts'
import { isCuredByBackup } from '#shared/errors/store-codes.ts'
import { Instant } from '#shared/model/ids.ts'

/** What counts in a store or in a backup; null for one that holds no import. */
export const Holdings = z.object({ claims: z.int(), newestImportAt: Instant.nullable() })

/** What stands in the place of the store beside a backup that may take it. */
export const StoreComparison = z.object({
  present: z.discriminatedUnion('state', [
    Holdings.extend({ state: z.literal('opens') }),
    z.object({ state: z.literal('closed'), error: ErrorRecord }),
  ]),
  /** Null where it cannot be told before all of the backup was looked at. */
  backup: Holdings.nullable(),
})
export type StoreComparison = z.infer<typeof StoreComparison>

/** @returns whether going back may lose what the present store holds, as far as anybody knows */
export function mayLose({ present, backup }: StoreComparison): boolean {
  if (present.state === 'closed') return !isCuredByBackup(present.error.code)
  if (backup === null || present.claims > backup.claims) return true
  return (present.newestImportAt ?? '') > (backup.newestImportAt ?? '')
}

type Line = {
  readonly key: 'presentHolds' | 'presentClosed' | 'backupHolds' | 'backupUnknown' | 'backupOlder'
  readonly blanks: Readonly<Record<string, string | number>>
}
type Words = {
  readonly at: (instant: string | null) => string
  readonly explain: (error: z.infer<typeof ErrorRecord>) => string
}

/** @returns the sentences that tell a comparison, in their order; their words are in `phrases/<language>/comparison.ts` */
export function tellComparison({ present, backup }: StoreComparison, { at, explain }: Words): Line[] {
  const holding = ({ claims, newestImportAt }: z.infer<typeof Holdings>) => ({
    claims,
    at: at(newestImportAt),
  })
  const lines: Line[] = [
    present.state === 'opens'
      ? { key: 'presentHolds', blanks: holding(present) }
      : { key: 'presentClosed', blanks: { reason: explain(present.error) } },
    backup === null ? { key: 'backupUnknown', blanks: {} } : { key: 'backupHolds', blanks: holding(backup) },
  ]
  if (present.state === 'closed' || backup === null || present.claims <= backup.claims) return lines
  return [...lines, { key: 'backupOlder', blanks: { claims: present.claims - backup.claims } }]
}
