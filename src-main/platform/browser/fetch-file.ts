import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import type { FilePiece, PageFileAnswer } from '#main/platform/browser/file-in-page.ts'
import type { ComingFile, FileCall, FileTab } from '#main/platform/browser/file-tab.ts'
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
  /** It lay behind a redirect. */
  readonly wasRedirected: boolean
}

/** What became of a file that was asked for. Only of a `whole` one there is something to look at. */
export type FileAnswer =
  | WholeFile
  /** More than once, or to another host, or to what is no file at all. */
  | { readonly kind: 'redirected' }
  | { readonly kind: 'refused'; readonly status: number; readonly retryAfter: string | null }
  | { readonly kind: 'cutOff' | 'stalled' | 'tooLarge' }
  | { readonly kind: 'unreachable'; readonly reason: string }

type Refused = Extract<PageFileAnswer, { kind: 'refused' }>

/** @returns a file whose bytes are all here */
export function toWhole(body: Buffer, wasRedirected = false): WholeFile {
  const sha256 = createHash('sha256').update(body).digest('hex')
  return { kind: 'whole', bytes: body.length, sha256, body, wasRedirected }
}

const bytesOf = ({ base64 }: FilePiece) => Buffer.concat(base64.map((part) => Buffer.from(part, 'base64')))

/** Where a redirect leads to what is not there, it led astray; a portal in trouble is that wherever it says so. */
function toRefused({ wasRedirected, ...refused }: Refused): FileAnswer {
  const isTrouble = refused.status >= 500 || refused.status === 429
  return wasRedirected && !isTrouble ? { kind: 'redirected' } : refused
}

/** Copies what comes to a file, piece by piece. */
async function copyTo(
  part: FileHandle,
  file: ComingFile,
  first: FilePiece,
  wasRedirected: boolean,
  { maxBytes, stallMs, signal, onBytes }: FileRequest,
): Promise<FileAnswer> {
  const hash = createHash('sha256')
  let bytes = 0
  for (let piece = first; ; ) {
    const chunk = bytesOf(piece)
    bytes += chunk.length
    if (bytes > maxBytes) return { kind: 'tooLarge' }
    await part.write(chunk)
    hash.update(chunk)
    onBytes(bytes)
    if (piece.end === 'cutOff') return { kind: 'cutOff' }
    if (piece.end === 'whole')
      return { kind: 'whole', bytes, sha256: hash.digest('hex'), body: null, wasRedirected }
    const next = await within(file.more(), stallMs, signal)
    if (next === 'late') return { kind: 'stalled' }
    piece = next
  }
}

/**
 * Asks for a file as a script of the portal's pages does. The request is the browser's own: its name, session, proxy and
 * certificates.
 */
export async function fetchFile(tab: FileTab, request: FileRequest): Promise<FileAnswer> {
  const { partPath, responseMs, signal, maxBytes, onBytes } = request
  signal.throwIfAborted()
  const file = tab.ask(request)
  const answer = await within(file.answer, responseMs, signal)
  if (answer === 'late') return { kind: 'stalled' }
  if (answer.kind === 'refused') return toRefused(answer)
  if (answer.kind !== 'answered') return answer
  const { length, piece, wasRedirected } = answer
  if (length !== null && length > maxBytes) return { kind: 'tooLarge' }
  const body = bytesOf(piece)
  if (piece.end === 'whole' && body.length <= maxBytes) {
    onBytes(body.length)
    return toWhole(body, wasRedirected)
  }
  const part = await open(partPath, 'w', privateFileMode)
  try {
    return await copyTo(part, file, piece, wasRedirected, request)
  } finally {
    await part.close()
  }
}
