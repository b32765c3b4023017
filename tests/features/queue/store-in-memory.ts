import { Kysely, SqliteDialect } from 'kysely'
import { onTestFinished } from 'vitest'
import { openPlain } from '#main/database/connection.ts'
import { migrate } from '#main/database/migrate.ts'
import type { Database } from '#main/database/schema.ts'
import type { Store } from '#main/database/store.ts'

/** The two verbs of a store that stands in memory and in this thread, with the tables as they are in the app. */
export function openStoreInMemory(): Store {
  const connection = openPlain(':memory:')
  onTestFinished(() => void connection.close())
  migrate(connection, () => undefined)
  const db = new Kysely<Database>({ dialect: new SqliteDialect({ database: connection }) })
  const verbs: Pick<Store, 'read' | 'write'> = {
    read: (work) => work(db),
    write: (work) => db.transaction().execute(work),
  }
  return verbs as Store
}
