import { findPageKind } from '#main/features/downloads/page-kind.ts'
import type { PageKind, PortalProfile } from '#main/features/downloads/portal-profile.ts'
import type { Teller } from '#main/features/downloads/run-report.ts'
import type { BrowserSession, PageVisit } from '#main/platform/browser/browser-session.ts'
import type { Clock } from '#main/platform/clock.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { beYearOf, type Month } from '#shared/model/thai-date.ts'

/** Lets time pass; ends at once with the signal's reason when it is aborted. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>

export type PortalPlace = { readonly baseUrl: string; readonly profile: PortalProfile }

type Needs = PortalPlace & {
  readonly session: BrowserSession
  readonly signal: AbortSignal
  readonly clock: Clock
  readonly wait: Wait
  readonly tell: Teller
  /** From 0 to below 1. */
  readonly random: () => number
}

const leastRestMs = 1_000

/** @returns milliseconds until the moment a Retry-After header names, or null when it names none. */
export function parseRetryAfter(header: string | null, now: Date): number | null {
  const text = header?.trim() ?? ''
  if (/^\d{1,7}$/.test(text)) return Number(text) * 1000
  const at = Date.parse(text)
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime())
}

/** Visits pages of one portal with patience: pace, second tries and rests are here and nowhere else. */
export function createPortalClient({ session, profile, baseUrl, signal, clock, wait, random, tell }: Needs) {
  const { limits, pace, retry } = profile
  let restedMs = 0
  let resting: Promise<void> | null = null

  async function restAlone(retryAfter: string | null): Promise<void> {
    const asked = parseRetryAfter(retryAfter, clock.now())
    const ms = Math.max(asked ?? 0, leastRestMs)
    if (asked === null || restedMs + ms > retry.longestWaitMs) {
      const minutes = asked === null ? retry.usualRestMinutes : Math.max(1, Math.ceil(ms / 60_000))
      throw new AppError('portal.rateLimited', { minutes })
    }
    restedMs += ms
    tell('warn', 'downloads.rests', { seconds: Math.ceil(ms / 1000) })
    await wait(ms, signal)
  }

  /**
   * Waits as long as the portal asks; whoever works beside us waits too.
   * @throws AppError `portal.rateLimited` when that is too long for one run
   */
  function rest(retryAfter: string | null): Promise<void> {
    resting ??= restAlone(retryAfter).finally(() => {
      resting = null
    })
    return resting
  }

  async function judge(
    visit: PageVisit,
  ): Promise<{ kind: PageKind; retryAfter: string | null; html: string } | null> {
    if (visit.kind === 'unreachable') return null
    return {
      kind: await findPageKind(session, visit, profile),
      retryAfter: visit.retryAfter,
      html: visit.html,
    }
  }

  const toAddress = (path: string) => new URL(path, baseUrl).href

  return {
    rest,
    /** The pause between two lists or files. */
    async pace(): Promise<void> {
      await resting
      if (pace.gapMs + pace.jitterMs > 0) await wait(pace.gapMs + random() * pace.jitterMs, signal)
    },

    listPath: (month: Month, scheme: string) =>
      profile.paths.list
        .replace('{month}', String(Number(month.slice(5, 7))))
        .replace('{beYear}', String(beYearOf(month)))
        .replace('{scheme}', scheme),

    /**
     * Goes to a page and says what it is.
     * @throws AppError `portal.unreachable`, `portal.down`, `portal.rateLimited`
     */
    async visit(path: string): Promise<{ kind: PageKind; html: string }> {
      for (let failures = 0; ; ) {
        const page = await judge(await session.goTo(toAddress(path), { timeoutMs: limits.pageMs, signal }))
        if (page?.kind === 'rateLimited') {
          await rest(page.retryAfter)
          continue
        }
        if (page && page.kind !== 'down') return page
        const pauseMs = retry.pausesMs[failures]
        if (pauseMs === undefined) throw new AppError(page ? 'portal.down' : 'portal.unreachable')
        failures += 1
        await wait(pauseMs, signal)
      }
    },

    /** Looks at a page once; a portal that fails is an answer here. */
    async glance(path: string): Promise<{ kind: PageKind; html: string } | null> {
      return judge(await session.goTo(toAddress(path), { timeoutMs: limits.pageMs, signal }))
    },

    /** Fills a sign-in form and sends it once; a wrong password must never be tried again. */
    async send(form: PortalProfile['olderForm'], userName: string, password: string): Promise<PageKind> {
      await session.fill(form.userName, userName)
      await session.fill(form.password, password)
      const page = await judge(await session.click(form.button, { timeoutMs: limits.pageMs, signal }))
      if (!page) throw new AppError('portal.unreachable')
      return page.kind
    },
  }
}

export type PortalClient = ReturnType<typeof createPortalClient>
