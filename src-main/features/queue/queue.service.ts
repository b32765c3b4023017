import { setTimeout as delay } from 'node:timers/promises'
import * as z from 'zod'
import { selectSetting, upsertSetting } from '#main/database/setting.sql.ts'
import type { Store, WritableDb } from '#main/database/store.ts'
import type { Expand } from '#main/features/queue/expand.ts'
import { createIntake } from '#main/features/queue/intake.ts'
import {
  deleteRows,
  type QueueRow,
  resetImporting,
  selectEnded,
  selectNeededCopies,
  selectQueue,
  selectRetryable,
  selectWaiting,
  updateEnded,
  updateWaiting,
} from '#main/features/queue/queue.sql.ts'
import { createQueueTeller, type Wait } from '#main/features/queue/queue-teller.ts'
import { createQueueWork, type ImportFiles } from '#main/features/queue/queue-work.ts'
import type { Staging } from '#main/features/queue/staging.ts'
import { createWatchedFolder } from '#main/features/queue/watched-folder.ts'
import type { Clock } from '#main/platform/clock.ts'
import type { Log } from '#main/platform/log.ts'
import type { Notices } from '#main/platform/notices.ts'
import type { Queue, QueuedFile } from '#shared/contract/queue.ts'

type Needs = {
  readonly store: Store
  readonly clock: Clock
  readonly log: Log
  readonly notices: Notices
  readonly staging: Staging
  readonly expand: Expand
  readonly importFiles: ImportFiles
  readonly wait?: Wait
}

const Saved = z.object({ isPaused: z.boolean() })
const settingName = 'queue'
const toId = ({ id }: QueueRow) => id
/** Refused before the import saw it: an archive or a folder that could not be opened, a file that was not there. */
const isUnopened = ({ importId, isOwnCopy, isRefused }: QueueRow) =>
  isRefused && importId === null && !isOwnCopy
const waitReally: Wait = async (ms, signal) => {
  await delay(ms, undefined, { signal, ref: false }).catch((error: unknown) => {
    if (!signal.aborted) throw error
  })
}

/**
 * Imports files in the order they came, also over restarts, and fills itself from a watched folder.
 * Owns `import_queue`, `watched_file` and the setting `queue`.
 */
