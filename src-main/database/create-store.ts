import { Kysely } from 'kysely'
import { checkStore } from '#main/database/check-store.ts'
import type { Damage } from '#main/database/damage.ts'
import { createThreadDialect } from '#main/database/dialect.ts'
import { createReaderPool } from '#main/database/reader-pool.ts'
import type { Database } from '#main/database/schema.ts'
import type { ReadableDb, Store, StoreAccess, StoreCounts, WritableDb } from '#main/database/store.ts'
import { isClosing } from '#main/database/store-error.ts'
import type { DatabaseThread } from '#main/database/thread-client.ts'
import type { Log } from '#main/platform/log.ts'
import { createTurns } from '#main/platform/turns.ts'

type Needs = {
  readonly access: StoreAccess
  readonly log: Log
  /** Holds the lock and the writing connection. */
  readonly writer: DatabaseThread
  /** Starts one more thread with the store open for reading. */
  readonly startReader: (name: string) => Promise<DatabaseThread>
  readonly damage: Damage
  readonly backUp: Store['backUp']
}

const readers = 2
/** After this long a wait for a turn is told: a `write` inside a `write` would wait for ever. */
const longWaitMs = 20_000

/** Builds the store over its threads: reads see one moment each, writes come one after another. */
export function createStore({ access, log, writer, startReader, damage, backUp }: Needs): Store {
  const turns = createTurns()
  const pool = createReaderPool(readers, () => startReader('database-reader'))
  const reading = new Kysely<Database>({ dialect: createThreadDialect(pool) })
  const writing = new Kysely<Database>({
    dialect: createThreadDialect({ acquire: () => Promise.resolve(writer), release: () => undefined }),
  })
  /** Reads and backups not answered yet, even when no thread was lent to them so far. */
  const running = new Set<Promise<unknown>>()
  const checks = new AbortController()
  let stopping: Promise<void> | null = null

  function refuseStopped(): void {
    const met = damage.find()
    if (met) throw met
    if (stopping) throw new Error('the store has been stopped')
  }

  async function takeTurn<T>(verb: string, work: () => Promise<T>): Promise<T> {
    refuseStopped()
    const timer = setTimeout(() => log.warn('store.longWait', { verb, ms: longWaitMs }), longWaitMs)
    timer.unref()
    return turns.take(() => {
      clearTimeout(timer)
      return work()
    })
  }

  async function exclusive<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } finally {
      // The other thread left its commits in the WAL; moving many of them takes this thread's time, not the import's.
      writer
        .request({ kind: 'checkpoint' })
        .catch((error: unknown) => log.warn('store.checkpointFailed', { reason: String(error) }))
    }
  }

  async function stop(): Promise<void> {
    checks.abort()
    await turns.take(() => Promise.resolve())
    await Promise.allSettled(running)
    await pool.stop()
    // Last, so that its close moves what is left in the WAL into the store.
    await writer.stop()
  }

  /** Lets `stop` wait for it. */
  async function follow<T>(start: () => Promise<T>): Promise<T> {
    refuseStopped()
    const answer = start()
    running.add(answer)
    try {
      return await answer
    } finally {
      running.delete(answer)
    }
  }

  const read = <T>(work: (db: ReadableDb) => Promise<T>) => follow(() => reading.transaction().execute(work))

  // The first page should not wait for a thread to start; when this fails, so does the first read, which tells why.
  read(() => Promise.resolve()).catch((error: unknown) => log.error('store.readerNotStarted', {}, error))

  const write = <T>(work: (trx: WritableDb) => Promise<T>) =>
    takeTurn('write', () => writing.transaction().execute(work))

  function check(signal: AbortSignal): Promise<StoreCounts> {
    const ends = AbortSignal.any([signal, checks.signal])
    return checkStore({ startReader: () => startReader('database-check'), write, signal: ends })
  }

  return {
    access,
    read,
    write,
    exclusive: (work) => takeTurn('exclusive', () => exclusive(work)),
    backUp: (name) => follow(() => backUp(name)),
    check: (signal) => follow(() => check(signal)),
    tellTrouble(error) {
      if (isClosing(error)) damage.meet(error, 'imports')
    },
    stop() {
      stopping ??= stop()
      return stopping
    },
  }
}
