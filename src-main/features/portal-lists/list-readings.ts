import type { Store } from '#main/database/store.ts'
import type { KnownPortal } from '#main/features/portal-lists/known-portal.ts'
import type { ListCorrections } from '#main/features/portal-lists/list-corrections.ts'
import { findReadings, upsertReadings } from '#main/features/portal-lists/portal-lists.sql.ts'
import type { Log } from '#main/platform/log.ts'
import type { Notices } from '#main/platform/notices.ts'
import { cleanReading } from '#shared/model/clean-reading.ts'
import { isOfColumns, listChanges, listState } from '#shared/model/list-changes.ts'
import { fieldsSaid, type ListCorrection } from '#shared/model/list-correction.ts'
import type { ListField, ListReading } from '#shared/model/list-reading.ts'

type Needs = {
  readonly store: Store
  readonly log: Log
  readonly notices: Notices
  readonly corrections: ListCorrections
  /** Profiles in use, with their lists. */
  readonly portals: () => Promise<readonly KnownPortal[]>
}

/** A list that is not as it was keeps the reading it is held against, until a person has seen it. */
function toGood(
  good: ListReading | null,
  newest: ListReading,
  said: readonly ListField[],
): ListReading | null {
  if (newest.ending.state !== 'read') return good
  return good !== null && listChanges(good, newest, said).some(isOfColumns) ? good : newest
}

/** What whoever reads lists asks and tells. */
export function createListReadings({ store, log, notices, corrections, portals }: Needs) {
  return {
    /** The correction in force for a list of the portal in use. */
    async corrections(list: string): Promise<ListCorrection | null> {
      const portal = (await portals()).find(({ lists }) => lists.some(({ id }) => id === list))
      const made = portal ? await corrections.find(portal.id, list) : null
      return made && { list: made.list, columns: made.columns }
    },

    /** Keeps a reading, without anything of any line. */
    async keep(reading: ListReading): Promise<void> {
      const newest = cleanReading(reading)
      const made = await corrections.find(newest.portal, newest.list)
      const said = fieldsSaid(made?.columns ?? null)
      const good = await store.write(async (trx) => {
        const kept = await findReadings(trx, newest)
        const next = toGood(kept?.good ?? null, newest, said)
        await upsertReadings(trx, { newest, good: next })
        return next
      })
      if (listState(newest, good, said) === 'changed')
        log.warn('portalLists.changed', { list: newest.list, scheme: newest.scheme })
      notices.changed('portalLists.list')
    },
  }
}
