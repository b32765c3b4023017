import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { ReadableDb, Store } from '#main/database/store.ts'

/** Every table imports write. */
const tables = [
  'import_file',
  'import_finding',
  'statement_issue',
  'transfer_list',
  'claim_version',
  'claim_line',
  'summary_row',
  'statement_row',
  'transfer_row',
  'cell_block',
] as const

/** What depends on when and in which order files came: row ids, instants, and counts of the moment of import. */
const ofTheMoment: readonly string[] = [
  'id',
  'import_file_id',
  'counted_by_id',
  'imported_at',
  'undone_at',
  'added_count',
  'replaced_count',
]

/** Bytes have no place in JSON. */
const toText = (name: string) => (name === 'cells' ? sql`hex(${sql.ref(name)})` : sql.ref(name))

async function hashTable(db: ReadableDb, table: (typeof tables)[number]): Promise<string> {
  const columns = await sql<{ name: string }>`select name from pragma_table_info(${table})`.execute(db)
  const kept = columns.rows.map(({ name }) => name).filter((name) => !ofTheMoment.includes(name))
  const fileId = sql.ref(table === 'import_file' ? 'id' : 'import_file_id')
  // a row is named by the bytes of its file, which stay the same in every store
  const file = sql`(select sha256 from import_file as file where file.id = ${sql.table(table)}.${fileId})`
  const row = sql`json_array(${file}, ${sql.join(kept.map(toText))})`
  const { rows } = await sql<{
    line: string
  }>`select ${row} as line from ${sql.table(table)} order by 1`.execute(db)
  const hash = createHash('sha256')
  for (const { line } of rows) hash.update(`${line}\n`)
  return `${rows.length} ${hash.digest('hex')}`
}

/**
 * @returns for each table how many rows it has and a hash of what they say, the same for two stores that hold the same
 *   files, whatever the order of imports, undos and restores
 */
export async function hashContent(store: Store): Promise<Record<string, string>> {
  return store.read(async (db) => {
    const hashes: [string, string][] = []
    for (const table of tables) hashes.push([table, await hashTable(db, table)])
    return Object.fromEntries(hashes)
  })
}
