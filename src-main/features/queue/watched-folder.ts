import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import * as z from 'zod'
import { selectSetting, upsertSetting } from '#main/database/setting.sql.ts'
import type { Store } from '#main/database/store.ts'
import { isPlausibleName } from '#main/features/queue/candidate.ts'
import type { TakenFile } from '#main/features/queue/intake.ts'
import type { Wait } from '#main/features/queue/queue-teller.ts'
import { selectIsKnown } from '#main/features/queue/watched-file.sql.ts'
import type { Clock } from '#main/platform/clock.ts'
import { defaultTreeLimits, listTree, type Tree, type TreeFile } from '#main/platform/file-tree.ts'
import { errorCodeOf, isMissing } from '#main/platform/files.ts'
import { hashFile } from '#main/platform/hash-file.ts'
import type { Log } from '#main/platform/log.ts'
import type { WatchedFolder } from '#shared/contract/queue.ts'
import { AppError, type ErrorRecord, toErrorRecord } from '#shared/errors/app-error.ts'

type Needs = {
  readonly store: Store
  readonly clock: Clock
  readonly log: Log
  readonly wait: Wait
  /** Satang's own copies lie here; it is not looked into. */
  readonly avoid: string
  /** Puts files in the queue and notes that their bytes were taken, all or nothing. */
  readonly take: (files: readonly TakenFile[]) => Promise<void>
  /** What `get` answers is different now. */
  readonly onChange: () => void
  readonly hash?: (file: string) => Promise<string>
}

/** A file as it was at the last look. */
type Seen = { readonly mark: string; isDealtWith: boolean }
/** A file that is complete and new. */
type Fresh = TakenFile & { readonly seen: Seen }

const Saved = z.object({ path: z.string().nullable() })
const settingName = 'watchedFolder'
const lookEveryMs = 15_000
/** Many files cost one transaction for so many of them, and whoever wants to write meanwhile waits for no more. */
const filesAtOnce = 100

/** Bytes can be put in the place of others, of the same number and under the same time; the disk notes when that was. */
const toMark = ({ bytes, modifiedMs, changedMs }: Pick<TreeFile, 'bytes' | 'modifiedMs' | 'changedMs'>) =>
  `${bytes} ${modifiedMs} ${changedMs}`

const unreadable = (folder: string) => ({ code: 'folder.unreadable', details: { folder } }) as const

/** What lies in the way of looking into all of a folder. */
function findObstacle(folder: string, { denied, tooDeep, special }: Omit<Tree, 'files'>): ErrorRecord | null {
  const [locked, deep] = [denied[0], tooDeep[0]]
  if (locked !== undefined) return unreadable(path.join(folder, locked))
  const { maxDepth: deepest } = defaultTreeLimits
  if (deep !== undefined)
    return { code: 'folder.tooDeep', details: { folder: path.join(folder, deep), deepest } }
  const file = special.map((one) => path.basename(one)).find(isPlausibleName)
  return file === undefined ? null : { code: 'import.notAFile', details: { file } }
}

/** Names what the system says of a folder or a file; a bug is thrown on. */
function toTrouble(error: unknown, otherwise: ErrorRecord): ErrorRecord {
  if (error instanceof AppError) return toErrorRecord(error)
  if (errorCodeOf(error) === '') throw error
  return otherwise
}

/**
 * Looks into one folder every 15 seconds and puts new files in the queue. A file is taken once it is complete: when
 * its size and its time are as they were at the look before. Files are only read. Owns the setting `watchedFolder`.
 */
