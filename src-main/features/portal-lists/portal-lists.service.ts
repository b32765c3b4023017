import path from 'node:path'
import type { Store } from '#main/database/store.ts'
import type { KnownPortal } from '#main/features/portal-lists/known-portal.ts'
import { createListCorrections, type MadeCorrection } from '#main/features/portal-lists/list-corrections.ts'
import { createListReadings } from '#main/features/portal-lists/list-readings.ts'
import { toListReport } from '#main/features/portal-lists/list-report.ts'
import {
  findReadings,
  type KeptReadings,
  selectReadings,
  upsertReadings,
} from '#main/features/portal-lists/portal-lists.sql.ts'
import type { Clock } from '#main/platform/clock.ts'
import type { Log } from '#main/platform/log.ts'
import type { Notices } from '#main/platform/notices.ts'
import type { Secrets } from '#main/platform/secrets.ts'
import { writeStructureReport } from '#main/platform/structure-report.ts'
import type { Output, ParsedInput } from '#shared/contract/index.ts'
import type { ListEntry } from '#shared/contract/portal-lists.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { listChanges, listState } from '#shared/model/list-changes.ts'
import { fieldsSaid, placeCorrection } from '#shared/model/list-correction.ts'
import { isEmptyUnsure, type ListReading } from '#shared/model/list-reading.ts'
import type { ListPlace } from '#shared/model/source.ts'
import { toBangkokTime } from '#shared/model/thai-date.ts'

type Needs = {
  readonly store: Store
  readonly clock: Clock
  readonly log: Log
  readonly notices: Notices
  readonly secrets: Secrets
  readonly version: string
  /** Where installed profiles lie. */
  readonly folder: string
  /** The profiles in use now. */
  readonly portals: () => Promise<readonly KnownPortal[]>
}

type Place = Pick<ListEntry, 'portal' | 'list' | 'source' | 'scheme'>

/** The first way to each list, and others only once they were needed. */
function listPlaces(portals: readonly KnownPortal[], kept: readonly KeptReadings[]): Place[] {
  return portals.flatMap((portal) =>
    portal.lists.flatMap(({ id, source, schemes }, at) =>
      schemes.flatMap((scheme) => {
        const isFirst = !portal.lists
          .slice(0, at)
          .some((one) => one.source === source && one.schemes.includes(scheme))
        const wasRead = kept.some(
          ({ newest }) => newest.portal === portal.id && newest.list === id && newest.scheme === scheme,
        )
        return isFirst || wasRead ? [{ portal: portal.id, list: id, source, scheme }] : []
      }),
    ),
  )
}

function toCorrection(made: MadeCorrection | undefined, newest: ListReading | null): ListEntry['correction'] {
  if (!made) return null
  const columns = newest?.columns ?? []
  const lost = columns.length === 0 ? [] : [...placeCorrection(made.columns, columns).lost]
  return { columns: made.columns, at: made.at, by: made.by, lost }
}

function toEntry(place: Place, kept: KeptReadings | undefined, made: MadeCorrection | undefined): ListEntry {
  const { newest, good } = kept ?? { newest: null, good: null }
  const said = fieldsSaid(made?.columns ?? null)
  return {
    ...place,
    state: listState(newest, good, said),
    newest,
    good,
    changes: newest && good ? listChanges(good, newest, said) : [],
    correction: toCorrection(made, newest),
  }
}

/** A column cannot be two fields. */
function demandOnce(columns: ParsedInput<'portalLists.correct'>['columns']): void {
  const places = Object.values(columns).flatMap((said) => (said === 'none' ? [] : [said.index]))
  if (new Set(places).size < places.length) throw new AppError('input.invalid', { field: 'columns' })
}

/**
 * Keeps what Satang understands of the lists of the portal, shows it, and lets a person put it right. Owns the table
 * `list_reading`.
 */
export function createPortalLists(needs: Needs) {
  const { store, clock, version } = needs
  const corrections = createListCorrections(needs)

  async function list(): Promise<Output<'portalLists.list'>> {
    const portals = await needs.portals()
    const kept = await store.read(selectReadings)
    const made = await Promise.all(portals.map(({ id }) => corrections.list(id)))
    const entries = listPlaces(portals, kept).map((place) =>
      toEntry(
        place,
        kept.find(
          ({ newest }) =>
            newest.portal === place.portal && newest.list === place.list && newest.scheme === place.scheme,
        ),
        made[portals.findIndex(({ id }) => id === place.portal)]?.corrections.find(
          (one) => one.list === place.list,
        ),
      ),
    )
    const isRead = ({ newest }: ListEntry) => newest !== null
    return {
      lists: [...entries.filter(isRead), ...entries.filter((entry) => !isRead(entry))],
      refused: made.find(({ refused }) => refused !== null)?.refused ?? null,
    }
  }

  /** @throws AppError `input.invalid` for a list without columns, or one the profile does not have */
  async function demandCorrectable(id: string): Promise<string> {
    const portal = (await needs.portals()).find(({ lists }) =>
      lists.some((one) => one.id === id && one.hasColumns),
    )
    if (!portal) throw new AppError('input.invalid', { field: 'list' })
    return portal.id
  }

  return {
    /** What whoever reads lists asks and tells. */
    readings: createListReadings({ ...needs, corrections }),
    list,

    /** @returns how many lists are no longer as they were when they worked */
    countChanged: async (): Promise<number> =>
      (await list()).lists.filter(({ state }) => state === 'changed').length,

    /** @returns lists that were empty when they were last read, though nothing proves it, with the month of that visit */
    listUnsure: async (): Promise<ListPlace[]> =>
      (await list()).lists.flatMap(({ newest }) =>
        newest && isEmptyUnsure(newest.ending)
          ? [{ source: newest.source, scheme: newest.scheme, month: newest.month }]
          : [],
      ),

    /** @throws AppError `input.invalid`, `folder.denied` */
    async correct({ list: id, columns }: ParsedInput<'portalLists.correct'>, by: string): Promise<void> {
      demandOnce(columns)
      await corrections.keep(await demandCorrectable(id), id, columns, by)
    },

    /** @throws AppError `input.invalid`, `folder.denied` */
    undoCorrection: async (id: string): Promise<void> => corrections.undo(await demandCorrectable(id), id),

    /** The newest reading is what the list is held against from now on, if it was one that worked. */
    async confirm({ list: id, scheme }: ParsedInput<'portalLists.confirm'>): Promise<void> {
      const portals = await needs.portals()
      const portal = portals.find(({ lists }) => lists.some((one) => one.id === id))?.id ?? ''
      await store.write(async (trx) => {
        const kept = await findReadings(trx, { portal, list: id, scheme })
        if (kept?.newest.ending.state !== 'read') throw new AppError('input.invalid', { field: 'list' })
        await upsertReadings(trx, { newest: kept.newest, good: kept.newest })
      })
    },

    /** @returns what the report is called where the person says nothing else */
    reportName(): string {
      const time = toBangkokTime(clock.now()).replaceAll(/[-:]/g, '').replace('T', '-')
      return `satang-lists-${time}.json`
    },

    /** Writes how the lists are built. @throws AppError `folder.denied`, `store.diskFull` */
    async saveReport(file: string): Promise<string> {
      const at = clock.now().toISOString()
      const report = toListReport(version, at, await needs.portals(), (await list()).lists)
      return writeStructureReport(path.dirname(file), path.basename(file), report)
    },
  }
}
export type PortalLists = ReturnType<typeof createPortalLists>