export function createQueue({
  store,
  clock,
  log,
  notices,
  staging,
  expand,
  importFiles,
  wait = waitReally,
}: Needs) {
  let isPaused = false
  const teller = createQueueTeller({ get, notices, log, wait })
  const intake = createIntake({ store, clock, staging, expand })
  const work = createQueueWork({
    store,
    clock,
    log,
    staging,
    importFiles,
    mayGoOn: () => !isPaused,
    onTrouble: async () => {
      isPaused = true
      await savePaused().catch((error: unknown) => log.error('queue.pauseNotSaved', {}, error))
    },
    onChange: teller.tellSoon,
  })
  const watched = createWatchedFolder({
    store,
    clock,
    log,
    wait,
    avoid: staging.folder,
    take: async (file, sha256) => {
      await intake.take(file, sha256)
      goOn()
    },
    onChange: () => notices.changed('queue.watched'),
  })

  function savePaused(): Promise<void> {
    return store.write((trx) => upsertSetting(trx, settingName, { isPaused }))
  }

  /** There may be something to do now. */
  function goOn(): void {
    teller.tellSoon()
    work.wake()
  }

  /** What only this process knows of a file: its rows so far, or an end the store could not be told. */
  function withMemory(file: QueuedFile): QueuedFile {
    const [current, unsaved] = [work.current(), work.unsaved()]
    if (file.id === unsaved?.id) return { ...file, file: unsaved.ended }
    const isCurrent = file.id === current?.id && file.file.state === 'importing'
    return isCurrent ? { ...file, file: { state: 'importing', rowsDone: current.rowsDone } } : file
  }

  async function get(): Promise<Queue> {
    const { counts, files } = await store.read(selectQueue)
    const failed = counts.failed + (work.unsaved() === null ? 0 : 1)
    return { isPaused, counts: { ...counts, failed }, files: files.map(withMemory) }
  }

  /** Changes rows that are picked in the same moment. @returns those rows */
  function change(
    pick: (trx: WritableDb) => Promise<QueueRow[]>,
    ids: readonly number[] | undefined,
    work: (trx: WritableDb, rows: readonly QueueRow[]) => Promise<void>,
  ): Promise<QueueRow[]> {
    const asked = ids && new Set(ids)
    return store.write(async (trx) => {
      const rows = (await pick(trx)).filter(({ id }) => asked?.has(id) ?? true)
      await work(trx, rows)
      return rows
    })
  }

  async function setPaused(value: boolean): Promise<void> {
    isPaused = value
    await savePaused()
  }

  async function removeCopies(rows: readonly QueueRow[]): Promise<void> {
    for (const { path, isOwnCopy } of rows) if (isOwnCopy) await staging.remove(path)
  }

  return {
    get,

    /**
     * Puts files, folders and archives at the end of the queue.
     * @throws AppError `import.nothingInside`; `store.diskFull`, `folder.denied` when copies cannot be kept
     */
    async add(
      paths: readonly string[],
      origin: QueuedFile['origin'],
    ): Promise<{ added: number; leftOut: number }> {
      const answer = await intake.add(paths, origin)
      goOn()
      return answer
    },

    /** Finishes the file being imported and rests until `resume`, also over a restart. */
    async pause(): Promise<void> {
      const saving = setPaused(true)
      teller.tellSoon()
      await saving
    },

    /** Goes on. @throws AppError of the store, which it needs to remember this */
    async resume(): Promise<void> {
      await work.save()
      await setPaused(false)
      goOn()
    },

    /** Cancels these files, or all that wait and the one being imported, which is undone. @returns how many */
    async cancel(ids?: readonly number[]): Promise<number> {
      const at = clock.now().toISOString()
      const cancelled = { state: 'cancelled', at } as const
      const [isUndone, rows] = await Promise.all([
        // first, for an import keeps all others from writing
        work.cancel(ids),
        change(selectWaiting, ids, (trx, waiting) => updateEnded(trx, waiting.map(toId), cancelled)),
      ])
      teller.tellSoon()
      return rows.length + (isUndone ? 1 : 0)
    },

    /**
     * Lets these files wait again, or all that failed, were cancelled or refused. What could not be opened is opened
     * anew and comes last. @returns how many wait now
     */
    async retry(ids?: readonly number[]): Promise<number> {
      await work.save()
      const rows = await change(selectRetryable, ids, (trx, retryable) =>
        updateWaiting(trx, retryable.filter((row) => !isUnopened(row)).map(toId)),
      )
      const unopened = rows.filter(isUnopened)
      let waiting = rows.length - unopened.length
      const places = new Map(unopened.map(({ path, origin }) => [path, origin]))
      for (const [path, origin] of places) waiting += await intake.addAgain(path, origin)
      await store.write((trx) => deleteRows(trx, unopened.map(toId)))
      goOn()
      return waiting
    },

    /** Takes what ended off the list, with the copies that were made of it. */
    async clear(): Promise<void> {
      await work.save()
      const rows = await change(selectEnded, undefined, (trx, ended) => deleteRows(trx, ended.map(toId)))
      await removeCopies(rows)
      teller.tellSoon()
    },

    watched: watched.get,

    /** Watches another folder from now on, or none. @throws AppError `folder.unreadable` */
    watch: watched.watch,

    /** Cleans up after a process that was killed; to be called once, before the first work. */
    async recover(): Promise<void> {
      isPaused = (await store.read((db) => selectSetting(db, settingName, Saved)))?.isPaused ?? false
      const files = await store.write(resetImporting)
      const copies = await staging.keepOnly(await store.read(selectNeededCopies))
      if (files + copies > 0) log.warn('queue.recovered', { files, copies })
    },

    /** Imports what waits from now on, and looks into the watched folder. */
    async start(): Promise<void> {
      goOn()
      await watched.start()
    },

    /** Ends whatever goes on; a file in the middle is undone and waits again. */
    async stop(): Promise<void> {
      await watched.stop()
      await work.stop()
      await teller.stop()
    },
  }
}

export type ImportQueue = ReturnType<typeof createQueue>
