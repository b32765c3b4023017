import { randomUUID } from 'node:crypto'
import type { BrowserContext, CDPSession, Protocol } from 'puppeteer-core'
import {
  createFileReaderInPage,
  type FilePiece,
  type FileReader,
  type PageFileAnswer,
} from '#main/platform/browser/file-in-page.ts'

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
 * An empty page of the portal in a tab in the background, from which files are asked for one after another. It is driven
 * without the library's own page, whose bookkeeping costs more than most files.
 */
export type FileTab = {
  begin(call: FileCall): Promise<PageFileAnswer>
  more(): Promise<FilePiece>
  close(): Promise<void>
}

/** A piece costs a question to the page; of a small file the first one is all there is. */
const pieceBytes = 256 * 1024
const momentMs = 100

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
  const page = { responseCode: 200, responseHeaders: [{ name: 'content-type', value: 'text/html' }] }
  client.once('Fetch.requestPaused', ({ requestId }: Protocol.Fetch.RequestPausedEvent) => {
    client.send('Fetch.fulfillRequest', { requestId, ...page, body: emptyPage }).catch(() => undefined)
  })
  await client.send('Fetch.enable')
  await client.send('Page.navigate', { url: `${origin}/` })
  await client.send('Fetch.disable')
}

async function evaluate<T>(client: CDPSession, expression: string): Promise<T> {
  const { result, exceptionDetails } = await client.send('Runtime.evaluate', {
    expression,
    awaitPromise: true,
    returnByValue: true,
  })
  if (exceptionDetails) throw new Error(exceptionDetails.text)
  return result.value
}

/** @param whole speaks to the browser as a whole. @param origin e.g. `https://eclaim.nhso.go.th` */
async function openFileTab(context: BrowserContext, whole: CDPSession, origin: string): Promise<FileTab> {
  const client = await openTarget(context, whole)
  await standOn(client, origin)
  // the empty page has no names of its own
  await evaluate(client, `var reader = (${createFileReaderInPage})(${pieceBytes}, ${momentMs})`)
  return {
    begin({ url, referrer, form, headers }) {
      const call: Parameters<FileReader['begin']>[0] = {
        url,
        method: form ? 'POST' : 'GET',
        ...(form && { body: new URLSearchParams(form).toString() }),
        headers: { ...headers, ...(form && { 'content-type': 'application/x-www-form-urlencoded' }) },
        referrer: referrer.startsWith(`${origin}/`) ? referrer : '',
      }
      return evaluate(client, `reader.begin(${JSON.stringify(call)})`)
    },
    more: () => evaluate(client, 'reader.more()'),
    async close() {
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
