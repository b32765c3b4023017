import { isDeepStrictEqual } from 'node:util'
import type { Store } from '#main/database/store.ts'
import { findNewestStored } from '#main/features/downloads/downloads.sql.ts'
import type { FileList, FileSource } from '#main/features/downloads/file-list.ts'
import type { VisitNeeds } from '#main/features/downloads/open-portal.ts'
import { createPageReader, type SeeList } from '#main/features/downloads/page-reader.ts'
import { createPatience } from '#main/features/downloads/patience.ts'
import type { PortalList } from '#main/features/downloads/portal-lists.ts'
import type { RunReport } from '#main/features/downloads/run-report.ts'
import { type PortalLogin, type SignInDesk, signInStored } from '#main/features/downloads/sign-in.ts'
import { createTransfersReader } from '#main/features/downloads/transfers-reader.ts'
import { createUploadsReader } from '#main/features/downloads/uploads-reader.ts'
import { createYearMemory } from '#main/features/downloads/year-memory.ts'
import { createTurns } from '#main/platform/turns.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { ErrorCode } from '#shared/errors/codes.ts'
import type { ListPlace } from '#shared/model/source.ts'

type Needs = VisitNeeds & { readonly report: RunReport; readonly store: Store }

/** A list that is not there as we know it may be there in another way. */
const wayIsGone: readonly ErrorCode[] = ['portal.pageChanged', 'portal.noRight']

const codeOf = (error: unknown) => (error instanceof AppError ? error.code : null)

/** Reads lists, and signs in again in the middle when the portal has forgotten the session. */
export function createListReader(needs: Needs, desk: SignInDesk, login: PortalLogin) {
  const { report, place: portal, store, hospitalCode } = needs
  const { client, session, profile } = desk
  // workers that find the session dead at the same time sign in once
  const turns = createTurns()
  /** Files whose address was renewed while the session was well; once each. */
  const renewed = new Set<string>()
  let signIns = 0
  let hasMovedOn = true

  /** Without any gain since the last time the portal does not want us. */
  async function signInAgain(): Promise<void> {
    if (!hasMovedOn) throw new AppError('portal.sessionExpired')
    hasMovedOn = false
    signIns += 1
    report.tell('warn', 'downloads.sessionEnded')
    report.move({ step: 'signingIn' })
    await signInStored(desk, login)
    uploads.forget()
    report.tell('info', 'downloads.signedIn', { way: 'stored' })
  }

  const see: SeeList = async (request, list) => {
    for (;;) {
      const page = await client.visit(request, list)
      const { kind } = page
      if (kind === 'list') return page
      if (kind === 'other') throw new AppError('portal.pageChanged', { expected: list.table, found: '' })
      // right after signing in, `no right` means what it says; later it is also what a forgotten session sees
      if (kind === 'forbidden' || (kind === 'noRight' && !hasMovedOn)) throw new AppError('portal.noRight')
      await signInAgain()
      await client.pace()
    }
  }

  const memory = createYearMemory(store, profile.id)
  const readPage = createPageReader({ client, session, see, memory, baseUrl: portal.baseUrl })
  const uploads = createUploadsReader(desk)
  const readTransfers = createTransfersReader({
    ...needs,
    session,
    place: portal.transfers,
    patience: createPatience({ ...needs, profile: portal.transfers.profile }),
    findStored: (month) => store.read((db) => findNewestStored(db, 'smt', month)),
  })

  /** What has no page that shows a forgotten session says so by its code. */
  async function knowingUs(read: () => Promise<FileList>): Promise<FileList> {
    for (;;) {
      try {
        return await read()
      } catch (error) {
        if (codeOf(error) !== 'portal.sessionExpired') throw error
        await signInAgain()
      }
    }
  }

  function readWay(list: PortalList, { month, scheme }: ListPlace): Promise<FileList> {
    const asked = { month, scheme, hospitalCode }
    return list.reads === 'page' ? readPage(list, asked) : knowingUs(() => uploads.read(list, asked))
  }

  async function readList(place: ListPlace): Promise<FileList> {
    if (place.source === 'smt') return knowingUs(() => readTransfers(place.month))
    const ways = profile.lists.filter(
      ({ source, schemes }) => source === place.source && schemes.includes(place.scheme),
    )
    let failure: unknown = new AppError('portal.pageChanged', { expected: place.source, found: '' })
    for (const [index, list] of ways.entries()) {
      try {
        if (index > 0) report.tell('warn', 'downloads.otherWay', { list: list.id })
        return await readWay(list, place)
      } catch (error) {
        // the first way is the one the clerk knows, so its failure is the one she is told
        if (index === 0) failure = error
        const code = codeOf(error)
        if (code === null || !wayIsGone.includes(code)) throw error
      }
    }
    // the page that stands open at the end is the one that tells why
    const [first] = ways
    if (first && ways.length > 1) return readWay(first, place)
    throw failure
  }

  return {
    read: (place: ListPlace): Promise<FileList> => turns.take(() => readList(place)),
    /** How often the session was renewed; to be held against `findFresh`. */
    signIns: () => signIns,
    /** Something was fetched: the portal wants us. */
    moveOn(): void {
      hasMovedOn = true
    },
    /**
     * Looks whether the session, or the address, was at fault when a file came as a page.
     * @param old where it was asked for
     * @param before `signIns` at that time
     * @returns where the file is now, or null when asking again is of no use
     */
    findFresh: (
      place: ListPlace,
      name: string,
      old: FileSource,
      before: number,
    ): Promise<FileSource | null> =>
      turns.take(async () => {
        uploads.forget()
        const fresh = (await readList(place)).files.find((file) => file.name === name)?.source ?? null
        if (fresh === null || signIns !== before) return fresh
        const isSame = isDeepStrictEqual(fresh, old) || renewed.has(name)
        renewed.add(name)
        return isSame ? null : fresh
      }),
  }
}

export type ListReader = ReturnType<typeof createListReader>
