import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import type { CDPSession } from 'puppeteer-core'
import type { FileTab, Paused } from '#main/platform/browser/file-tab.ts'
import { within } from '#main/platform/browser/within.ts'
import { privateFileMode } from '#main/platform/files.ts'

export type FileRequest = {
  readonly url: string
  /** The page with the link, which the portal is told as a click would tell it. */
  readonly referrer: string
  /** Posted in the place of a plain visit. */
  readonly form?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  readonly partPath: string
  readonly signal: AbortSignal
  readonly maxBytes: number
  /** How long the first byte of the headers may take, and how long no byte may come after that. */
  readonly responseMs: number
  readonly stallMs: number
  readonly onBytes: (bytes: number) => void
}

/** What became of a file that was asked for. Only `whole` leaves something in `partPath` to look at. */
export type FileAnswer =
  | { readonly kind: 'whole'; readonly bytes: number; readonly sha256: string }
  | { readonly kind: 'redirected'; readonly location: string }
  | { readonly kind: 'refused'; readonly status: number; readonly retryAfter: string | null }
  | { readonly kind: 'cutOff'; readonly bytes: number }
  | { readonly kind: 'stalled'; readonly bytes: number }
  | { readonly kind: 'tooLarge'; readonly bytes: number }
  | { readonly kind: 'unreachable'; readonly reason: string }

// the browser answers a read when it has this much or the end, so a slow line must fill it within `stallMs`
const readBytes = 256 * 1024

function headerOf(paused: Paused, name: string): string | null {
  return paused.responseHeaders?.find((header) => header.name.toLowerCase() === name)?.value ?? null
}

/** @returns the length the body must have, or null when the headers do not tell. */
function expectedBytes(paused: Paused): number | null {
  // with a content encoding the header counts packed bytes and the stream gives unpacked ones
  if (headerOf(paused, 'content-encoding') ?? headerOf(paused, 'transfer-encoding')) return null
  const text = headerOf(paused, 'content-length') ?? ''
  return /^\d+$/.test(text) ? Number(text) : null
}

async function copyStream(client: CDPSession, handle: string, part: FileHandle, request: FileRequest) {
  const hash = createHash('sha256')
  let bytes = 0
  for (;;) {
    const read = await within(
      client.send('IO.read', { handle, size: readBytes }),
      request.stallMs,
      request.signal,
    )
    if (read === 'late') return { end: 'stalled' as const, bytes }
    const chunk = Buffer.from(read.data, read.base64Encoded ? 'base64' : 'utf8')
    bytes += chunk.length
    if (bytes > request.maxBytes) return { end: 'tooLarge' as const, bytes }
    await part.write(chunk)
    hash.update(chunk)
    request.onBytes(bytes)
    if (read.eof) return { end: 'whole' as const, bytes, sha256: hash.digest('hex') }
  }
}

async function takeBody(client: CDPSession, paused: Paused, request: FileRequest): Promise<FileAnswer> {
  const expected = expectedBytes(paused)
  if (expected !== null && expected > request.maxBytes) return { kind: 'tooLarge', bytes: expected }
  const part = await open(request.partPath, 'w', privateFileMode)
  try {
    const { stream } = await client.send('Fetch.takeResponseBodyAsStream', { requestId: paused.requestId })
    const copied = await copyStream(client, stream, part, request)
    if (copied.end !== 'whole') return { kind: copied.end, bytes: copied.bytes }
    // a connection that breaks ends the stream as if it were complete
    if (expected !== null && copied.bytes !== expected) return { kind: 'cutOff', bytes: copied.bytes }
    return { kind: 'whole', bytes: copied.bytes, sha256: copied.sha256 }
  } finally {
    await part.close()
  }
}

async function answerPaused(client: CDPSession, paused: Paused, request: FileRequest): Promise<FileAnswer> {
  if (paused.responseErrorReason) return { kind: 'unreachable', reason: paused.responseErrorReason }
  const status = paused.responseStatusCode ?? 0
  const location = headerOf(paused, 'location')
  if (status >= 300 && status < 400 && location) {
    return { kind: 'redirected', location: new URL(location, request.url).href }
  }
  if (status !== 200) return { kind: 'refused', status, retryAfter: headerOf(paused, 'retry-after') }
  return takeBody(client, paused, request)
}

/** @returns what a request becomes on its way out: a post of the form, with the headers besides its own. */
function toOutgoing({ request }: Paused, { form, headers }: FileRequest) {
  const named: Record<string, string> = { ...request.headers, ...headers }
  if (form) named['content-type'] = 'application/x-www-form-urlencoded'
  return {
    headers: Object.entries(named).map(([name, value]) => ({ name, value })),
    ...(form && {
      method: 'POST',
      postData: Buffer.from(new URLSearchParams(form).toString()).toString('base64'),
    }),
  }
}

const isOutgoing = ({ responseStatusCode, responseErrorReason }: Paused) =>
  responseStatusCode === undefined && responseErrorReason === undefined

function waitForAnswer({ client, listen }: FileTab, request: FileRequest): Promise<Paused> {
  return new Promise((resolve) => {
    listen((event) => {
      if (!isOutgoing(event)) return resolve(event)
      const outgoing = { requestId: event.requestId, ...toOutgoing(event, request) }
      client.send('Fetch.continueRequest', outgoing).catch(() => undefined)
    })
  })
}

/**
 * Follows a link to a file as a click would, but holds the answer before the browser makes a download of it and
 * copies its bytes. The request is the browser's own in every respect.
 */
export async function fetchFile(tab: FileTab, request: FileRequest): Promise<FileAnswer> {
  request.signal.throwIfAborted()
  const { client, frameId } = tab
  await tab.hold(request.form || request.headers ? 'both' : 'answers')
  const answer = waitForAnswer(tab, request)
  const navigation = client.send('Page.navigate', { url: request.url, referrer: request.referrer, frameId })
  const ended = navigation.then(({ errorText }) => errorText ?? 'no answer')
  try {
    const first = await within(Promise.race([answer, ended]), request.responseMs, request.signal)
    if (first === 'late') return { kind: 'stalled', bytes: 0 }
    if (typeof first === 'string') return { kind: 'unreachable', reason: first }
    try {
      return await answerPaused(client, first, request)
    } finally {
      // `Aborted` leaves the tab where it is; the next file need not wait for that
      const end = { requestId: first.requestId, errorReason: 'Aborted' } as const
      client.send('Fetch.failRequest', end).catch(() => undefined)
    }
  } finally {
    tab.listen(null)
    ended.catch(() => undefined)
  }
}
