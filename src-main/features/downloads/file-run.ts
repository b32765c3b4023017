import { setImmediate } from 'node:timers/promises'
import { countInList, type PlannedList } from '#main/features/downloads/download-lists.sql.ts'
import {
  insertVersion,
  type KnownFile,
  updateEmpty,
  updateFailed,
  updateStored,
} from '#main/features/downloads/downloads.sql.ts'
import {
  type Fetched,
  type FileOutcome,
  fetchToPart,
  putFetched,
} from '#main/features/downloads/fetch-file.ts'
import type { FileSource } from '#main/features/downloads/file-list.ts'
import type { ListNeeds } from '#main/features/downloads/list-needs.ts'
import type { ListReader } from '#main/features/downloads/list-reader.ts'
import { forgetRemoved, wasRemoved } from '#main/features/downloads/removed-files.ts'
import type { SignInDesk } from '#main/features/downloads/sign-in.ts'
import {
  isOnDisk,
  keepOther,
  makeFolderOf,
  storedPath,
  versionPlaceOf,
} from '#main/features/downloads/stored-files.ts'
import type { DownloadFile } from '#shared/contract/downloads.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { isUnreached } from '#shared/errors/network-codes.ts'

type SourceOf = (name: string) => FileSource
/** What is left to do for a file that was fetched. */
type Rest = () => Promise<void>

const nothingLeft: Rest = async () => {}

const recheckAfterMs = 24 * 3_600_000

type Stored = Extract<KnownFile['file'], { state: 'stored' }>

/** @returns what was stored of a file, when it is on the disk as it was stored or was removed on purpose; else null */
export async function findStoredFile(folder: string, file: DownloadFile): Promise<Stored | null> {
  const { file: state } = file
  if (state.state !== 'stored') return null
  const place = storedPath(folder, file)
  if (await isOnDisk(place, state.bytes, state.sha256)) return state
  return (await wasRemoved(place, state.sha256)) ? state : null
}

