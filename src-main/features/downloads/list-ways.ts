import type { Store } from '#main/database/store.ts'
import { findNewestStored, isNameKnown } from '#main/features/downloads/downloads.sql.ts'
import type { FileList } from '#main/features/downloads/file-list.ts'
import { type JsonList, toJsonFinding } from '#main/features/downloads/json-structure.ts'
import { transfersList } from '#main/features/downloads/known-lists.ts'
import { findKnownMonth } from '#main/features/downloads/known-month.sql.ts'
import { createListMemory } from '#main/features/downloads/list-memory.ts'
import type { VisitNeeds } from '#main/features/downloads/open-portal.ts'
import { findShortage, type ListFinding, toPageFinding } from '#main/features/downloads/page-finding.ts'
import { createPageReader } from '#main/features/downloads/page-reader.ts'
import { createPatience } from '#main/features/downloads/patience.ts'
import type { PortalList } from '#main/features/downloads/portal-lists.ts'
import type { Readings } from '#main/features/downloads/readings.ts'
import type { Renewal } from '#main/features/downloads/renewal.ts'
import { createSeeing } from '#main/features/downloads/see-list.ts'
import { lookAtSession } from '#main/features/downloads/session-look.ts'
import type { SignInDesk } from '#main/features/downloads/sign-in.ts'
import { createTransfersReader } from '#main/features/downloads/transfers-reader.ts'
import { createUploadsReader } from '#main/features/downloads/uploads-reader.ts'
import { createWholeReader } from '#main/features/downloads/whole-list.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { ErrorCode } from '#shared/errors/codes.ts'
import { networkCodes } from '#shared/errors/network-codes.ts'
import type { ListPlace } from '#shared/model/source.ts'
import { type Month, monthsBefore } from '#shared/model/thai-date.ts'

export type WayNeeds = VisitNeeds & {
  readonly store: Store
  readonly readings: Readings
  /** A month a person named in which every list has files; null: the newest one that is known to have had some. */
  readonly knownMonth: Month | null
}

/** What is older a portal may no longer show. */
const shownMonths = 12

/** A list that is not there as we know it may be there in another way. */
const wayIsGone: readonly ErrorCode[] = ['portal.pageChanged', 'portal.noRight']

/** What a further way may come to without being more than a way that does not help. */
const furtherFails: readonly ErrorCode[] = [
  ...wayIsGone,
  'portal.sessionExpired',
  'portal.down',
  'portal.unreachable',
  ...networkCodes,
]

const isOneOf = (codes: readonly ErrorCode[], error: unknown) =>
  error instanceof AppError && codes.includes(error.code)

/** A list, what it is called in its profile, and what was understood of it. */
export type ListRead = FileList & {
  readonly list: string
  readonly finding: ListFinding
  /** Why it is not whole, though every line that it showed was read; null when nothing is missing. */
  readonly shortage: AppError | null
}

const ofAnswer = (list: string, read: JsonList): ListRead => ({
  ...read,
  list,
  finding: toJsonFinding(read),
  shortage: null,
})

/** Knows every way to read a list, and takes the next one when a page is no longer as we know it. */
export function createListWays(needs: WayNeeds, desk: SignInDesk, renewal: Renewal) {
  const { store, hospitalCode, place: portal, tell, knownMonth } = needs
  const seeing = createSeeing(desk, renewal, portal.baseUrl)
  const readPage = createPageReader({
    seeing,
    readWhole: createWholeReader({ client: desk.client, seeing, baseUrl: portal.baseUrl }),
    memory: createListMemory(store, desk.profile.id),
    findKnownMonth: async ({ source }, { scheme, month }) => {
      if (knownMonth !== null) return knownMonth === month ? null : knownMonth
      const since = monthsBefore(month, shownMonths)
      return store.read((db) => findKnownMonth(db, source, scheme, { other: month, since }))
    },
  })
  const uploads = createUploadsReader(desk, needs)
  const readTransfers = createTransfersReader({
    ...needs,
    desk,
    place: portal.transfers,
    patience: createPatience({ ...needs, profile: portal.transfers.profile }),
    findStored: (month) => store.read((db) => findNewestStored(db, 'smt', month)),
    isTaken: (name) => store.read((db) => isNameKnown(db, 'smt', name)),
  })

  async function readOnce(list: PortalList, { month, scheme }: ListPlace): Promise<ListRead> {
    const asked = { month, scheme, hospitalCode }
    if (list.reads !== 'page') return ofAnswer(list.id, await uploads.read(list, asked))
    const correction = await needs.readings.corrections(list.id)
    const read = await readPage(list, asked, correction?.columns ?? null)
    return { ...read.files, list: list.id, finding: toPageFinding(read, list), shortage: findShortage(read) }
  }

  /** A page signs in again by itself. */
  function readWay(list: PortalList, place: ListPlace): Promise<ListRead> {
    return list.reads === 'page' ? readOnce(list, place) : renewal.whileKnown(() => readOnce(list, place))
  }

  /**
   * Reads a further way. That its token is missing or refused says little of the session; the portal itself tells whether
   * that has ended.
   * @returns null when this way does not help
   */
  async function readFurther(list: PortalList, place: ListPlace): Promise<ListRead | null> {
    for (;;) {
      try {
        return await readOnce(list, place)
      } catch (error) {
        if (!isOneOf(furtherFails, error)) throw error
        const mayBeOver = isOneOf(['portal.sessionExpired'], error)
        if (!mayBeOver || (await lookAtSession(desk, portal.baseUrl)) !== 'forgotten') return null
      }
      await renewal.signInAgain()
    }
  }

  async function readNext(ways: readonly PortalList[], place: ListPlace): Promise<ListRead | null> {
    for (const list of ways) {
      tell('warn', 'downloads.otherWay', { list: list.id })
      const found = await readFurther(list, place)
      if (found) return found
    }
    return null
  }

  return {
    /** The page of the list that was looked at last, when that could not be read. */
    takeLast: seeing.takeLast,
    /** What was read in another session is of no use in this one. */
    forget: uploads.forget,
    /** @throws AppError of the portal; that of the first way, which the clerk knows, when every way is gone */
    async read(place: ListPlace): Promise<ListRead> {
      seeing.takeLast()
      if (place.source === 'smt') {
        return ofAnswer(transfersList, await renewal.whileKnown(() => readTransfers(place.month)))
      }
      const [first, ...others] = desk.profile.lists.filter(
        ({ source, schemes }) => source === place.source && schemes.includes(place.scheme),
      )
      if (!first) throw new AppError('portal.pageChanged', { expected: place.source, found: '' })
      return readWay(first, place).catch(async (error: unknown) => {
        if (!isOneOf(wayIsGone, error) || others.length === 0) throw error
        // when no way is left, the page that stands open at the end is the one that tells why
        return (await readNext(others, place)) ?? readWay(first, place)
      })
    },
  }
}
