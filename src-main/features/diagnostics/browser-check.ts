import type { Browsers } from '#main/platform/browser/browser.ts'
import { type BrowserSession, bodilessFailure } from '#main/platform/browser/browser-session.ts'
import type { LogFacts } from '#main/platform/log.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { toUnreachedCode } from '#shared/errors/network-codes.ts'

export type BrowserNeeds = { readonly browsers: Pick<Browsers, 'find' | 'open'> }

const portalLimitMs = 30_000

/** Starts the browser as a run does, and goes to the portal in it: what keeps a run from its work shows itself here. */
export function createBrowserCheck({ browsers }: BrowserNeeds) {
  const { signal } = new AbortController()
  let opening: Promise<BrowserSession> | null = null

  function open(): Promise<BrowserSession> {
    opening ??= browsers.open({ isVisible: false, signal })
    return opening
  }

  return {
    /** @throws AppError that says why there is no browser */
    async start(): Promise<LogFacts> {
      const path = await browsers.find()
      await open()
      return { path }
    },
    /**
     * @returns also when the portal's server sent its answer, by its own clock; null where that is not known
     * @throws AppError that says why the portal is not reached, `portal.down`, or as `start`
     */
    async visit(address: string): Promise<{ readonly facts: LogFacts; readonly sentAt: string | null }> {
      const page = await (await open()).goTo(address, { timeoutMs: portalLimitMs, signal })
      if (page.kind === 'unreachable' && page.reason !== bodilessFailure)
        throw new AppError(toUnreachedCode(page.reason))
      if (page.kind === 'unreachable' || page.status >= 500) throw new AppError('portal.down')
      return { facts: { host: new URL(address).host, status: page.status }, sentAt: page.sentAt ?? null }
    },
    async end(): Promise<void> {
      const session = await opening?.catch(() => null)
      await session?.close()
    },
  }
}
