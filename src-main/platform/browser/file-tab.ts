import { randomUUID } from 'node:crypto'
import type { BrowserContext, CDPSession, Protocol } from 'puppeteer-core'

export type Paused = Protocol.Fetch.RequestPausedEvent

/** Which requests of a tab are held: the answers, or the requests on their way out as well. */
export type Held = 'answers' | 'both'

/**
 * A tab in the background that holds what the portal answers before the browser makes a page or a download of it. It is
 * driven without the library's own page, whose bookkeeping costs more than most files.
 */
export type FileTab = {
  readonly client: CDPSession
  readonly frameId: string
  /** Holds from now on. */
  hold(what: Held): Promise<void>
  /** Whoever waits for the tab's next request or answer; what nobody waits for is dropped. */
  listen(onPaused: ((event: Paused) => void) | null): void
  close(): Promise<void>
}

async function openTarget(context: BrowserContext): Promise<CDPSession> {
  const url = `about:blank#${randomUUID()}`
  const place = context.id === undefined ? {} : { browserContextId: context.id }
  const browserClient = await context.browser().target().createCDPSession()
  try {
    // in front it would hide the page, and a hidden page takes no typing
    await browserClient.send('Target.createTarget', { url, background: true, ...place })
  } finally {
    await browserClient.detach()
  }
  const target = await context.waitForTarget((one) => one.url() === url)
  return target.createCDPSession()
}

/** Opens one. */
export async function openFileTab(context: BrowserContext): Promise<FileTab> {
  const client = await openTarget(context)
  const { frameTree } = await client.send('Page.getFrameTree')
  const frameId = frameTree.frame.id
  let listener: ((event: Paused) => void) | null = null
  let held: Held | null = null
  await client.send('Network.setCacheDisabled', { cacheDisabled: true })
  client.on('Fetch.requestPaused', (event: Paused) => {
    if (event.frameId === frameId && listener) return listener(event)
    // a frame inside a page goes its own way
    const { requestId } = event
    const verdict =
      event.frameId === frameId
        ? client.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
        : client.send('Fetch.continueRequest', { requestId })
    verdict.catch(() => undefined)
  })
  return {
    client,
    frameId,
    async hold(what) {
      if (held === what) return
      const stages = what === 'both' ? (['Request', 'Response'] as const) : (['Response'] as const)
      const documents = { urlPattern: '*', resourceType: 'Document' as const }
      await client.send('Fetch.enable', {
        patterns: stages.map((requestStage) => ({ ...documents, requestStage })),
      })
      held = what
    },
    listen(onPaused) {
      listener = onPaused
    },
    close: () => client.send('Page.close').catch(() => undefined),
  }
}

/** Tabs for files: as many as files come at the same time, kept for the next ones. */
export function createFileTabs(context: BrowserContext) {
  const free: FileTab[] = []
  return {
    /** @param isWell whether the tab can be used again after what came */
    async use<T>(work: (tab: FileTab) => Promise<T>, isWell: (result: T) => boolean): Promise<T> {
      const tab = free.pop() ?? (await openFileTab(context))
      let isFree = false
      try {
        const result = await work(tab)
        isFree = isWell(result)
        return result
      } finally {
        if (isFree) free.push(tab)
        else await tab.close()
      }
    },
  }
}
