import type { Kysely, Transaction } from 'kysely'
import type { Database } from '#main/database/schema.ts'
import type { AppError } from '#shared/errors/app-error.ts'

/** For functions that only read. */
export type ReadableDb = Pick<Kysely<Database>, 'selectFrom' | 'with' | 'fn' | 'getExecutor'>
/** For functions that write; only inside `store.write`. */
export type WritableDb = Transaction<Database>

/**
 * The store as services see it. Both verbs are asynchronous and never block this thread,
 * so another engine can stand behind them.
 */
export interface Store {
  /** Runs reads on one of the read-only connections. */
  read<T>(work: (db: ReadableDb) => Promise<T>): Promise<T>
  /** Runs one short write transaction; all of it or nothing. Writers wait for each other in order. */
  write<T>(work: (trx: WritableDb) => Promise<T>): Promise<T>
  /** Keeps every other writer out while `work` writes through a connection of its own (the import thread). */
  exclusive<T>(work: () => Promise<T>): Promise<T>
  /** What another thread needs to open the same store. The key must not be logged or passed on. */
  readonly access: StoreAccess
  /** Writes an encrypted copy to `<folder>/backups`, looked at page by page before it gets its name. */
  backUp(name: string): Promise<TakenBackup>
  /**
   * Looks at everything the store holds, beside what else is going on.
   * @throws AppError `store.suspect`, `store.rowsChanged`, `cancelled` by the signal or when the store stops
   */
  check(signal: AbortSignal): Promise<StoreCounts>
  /** Takes what a connection of its own (the import thread) met: damage and a disk that is away close the store. */
  tellTrouble(error: AppError): void
  stop(): Promise<void>
}

/** What was looked at: pages that hold something, documents, and their rows. */
export type StoreCounts = { readonly pages: number; readonly documents: number; readonly rows: number }

export type StoreAccess = {
  /** Full path of the store file. */
  readonly path: string
  /** 64 hex digits. */
  readonly key: string
}

/** A verified backup, and how many documents and claims count in it. */
export type TakenBackup = {
  readonly name: string
  readonly path: string
  readonly bytes: number
  readonly documents: number
  readonly claims: number
}
