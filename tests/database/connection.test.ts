import { existsSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import { expect, it, onTestFinished, vi } from 'vitest'
import { type Connection, openConnection, openPlain } from '#main/database/connection.ts'
import { listOpen } from '#tests/database/open-files.ts'
import { openTestStore, storeNeeds } from '#tests/database/test-store.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'

const names = [
  ...['journal_mode', 'synchronous', 'foreign_keys', 'temp_store', 'busy_timeout', 'cache_size', 'page_size'],
  ...['cipher', 'legacy', 'hmac_use', 'kdf_iter'],
]

const pragmasOf = (connection: Connection) =>
  Object.fromEntries(names.map((name) => [name, connection.pragma(name, { simple: true })]))

/** Sealed as SQLCipher 4 does, every page with its own HMAC. */
const sealed = { cipher: 'sqlcipher', legacy: '4', hmac_use: '1', kdf_iter: '256000', page_size: 8192 }
const held = { ...sealed, journal_mode: 'wal', foreign_keys: 1, temp_store: 2, busy_timeout: 15_000 }

it('a connection that writes holds every commit over a power cut, and what its rows refer to', () => {
  const access = { path: path.join(temporaryFolder(), 'a.db'), key: 'ab'.repeat(32) }
  const writer = openConnection(access, 'writer')
  onTestFinished(() => void writer.close())
  writer.exec('create table a (b) ')
  const reader = openConnection(access, 'reader')
  onTestFinished(() => void reader.close())
  expect({
    writer: pragmasOf(writer),
    wal: [writer, reader].map((one) =>
      ['wal_autocheckpoint', 'journal_size_limit'].map((name) => one.pragma(name, { simple: true })),
    ),
    reader: { ...pragmasOf(reader), synchronous: null },
  }).toEqual({
    // 2 is FULL
    writer: { ...held, synchronous: 2, cache_size: -24_576 },
    wal: [
      [16_384, 67_108_864],
      [1000, -1],
    ],
    reader: { ...held, synchronous: null, cache_size: -98_304 },
  })
  expect(() => reader.exec('insert into a values (1)')).toThrow('readonly')
})

it.each(['', 'ab'.repeat(31), 'ab'.repeat(33), 'AB'.repeat(32), `${'ab'.repeat(32)}'; --`])(
  'a key is 64 hex digits, and not %j',
  (key) => {
    const file = path.join(temporaryFolder(), 'a.db')
    expect(() => openConnection({ path: file, key }, 'writer')).toThrow('not 64 hex digits')
    expect(existsSync(file)).toBe(false)
  },
)

it('what cannot be opened is not held open', () => {
  const file = path.join(temporaryFolder(), 'a.db')
  const access = { path: file, key: 'ab'.repeat(32) }
  openConnection(access, 'writer').close()
  expect(() => openConnection({ ...access, key: 'cd'.repeat(32) }, 'writer')).toThrow(
    'file is not a database',
  )
  expect(listOpen(path.dirname(file))).toEqual([])
})

it('the binary built for an older Node is not asked for where this one can load its own', () => {
  vi.stubEnv('SATANG_SQLITE_BINDING', path.join(temporaryFolder(), 'none.node'))
  onTestFinished(() => void vi.unstubAllEnvs())
  expect(openPlain(':memory:').close().open).toBe(false)
})

it('the writer of a store does, and its readers cannot write', async () => {
  const store = await openTestStore(storeNeeds())
  const ofWriter = await store.write(async (trx) => [
    ...(await sql`select * from pragma_synchronous`.execute(trx)).rows,
    ...(await sql`select * from pragma_journal_mode`.execute(trx)).rows,
    ...(await sql`select * from pragma_foreign_keys`.execute(trx)).rows,
    ...(await sql`pragma wal_autocheckpoint`.execute(trx)).rows,
  ])
  const insert = sql`insert into setting (name, value_json) values ('a', '1')`
  await expect(store.read((db) => insert.execute(db))).rejects.toMatchObject({ code: 'store.denied' })
  expect(ofWriter).toEqual([
    { synchronous: 2 },
    { journal_mode: 'wal' },
    { foreign_keys: 1 },
    { wal_autocheckpoint: 4000 },
  ])
})
