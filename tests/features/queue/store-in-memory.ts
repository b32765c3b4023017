import { Kysely, SqliteDialect, sql } from 'kysely'
import { onTestFinished } from 'vitest'
import { openPlain } from '#main/database/connection.ts'
import { migrate } from '#main/database/migrate.ts'
import type { Database } from '#main/database/schema.ts'
import type { Store, WritableDb } from '#main/database/store.ts'

/** What a new store holds: made once, as taking every step of the schema costs more than most tests here. */
let newStore: Buffer | null = null

function makeNewStore(): Buffer {
  const connection = openPlain(':memory:')
  migrate(connection, () => undefined)
  const bytes = connection.serialize()
  connection.close()
  return bytes
}

/** The two verbs of a store that stands in memory and in this thread, with the tables as they are in the app. */
export function openStoreInMemory(): Store {
  newStore ??= makeNewStore()
  // the engine takes a store's bytes where it takes a path
  const connection = openPlain(newStore as never)
  onTestFinished(() => void connection.close())
  const db = new Kysely<Database>({ dialect: new SqliteDialect({ database: connection }) })
  const verbs: Pick<Store, 'read' | 'write'> = {
    read: (work) => work(db),
    write: (work) => db.transaction().execute(work),
  }
  return verbs as Store
}

/** Notes an imported file of these bytes. @returns its id */
export async function insertImported(trx: WritableDb, sha256: string, name: string): Promise<number> {
  const { insertId } = await sql`
    insert into import_file (sha256, name, bytes, state, imported_at, kind, layout, hcode, scheme)
    values (${sha256}, ${name}, 0, 'imported', '2026-01-05T03:00:00.000Z', 'REP', '', '', '')`.execute(trx)
  return Number(insertId)
}
