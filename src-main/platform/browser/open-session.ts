import type { Browser, Cookie, CookieData, HTTPResponse, Page } from 'puppeteer-core'
import {
  type BrowserSession,
  type BrowserTab,
  bodilessFailure,
  type JsonAnswer,
  type JsonRequest,
  type KeptCookie,
  type PageVisit,
  type Patience,
  type ScriptAnswer,
  type ScriptRequest,
} from '#main/platform/browser/browser-session.ts'
import { decodePage, tellsCharset } from '#main/platform/browser/charset.ts'
import { fetchFile } from '#main/platform/browser/fetch-file.ts'
import { createFileTabs } from '#main/platform/browser/file-tab.ts'
import {
  askInPage,
  askPageInPage,
  findShownInPage,
  pressInPage,
  readChoicesInPage,
  readStorageInPage,
  readTablesInPage,
} from '#main/platform/browser/in-page.ts'
import { watchEndings, withReason } from '#main/platform/browser/page-endings.ts'
import { takeEvidence } from '#main/platform/browser/page-evidence.ts'
import { mendText } from '#main/platform/browser/page-text.ts'
import { whilePosting } from '#main/platform/browser/posting.ts'
import { answerProxy, type ProxyLogin } from '#main/platform/browser/proxy.ts'
import { within } from '#main/platform/browser/within.ts'
import { AppError } from '#shared/errors/app-error.ts'

const closeMs = 5_000

function toReason(error: unknown): string | null {
  if (!(error instanceof Error)) return null
  if (error.name === 'TimeoutError') return 'timeout'
  return /net::\w+/.exec(error.message)?.[0] ?? null
}

function toKept({
  name,
  value,
  domain,
  path,
  secure,
  httpOnly = false,
  sameSite,
  expires,
}: Cookie): KeptCookie {
  return { name, value, domain, path, secure, httpOnly, ...(sameSite ? { sameSite } : {}), expires }
}

function toCookie({ sameSite, ...cookie }: KeptCookie): CookieData {
  return sameSite ? { ...cookie, sameSite } : cookie
}

/** Ends a browser, by force where it does not listen. */
export async function closeBrowser(browser: Browser): Promise<void> {
  const never = new AbortController().signal
  const closed = await within(
    browser.close().catch(() => 'late' as const),
    closeMs,
    never,
  )
  if (closed === 'late') browser.process()?.kill('SIGKILL')
}

function isDiskFailure(error: unknown): boolean {
  return error instanceof Error && 'errno' in error
}

const mostQuestions = 4

/** A page that changes under our feet, as while somebody signs in, is asked again. */
async function ask<T>(page: Page, question: () => Promise<T>): Promise<T> {
  for (let questions = 1; ; questions++) {
    try {
      return await question()
    } catch (error) {
      if (questions === mostQuestions || page.isClosed())
        throw new AppError('browser.failed', {}, { cause: error })
      const isReady = () => document.readyState !== 'loading'
      await page.waitForFunction(isReady, { timeout: 10_000 }).catch(() => undefined)
    }
  }
}

async function toTab(page: Page): Promise<BrowserTab> {
  return {
    url: page.url(),
    html: await page.content(),
    has: (selector) => ask(page, async () => (await page.$(selector)) !== null),
    readStorage: (name) => ask(page, () => page.evaluate(readStorageInPage, name)),
    async reload({ timeoutMs, signal }) {
      try {
        await page.reload({ waitUntil: 'domcontentloaded', timeout: timeoutMs, signal })
      } catch (error) {
        signal.throwIfAborted()
        throw new AppError('browser.failed', {}, { cause: error })
      }
    },
  }
}

/** When the server sent an answer, by its own clock. What a cache kept is older than it arrives. */
function toSentAt(response: HTTPResponse | null): { readonly sentAt?: string } {
  const { date: sentAt, age } = response?.headers() ?? {}
  return sentAt === undefined || age !== undefined || response?.fromCache() ? {} : { sentAt }
}

/**
 * @param onClosed called once after the browser has ended; not for one that cannot be used, which the caller closes
 * @param login for the proxy, where it asks for one
 */
