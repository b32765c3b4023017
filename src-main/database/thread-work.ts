import { statSync } from 'node:fs'
import type Sqlite from 'better-sqlite3'
import { selectHoldings } from '#main/database/backup.sql.ts'
import { type Connection, openConnection, openWithKey } from '#main/database/connection.ts'
import { listDocuments, lookAtDocument } from '#main/database/document-digest.ts'
import { takeLock } from '#main/database/lock.ts'
import { readVersion, refuseNewer } from '#main/database/migrate.ts'
import { copyInto, createStoreFile, openStoreFile } from '#main/database/open-file.ts'
import { createCommits } from '#main/database/position.ts'
import type { StoreAccess } from '#main/database/store.ts'
import { isSuspicion, toStoreError } from '#main/database/store-error.ts'
import type { CheckedPart, RunResult, ThreadRequest } from '#main/database/thread-messages.ts'
import { checkEveryPage, checkTable, checkWhole, countPages, listTables } from '#main/database/whole-check.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { assertNever } from '#shared/lib/assert.ts'

type Statement = Sqlite.Statement<unknown[]>
const keptStatements = 200

/**
 * Pages that every file writes anew (the newest month of an index) move once for many files, and a month of small files
 * does not wait for the disk after each.
 */
const walWorthMovingBytes = 32 * 1024 * 1024

function walBytes(store: string): number {
  return statSync(`${store}-wal`, { throwIfNoEntry: false })?.size ?? 0
}

/** Looks at every page of a copy that is ours alone, and leaves it as one file with nothing beside it. */
function verify(access: StoreAccess): void {
  const connection = openWithKey(access, 'writer')
  try {
    const version = readVersion(connection)
    refuseNewer(version)
    checkEveryPage(connection)
    if (version === 0) throw new AppError('store.corrupt', { reason: 'noTables' })
    connection.pragma('journal_mode=delete')
  } finally {
    connection.close()
  }
}

const toAnswer = (rows: readonly unknown[]): RunResult => ({ rows, changes: null, insertId: null })

/** Opens a file only to read. Where it is the store, what cannot be read is damage once all of it was looked at. */
function count(access: StoreAccess, isStore: boolean): RunResult {
  const connection = openWithKey(access, 'reader')
  try {
    refuseNewer(readVersion(connection))
    return toAnswer([selectHoldings(connection)])
  } catch (error) {
    if (isStore && isSuspicion(error)) checkWhole(connection, false)
    throw error
  } finally {
    connection.close()
  }
}

/** Remembers prepared statements by their text and forgets the oldest. */
function createStatements(connection: Connection) {
  const prepared = new Map<string, Statement>()
  return (text: string): Statement => {
    const statement = prepared.get(text) ?? connection.prepare(text)
    prepared.delete(text)
    prepared.set(text, statement)
    const [oldest] = prepared.keys()
    if (prepared.size > keptStatements && oldest !== undefined) prepared.delete(oldest)
    return statement
  }
}

function runStatement(statement: Statement, parameters: readonly unknown[]): RunResult {
  if (statement.reader) return toAnswer(statement.all(...parameters))
  const { changes, lastInsertRowid } = statement.run(...parameters)
  return { rows: [], changes, insertId: lastInsertRowid }
}

/** @returns the parts of a store and how many pages it has, or what a look at one part answers */
function check(connection: Connection, part: CheckedPart | null): RunResult {
  if (part === null) {
    const parts: CheckedPart[] = [
      ...listTables(connection).map((table) => ({ table })),
      ...listDocuments(connection).map((document) => ({ document })),
    ]
    return toAnswer([{ pages: countPages(connection), parts }])
  }
  if ('document' in part) return toAnswer([lookAtDocument(connection, part.document)])
  checkTable(connection, part.table)
  return toAnswer([])
}

/** One connection with its statements and transaction. */
function createSession(access: StoreAccess, connection: Connection) {
  const prepare = createStatements(connection)
  const commits = createCommits(access, connection)
  let isInTransaction = false
  return {
    connection,
    run(sql: string, parameters: readonly unknown[]): RunResult {
      if (!isInTransaction) throw new Error('a statement outside of a transaction')
      // SQLite undoes a transaction by itself on a full disk; what follows must not be committed alone.
      if (!connection.inTransaction) throw new Error('the transaction was undone by an earlier failure')
      return runStatement(prepare(sql), parameters)
    },
    begin(): void {
      if (connection.readonly) connection.exec('BEGIN')
      else commits.begin()
      isInTransaction = true
    },
    commit(): void {
      if (!connection.inTransaction) throw new Error('the transaction was undone by an earlier failure')
      if (connection.readonly) connection.exec('COMMIT')
      else commits.commit()
      isInTransaction = false
    },
    rollBack(): void {
      isInTransaction = false
      if (connection.inTransaction) connection.exec('ROLLBACK')
    },
  }
}
type Session = ReturnType<typeof createSession>

/** What a database thread does, one request at a time. It opens at most one store and at most one lock. */
export function createThreadWork() {
  let session: Session | null = null
  let lock: Connection | null = null
  let file = ''

  function current(): Session {
    if (session === null) throw new Error('the store is not open in this thread')
    return session
  }

  function close(): null {
    try {
      session?.connection.close()
    } finally {
      lock?.close()
      session = null
      lock = null
    }
    return null
  }

  function open(access: StoreAccess, connect: () => Connection): null {
    file = access.path
    session = createSession(access, connect())
    return null
  }

  function look(access: StoreAccess, work: (access: StoreAccess) => void): null {
    file = access.path
    work(access)
    return null
  }

  function answer(request: ThreadRequest): RunResult | null {
    switch (request.kind) {
      case 'lock':
        file = request.file
        lock = takeLock(request.file)
        return null
      case 'create':
        return look(request.access, createStoreFile)
      case 'open':
        return open(request.access, () => openStoreFile(request))
      case 'openReader':
        return open(request.access, () => openConnection(request.access, 'reader'))
      case 'count':
        file = request.access.path
        return count(request.access, request.isStore)
      case 'verify':
        return look(request.access, verify)
      case 'run':
        if (request.isFirst) current().begin()
        return current().run(request.sql, request.parameters)
      case 'commit':
        current().commit()
        return null
      case 'rollBack':
        current().rollBack()
        return null
      case 'checkpoint':
        if (walBytes(file) >= walWorthMovingBytes) current().connection.pragma('wal_checkpoint(passive)')
        return null
      case 'check':
        return check(current().connection, request.part)
      case 'copy':
        copyInto(current().connection, request.to)
        return null
      case 'close':
        return close()
      default:
        return assertNever(request)
    }
  }

  /** @throws AppError for trouble of the store, anything else for a bug */
  return (request: ThreadRequest): RunResult | null => {
    try {
      return answer(request)
    } catch (error) {
      const isLooking = request.kind === 'verify' || (request.kind === 'count' && !request.isStore)
      throw toStoreError(error, file, isLooking ? 'opening' : 'running') ?? error
    }
  }
}
