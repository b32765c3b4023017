import Sqlite from 'better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import { migrate } from '#main/database/migrate.ts'
import { checkEveryPage, checkTable, checkWhole, countPages, listTables } from '#main/database/whole-check.ts'

function openTables() {
  const connection = new Sqlite(':memory:')
  onTestFinished(() => void connection.close())
  migrate(connection, () => undefined)
  return connection
}

it('the parts of a store are its tables, the list of them first', () => {
  const tables = listTables(openTables())
  expect([tables[0], tables.slice(1, 4), tables.includes('document_digest')]).toEqual([
    'sqlite_schema',
    ['app_user', 'cell_block', 'claim_line'],
    true,
  ])
})

it('pages that hold nothing any more are not counted', () => {
  const connection = openTables()
  const before = countPages(connection)
  connection.prepare(`insert into setting (name, value_json) values (?, '1')`).run('x'.repeat(100_000))
  const filled = countPages(connection)
  connection.exec('delete from setting')
  expect([countPages(connection), filled > before + 20]).toEqual([before, true])
})

it('a store as it was made is well', () => {
  const connection = openTables()
  checkEveryPage(connection)
  checkWhole(connection, false)
  expect(listTables(connection).map((table) => checkTable(connection, table))).toContain(undefined)
})

it('a row that refers to nothing is met in its own table, and is damage where all of the store was looked at', () => {
  const connection = openTables()
  connection.pragma('foreign_keys=off')
  connection.exec('insert into document_digest (import_file_id, readings) values (99, 0)')
  const refused = (code: string) =>
    expect.objectContaining({ code, details: { file: ':memory:', reason: 'foreign_key_check' } })
  expect(() => checkTable(connection, 'document_digest')).toThrow(refused('store.suspect'))
  expect(() => checkWhole(connection, false)).toThrow(refused('store.corrupt'))
  expect(() => checkTable(connection, 'setting')).not.toThrow()
})
