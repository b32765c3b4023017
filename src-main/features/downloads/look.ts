import type { Store } from '#main/database/store.ts'
import { createListReader } from '#main/features/downloads/list-reader.ts'
import { tellEvidence, withPortal } from '#main/features/downloads/open-portal.ts'
import type { Readings } from '#main/features/downloads/readings.ts'
import { createEntry, type EntryNeeds, isOfSource } from '#main/features/downloads/run-work.ts'
import type { ListReading } from '#shared/model/list-reading.ts'
import type { ListPlace } from '#shared/model/source.ts'

type Needs = EntryNeeds & { readonly store: Store; readonly readings: Readings }

/**
 * Signs in and opens lists, one after another and as patiently as a run; downloads nothing.
 * @returns what was understood of each, those that failed by themselves among them
 * @throws AppError that ended it, and the signal's reason; what was read before that is kept
 */
export async function lookAtLists(places: readonly ListPlace[], needs: Needs): Promise<ListReading[]> {
  const { visit, store, report } = needs
  const seen: ListReading[] = []
  const readings: Readings = {
    ...needs.readings,
    keep: async (reading) => {
      await needs.readings.keep(reading)
      seen.push(reading)
    },
  }
  await withPortal(visit, false, async (desk) => {
    const renew = createEntry(needs, desk)
    // transfers may be open to anybody; their pages tell when they are not
    if (places.some(({ source }) => source !== 'smt')) await renew()
    const reader = createListReader({ ...visit, store, readings, renew }, desk)
    for (const [done, place] of places.entries()) {
      visit.signal.throwIfAborted()
      report.move({ step: 'listing', ...place, filesDone: done, filesTotal: places.length })
      await reader.read(place).catch(async (error: unknown) => {
        // a portal that is down, or asks for a rest, is left alone
        if (!isOfSource(place.source, error)) throw error
        await tellEvidence(visit, desk.session, error)
      })
    }
    report.move({ step: 'ending', source: null, month: null, scheme: null })
  })
  return seen
}