/** Fetches the files of one list after another, several at the same time when that is wanted. */
export function createFileRun(needs: ListNeeds, desk: SignInDesk, reader: ListReader) {
  const { store, folder, report, clock, wait, isDryRun, isFetchingAgain } = needs
  const { client, session, profile } = desk
  let portalFaults = 0

  /** @returns whether there is nothing to fetch */
  async function isDone(file: KnownFile): Promise<boolean> {
    const { file: state } = file
    if (isFetchingAgain) return false
    if (state.state === 'empty') return state.recheckAt > clock.now().toISOString()
    if (state.state !== 'stored' || file.isStale) return false
    if ((await findStoredFile(folder, file)) !== null) return true
    report.tell('warn', 'downloads.fileLost', { file: file.name })
    return false
  }

  function countPortalFault(outcome: FileOutcome): void {
    portalFaults = outcome.kind === 'failed' && outcome.isPortalFault ? portalFaults + 1 : 0
    if (portalFaults < profile.retry.serverErrors || outcome.kind !== 'failed') return
    throw new AppError(isUnreached(outcome.code) ? outcome.code : 'portal.down')
  }

  /** Puts a fetched file in its place and notes it: in this order, so that what is noted as stored is there. */
  async function settle(
    list: PlannedList,
    file: KnownFile,
    old: Stored | null,
    fetched: Fetched,
  ): Promise<void> {
    const { bytes, sha256 } = fetched
    const isChanged = old !== null && old.sha256 !== sha256
    const patience = { wait, signal: needs.signal }
    await putFetched(patience, storedPath(folder, file), fetched, () => keepOther(folder, file, sha256))
    if (old !== null) await forgetRemoved(storedPath(folder, file))
    const at = clock.now().toISOString()
    await store.write(async (trx) => {
      // at once: every answer awaited costs a turn between two threads
      await Promise.all([
        updateStored(trx, file.id, bytes, sha256, at),
        isChanged && insertVersion(trx, file.id, old, at, versionPlaceOf(file, old.sha256)),
        (old === null || isChanged) && countInList(trx, list.id, 'stored'),
      ])
    })
    if (isChanged) report.tell('warn', 'downloads.fileChanged', { file: file.name, bytes })
    else report.tell('info', 'downloads.fileStored', { file: file.name, bytes })
  }

  async function noteNotStored(
    list: PlannedList,
    file: KnownFile,
    old: Stored | null,
    outcome: Exclude<FileOutcome, { kind: 'fetched' }>,
  ): Promise<void> {
    await store.write(async (trx) => {
      await countInList(trx, list.id, 'failed')
      // what is stored stays stored, whatever became of a newer look at it
      if (old !== null) return
      if (outcome.kind === 'empty') {
        const recheckAt = new Date(clock.now().getTime() + recheckAfterMs).toISOString()
        await updateEmpty(trx, file.id, recheckAt)
      } else await updateFailed(trx, file.id, outcome.code, outcome.tries)
    })
    if (outcome.kind === 'empty') return report.tell('warn', 'downloads.fileEmpty', { file: file.name })
    report.tell('warn', 'downloads.fileFailed', { file: file.name, code: outcome.code, tries: outcome.tries })
    countPortalFault(outcome)
  }

  /** A refusal that ends the run is also this file's state; anything else leaves the file as it was. */
  async function noteRefused(
    list: PlannedList,
    file: KnownFile,
    old: Stored | null,
    error: unknown,
  ): Promise<void> {
    const code = error instanceof AppError ? error.code : 'internal'
    const isRefusal = code === 'portal.rateLimited' || code === 'download.forbidden'
    if (!isRefusal) return
    await store.write(async (trx) => {
      await countInList(trx, list.id, 'failed')
      if (old === null) await updateFailed(trx, file.id, code, 1)
    })
    report.tell('warn', 'downloads.fileFailed', { file: file.name, code })
  }

  /** A file that came as a page: the list tells whether the session is at fault; if so the file is asked for again. */
  async function fetchSurely(
    list: PlannedList,
    file: KnownFile,
    source: FileSource,
    signal: AbortSignal,
  ): Promise<FileOutcome> {
    const fetchDesk = {
      session,
      client,
      profile,
      signal,
      wait,
      onBytes: (bytes: number) => report.onBytes(file.id, bytes),
    }
    for (let at = source; ; ) {
      await client.pace()
      signal.throwIfAborted()
      const before = reader.signIns()
      const outcome = await fetchToPart(fetchDesk, at, storedPath(folder, file))
      if (outcome.kind !== 'suspect') return outcome
      const fresh = await reader.findFresh(list, file.name, at, before)
      if (fresh === null)
        return { kind: 'failed', code: outcome.code, tries: outcome.tries, isPortalFault: false }
      report.move({ step: 'fetching' })
      at = fresh
    }
  }

  /** @returns what is left to do, which can be done while the next file is asked for */
  async function fetchOne(
    list: PlannedList,
    file: KnownFile,
    source: FileSource,
    signal: AbortSignal,
  ): Promise<Rest> {
    report.move({ step: 'fetching', file: file.name, bytes: 0 })
    const old = await findStoredFile(folder, file)
    report.onBytes(file.id, 0)
    const outcome = await fetchSurely(list, file, source, signal).catch(async (error: unknown) => {
      await noteRefused(list, file, old, error)
      throw error
    })
    if (outcome.kind !== 'fetched') {
      await noteNotStored(list, file, old, outcome)
      return nothingLeft
    }
    reader.moveOn()
    portalFaults = 0
    return () =>
      settle(list, file, old, outcome).catch((error: unknown) => {
        if (!(error instanceof AppError) || error.code !== 'download.held') throw error
        const held = { kind: 'failed', code: error.code, tries: 1, isPortalFault: false } as const
        return noteNotStored(list, file, old, held)
      })
  }

  async function workOn(
    list: PlannedList,
    file: KnownFile,
    sourceOf: SourceOf,
    signal: AbortSignal,
  ): Promise<Rest> {
    signal.throwIfAborted()
    if (await isDone(file)) return nothingLeft
    if (!isDryRun) return fetchOne(list, file, sourceOf(file.name), signal)
    await store.write((trx) => countInList(trx, list.id, 'stored'))
    return nothingLeft
  }

  /** Works through the queue; a file is put in its place while the next one comes. */
  async function work(queue: Iterable<KnownFile>, begin: (file: KnownFile) => Promise<Rest>): Promise<void> {
    let settling: Promise<void> = Promise.resolve()
    const end = async (file: KnownFile, rest: Rest) => {
      // the request for the next file goes first
      await setImmediate()
      await rest().finally(() => report.land(file.id))
      report.move({ step: 'fetching', filesDone: report.progress().filesDone + 1, bytes: 0 })
    }
    try {
      for (const file of queue) {
        const rest = await begin(file).catch((error: unknown) => {
          report.land(file.id)
          throw error
        })
        await settling
        settling = end(file, rest)
        // told by whoever waits for it next
        settling.catch(() => undefined)
      }
    } finally {
      await settling
    }
  }

  /** @throws the first failure that ends the run, once no worker has a file in hand */
  return async function runFiles(
    list: PlannedList,
    files: readonly KnownFile[],
    sourceOf: SourceOf,
  ): Promise<void> {
    const [first] = files
    if (first && !isDryRun) await makeFolderOf(storedPath(folder, first))
    const others = new AbortController()
    const signal = AbortSignal.any([needs.signal, others.signal])
    // all workers take from one queue
    const queue = files.values()
    const failures: unknown[] = []
    const begin = (file: KnownFile) => workOn(list, file, sourceOf, signal)
    const onFailure = (error: unknown) => {
      failures.push(error)
      // what the others have in hand is not to blame
      others.abort(new AppError('cancelled'))
    }
    await Promise.all(Array.from({ length: needs.workers }, () => work(queue, begin).catch(onFailure)))
    needs.signal.throwIfAborted()
    if (failures.length > 0) throw failures[0]
  }
}
