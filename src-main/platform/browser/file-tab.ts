import { randomUUID } from 'node:crypto'
import type { BrowserContext, CDPSession, Protocol } from 'puppeteer-core'
import { within } from '#main/platform/browser/within.ts'

export type Paused = Protocol.Fetch.RequestPausedEvent

/** A request for a file, as a script of the portal's own pages would make it. */
export type FileCall = {
  readonly url: string
  /** The page with the link. */
  readonly referrer: string
  /** Posted in the place of a plain request. */
  readonly form?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
}

/**
 * An empty page of the portal in a tab in the background, from which files are asked for. Every request is held before the
 * portal gets it and every answer before the page does. It is driven without the library's own page, whose bookkeeping
 * costs more than most files.
 */
export type FileTab = {
  readonly client: CDPSession
  /** @returns the answer, held; or why there is none */
  call(call: FileCall): Promise<Paused | string>
  close(): Promise<void>
}

const closeMs = 1_000

async function openTarget(context: BrowserContext, whole: CDPSession): Promise<CDPSession> {
  const url = `about:blank#${randomUUID()}`
  const place = context.id === undefined ? {} : { browserContextId: context.id }
  // in front it would hide the page, and a hidden page takes no typing
  await whole.send('Target.createTarget', { url, background: true, ...place })
  const target = await context.waitForTarget((one) => one.url() === url)
  return target.createCDPSession()
}

// without an icon of its own the browser asks the portal for one
const emptyPage = Buffer.from('<link rel="icon" href="data:,">').toString('base64')

type Held = ReturnType<typeof holdAll>

/** Holds every request and every answer of a tab; those nobody waits for go on. */
function holdAll(client: CDPSession) {
  const waiting = new Map<string, (paused: Paused) => void>()
  client.on('Fetch.requestPaused', (paused: Paused) => {
    const { requestId, request, responseStatusCode, responseErrorReason } = paused
    const key = (responseStatusCode ?? responseErrorReason) === undefined ? request.url : requestId
    const take = waiting.get(key)
    waiting.delete(key)
    if (take) take(paused)
    // what the browser itself asks for
    else client.send('Fetch.continueRequest', { requestId }).catch(() => undefined)
  })
  const next = (key: string) => new Promise<Paused>((resolve) => waiting.set(key, resolve))
  return {
    start: () =>
      client.send('Fetch.enable', { patterns: [{ requestStage: 'Request' }, { requestStage: 'Response' }] }),
    /** @returns the next request to an address, not sent yet */
    request: next,
    /** @returns the answer to a request that was held */
    answer: ({ requestId }: Paused) => next(requestId),
  }
}

/** Puts the tab on an empty page of that origin, without asking its server. */
async function standOn(client: CDPSession, held: Held, origin: string): Promise<void> {
  const url = `${origin}/`
  const page = { responseCode: 200, responseHeaders: [{ name: 'content-type', value: 'text/html' }] }
  held
    .request(url)
    .then(({ requestId }) => client.send('Fetch.fulfillRequest', { requestId, ...page, body: emptyPage }))
    .catch(() => undefined)
  await client.send('Page.navigate', { url })
}

function toOptions({ referrer, form, headers }: FileCall, origin: string): string {
  return JSON.stringify({
    ...(form && { method: 'POST', body: new URLSearchParams(form).toString() }),
    headers: { ...headers, ...(form && { 'content-type': 'application/x-www-form-urlencoded' }) },
    referrer: referrer.startsWith(`${origin}/`) ? referrer : '',
    credentials: 'include',
    cache: 'no-store',
    redirect: 'manual',
  })
}

/** A request that a script of the page has made and that is still held. */
type Made = { readonly held: Promise<Paused | string>; readonly ended: Promise<string> }

function make(client: CDPSession, held: Held, url: string, options: string): Made {
  const request = held.request(url)
  const script = `fetch(${JSON.stringify(url)}, ${options}).then(() => 'no answer', (error) => error.name)`
  const ended = client
    .send('Runtime.evaluate', { expression: script, awaitPromise: true, returnByValue: true })
    .then(({ result }) => String(result.value))
  const first = Promise.race([request, ended])
  // nobody may be listening any more when the page is closed
  for (const promise of [first, ended]) promise.catch(() => undefined)
  return { held: first, ended }
}

/**
 * Keeps one plain request made and held, so that no file waits for the page. It gets its address, which the page never
 * sees, when it is let go.
 */
function createStock(client: CDPSession, held: Held, origin: string) {
  let count = 0
  let stock: (Made & { readonly options: string }) | null = null
  function prepare(options: string): Made & { readonly options: string } {
    count += 1
    // a stand-in that no server is asked for
    return { ...make(client, held, `${origin}/?${count}`, options), options }
  }
  async function clear(): Promise<void> {
    const request = await stock?.held
    stock = null
    if (typeof request !== 'object') return
    await client.send('Fetch.failRequest', { requestId: request.requestId, errorReason: 'Aborted' })
  }
  return {
    clear,
    async take(options: string): Promise<Made> {
      if (stock?.options !== options) await clear()
      const taken = stock ?? prepare(options)
      stock = null
      return taken
    },
    fill(options: string): void {
      stock = prepare(options)
    },
  }
}

/** @param whole speaks to the browser as a whole. @param origin e.g. `https://eclaim.nhso.go.th` */
async function openFileTab(context: BrowserContext, whole: CDPSession, origin: string): Promise<FileTab> {
  const client = await openTarget(context, whole)
  const held = holdAll(client)
  await held.start()
  await standOn(client, held, origin)
  const stock = createStock(client, held, origin)
  return {
    client,
    async call(call) {
      const { href: url } = new URL(call.url)
      const options = toOptions(call, origin)
      const made = call.form ? make(client, held, url, options) : await stock.take(options)
      const request = await made.held
      if (typeof request === 'string') return request
      const answer = held.answer(request)
      const sent = client.send('Fetch.continueRequest', { requestId: request.requestId, url })
      // while the portal answers
      if (!call.form) stock.fill(options)
      await sent
      return Promise.race([answer, made.ended])
    },
    async close() {
      // a page that is closed lets go what it holds
      const cleared = stock.clear().catch(() => undefined)
      await within(cleared, closeMs, new AbortController().signal)
      await client.send('Page.close').catch(() => undefined)
    },
  }
}

/** Tabs for files: as many as files come at the same time from one portal, kept for the next ones. */
export function createFileTabs(context: BrowserContext) {
  const free = new Map<string, FileTab[]>()
  // once detached, the library no longer finds the browser as a whole
  let whole: Promise<CDPSession> | null = null
  return {
    /** @param isWell whether the tab can be used again after what came */
    async use<T>(
      url: string,
      work: (tab: FileTab) => Promise<T>,
      isWell: (result: T) => boolean,
    ): Promise<T> {
      const { origin } = new URL(url)
      const kept = free.get(origin) ?? []
      free.set(origin, kept)
      whole ??= context.browser().target().createCDPSession()
      const tab = kept.pop() ?? (await openFileTab(context, await whole, origin))
      let isKept = false
      try {
        const result = await work(tab)
        isKept = isWell(result)
        return result
      } finally {
        if (isKept) kept.push(tab)
        else await tab.close()
      }
    },
  }
}
