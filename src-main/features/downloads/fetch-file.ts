import { rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type FetchedKind, findFetchedKind } from '#main/features/downloads/file-check.ts'
import type { FileSource } from '#main/features/downloads/file-list.ts'
import type { Wait } from '#main/features/downloads/patience.ts'
import type { PortalClient } from '#main/features/downloads/portal-client.ts'
import type { PortalProfile } from '#main/features/downloads/portal-profile.ts'
import { toFolderFailure, toPartPath } from '#main/features/downloads/stored-files.ts'
import { demandBytes, isHeld, whileHeld } from '#main/features/downloads/while-held.ts'
import type { BrowserSession } from '#main/platform/browser/browser-session.ts'
import { type FileAnswer, toWhole } from '#main/platform/browser/fetch-file.ts'
import { moveInPlace, privateFileMode, putInPlace } from '#main/platform/files.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { ErrorCode } from '#shared/errors/codes.ts'
import { networkCodes, toUnreachedCode } from '#shared/errors/network-codes.ts'
import { assertNever } from '#shared/lib/assert.ts'

/** What was fetched and is no more than that yet: in memory, or under its name for parts where `body` is null. */
export type Fetched = {
  readonly kind: 'fetched'
  readonly bytes: number
  readonly sha256: string
  readonly body: Buffer | null
}

/** How a file ended after all tries. A `suspect` came as a sign-in page may: the session has to be looked at. */
export type FileOutcome =
  | Fetched
  | { readonly kind: 'empty' }
  | { readonly kind: 'suspect'; readonly code: ErrorCode; readonly tries: number }
  | {
      readonly kind: 'failed'
      readonly code: ErrorCode
      readonly tries: number
      readonly isPortalFault: boolean
    }

type Attempt =
  | Fetched
  | { readonly kind: 'suspect' | 'again' | 'final'; readonly code: ErrorCode }
  | { readonly kind: 'tooMany'; readonly retryAfter: string | null }

export type FetchDesk = {
  readonly session: BrowserSession
  readonly client: PortalClient
  readonly profile: PortalProfile
  readonly signal: AbortSignal
  readonly wait: Wait
  readonly onBytes: (bytes: number) => void
}

const attemptsByKind: Readonly<Record<Exclude<FetchedKind, 'workbook'>, Attempt>> = {
  empty: { kind: 'again', code: 'download.empty' },
  tooSmall: { kind: 'again', code: 'download.tooSmall' },
  html: { kind: 'suspect', code: 'download.html' },
  notWorkbook: { kind: 'final', code: 'download.notWorkbook' },
  cutOff: { kind: 'again', code: 'download.cutOff' },
}
/** What tells of the portal's health rather than of one file. */
const portalFaults: readonly ErrorCode[] = ['download.serverError', 'portal.unreachable', ...networkCodes]

function toRefused(status: number, retryAfter: string | null): Attempt {
  if (status === 429) return { kind: 'tooMany', retryAfter }
  if (status === 403) throw new AppError('download.forbidden')
  if (status === 401) return { kind: 'suspect', code: 'download.redirected' }
  return status >= 500
    ? { kind: 'again', code: 'download.serverError' }
    : { kind: 'final', code: 'download.missing' }
}

function toAttempt(answer: Exclude<FileAnswer, { kind: 'whole' }>): Attempt {
  switch (answer.kind) {
    case 'redirected':
      return { kind: 'suspect', code: 'download.redirected' }
    case 'refused':
      return toRefused(answer.status, answer.retryAfter)
    case 'cutOff':
    case 'stalled':
      return { kind: 'again', code: 'download.cutOff' }
    case 'tooLarge':
      return { kind: 'final', code: 'workbook.tooLarge' }
    case 'unreachable':
      return { kind: 'again', code: toUnreachedCode(answer.reason) }
    default:
      return assertNever(answer)
  }
}

async function take(
  { session, profile, signal, onBytes }: FetchDesk,
  source: FileSource,
  partPath: string,
): Promise<FileAnswer> {
  if ('content' in source) return toWhole(Buffer.from(source.content))
  const { responseMs, stallMs, maxFileBytes: maxBytes } = profile.limits
  const { address: url, ...more } = source
  return session.fetchFile({ url, ...more, partPath, signal, maxBytes, responseMs, stallMs, onBytes })
}

