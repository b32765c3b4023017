import type { CDPSession, HTTPResponse, Page, Protocol } from 'puppeteer-core'
import { tellsCharset } from '#main/platform/browser/charset.ts'
import { mendText, rawCharset } from '#main/platform/browser/page-text.ts'

type Paused = Protocol.Fetch.RequestPausedEvent
type Form = Readonly<Record<string, string>>

const sessions = new WeakMap<Page, Promise<CDPSession>>()

/** One for each page: a page is visited often. */
function sessionOf(page: Page): Promise<CDPSession> {
  const known = sessions.get(page) ?? page.createCDPSession()
  sessions.set(page, known)
  return known
}

const documents = (['Request', 'Response'] as const).map((requestStage) => ({
  urlPattern: '*',
  resourceType: 'Document' as const,
  requestStage,
}))

const headerOf = ({ responseHeaders = [] }: Paused, name: string) =>
  responseHeaders.find((header) => header.name.toLowerCase() === name)?.value ?? null

/** As the button of a form would send it; every other header stays the browser's own. */
function toPost({ requestId, request }: Paused, form: Form): Protocol.Fetch.ContinueRequestRequest {
  const type = { name: 'content-type', value: 'application/x-www-form-urlencoded' }
  const headers = Object.entries(request.headers).map(([name, value]) => ({ name, value }))
  const postData = Buffer.from(new URLSearchParams(form).toString()).toString('base64')
  return { requestId, method: 'POST', postData, headers: [...headers, type] }
}

/** The answer of a server that does not say how it is written. */
function toRaw({ requestId, responseStatusCode = 200, responseHeaders = [] }: Paused) {
  const others = responseHeaders.filter(({ name }) => name.toLowerCase() !== 'content-type')
  const type = { name: 'content-type', value: `text/html; charset=${rawCharset}` }
  return { requestId, responseCode: responseStatusCode, responseHeaders: [...others, type] }
}

function isUnclear(paused: Paused): boolean {
  const type = headerOf(paused, 'content-type')
  const isRedirect = headerOf(paused, 'location') !== null
  return !isRedirect && (type === null || /^text\/html/i.test(type)) && !tellsCharset(type)
}

/**
 * Makes the next visit of a page one that reads right, and a post where there is a form. The request stays the browser's
 * own in every other respect.
 */
export async function whileVisiting(
  page: Page,
  form: Form | undefined,
  go: () => Promise<HTTPResponse | null>,
): Promise<HTTPResponse | null> {
  const client = await sessionOf(page)
  // what a redirect of the answer leads to is asked for as it comes
  let isPosted = form === undefined
  let isRaw = false
  function onPaused(paused: Paused): Promise<void> {
    const { requestId, responseStatusCode, responseErrorReason } = paused
    const isAnswer = responseStatusCode !== undefined
    if (isAnswer && isUnclear(paused)) {
      isRaw = true
      return client.send('Fetch.continueResponse', toRaw(paused))
    }
    if (isAnswer || responseErrorReason || isPosted || !form)
      return client.send('Fetch.continueRequest', { requestId })
    isPosted = true
    return client.send('Fetch.continueRequest', toPost(paused, form))
  }
  const listen = (paused: Paused) => {
    // a page that was left meanwhile has nothing to go on with
    onPaused(paused).catch(() => undefined)
  }
  client.on('Fetch.requestPaused', listen)
  await client.send('Fetch.enable', { patterns: documents })
  try {
    const response = await go()
    if (isRaw) await mendText(page)
    return response
  } finally {
    client.off('Fetch.requestPaused', listen)
    await client.send('Fetch.disable').catch(() => undefined)
  }
}
