import { refuseFront, refuseFrontAnswer } from '#main/features/downloads/front-page.ts'
import type { ListSight } from '#main/features/downloads/list-sight.ts'
import { type JudgedPage, judgePage } from '#main/features/downloads/page-kind.ts'
import { createPatience, type Look, type Wait } from '#main/features/downloads/patience.ts'
import type { PageList } from '#main/features/downloads/portal-lists.ts'
import type { PageKind, PortalProfile, TransfersProfile } from '#main/features/downloads/portal-profile.ts'
import type { PortalTimes } from '#main/features/downloads/portal-time.ts'
import type { Teller } from '#main/features/downloads/run-report.ts'
import {
  type BrowserSession,
  bodilessFailure,
  type JsonRequest,
  type PageVisit,
} from '#main/platform/browser/browser-session.ts'
import type { Clock } from '#main/platform/clock.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { toUnreachedCode } from '#shared/errors/network-codes.ts'

/** The portal one signs in to, and the search for transfers beside it. */
export type PortalPlace = {
  readonly baseUrl: string
  readonly profile: PortalProfile
  readonly transfers: { readonly baseUrl: string; readonly profile: TransfersProfile }
}

type Needs = Pick<PortalPlace, 'baseUrl' | 'profile'> & {
  readonly session: BrowserSession
  readonly signal: AbortSignal
  readonly clock: Clock
  readonly wait: Wait
  readonly tell: Teller
  /** From 0 to below 1. */
  readonly random: () => number
  /** Hears what the portal's clock showed when it sent an answer. */
  readonly portalTime?: Pick<PortalTimes, 'hear'>
}

/** A page to go to: by its address alone, or with a form. `referrer`: path of the page one comes from. */
export type PageRequest = {
  readonly path: string
  readonly form?: Readonly<Record<string, string>>
  readonly referrer?: string
}

/** A page as it was judged. `text` of an answer in JSON. */
export type SeenPage = { readonly kind: PageKind; readonly html: string; readonly sight: ListSight | null }
type Unreached = Extract<PageVisit, { kind: 'unreachable' }>
export type JsonText = { readonly status: number; readonly text: string }

/** Visits pages of one portal with patience, and says what they are. */
export function createPortalClient(needs: Needs) {
  const { session, profile, baseUrl, signal } = needs
  const { limits } = profile
  const { rest, pace, persist } = createPatience(needs)
  const patience = { timeoutMs: limits.pageMs, signal }
  const toAddress = (path: string) => new URL(path, baseUrl).href

  async function judge(visit: PageVisit, list: PageList | null, isFragment = false): Promise<Look<SeenPage>> {
    if (visit.kind === 'unreachable') return visit.reason === bodilessFailure ? { kind: 'down' } : visit
    if (visit.sentAt !== undefined) needs.portalTime?.hear(visit.sentAt)
    const { kind, sight }: JudgedPage = await judgePage(needs, { ...visit, isFragment }, list)
    if (kind === 'rateLimited') return { kind: 'tooMany', retryAfter: visit.retryAfter }
    return kind === 'down' ? { kind } : { kind: 'seen', value: { kind, html: visit.html, sight } }
  }

  function goTo({ path, form, referrer }: PageRequest): Promise<PageVisit> {
    const from = referrer === undefined ? {} : { referrer: toAddress(referrer) }
    return session.goTo(toAddress(path), patience, { ...(form && { form }), ...from })
  }

  async function askAsScript({ path, form, referrer }: PageRequest, list: PageList): Promise<Look<SeenPage>> {
    const from = toAddress(referrer ?? '/')
    // a script of another portal's page is not let in
    if (!session.isAt(new URL(baseUrl).origin)) {
      const opened = await session.goTo(from, patience)
      if (opened.kind === 'unreachable') return opened
    }
    const request = { address: toAddress(path), ...(form && { form }), referrer: from }
    const answer = await session.askPage(request, patience)
    // where to only a visit shows
    if (answer.kind === 'redirected') return { kind: 'seen', value: { kind: 'other', html: '', sight: null } }
    return judge(answer, list, true)
  }

  /** Looks at a page once; a portal that fails, or is not reached, is an answer here. */
  async function lookOnce(path: string): Promise<SeenPage | Unreached> {
    const look = await judge(await session.goTo(toAddress(path), patience), null)
    if (look.kind === 'seen') return look.value
    if (look.kind === 'unreachable') return look
    return { kind: look.kind === 'tooMany' ? 'rateLimited' : 'down', html: '', sight: null }
  }

  return {
    rest,
    pace,
    toAddress,

    /**
     * Goes to a page and says what it is.
     * @param list the list it should be
     * @throws AppError `portal.unreachable`, `portal.down`, `portal.rateLimited`, `portal.frontRejected`, `portal.maintenance`
     */
    async visit(request: PageRequest, list: PageList | null = null): Promise<SeenPage> {
      const page = await persist(async () => judge(await goTo(request), list))
      refuseFront(page.kind)
      return page
    },

    /** As `visit`, but asked by a script of the portal's page that stands open. */
    visitAsScript: (request: PageRequest, list: PageList): Promise<SeenPage> =>
      persist(() => askAsScript(request, list)),

    lookOnce,

    /** As `lookOnce`, for whoever need not know why. @returns null where the portal is not reached */
    async glance(path: string): Promise<SeenPage | null> {
      const page = await lookOnce(path)
      return page.kind === 'unreachable' ? null : page
    },

    /**
     * Asks a question in JSON as a script of the page that stands open.
     * @returns what came, whatever its status below 500
     * @throws AppError `portal.unreachable`, `portal.down`, `portal.rateLimited`
     */
    ask: ({ path, ...request }: Omit<JsonRequest, 'address'> & { path: string }): Promise<JsonText> =>
      persist(async (): Promise<Look<JsonText>> => {
        const answer = await session.ask({ ...request, address: toAddress(path) }, patience)
        if (answer.kind === 'unreachable') return answer
        if (answer.status === 429) return { kind: 'tooMany', retryAfter: answer.retryAfter }
        await refuseFrontAnswer(needs, toAddress(path), answer)
        return answer.status >= 500 ? { kind: 'down' } : { kind: 'seen', value: answer }
      }),

    /** Fills a sign-in form and sends it once; a wrong password must never be tried again. */
    async send(form: PortalProfile['olderForm'], userName: string, password: string): Promise<PageKind> {
      await session.fill(form.userName, userName)
      await session.fill(form.password, password)
      const look = await judge(await session.click(form.button, patience), null)
      if (look.kind === 'seen') {
        refuseFront(look.value.kind)
        return look.value.kind
      }
      if (look.kind === 'unreachable') throw new AppError(toUnreachedCode(look.reason))
      return look.kind === 'tooMany' ? 'rateLimited' : 'down'
    },
  }
}

export type PortalClient = ReturnType<typeof createPortalClient>
