import { randomUUID } from 'node:crypto'
import type { BrowserContext, CDPSession, Protocol } from 'puppeteer-core'
import {
  createFileReaderInPage,
  type FilePiece,
  type PageFileAnswer,
  type PageFileCall,
} from '#main/platform/browser/file-in-page.ts'
import { whileOneRedirect } from '#main/platform/browser/one-redirect.ts'
import { createTurns } from '#main/platform/turns.ts'

/** A request for a file, as a script of the portal's own pages would make it. */
export type FileCall = {
  readonly url: string
  /** The page with the link. */
  readonly referrer: string
  /** Posted in the place of a plain request. */
  readonly form?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
}

/** A file that was asked for. */
export type ComingFile = {
  /** `redirected` for one that lies behind a second redirect, or elsewhere. */
  readonly answer: Promise<PageFileAnswer>
  /** The next piece of a body that has more. */
  more(): Promise<FilePiece>
}

/**
 * An empty page of the portal in a tab in the background, from which files are asked for. It is driven without the
 * library's own page, whose bookkeeping costs more than most files.
 */
export type FileTab = {
  ask(call: FileCall): ComingFile
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
  const { errorText } = await client.send('Page.navigate', { url: `${origin}/` })
  if (errorText) throw new Error(errorText)
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

/** Asks once more while the browser is heard, which knows why nobody is reached. */
async function whileReasonHeard(
  client: CDPSession,
  begin: () => Promise<PageFileAnswer>,
): Promise<PageFileAnswer> {
  let reason: string | undefined
  const onFailed = ({ errorText }: Protocol.Network.LoadingFailedEvent) => {
    reason = errorText
  }
  client.on('Network.loadingFailed', onFailed)
  await client.send('Network.enable')
  try {
    const answer = await begin()
    return answer.kind === 'unreachable' && reason !== undefined ? { ...answer, reason } : answer
  } finally {
    client.off('Network.loadingFailed', onFailed)
    await client.send('Network.disable').catch(() => undefined)
  }
}

/** @param whole speaks to the browser as a whole. @param origin e.g. `https://eclaim.nhso.go.th` */
async function openFileTab(context: BrowserContext, whole: CDPSession, origin: string): Promise<FileTab> {
  const client = await openTarget(context, whole)
  await standOn(client, origin)
  // the empty page has no names of its own
  await evaluate(client, `var reader = (${createFileReaderInPage})(${pieceBytes}, ${momentMs})`)
  let count = 0
  // what watches one request must not be switched off for another one
  const turns = createTurns()
  const begin = (id: number, call: PageFileCall): Promise<PageFileAnswer> =>
    evaluate(client, `reader.begin(${id}, ${JSON.stringify(call)})`)

  /**
   * A page does not see where a redirect leads, nor why it reached nobody, so the file is asked for once more under the
   * eyes of the browser.
   */
  async function beginSurely(id: number, call: PageFileCall): ComingFile['answer'] {
    const answer = await begin(id, call)
    if (answer.kind === 'unreachable')
      return turns.take(() => whileReasonHeard(client, () => begin(id, call)))
    if (answer.kind !== 'redirected') return answer
    return turns.take(() =>
      whileOneRedirect(client, call.url, () => begin(id, { ...call, redirect: 'follow' })),
    )
  }

  return {
    ask({ url, referrer, form, headers }) {
      count += 1
      const id = count
      const call: PageFileCall = {
        redirect: 'manual',
        url,
        method: form ? 'POST' : 'GET',
        ...(form && { body: new URLSearchParams(form).toString() }),
        headers: { ...headers, ...(form && { 'content-type': 'application/x-www-form-urlencoded' }) },
        referrer: referrer.startsWith(`${origin}/`) ? referrer : '',
      }
      return {
        answer: beginSurely(id, call),
        more: () => evaluate(client, `reader.more(${id})`),
      }
    },
    async close() {
      await client.send('Page.close').catch(() => undefined)
    },
  }
}

type Kept = { readonly opening: Promise<FileTab>; users: number }

/** One tab for the files of each portal, kept for the next ones. */
export function createFileTabs(context: BrowserContext) {
  const byOrigin = new Map<string, Kept>()
  // once detached, the library no longer finds the browser as a whole
  let whole: Promise<CDPSession> | null = null

  async function openFor(origin: string): Promise<FileTab> {
    whole ??= context.browser().target().createCDPSession()
    return openFileTab(context, await whole, origin)
  }

  return {
    /** @param isWell whether the tab can be used again after what came */
    async use<T>(
      url: string,
      work: (tab: FileTab) => Promise<T>,
      isWell: (result: T) => boolean,
    ): Promise<T> {
      const { origin } = new URL(url)
      const kept = byOrigin.get(origin) ?? { opening: openFor(origin), users: 0 }
      byOrigin.set(origin, kept)
      kept.users += 1
      let isKept = false
      try {
        const result = await work(await kept.opening)
        isKept = isWell(result)
        return result
      } finally {
        kept.users -= 1
        if (!isKept && byOrigin.get(origin) === kept) byOrigin.delete(origin)
        // others may still have files in it
        if (kept.users === 0 && byOrigin.get(origin) !== kept)
          await kept.opening.then(
            (tab) => tab.close(),
            () => undefined,
          )
      }
    },
  }
}
