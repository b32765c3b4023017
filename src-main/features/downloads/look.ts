import type { Store } from '#main/database/store.ts'
import { createListReader } from '#main/features/downloads/list-reader.ts'
import type { WayNeeds } from '#main/features/downloads/list-ways.ts'
import { tellEvidence, type VisitNeeds, withPortal } from '#main/features/downloads/open-portal.ts'
import type { Readings } from '#main/features/downloads/readings.ts'
import { createRunReport, type ReportBoard, type Teller } from '#main/features/downloads/run-report.ts'
import {
  createEntry,
  type EntryNeeds,
  isOfList,
  isOfSource,
  whileLetIn,
} from '#main/features/downloads/run-work.ts'
import type { PortalLogin } from '#main/features/downloads/sign-in.ts'
import type { Notices } from '#main/platform/notices.ts'
import type { DownloadOptions } from '#shared/contract/downloads.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { ListReading } from '#shared/model/list-reading.ts'
import type { ListPlace } from '#shared/model/source.ts'

type Visit = EntryNeeds & Pick<WayNeeds, 'store' | 'readings' | 'knownMonth'>

/** Opens lists one after another, as patiently as a run. @param seen what was understood of each, in their order */
async function lookAtLists(places: readonly ListPlace[], needs: Visit, seen: ListReading[]): Promise<void> {
  const { visit, store, knownMonth, report } = needs
  const readings: Readings = {
    ...needs.readings,
    keep: async (reading) => {
      await needs.readings.keep(reading)
      seen.push(reading)
    },
  }
  await withPortal(visit, needs.isInWindow, async (desk) => {
    const renew = createEntry(needs, desk)
    // transfers may be open to anybody; their pages tell when they are not
    if (places.some(({ source }) => source !== 'smt')) await renew()
    const reader = createListReader({ ...visit, store, knownMonth, readings, renew }, desk)
    for (const [done, place] of places.entries()) {
      visit.signal.throwIfAborted()
      report.move({ step: 'listing', ...place, filesDone: done, filesTotal: places.length })
      await reader.read(place).catch(async (error: unknown) => {
        // a portal that is down, or asks for a rest, is left alone
        if (!isOfSource(place.source, error) && !isOfList(error)) throw error
        await tellEvidence(visit, desk.session, error)
      })
    }
    report.move({ step: 'ending', source: null, month: null, scheme: null })
  })
}

type Needs = {
  readonly store: Store
  readonly notices: Notices
  readonly tell: Teller
  readonly readings: Readings
  readonly logins: () => Promise<readonly PortalLogin[]>
  readonly options: () => Promise<Pick<DownloadOptions, 'knownMonth'>>
  readonly toVisitNeeds: (signal: AbortSignal, first?: ListPlace) => Promise<VisitNeeds>
  readonly board: ReportBoard
}

/**
 * Signs in as for a run by hand and opens lists, to see what is understood of them; downloads nothing.
 * @returns how to; a list that fails by itself is an answer. What was read before it ended badly is kept.
 * @throws AppError of `portal.…` or `browser.…`, and the signal's reason
 */
export function createLook(needs: Needs) {
  const { store, notices, tell, readings, logins, options, toVisitNeeds, board } = needs
  return async (places: readonly ListPlace[], signal: AbortSignal): Promise<ListReading[]> => {
    const accounts = await logins()
    if (accounts.length === 0) throw new AppError('portal.noAccount')
    const report = createRunReport(null, tell, notices)
    board.show(report)
    report.move({ filesTotal: places.length })
    try {
      const visit = await toVisitNeeds(signal, places[0])
      const { knownMonth } = await options()
      const work = { store, visit, logins: accounts, report, readings, knownMonth, isPersonThere: true }
      const seen: ListReading[] = []
      await whileLetIn(work, (isInWindow) =>
        lookAtLists(places.slice(seen.length), { ...work, isInWindow }, seen),
      )
      return seen
    } finally {
      board.show(null)
      notices.tell('downloads.progress', null)
      notices.changed('downloads.active', 'dashboard.get')
    }
  }
}