async function attempt(desk: FetchDesk, source: FileSource, partPath: string): Promise<Attempt> {
  const answer = await take(desk, source, partPath)
  if (answer.kind !== 'whole') return toAttempt(answer)
  // the answer to a search has been looked into by whoever asked
  const kind =
    'content' in source ? 'workbook' : await findFetchedKind(answer.body ?? partPath, desk.profile.limits)
  if (kind === 'workbook') return { ...answer, kind: 'fetched' }
  // a redirect that ends in a page is the portal sending us back
  return kind === 'html' && answer.wasRedirected ? toAttempt({ kind: 'redirected' }) : attemptsByKind[kind]
}

/** Nothing but a whole file is left behind. */
async function attemptCleanly(desk: FetchDesk, source: FileSource, file: string): Promise<Attempt> {
  const partPath = toPartPath(file)
  let isFetched = false
  try {
    const made = await attempt(desk, source, partPath)
    isFetched = made.kind === 'fetched'
    return made
  } catch (error) {
    const folder = path.dirname(file)
    // the next try may find it free
    if (await isHeld(error, folder)) return { kind: 'again', code: 'download.held' }
    throw toFolderFailure(error, folder)
  } finally {
    if (!isFetched) await rm(partPath, { force: true }).catch(() => undefined)
  }
}

function toFailed(code: ErrorCode, tries: number): FileOutcome {
  return code === 'download.empty'
    ? { kind: 'empty' }
    : { kind: 'failed', code, tries, isPortalFault: portalFaults.includes(code) }
}

/**
 * Fetches what is to become `file`, with second tries where they may help; `putFetched` puts it in its place. The folder
 * of the file must be there.
 * @throws AppError that ends the run: `portal.rateLimited`, `download.forbidden`, `download.diskFull`, `folder.denied`,
 * `browser.failed`, `cancelled`
 */
export async function fetchToPart(desk: FetchDesk, source: FileSource, file: string): Promise<FileOutcome> {
  const { pausesMs } = desk.profile.retry
  for (let tries = 1; ; ) {
    const made = await attemptCleanly(desk, source, file)
    if (made.kind === 'fetched') return made
    if (made.kind === 'tooMany') {
      await desk.client.rest(made.retryAfter)
      continue
    }
    if (made.kind === 'suspect') return { ...made, kind: 'suspect', tries }
    const pauseMs = made.kind === 'again' ? pausesMs[tries - 1] : undefined
    if (pauseMs === undefined) return toFailed(made.code, tries)
    tries += 1
    await desk.wait(pauseMs, desk.signal)
  }
}

/**
 * Puts a fetched file in its place, or leaves everything as it was. One that another program holds is tried again for a
 * minute.
 * @param fetched its body is null where it lies under its name for parts
 * @param keepOld called before, so that what stands there can be kept
 * @throws AppError `download.held` for this file alone; `download.diskFull`, `folder.denied`
 */
export async function putFetched(
  { wait, signal }: Pick<FetchDesk, 'wait' | 'signal'>,
  file: string,
  { body, bytes }: Pick<Fetched, 'body' | 'bytes'>,
  keepOld: () => Promise<void>,
): Promise<void> {
  const [partPath, folder] = [toPartPath(file), path.dirname(file)]
  try {
    await whileHeld(folder, { wait, signal }, async () => {
      if (body) await writeFile(partPath, body, { mode: privateFileMode, flush: true })
      await keepOld()
      await demandBytes(partPath, bytes)
      await (body ? moveInPlace : putInPlace)(partPath, file)
      await demandBytes(file, bytes)
    })
  } catch (error) {
    const isOfFile = await isHeld(error, folder)
    await rm(partPath, { force: true }).catch(() => undefined)
    if (isOfFile) throw new AppError('download.held', { file: path.basename(file) }, { cause: error })
    throw toFolderFailure(error, folder)
  }
}
