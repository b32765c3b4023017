import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import type { CDPSession } from 'puppeteer-core'
import type { FileCall, FileTab, Paused } from '#main/platform/browser/file-tab.ts'
import { within } from '#main/platform/browser/within.ts'
import { privateFileMode } from '#main/platform/files.ts'

export type FileRequest = FileCall & {
  readonly partPath: string
  readonly signal: AbortSignal
  readonly maxBytes: number
  /** How long the first byte of the headers may take, and how long no byte may come after that. */
  readonly responseMs: number
  readonly stallMs: number
  readonly onBytes: (bytes: number) => void
}

/** A file that came whole: a small one in memory, any other in `partPath`, where its `body` is null. */
export type WholeFile = {
  readonly kind: 'whole'
  readonly bytes: number
  readonly sha256: string
  readonly body: Buffer | null
}

/** What became of a file that was asked for. Only of a `whole` one there is something to look at. */
export type FileAnswer =
  | WholeFile
  | { readonly kind: 'redirected'; readonly location: string }
  | { readonly kind: 'refused'; readonly status: number; readonly retryAfter: string | null }
  | { readonly kind: 'cutOff'; readonly bytes: number }
  | { readonly kind: 'stalled'; readonly bytes: number }
  | { readonly kind: 'tooLarge'; readonly bytes: number }
  | { readonly kind: 'unreachable'; readonly reason: string }

// the browser answers a read when it has this much or the end, so a slow line must fill it within `stallMs`
const readBytes = 64 * 1024

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

// a body up to this size is one question to the browser instead of several; it has `stallMs` as a whole
const atOnceBytes = 128 * 1024

/** @returns a file whose bytes are all here */
export function toWhole(body: Buffer): WholeFile {
  return { kind: 'whole', bytes: body.length, sha256: createHash('sha256').update(body).digest('hex'), body }
}

async function takeAtOnce(
  client: CDPSession,
  { requestId }: Paused,
  { stallMs, signal, onBytes }: FileRequest,
  expected: number,
): Promise<FileAnswer> {
  const answer = await within(client.send('Fetch.getResponseBody', { requestId }), stallMs, signal)
  if (answer === 'late') return { kind: 'stalled', bytes: 0 }
  const body = Buffer.from(answer.body, answer.base64Encoded ? 'base64' : 'utf8')
  // of a connection that breaks the browser gives what came
  if (body.length !== expected) return { kind: 'cutOff', bytes: body.length }
  onBytes(body.length)
  return toWhole(body)
}

/** @param expected the length of the body, or null: then only the browser knows when it ends */
async function copyStream(
  client: CDPSession,
  handle: string,
  part: FileHandle,
  request: FileRequest,
  expected: number | null,
) {
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
    if (read.eof || bytes === expected) return { end: 'whole' as const, bytes, sha256: hash.digest('hex') }
  }
}

async function takePieces(
  client: CDPSession,
  { requestId }: Paused,
  request: FileRequest,
  expected: number | null,
): Promise<FileAnswer> {
  const part = await open(request.partPath, 'w', privateFileMode)
  try {
    const { stream } = await client.send('Fetch.takeResponseBodyAsStream', { requestId })
    const copied = await copyStream(client, stream, part, request, expected)
    if (copied.end !== 'whole') return { kind: copied.end, bytes: copied.bytes }
    // a connection that breaks ends the stream as if it were complete
    if (expected !== null && copied.bytes !== expected) return { kind: 'cutOff', bytes: copied.bytes }
    return { kind: 'whole', bytes: copied.bytes, sha256: copied.sha256, body: null }
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
  const expected = expectedBytes(paused)
  if (expected !== null && expected > request.maxBytes) return { kind: 'tooLarge', bytes: expected }
  return expected !== null && expected > 0 && expected <= atOnceBytes
    ? takeAtOnce(client, paused, request, expected)
    : takePieces(client, paused, request, expected)
}

/**
 * Asks for a file as a script of the portal's pages would, but holds the answer before the page gets it and copies its
 * bytes. The request is the browser's own: its name, session, proxy and certificates.
 */
export async function fetchFile(tab: FileTab, request: FileRequest): Promise<FileAnswer> {
  request.signal.throwIfAborted()
  const first = await within(tab.call(request), request.responseMs, request.signal)
  if (first === 'late') return { kind: 'stalled', bytes: 0 }
  if (typeof first === 'string') return { kind: 'unreachable', reason: first }
  try {
    return await answerPaused(tab.client, first, request)
  } finally {
    // the script gets nothing of it; whoever asks for the next file goes first
    const end = { requestId: first.requestId, errorReason: 'Aborted' } as const
    setImmediate(() => tab.client.send('Fetch.failRequest', end).catch(() => undefined))
  }
}