export function createWatchedFolder(needs: Needs) {
  const { store, clock, log, wait, avoid, take, onChange, hash = hashFile } = needs
  const seen = new Map<string, Seen>()
  let lookedAt: string | null = null
  let trouble: ErrorRecord | null = null
  let looking: { readonly abort: AbortController; readonly ended: Promise<void> } | null = null

  const findPath = async () => (await store.read((db) => selectSetting(db, settingName, Saved)))?.path ?? null

  /** @returns a file whose bytes are complete and were never taken, or null */
  async function findFresh(file: TreeFile, others: readonly Fresh[]): Promise<Fresh | null> {
    const mark = toMark(file)
    const before = seen.get(file.path)
    if (before?.mark !== mark) seen.set(file.path, { mark, isDealtWith: false })
    if (before?.mark !== mark || before.isDealtWith) return null
    const sha256 = await hash(file.path)
    const { size: bytes, mtimeMs: modifiedMs, ctimeMs: changedMs } = await stat(file.path)
    // it grew under our eyes: the next look sees it anew
    if (toMark({ bytes, modifiedMs, changedMs }) !== mark) return null
    // the next look sees whether the other one was taken
    if (others.some((other) => other.sha256 === sha256)) return null
    before.isDealtWith = await store.read((db) => selectIsKnown(db, sha256))
    return before.isDealtWith ? null : { path: file.path, sha256, seen: before }
  }

  /** What cannot be read must not keep the others out; it is tried again at the next look. */
  async function tryWith(file: string, work: () => Promise<void>): Promise<ErrorRecord | null> {
    try {
      await work()
      return null
    } catch (error) {
      if (isMissing(error)) return null
      return toTrouble(error, { code: 'import.fileMissing', details: { file: path.basename(file) } })
    }
  }

  async function takeAll(files: readonly Fresh[]): Promise<void> {
    await take(files)
    for (const { seen: known } of files) known.isDealtWith = true
  }

  /** Takes files at once or, where one of them is in the way, each by itself. */
  async function takePortion(files: readonly Fresh[]): Promise<ErrorRecord | null> {
    if (files.length === 0) return null
    const isTaken = await takeAll(files).then(
      () => true,
      () => false,
    )
    let met: ErrorRecord | null = null
    if (!isTaken) for (const file of files) met = (await tryWith(file.path, () => takeAll([file]))) ?? met
    return met
  }

  /** Takes what is complete, a portion at a time. @returns the last trouble with one of them */
  async function takeComplete(files: readonly TreeFile[], signal: AbortSignal): Promise<ErrorRecord | null> {
    const portion: Fresh[] = []
    let met: ErrorRecord | null = null
    for (const file of files) {
      if (signal.aborted) break
      const unread = await tryWith(file.path, async () => {
        const fresh = await findFresh(file, portion)
        if (fresh !== null) portion.push(fresh)
      })
      met = unread ?? met
      if (portion.length === filesAtOnce) met = (await takePortion(portion.splice(0))) ?? met
    }
    return (await takePortion(portion)) ?? met
  }

  async function lookInto(folder: string, signal: AbortSignal): Promise<ErrorRecord | null> {
    try {
      const { files, ...others } = await listTree(folder, defaultTreeLimits, avoid)
      const present = new Set(files.map((file) => file.path))
      for (const file of seen.keys()) if (!present.has(file)) seen.delete(file)
      const plausible = files.filter(({ path: file }) => isPlausibleName(path.basename(file)))
      const met = await takeComplete(plausible, signal)
      return signal.aborted ? trouble : (findObstacle(folder, others) ?? met)
    } catch (error) {
      return toTrouble(error, unreadable(folder))
    }
  }

  async function look(folder: string, signal: AbortSignal): Promise<void> {
    const before = trouble
    trouble = await lookInto(folder, signal).catch((error: unknown) => {
      const reference = 'watched-folder'
      log.error('queue.lookFailed', { reference }, error)
      return { code: 'internal', details: { reference } } as const
    })
    lookedAt = clock.now().toISOString()
    if (JSON.stringify(trouble) === JSON.stringify(before)) return
    if (trouble) log.warn('queue.watchedTrouble', { code: trouble.code })
    onChange()
  }

  async function keepLooking(folder: string, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await look(folder, signal)
      await wait(lookEveryMs, signal)
    }
  }

  async function stop(): Promise<void> {
    looking?.abort.abort()
    await looking?.ended
    looking = null
  }

  function startLooking(folder: string): void {
    const abort = new AbortController()
    looking = { abort, ended: keepLooking(folder, abort.signal) }
  }

  async function get(): Promise<WatchedFolder> {
    return { path: await findPath(), lookedAt, trouble }
  }

  return {
    get,

    /** Looks into the saved folder from now on, if there is one. */
    async start(): Promise<void> {
      const folder = await findPath()
      if (folder !== null && looking === null) startLooking(folder)
    },

    /**
     * Watches another folder from now on, or none.
     * @throws AppError `folder.unreadable`; the folder before is watched on then
     */
    async watch(chosen: string | null): Promise<WatchedFolder> {
      const folder = chosen && path.resolve(chosen)
      if (folder !== null) {
        await readdir(folder).catch((cause: unknown) => {
          throw new AppError('folder.unreadable', { folder }, { cause })
        })
      }
      await store.write((trx) => upsertSetting(trx, settingName, { path: folder }))
      await stop()
      seen.clear()
      lookedAt = null
      trouble = null
      if (folder !== null) startLooking(folder)
      return get()
    },

    /** Ends after the file being looked at. */
    stop,
  }
}
