import { setTimeout as delay } from 'node:timers/promises'
import type { Store } from '#main/database/store.ts'
import type { Expand } from '#main/features/queue/expand.ts'
import { createIntake, type TakenFile } from '#main/features/queue/intake.ts'
import { selectQueue } from '#main/features/queue/queue.sql.ts'
import { createQueueList } from '#main/features/queue/queue-list.ts'
import { createQueuePause } from '#main/features/queue/queue-pause.ts'
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
  /** Hashes files of the watched folder. */
  readonly hash?: (file: string) => Promise<string>
}

// nothing but the signal makes it fail
const waitReally: Wait = (ms, signal) => delay(ms, undefined, { signal, ref: false }).catch(() => undefined)

/**
 * Imports files in the order they came, also over restarts, and fills itself from a watched folder.
 * Owns `import_queue`, `watched_file` and the settings `queue` and `watchedFolder`.
 */
export function createQueue(needs: Needs) {
  const { store, log, notices, staging, wait = waitReally } = needs
  const pause = createQueuePause({ store, log })
  const teller = createQueueTeller({ get, notices, log, wait })
  const intake = createIntake(needs)
  const list = createQueueList({ ...needs, intake })
  const work = createQueueWork({ ...needs, pause, onChange: teller.tellSoon })
  const watched = createWatchedFolder({ ...needs, wait, avoid: staging.folder, take, onChange: tellWatched })

  async function take(files: readonly TakenFile[]): Promise<void> {
    await intake.take(files)
    goOn()
  }

  function tellWatched(): void {
    notices.changed('queue.watched')
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
    return { isPaused: pause.isPaused(), counts: { ...counts, failed }, files: files.map(withMemory) }
  }

  return {
    get,

    /** Puts files, folders and archives at the end. @throws AppError `import.nothingInside`, `folder.denied` */
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
      const saving = pause.set(true)
      teller.tellSoon()
      await saving
    },

    /** Goes on. @throws AppError of the store, which it needs to remember this */
    async resume(): Promise<void> {
      await work.save()
      await pause.set(false)
      goOn()
    },

    /** Cancels these files, or all that wait and the one being imported, which is undone. @returns how many */
    async cancel(ids?: readonly number[]): Promise<number> {
      // the import first, for it keeps all others from writing
      const [isUndone, waiting] = await Promise.all([work.cancel(ids), list.cancel(ids)])
      teller.tellSoon()
      return waiting + (isUndone ? 1 : 0)
    },

    /** Lets these files wait again, or all that failed, were cancelled or refused. @returns how many wait now */
    async retry(ids?: readonly number[]): Promise<number> {
      await work.save()
      const waiting = await list.retry(ids)
      goOn()
      return waiting
    },

    /** Takes what ended off the list. What was imported stays imported. */
    async clear(): Promise<void> {
      await work.save()
      await list.clear()
      teller.tellSoon()
    },

    watched: watched.get,

    /** Watches another folder from now on, or none. @throws AppError `folder.unreadable` */
    watch: watched.watch,

    /** Cleans up after a process that was killed; to be called once, before the first work. */
    async recover(): Promise<void> {
      await pause.load()
      await list.recover()
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