export async function openSession(
  browser: Browser,
  onClosed: () => Promise<void>,
  login: ProxyLogin | null,
): Promise<BrowserSession> {
  // off the record: cookies and pages live in memory and never reach the disk, not even in a crash
  const context = await browser.createBrowserContext({ downloadBehavior: { policy: 'deny' } })
  const page = await context.newPage()
  if (login !== null) await answerProxy(page, login)
  const fileTabs = createFileTabs(context)
  const endOf = watchEndings(page)
  let closing: Promise<void> | null = null

  async function toVisit(response: HTTPResponse | null, { timeoutMs, signal }: Patience): Promise<PageVisit> {
    // what a proxy says that did not take the password; the portal itself never does
    if (response?.status() === 407) return { kind: 'unreachable', reason: 'net::ERR_PROXY_AUTH_REQUESTED' }
    if (page.url().startsWith('chrome-error:'))
      return { kind: 'unreachable', reason: response ? bodilessFailure : 'error page' }
    const failure = response ? await within(endOf(response.request()), timeoutMs, signal) : null
    if (failure !== null) return { kind: 'unreachable', reason: failure }
    if (response && !tellsCharset(response.headers()['content-type'] ?? null))
      await ask(page, () => mendText(page))
    const html = await ask(page, () => page.content())
    const status = response?.status() ?? 200
    const retryAfter = response?.headers()['retry-after'] ?? null
    return { kind: 'loaded', status, url: page.url(), html, retryAfter, ...toSentAt(response) }
  }

  /** Turns failures of the network into an answer and a lost browser into its own failure. */
  async function visit(patience: Patience, go: () => Promise<HTTPResponse | null>): Promise<PageVisit> {
    try {
      patience.signal.throwIfAborted()
      return await toVisit(await go(), patience)
    } catch (error) {
      patience.signal.throwIfAborted()
      const reason = browser.connected ? toReason(error) : null
      if (reason === null) throw new AppError('browser.failed', {}, { cause: error })
      return { kind: 'unreachable', reason }
    }
  }

  async function askJson(request: JsonRequest, { timeoutMs, signal }: Patience): Promise<JsonAnswer> {
    const asking = withReason(page, () => page.evaluate(askInPage, request, timeoutMs))
    const answer = await within(asking, timeoutMs, signal)
    return answer === 'late' ? { kind: 'unreachable', reason: 'timeout' } : answer
  }

  async function askPage(request: ScriptRequest, { timeoutMs, signal }: Patience): Promise<ScriptAnswer> {
    const asking = withReason(page, () => page.evaluate(askPageInPage, request, timeoutMs))
    const answer = await within(asking, timeoutMs, signal)
    if (answer === 'late') return { kind: 'unreachable', reason: 'timeout' }
    if (answer.kind !== 'answered') return answer
    const { status, contentType, base64, retryAfter } = answer
    const html = decodePage(Buffer.from(base64, 'base64'), contentType)
    return { kind: 'loaded', status, url: request.address, html, retryAfter }
  }

  function asked<T>({ signal }: Patience, question: () => Promise<T>): Promise<T> {
    signal.throwIfAborted()
    return question().catch((error: unknown) => {
      signal.throwIfAborted()
      throw new AppError('browser.failed', {}, { cause: error })
    })
  }

  return {
    goTo: (address, patience, { form, referrer } = {}) =>
      visit(patience, () => {
        const { timeoutMs: timeout, signal } = patience
        const from = referrer === undefined ? {} : { referer: referrer }
        const go = () => page.goto(address, { waitUntil: 'domcontentloaded', timeout, signal, ...from })
        return form ? whilePosting(page, address, form, go) : go()
      }),
    askPage: (request, patience) => asked(patience, () => askPage(request, patience)),
    ask: (request, patience) => asked(patience, () => askJson(request, patience)),
    readStorage: (name) => ask(page, () => page.evaluate(readStorageInPage, name)),
    has: (selector) => ask(page, async () => (await page.$(selector)) !== null),
    fill: (selector, text) => ask(page, () => page.locator(selector).fill(text)),
    click: (selector, patience) =>
      visit(patience, async () => {
        const options = { waitUntil: 'load', timeout: patience.timeoutMs, signal: patience.signal } as const
        const [response] = await Promise.all([page.waitForNavigation(options), page.click(selector)])
        return response
      }),
    press: (selector) =>
      ask(page, async () => {
        const found = await page.$(selector)
        // the page it leads to may be there before the answer
        await found?.evaluate(pressInPage).catch(() => undefined)
        return found !== null
      }),
    listTabs: () =>
      ask(page, async () => {
        const pages = await context.pages()
        return Promise.all(pages.map(toTab))
      }),
    findShown: (selectors, html) => ask(page, () => page.evaluate(findShownInPage, selectors, html)),
    readTables: (answer) => ask(page, () => page.evaluate(readTablesInPage, answer)),
    readChoices: () => ask(page, () => page.evaluate(readChoicesInPage)),
    cookies: () => ask(page, async () => (await context.cookies()).map(toKept)),
    restoreCookies: (cookies) =>
      ask(page, async () => {
        await context.deleteCookie(...(await context.cookies()))
        await context.setCookie(...cookies.map(toCookie))
      }),
    fetchFile: (request) =>
      fileTabs
        .use(
          request.url,
          (tab) => fetchFile(tab, { ...request, referrer: page.url() }),
          // of these the page may have more to come
          ({ kind }) => kind !== 'stalled' && kind !== 'tooLarge',
        )
        .catch((error: unknown) => {
          request.signal.throwIfAborted()
          throw isDiskFailure(error) ? error : new AppError('browser.failed', {}, { cause: error })
        }),
    takeEvidence: () => ask(page, () => takeEvidence(page)),
    isOpen: () => browser.connected,
    isAt: (origin) => page.url().startsWith(`${origin}/`),
    close() {
      closing ??= closeBrowser(browser).then(onClosed)
      return closing
    },
  }
}
