import type { ListPlace } from '#main/features/downloads/download-lists.sql.ts'
import type { VisitNeeds } from '#main/features/downloads/open-portal.ts'
import { parseRepList, type RepList } from '#main/features/downloads/rep-list.ts'
import type { RunReport } from '#main/features/downloads/run-report.ts'
import { type PortalLogin, type SignInDesk, signInStored } from '#main/features/downloads/sign-in.ts'
import { createTurns } from '#main/platform/turns.ts'
import { AppError } from '#shared/errors/app-error.ts'

type Needs = Pick<VisitNeeds, 'place'> & { readonly report: RunReport }

/** Reads lists, and signs in again in the middle when the portal has forgotten the session. */
export function createListReader({ report, place: portal }: Needs, desk: SignInDesk, login: PortalLogin) {
  const { client, session, profile } = desk
  // workers that find the session dead at the same time sign in once
  const turns = createTurns()
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
    report.tell('info', 'downloads.signedIn', { way: 'stored' })
  }

  async function readList({ month, scheme }: ListPlace): Promise<RepList> {
    for (;;) {
      await client.pace()
      const { kind } = await client.visit(client.listPath(month, scheme))
      if (kind === 'list') return parseRepList(await session.readTable(profile.list.table), portal)
      if (kind === 'other')
        throw new AppError('portal.pageChanged', { expected: profile.list.table, found: '' })
      // right after signing in, `no right` means what it says; later it is also what a forgotten session sees
      if (kind === 'forbidden' || (kind === 'noRight' && !hasMovedOn)) throw new AppError('portal.noRight')
      await signInAgain()
    }
  }

  return {
    read: (place: ListPlace): Promise<RepList> => turns.take(() => readList(place)),
    /** How often the session was renewed; to be held against `findFresh`. */
    signIns: () => signIns,
    /** Something was fetched: the portal wants us. */
    moveOn(): void {
      hasMovedOn = true
    },
    /**
     * Looks whether the session was at fault when a file came as a page.
     * @param before `signIns` when the file was asked for
     * @returns the file's address in a session that began since, or null when the session is well
     */
    findFresh: (place: ListPlace, name: string, before: number): Promise<string | null> =>
      turns.take(async () => {
        const fresh = (await readList(place)).reps.find((rep) => rep.name === name)
        return signIns === before || !fresh ? null : fresh.address
      }),
  }
}

export type ListReader = ReturnType<typeof createListReader>
