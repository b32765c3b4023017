import type { CDPSession, HTTPResponse, Page, Protocol } from 'puppeteer-core'
import { findCharset, tellsCharset } from '#main/platform/browser/charset.ts'

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

/** Gives a page whose server does not say how it is written the charset its bytes show. */
async function answerPage(client: CDPSession, paused: Paused): Promise<void> {
  const { requestId, responseStatusCode = 200, responseHeaders = [] } = paused
  const { body, base64Encoded } = await client.send('Fetch.getResponseBody', { requestId })
  const bytes = Buffer.from(body, base64Encoded ? 'base64' : 'utf8')
  const type = `text/html; charset=${findCharset(bytes, headerOf(paused, 'content-type'))}`
  // the bytes are unpacked by now, and of another length
  const changed = ['content-type', 'content-encoding', 'content-length', 'transfer-encoding']
  const headers = responseHeaders.filter(({ name }) => !changed.includes(name.toLowerCase()))
  await client.send('Fetch.fulfillRequest', {
    requestId,
    responseCode: responseStatusCode,
    responseHeaders: [...headers, { name: 'content-type', value: type }],
    body: bytes.toString('base64'),
  })
}

function isUnclear(paused: Paused): boolean {
  const type = headerOf(paused, 'content-type')
  const isRedirect = headerOf(paused, 'location') !== null
  return !isRedirect && (type === null || /^text\/html/i.test(type)) && !tellsCharset(type)
}

/**
 * Makes the next visit of a page one that reads right, and a post where there is a form. The request stays the browser's
 * own in every other respect, and nothing but whole pages is looked at.
 */
export async function whileVisiting(
  page: Page,
  form: Form | undefined,
  go: () => Promise<HTTPResponse | null>,
): Promise<HTTPResponse | null> {
  const client = await sessionOf(page)
  // what a redirect of the answer leads to is asked for as it comes
  let isPosted = form === undefined
  async function onPaused(paused: Paused): Promise<void> {
    const { requestId, responseStatusCode, responseErrorReason } = paused
    const isAnswer = responseStatusCode !== undefined || responseErrorReason !== undefined
    if (isAnswer && !responseErrorReason && isUnclear(paused)) return answerPage(client, paused)
    if (isAnswer || isPosted || !form) return void (await client.send('Fetch.continueRequest', { requestId }))
    isPosted = true
    await client.send('Fetch.continueRequest', toPost(paused, form))
  }
  const listen = (paused: Paused) => {
    onPaused(paused).catch(() =>
      // a page that broke off in the middle breaks off here as well
      client
        .send('Fetch.failRequest', { requestId: paused.requestId, errorReason: 'ConnectionClosed' })
        .catch(() => undefined),
    )
  }
  client.on('Fetch.requestPaused', listen)
  await client.send('Fetch.enable', { patterns: documents })
  try {
    return await go()
  } finally {
    client.off('Fetch.requestPaused', listen)
    await client.send('Fetch.disable').catch(() => undefined)
  }
}
