import { Kysely } from 'kysely'
import { describe, expect, it } from 'vitest'
import { createThreadDialect } from '#main/database/dialect.ts'
import type { Database } from '#main/database/schema.ts'
import type { DatabaseThread } from '#main/database/thread-client.ts'
import type { RunResult, ThreadRequest } from '#main/database/thread-messages.ts'

/** A database over a thread that answers every statement alike; tells what was asked of it. */
function openAnswering(answer: RunResult | null) {
  const asked: string[] = []
  const thread: DatabaseThread = {
    async request(request: ThreadRequest) {
      asked.push(request.kind === 'run' ? `${request.isFirst ? 'first ' : ''}${request.sql}` : request.kind)
      return request.kind === 'run' ? answer : null
    },
    isAlive: () => true,
    stop: () => Promise.resolve(),
  }
  const dialect = createThreadDialect({
    async acquire() {
      asked.push('lent')
      return thread
    },
    release: (given) => void asked.push(given === thread ? 'given back' : 'another one'),
  })
  return { db: new Kysely<Database>({ dialect }), dialect, asked }
}

const rename = (db: Kysely<Database>) => db.updateTable('setting').set({ name: 'b' }).executeTakeFirst()
const renaming = 'update "setting" set "name" = ?'

describe('statements that go to a database thread', () => {
  it('begin a transaction with the first, and end it once', async () => {
    const { db, asked } = openAnswering({ rows: [], changes: 1, insertId: 1 })
    await db.transaction().execute(async (trx) => {
      await rename(trx)
      await rename(trx)
    })
    await db
      .transaction()
      .execute(async (trx) => {
        await rename(trx)
        throw new Error('undone')
      })
      .catch(() => undefined)
    await db.transaction().execute(() => Promise.resolve())
    expect(asked).toEqual([
      ...['lent', `first ${renaming}`, renaming, 'commit', 'given back'],
      ...['lent', `first ${renaming}`, 'rollBack', 'given back'],
      ...['lent', 'given back'],
    ])
  })

  it('answer with rows, and with how many changed and what was added where that is known', async () => {
    const writing = openAnswering({ rows: [], changes: 3, insertId: 7 })
    const reading = openAnswering({ rows: [{ name: 'a' }], changes: null, insertId: null })
    const select = { sql: 'select name', parameters: [] } as never
    const answers = [await writing.db.executeQuery(select), await reading.db.executeQuery(select)]
    expect([answers, reading.asked]).toEqual([
      [{ rows: [], numAffectedRows: 3n, insertId: 7n }, { rows: [{ name: 'a' }] }],
      ['lent', 'select name', 'given back'],
    ])
  })

  it('are never answered with nothing', async () => {
    await expect(rename(openAnswering(null).db)).rejects.toThrow('answered with nothing')
  })

  it('do not stream their rows', async () => {
    const { db } = openAnswering({ rows: [], changes: null, insertId: null })
    const streaming = async () => {
      for await (const _row of db.selectFrom('setting').select('name').stream()) return 'streamed'
      return 'nothing'
    }
    await expect(streaming()).rejects.toThrow('ask for pages')
  })

  it('belong to a connection of their own pool', async () => {
    const driver = openAnswering(null).dialect.createDriver()
    await expect(driver.beginTransaction({} as never, {})).rejects.toThrow('not a connection of this driver')
  })
})
