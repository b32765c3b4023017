import type { Store } from '#main/database/store.ts'
import {
  type Ended,
  type NextFile,
  takeNext,
  updateEnded,
  updateWaiting,
} from '#main/features/queue/queue.sql.ts'
import type { QueuePause } from '#main/features/queue/queue-pause.ts'
import type { Staging } from '#main/features/queue/staging.ts'
import type { Clock } from '#main/platform/clock.ts'
import type { Log } from '#main/platform/log.ts'
import { type ImportResult, isRead } from '#shared/contract/imports.ts'
import { AppError, type ErrorRecord } from '#shared/errors/app-error.ts'

/** Imports files; what it tells of the rows comes once the turn of these files has come. */
export type ImportFiles = (
  files: readonly { readonly path: string; readonly name: string }[],
  options: {
    readonly signal: AbortSignal
    readonly onProgress: (progress: { readonly rowsDone: number }) => void
  },
) => Promise<{ readonly files: readonly ImportResult[] }>

type Needs = {
  readonly store: Store
  readonly clock: Clock
  readonly log: Log
  readonly staging: Staging
  readonly importFiles: ImportFiles
  readonly pause: QueuePause
  readonly onChange: () => void
}

/** The file being imported. */
type Current = {
  readonly id: number
  /** Null while others are being imported first. */
  rowsDone: number | null
  readonly abort: AbortController
  /** A person wants it no more, whatever else ends it. */
  isCancelled: boolean
  /** @returns whether it was cancelled */
  ended: Promise<boolean>
}

/** Failures that say nothing about the file: another one would meet them as well. */
function isTrouble({ code }: ErrorRecord): boolean {
  return code.startsWith('store.') || code.startsWith('folder.') || code === 'input.invalid'
}

function toEnded(result: ImportResult, at: string): Ended {
  if (!isRead(result)) {
    return { state: 'done', result: result.state, importId: result.id, reason: result.reason, at }
  }
  const { state } = result
  const became = state === 'imported' || state === 'older' ? state : 'unchanged'
  return { state: 'done', result: became, importId: result.id, reason: null, at }
}

/** Imports what waits, one file after another, until nothing waits or it may not go on. */
export function createQueueWork(needs: Needs) {
  const { store, clock, log, staging, importFiles, pause, onChange } = needs
  let current: Current | null = null
  let running: Promise<void> | null = null
  let isWanted = false
  let isStopped = false
  /** How a file ended that the store could not be told. */
  let unsaved: { readonly id: number; readonly ended: Ended } | null = null

  async function fail(next: NextFile, error: unknown): Promise<void> {
    const reference = `queue-${next.id}`
    log.error('queue.failed', { reference }, error)
    const known = error instanceof AppError ? error : new AppError('internal', { reference })
    const reason = { code: known.code, details: known.details }
    const ended: Ended = { state: 'failed', reason, at: clock.now().toISOString() }
    unsaved = { id: next.id, ended }
    if (isTrouble(reason)) await pause.restInTrouble()
    await store.write((trx) => updateEnded(trx, [next.id], ended))
    unsaved = null
  }

  /** @returns whether it was cancelled */
  async function importOne(next: NextFile, now: Current): Promise<boolean> {
    const onProgress = ({ rowsDone }: { readonly rowsDone: number }) => {
      now.rowsDone = rowsDone
      onChange()
    }
    const { files } = await importFiles([next], { signal: now.abort.signal, onProgress })
    const [result] = files
    const at = clock.now().toISOString()
    if (result) {
      const ended = toEnded(result, at)
      await store.write((trx) => updateEnded(trx, [next.id], ended))
      if (next.isOwnCopy && result.state !== 'refused') await staging.remove(next.path)
      return false
    }
    await store.write((trx) =>
      isStopped && !now.isCancelled
        ? updateWaiting(trx, [next.id])
        : updateEnded(trx, [next.id], { state: 'cancelled', at }),
    )
    return true
  }

  async function importNext(next: NextFile): Promise<void> {
    const now: Current = {
      id: next.id,
      rowsDone: null,
      abort: new AbortController(),
      isCancelled: false,
      ended: Promise.resolve(false),
    }
    current = now
    now.ended = importOne(next, now).catch(async (error: unknown) => {
      await fail(next, error)
      return false
    })
    onChange()
    try {
      await now.ended
    } finally {
      current = null
      onChange()
    }
  }

  async function workThrough(): Promise<void> {
    while (!pause.isPaused() && !isStopped) {
      const next = await store.write(takeNext)
      if (next === null) return
      await importNext(next)
    }
  }

  async function run(): Promise<void> {
    try {
      while (isWanted && !isStopped) {
        isWanted = false
        await workThrough()
      }
    } catch (error) {
      log.error('queue.stopped', {}, error)
      await pause.restInTrouble()
    } finally {
      running = null
    }
  }

  return {
    /** Goes to work unless it is at it. */
    wake(): void {
      isWanted = true
      running ??= run()
    },

    /** @returns the file being imported, or null */
    current: () => current && { id: current.id, rowsDone: current.rowsDone ?? 0 },

    /** @returns how a file ended that the store could not be told, or null */
    unsaved: () => unsaved,

    /** Tells the store so, now that it listens again. */
    async save(): Promise<void> {
      const left = unsaved
      if (left === null) return
      await store.write((trx) => updateEnded(trx, [left.id], left.ended))
      unsaved = null
    },

    /** Undoes the file being imported if it is this one, or whichever it is. @returns whether it was undone */
    async cancel(ids: readonly number[] | undefined): Promise<boolean> {
      if (current === null || !(ids?.includes(current.id) ?? true)) return false
      const { abort, rowsDone, ended } = current
      current.isCancelled = true
      abort.abort()
      // one whose turn has not come yet may only hear of it much later
      return rowsDone === null || ended
    },

    /** Ends the work; a file in the middle is undone and waits again. */
    async stop(): Promise<void> {
      isStopped = true
      current?.abort.abort()
      await running
    },
  }
}
