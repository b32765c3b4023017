import type { Store, WritableDb } from '#main/database/store.ts'
import type { Intake } from '#main/features/queue/intake.ts'
import {
  deleteRows,
  type QueueRow,
  resetImporting,
  selectEnded,
  selectNeededCopies,
  selectRetryable,
  selectWaiting,
  updateEnded,
  updateWaiting,
} from '#main/features/queue/queue.sql.ts'
import type { Staging } from '#main/features/queue/staging.ts'
import type { Clock } from '#main/platform/clock.ts'
import type { Log } from '#main/platform/log.ts'

type Needs = {
  readonly store: Store
  readonly clock: Clock
  readonly log: Log
  readonly staging: Staging
  readonly intake: Intake
}

const toId = ({ id }: QueueRow) => id

/** Refused before the import saw it: an archive or a folder that could not be opened, a file that was not there. */
function isUnopened({ importId, isOwnCopy, isRefused }: QueueRow): boolean {
  return isRefused && importId === null && !isOwnCopy
}

/** Changes the files of the queue that are not being imported. */
export function createQueueList({ store, clock, log, staging, intake }: Needs) {
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

  return {
    /** Cancels these files as far as they wait, or all that do. @returns how many */
    async cancel(ids: readonly number[] | undefined): Promise<number> {
      const cancelled = { state: 'cancelled', at: clock.now().toISOString() } as const
      const rows = await change(selectWaiting, ids, (trx, waiting) =>
        updateEnded(trx, waiting.map(toId), cancelled),
      )
      return rows.length
    },

    /** Lets files wait again in their places; what could not be opened is opened anew and comes last. @returns how many */
    async retry(ids: readonly number[] | undefined): Promise<number> {
      const rows = await change(selectRetryable, ids, (trx, retryable) =>
        updateWaiting(trx, retryable.filter((row) => !isUnopened(row)).map(toId)),
      )
      const unopened = rows.filter(isUnopened)
      let waiting = rows.length - unopened.length
      const places = new Map(unopened.map(({ path, origin }) => [path, origin]))
      for (const [path, origin] of places) waiting += await intake.addAgain(path, origin)
      await store.write((trx) => deleteRows(trx, unopened.map(toId)))
      return waiting
    },

    /** Takes what ended off the list, with the copies that were made of it. */
    async clear(): Promise<void> {
      const rows = await change(selectEnded, undefined, (trx, ended) => deleteRows(trx, ended.map(toId)))
      for (const { path, isOwnCopy } of rows) if (isOwnCopy) await staging.remove(path)
    },

    /** Cleans up after a process that was killed. */
    async recover(): Promise<void> {
      const files = await store.write(resetImporting)
      const copies = await staging.keepOnly(await store.read(selectNeededCopies))
      if (files + copies > 0) log.warn('queue.recovered', { files, copies })
    },
  }
}
