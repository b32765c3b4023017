import { randomUUID } from 'node:crypto'
import type { BrowserContext, CDPSession, Protocol } from 'puppeteer-core'

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
 * An empty page of the portal in a tab in the background, from which files are asked for. Every answer is held before the
 * page gets it. It is driven without the library's own page, whose bookkeeping costs more than most files.
 */
export type FileTab = {
  readonly client: CDPSession
  /** @returns the answer, held; or why there is none */
  call(call: FileCall): Promise<Paused | string>
  close(): Promise<void>
}

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

/** Puts the tab on an empty page of that origin, without asking its server. */
async function standOn(client: CDPSession, origin: string): Promise<void> {
  await client.send('Fetch.enable', { patterns: [{ urlPattern: '*', requestStage: 'Request' }] })
  client.once('Fetch.requestPaused', ({ requestId }: Paused) => {
    const page = { responseCode: 200, responseHeaders: [{ name: 'content-type', value: 'text/html' }] }
    client.send('Fetch.fulfillRequest', { requestId, ...page, body: emptyPage }).catch(() => undefined)
  })
  await client.send('Page.navigate', { url: `${origin}/` })
  await client.send('Fetch.enable', { patterns: [{ urlPattern: '*', requestStage: 'Response' }] })
}

function toScript({ url, referrer, form, headers }: FileCall, origin: string): string {
  const options = {
    method: form ? 'POST' : 'GET',
    ...(form && { body: new URLSearchParams(form).toString() }),
    headers: { ...headers, ...(form && { 'content-type': 'application/x-www-form-urlencoded' }) },
    referrer: referrer.startsWith(`${origin}/`) ? referrer : '',
    credentials: 'include',
    cache: 'no-store',
    redirect: 'manual',
  }
  const call = `fetch(${JSON.stringify(url)}, ${JSON.stringify(options)})`
  return `${call}.then(() => 'no answer', (error) => error.name)`
}

/** @param whole speaks to the browser as a whole. @param origin e.g. `https://eclaim.nhso.go.th` */
async function openFileTab(context: BrowserContext, whole: CDPSession, origin: string): Promise<FileTab> {
  const client = await openTarget(context, whole)
  await standOn(client, origin)
  let asked: { readonly url: string; readonly onAnswer: (paused: Paused) => void } | null = null
  client.on('Fetch.requestPaused', (paused: Paused) => {
    if (paused.request.url === asked?.url) return asked.onAnswer(paused)
    // what the browser itself asks for
    client.send('Fetch.continueRequest', { requestId: paused.requestId }).catch(() => undefined)
  })
  return {
    client,
    call(call) {
      const answer = new Promise<Paused>((resolve) => {
        asked = { url: new URL(call.url).href, onAnswer: resolve }
      })
      const expression = toScript(call, origin)
      const ended = client
        .send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })
        .then(({ result }) => String(result.value))
      // once there is an answer, nobody asks how the script ends
      ended.catch(() => undefined)
      return Promise.race([answer, ended])
    },
    close: () => client.send('Page.close').catch(() => undefined),
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
