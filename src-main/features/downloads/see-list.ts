import { toListFailure, toPageChanged } from '#main/features/downloads/list-failure.ts'
import type { ListRequest } from '#main/features/downloads/list-request.ts'
import type { ListSight } from '#main/features/downloads/list-sight.ts'
import type { PageRequest, PortalClient, SeenPage } from '#main/features/downloads/portal-client.ts'
import type { PageList } from '#main/features/downloads/portal-lists.ts'
import type { PageKind } from '#main/features/downloads/portal-profile.ts'
import type { Renewal } from '#main/features/downloads/renewal.ts'
import { lookAtSession } from '#main/features/downloads/session-look.ts'
import type { SignInDesk } from '#main/features/downloads/sign-in.ts'
import type { BrowserSession, PageChoices } from '#main/platform/browser/browser-session.ts'

/** A page, how it was asked for, and whether other ways to it make it doubtful. */
type AskedPage = SeenPage & { readonly way: Way; readonly isDoubtful: boolean }

type Way = { readonly ask: PageList['asks'][number]; readonly method: PageList['methods'][number] }

/** What a page showed that is, or should be, the list, and how it was asked for. */
export type SeenList = ListSight & { readonly way: Way['ask'] }
/** The page looked at last, of which list. */
export type LastLook = { readonly list: PageList; readonly seen: SeenList }

function toRequest({ path, fields }: ListRequest, { opener }: PageList, { method }: Way): PageRequest {
  const referrer = opener === null ? {} : { referrer: opener }
  return method === 'POST'
    ? { path, form: fields, ...referrer }
    : { path: `${path}?${new URLSearchParams(fields)}`, ...referrer }
}

const waysOf = ({ asks, methods }: PageList): Way[] =>
  asks.flatMap((ask) => methods.map((method) => ({ ask, method })))

/** Goes to the page one comes from, once in a session; what its drop-downs say is kept. */
function createOpeners(client: PortalClient, session: BrowserSession) {
  const known = new Map<string, PageChoices>()
  return async ({ opener }: PageList): Promise<PageChoices> => {
    if (opener === null) return {}
    const kept = known.get(opener)
    if (kept) return kept
    await client.pace()
    // a list may well be there where the page before it is not
    const isSeen = (await client.glance(opener)) !== null
    const choices = isSeen ? await session.readChoices() : {}
    known.set(opener, choices)
    return choices
  }
}

/** What another method may show otherwise; any other page says the same to every method. */
const mayBeOfMethod: readonly PageKind[] = ['other', 'failurePage']

/** What keeps everybody out, in whatever way one asks. */
const isOfFront: readonly PageKind[] = ['frontRejected', 'maintenance']

/** The ways to ask for a list, the one that showed it last before all others. */
function orderWays(list: PageList, known: Way | undefined): Way[] {
  const ways = waysOf(list)
  const isKnown = ({ ask, method }: Way) => ask === known?.ask && method === known.method
  return [...ways.filter(isKnown), ...ways.filter((way) => !isKnown(way))]
}

/** Where no way showed the list: the page that tells most, and whether the ways tell different things of the session. */
function conclude(seen: readonly AskedPage[]): AskedPage {
  const told =
    seen.find(({ kind }) => isOfFront.includes(kind)) ??
    seen.find(({ way }) => way.ask === 'navigation') ??
    seen.at(-1)
  if (!told) throw new Error('a list that cannot be asked for')
  const isDoubtful = told.kind === 'failurePage' && seen.some(({ kind }) => kind === 'other')
  return { ...told, isDoubtful }
}

/** Sees lists of the portal in whatever way it shows them, and signs in again when it has forgotten us. */
export function createSeeing(desk: SignInDesk, renewal: Renewal, baseUrl: string) {
  const { client, session } = desk
  /** The way in which each list was seen last. */
  const usual = new Map<string, Way>()
  const openerOf = createOpeners(client, session)
  let last: LastLook | null = null

  /** Tries every way before anything is concluded. */
  async function ask(request: ListRequest, list: PageList): Promise<AskedPage> {
    const seen: AskedPage[] = []
    for (const way of orderWays(list, usual.get(list.id))) {
      if (seen.some((page) => page.way.ask === way.ask && !mayBeOfMethod.includes(page.kind))) continue
      if (seen.length > 0) await client.pace()
      const one = toRequest(request, list, way)
      const page = await (way.ask === 'script' ? client.visitAsScript(one, list) : client.visit(one, list))
      if (page.sight) last = { list, seen: { ...page.sight, way: way.ask } }
      seen.push({ ...page, way, isDoubtful: false })
      if (page.kind !== 'list') continue
      usual.set(list.id, way)
      return { ...page, way, isDoubtful: false }
    }
    return conclude(seen)
  }

  return {
    /** What the drop-downs say on the page from which a person would ask for the list. */
    open: openerOf,

    /** What the page looked at last showed since this was asked before, also where it was not the list. */
    takeLast(): LastLook | null {
      const taken = last
      last = null
      return taken
    },

    /**
     * Shows one page of a list.
     * @throws AppError `portal.noRight`, `portal.pageChanged`, and those of visiting and signing in
     */
    async see(request: ListRequest, list: PageList): Promise<SeenList> {
      for (let doubts = 0; ; ) {
        const page = await ask(request, list)
        if (page.kind === 'list' && page.sight) return { ...page.sight, way: page.way.ask }
        const failure = toListFailure(page.kind, renewal.hasMovedOn())
        if (failure) throw failure
        await client.pace()
        // a portal that still knows us shows a failure of the page, and perhaps only once
        if (page.isDoubtful && (await lookAtSession(desk, baseUrl)) === 'known') {
          doubts += 1
          if (doubts > 1) throw toPageChanged()
        } else await renewal.signInAgain()
        await client.pace()
      }
    },
  }
}
export type ListSeeing = ReturnType<typeof createSeeing>
