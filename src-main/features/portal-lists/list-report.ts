import type { KnownPortal } from '#main/features/portal-lists/known-portal.ts'
import type { ListEntry } from '#shared/contract/portal-lists.ts'
import type { ListReading } from '#shared/model/list-reading.ts'

/** Even masked, the lines of a list are nobody's business but the hospital's. */
function toStructure({ sample: _sample, ...reading }: ListReading): Omit<ListReading, 'sample'> {
  return reading
}

/** @returns what those who make profiles need to know of the lists: how they are built and what was understood, no values */
export function toListReport(
  version: string,
  at: string,
  portals: readonly KnownPortal[],
  entries: readonly ListEntry[],
): object {
  const lists = entries.flatMap(({ newest, good, correction, ...entry }) =>
    newest === null
      ? []
      : [
          {
            ...entry,
            newest: toStructure(newest),
            // where nothing changed they are the same
            good: good === null || good.at === newest.at ? null : toStructure(good),
            correction: correction && { columns: correction.columns, lost: correction.lost },
          },
        ],
  )
  return {
    kind: 'satangPortalLists',
    version,
    at,
    profiles: portals.map(({ id, version: profileVersion }) => ({ id, version: profileVersion })),
    lists,
  }
}
