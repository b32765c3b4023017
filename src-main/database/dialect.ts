import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import type { DatabaseThread } from '#main/database/thread-client.ts'

/** Lends threads, one transaction at a time each. */
export type ThreadPool = {
  readonly acquire: () => Promise<DatabaseThread>
  readonly release: (thread: DatabaseThread) => void
}

type ThreadConnection = DatabaseConnection & {
  readonly thread: DatabaseThread
  /** The next statement begins the transaction: that spares a turn between the threads. */
  isBeginning: boolean
}

function isThreadConnection(connection: DatabaseConnection): connection is ThreadConnection {
  return 'thread' in connection
}

function toOwn(connection: DatabaseConnection): ThreadConnection {
  if (!isThreadConnection(connection)) throw new Error('not a connection of this driver')
  return connection
}

function createConnection(thread: DatabaseThread): ThreadConnection {
  return {
    thread,
    isBeginning: false,
    async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
      const isFirst = this.isBeginning
      this.isBeginning = false
      const result = await thread.request({ kind: 'run', isFirst, sql, parameters })
      if (result === null) throw new Error('a statement was answered with nothing')
      return {
        // Kysely types rows by the query that was built; the schema in schema.ts is what makes it true.
        rows: result.rows as Row[],
        ...(result.changes === null ? {} : { numAffectedRows: BigInt(result.changes) }),
        ...(result.insertId === null ? {} : { insertId: BigInt(result.insertId) }),
      }
    },
    streamQuery() {
      throw new Error('rows are not streamed between threads; ask for pages')
    },
  }
}

function createDriver(pool: ThreadPool): Driver {
  const end = async (connection: DatabaseConnection, kind: 'commit' | 'rollBack') => {
    const { thread, isBeginning } = toOwn(connection)
    // without a statement there is nothing to end
    if (!isBeginning) await thread.request({ kind })
  }
  return {
    init: () => Promise.resolve(),
    acquireConnection: async () => createConnection(await pool.acquire()),
    beginTransaction: async (connection) => {
      toOwn(connection).isBeginning = true
    },
    commitTransaction: (connection) => end(connection, 'commit'),
    rollbackTransaction: (connection) => end(connection, 'rollBack'),
    releaseConnection: (connection) => Promise.resolve(pool.release(toOwn(connection).thread)),
    destroy: () => Promise.resolve(),
  }
}

/** Kysely over database threads: statements go out as text and parameters, rows come back. */
export function createThreadDialect(pool: ThreadPool): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => createDriver(pool),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  }
}
