import type { ListRequest } from '#main/features/downloads/list-request.ts'
import type { ListSight } from '#main/features/downloads/list-sight.ts'
import type { PageRequest, PortalClient, SeenPage } from '#main/features/downloads/portal-client.ts'
import type { PageList } from '#main/features/downloads/portal-lists.ts'
import type { PageKind } from '#main/features/downloads/portal-profile.ts'
import type { Renewal } from '#main/features/downloads/renewal.ts'
import type { SignInDesk } from '#main/features/downloads/sign-in.ts'
import type { BrowserSession, PageChoices } from '#main/platform/browser/browser-session.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { assertNever } from '#shared/lib/assert.ts'

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

/** A page that shows that nobody is signed in, or nothing at all. */
function toFailure({ kind }: SeenPage, renewal: Renewal): AppError | null {
  switch (kind) {
    case 'list':
    case 'olderForm':
    case 'singleSignOnForm':
    case 'singleSignOnNotice':
    case 'codeForm':
    case 'signInExpired':
    case 'codeExpired':
    case 'failurePage':
      return null
    case 'frontRejected':
      return new AppError('portal.frontRejected')
    case 'maintenance':
      return new AppError('portal.maintenance')
    case 'forbidden':
      return new AppError('portal.noRight')
    case 'noRight':
      // right after signing in it means what it says; later it is also what a forgotten session sees
      return renewal.hasMovedOn() ? null : new AppError('portal.noRight')
    case 'other':
      return new AppError('portal.pageChanged', { expected: 'list', found: '' })
    case 'rateLimited':
    case 'down':
      return new AppError('portal.down')
    default:
      return assertNever(kind)
  }
}

/** Sees lists of the portal in whatever way it shows them, and signs in again when it has forgotten us. */
export function createSeeing({ client, session }: SignInDesk, renewal: Renewal) {
  /** The way in which each list was seen last. */
  const usual = new Map<string, Way>()
  const openerOf = createOpeners(client, session)
  let last: LastLook | null = null

  /** Tries every way before anything is concluded; where none shows the list, a visit tells most. */
  async function ask(request: ListRequest, list: PageList): Promise<SeenPage & { readonly way: Way }> {
    const known = usual.get(list.id)
    const ways = waysOf(list)
    const first = ways.findIndex(({ ask, method }) => known?.ask === ask && known.method === method)
    const ordered = first > 0 ? [...ways.splice(first, 1), ...ways] : ways
    const seen: (SeenPage & { readonly way: Way })[] = []
    for (const way of ordered) {
      if (seen.some((page) => page.way.ask === way.ask && !mayBeOfMethod.includes(page.kind))) continue
      if (seen.length > 0) await client.pace()
      const one = toRequest(request, list, way)
      const page = await (way.ask === 'script' ? client.visitAsScript(one, list) : client.visit(one, list))
      if (page.sight) last = { list, seen: { ...page.sight, way: way.ask } }
      if (page.kind === 'list') {
        usual.set(list.id, way)
        return { ...page, way }
      }
      seen.push({ ...page, way })
    }
    const told =
      seen.find(({ kind }) => isOfFront.includes(kind)) ??
      seen.find(({ way }) => way.ask === 'navigation') ??
      seen.at(-1)
    if (!told) throw new Error('a list that cannot be asked for')
    return told
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
      for (;;) {
        const page = await ask(request, list)
        if (page.kind === 'list' && page.sight) return { ...page.sight, way: page.way.ask }
        const failure = toFailure(page, renewal)
        if (failure) throw failure
        await renewal.signInAgain()
        await client.pace()
      }
    },
  }
}
export type ListSeeing = ReturnType<typeof createSeeing>
