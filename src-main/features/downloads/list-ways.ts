import type { Store } from '#main/database/store.ts'
import { findNewestStored, isNameKnown } from '#main/features/downloads/downloads.sql.ts'
import type { FileList } from '#main/features/downloads/file-list.ts'
import type { VisitNeeds } from '#main/features/downloads/open-portal.ts'
import { createPageReader, type SeeList } from '#main/features/downloads/page-reader.ts'
import { createPatience } from '#main/features/downloads/patience.ts'
import type { PortalList } from '#main/features/downloads/portal-lists.ts'
import type { Renewal } from '#main/features/downloads/renewal.ts'
import { lookAtSession } from '#main/features/downloads/session-look.ts'
import type { SignInDesk } from '#main/features/downloads/sign-in.ts'
import { createTransfersReader } from '#main/features/downloads/transfers-reader.ts'
import { createUploadsReader } from '#main/features/downloads/uploads-reader.ts'
import { createYearMemory } from '#main/features/downloads/year-memory.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { ErrorCode } from '#shared/errors/codes.ts'
import type { ListPlace } from '#shared/model/source.ts'

export type WayNeeds = VisitNeeds & { readonly store: Store }

/** A list that is not there as we know it may be there in another way. */
const wayIsGone: readonly ErrorCode[] = ['portal.pageChanged', 'portal.noRight']

/** What a further way may come to without being more than a way that does not help. */
const furtherFails: readonly ErrorCode[] = [
  ...wayIsGone,
  'portal.sessionExpired',
  'portal.down',
  'portal.unreachable',
]

const isOneOf = (codes: readonly ErrorCode[], error: unknown) =>
  error instanceof AppError && codes.includes(error.code)

/** Goes to a list and signs in again when the portal shows that it has forgotten us. */
function createSeeing({ client }: SignInDesk, renewal: Renewal): SeeList {
  return async (request, list) => {
    for (;;) {
      const page = await client.visit(request, list)
      const { kind } = page
      if (kind === 'list') return page
      if (kind === 'other') throw new AppError('portal.pageChanged', { expected: list.table, found: '' })
      // right after signing in, `no right` means what it says; later it is also what a forgotten session sees
      const isRefused = kind === 'forbidden' || (kind === 'noRight' && !renewal.hasMovedOn())
      if (isRefused) throw new AppError('portal.noRight')
      await renewal.signInAgain()
      await client.pace()
    }
  }
}

/** Knows every way to read a list, and takes the next one when a page is no longer as we know it. */
export function createListWays(needs: WayNeeds, desk: SignInDesk, renewal: Renewal) {
  const { store, hospitalCode, place: portal, tell } = needs
  const readPage = createPageReader({
    ...desk,
    see: createSeeing(desk, renewal),
    memory: createYearMemory(store, desk.profile.id),
    baseUrl: portal.baseUrl,
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

  function readOnce(list: PortalList, { month, scheme }: ListPlace): Promise<FileList> {
    const asked = { month, scheme, hospitalCode }
    return list.reads === 'page' ? readPage(list, asked) : uploads.read(list, asked)
  }

  /** A page signs in again by itself. */
  function readWay(list: PortalList, place: ListPlace): Promise<FileList> {
    return list.reads === 'page' ? readOnce(list, place) : renewal.whileKnown(() => readOnce(list, place))
  }

  /**
   * Reads a further way. That its token is missing or refused says little of the session; the portal itself tells whether
   * that has ended.
   * @returns null when this way does not help
   */
  async function readFurther(list: PortalList, place: ListPlace): Promise<FileList | null> {
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

  async function readNext(ways: readonly PortalList[], place: ListPlace): Promise<FileList | null> {
    for (const list of ways) {
      tell('warn', 'downloads.otherWay', { list: list.id })
      const found = await readFurther(list, place)
      if (found) return found
    }
    return null
  }

  return {
    /** What was read in another session is of no use in this one. */
    forget: uploads.forget,
    /** @throws AppError of the portal; that of the first way, which the clerk knows, when every way is gone */
    async read(place: ListPlace): Promise<FileList> {
      if (place.source === 'smt') return renewal.whileKnown(() => readTransfers(place.month))
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
