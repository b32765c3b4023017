import { existsSync, statSync, truncateSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import * as z from 'zod'
import { openConnection } from '#main/database/connection.ts'
import { openStore } from '#main/database/open.ts'
import { selectSetting, upsertSetting } from '#main/database/setting.sql.ts'
import type { Store } from '#main/database/store.ts'
import { startThread } from '#main/database/thread-client.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { openTestStore, saveSetting, storeNeeds } from '#tests/database/test-store.ts'
import { isOneThread } from '#tests/helpers/one-thread.ts'
import { createRecordingLog } from '#tests/helpers/recording-log.ts'
import { testThreads } from '#tests/helpers/test-threads.ts'

const names = (store: Store) =>
  store.read(async (db) =>
    (await db.selectFrom('setting').select('name').orderBy('name').execute()).map((row) => row.name),
  )

/** A promise and the means to keep it. */
function createGate() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { open, opened }
}

describe('the store', () => {
  it('answers reads with what is committed while a long write goes on', async () => {
    const store = await openTestStore(storeNeeds())
    const wrote = createGate()
    const mayEnd = createGate()
    const writing = store.write(async (trx) => {
      await saveSetting(trx, 'a', '1')
      wrote.open()
      await mayEnd.opened
    })
    await wrote.opened
    const during = await names(store)
    mayEnd.open()
    await writing
    expect([during, await names(store)]).toEqual([[], ['a']])
  })

  it('shows one read one moment, whatever is written meanwhile', async () => {
    const store = await openTestStore(storeNeeds())
    const seen = await store.read(async (db) => {
      const count = async () => (await db.selectFrom('setting').select('name').execute()).length
      const before = await count()
      await store.write((trx) => saveSetting(trx, 'a', '1'))
      return [before, await count()]
    })
    expect([seen, await names(store)]).toEqual([[0, 0], ['a']])
  })

  it('runs writes and exclusive work one after another in the order they asked', async () => {
    const store = await openTestStore(storeNeeds())
    const order: string[] = []
    const slow = (name: string, ms: number) => async () => {
      order.push(`${name} starts`)
      await new Promise((resolve) => setTimeout(resolve, ms))
      order.push(`${name} ends`)
    }
    await Promise.all([
      store.write(slow('first', 30)),
      store.exclusive(slow('second', 20)),
      store.write(slow('third', 10)),
    ])
    expect(order).toEqual([
      'first starts',
      'first ends',
      'second starts',
      'second ends',
      'third starts',
      'third ends',
    ])
  })

  it('undoes a write that throws and goes on with the next', async () => {
    const store = await openTestStore(storeNeeds())
    const failed = store.write(async (trx) => {
      await saveSetting(trx, 'a', '1')
      throw new Error('changed my mind')
    })
    await expect(failed).rejects.toThrow('changed my mind')
    await store.write((trx) => saveSetting(trx, 'b', '1'))
    expect(await names(store)).toEqual(['b'])
  })

  it('tells a broken rule by its SQLite code, without the value', async () => {
    const store = await openTestStore(storeNeeds())
    await store.write((trx) => saveSetting(trx, 'private', '1'))
    const again = await store
      .write((trx) => saveSetting(trx, 'private', '2'))
      .catch((error: unknown) => error)
    expect(again).toMatchObject({
      code: 'SQLITE_CONSTRAINT_PRIMARYKEY',
      message: 'UNIQUE constraint failed: setting.name',
    })
  })

  it('refuses to write through a read', async () => {
    const store = await openTestStore(storeNeeds())
    const writing = store.read((db) =>
      sql`insert into setting (name, value_json) values ('a', '1')`.execute(db),
    )
    await expect(writing).rejects.toMatchObject({ code: 'store.denied' })
  })

  it('lets another thread write through a connection of its own under exclusive', async () => {
    const store = await openTestStore(storeNeeds())
    await store.exclusive(async () => {
      const connection = openConnection(store.access, 'writer')
      connection.exec(`insert into setting (name, value_json) values ('from the import thread', '1')`)
      connection.close()
    })
    expect(await names(store)).toEqual(['from the import thread'])
  })

  it('moves what another thread left beside it into its file, once that is much', async () => {
    const needs = storeNeeds()
    const store = await openTestStore(needs)
    const before = await store.exclusive(async () => {
      const connection = openConnection(store.access, 'writer')
      connection.prepare(`insert into setting (name, value_json) values (?, '1')`).run('x'.repeat(40_000))
      connection.close()
      // what lies behind the last commit is nothing to SQLite
      truncateSync(`${needs.file}-wal`, 40_000_000)
      return statSync(needs.file).size
    })
    await store.write(() => Promise.resolve())
    await store.write((trx) => trx.selectFrom('setting').select('name').execute())
    expect(statSync(needs.file).size).toBeGreaterThan(before)
  })

  it('tells of a write that waits long for its turn, and of none that had it', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    const needs = storeNeeds()
    const store = await openTestStore(needs)
    const mayEnd = createGate()
    const timers = vi.spyOn(globalThis, 'setTimeout')
    const first = store.exclusive(() => mayEnd.opened)
    await Promise.resolve()
    const second = store.write((trx) => saveSetting(trx, 'a', '1'))
    await Promise.resolve()
    vi.advanceTimersByTime(19_999)
    const early = needs.log.lines.length
    vi.advanceTimersByTime(1)
    mayEnd.open()
    await Promise.all([first, second])
    vi.advanceTimersByTime(60_000)
    const isKept = timers.mock.results.map(({ value }) => value.hasRef())
    expect([early, isKept, needs.log.lines]).toEqual([
      0,
      // Satang may end meanwhile
      [false, false],
      [{ level: 'warn', event: 'store.longWait', facts: { verb: 'write', ms: 20_000 } }],
    ])
  })

  it.each([
    ['is closed by damage', 'store.corrupt', true, true],
    ['is closed by a disk that is away', 'store.diskAway', true, false],
    ['goes on after other trouble', 'store.diskFull', false, false],
  ] as const)('%s that another thread met', async (_title, code, isClosed, isMarked) => {
    const needs = storeNeeds()
    const told: string[] = []
    const store = await openTestStore({ ...needs, onTrouble: (error) => void told.push(error.code) })
    store.tellTrouble(new AppError(code))
    const codeOf = (error: unknown) => (error instanceof AppError ? error.code : error)
    const done = () => Promise.resolve('done')
    const outcomes = [await store.read(done).catch(codeOf), await store.write(done).catch(codeOf)]
    await store.stop()
    const mark = existsSync(path.join(needs.folder, 'satang.suspect'))
    const expected = isClosed ? [code, code, code] : ['done', 'done']
    expect([...outcomes, ...told, mark]).toEqual([...expected, isMarked])
  })

  it('answers many reads at once with two threads', async () => {
    const store = await openTestStore(storeNeeds())
    await store.write((trx) => saveSetting(trx, 'a', '1'))
    expect(await Promise.all(Array.from({ length: 50 }, () => names(store)))).toEqual(
      Array.from({ length: 50 }, () => ['a']),
    )
  })

  it('finishes what was asked before it stops and refuses what is asked after', async () => {
    const needs = storeNeeds()
    const store = await openStore(needs)
    const asked = store.write((trx) => saveSetting(trx, 'a', '1'))
    await store.stop()
    await asked
    await expect(store.read(() => Promise.resolve(1))).rejects.toThrow('has been stopped')
    expect(await names(await openTestStore(needs))).toEqual(['a'])
  })

  it('stops when what it was asked before is answered', async () => {
    const store = await openStore(storeNeeds())
    const mayEnd = createGate()
    const order: string[] = []
    const read = store.read(() => mayEnd.opened).then(() => order.push('read'))
    const stopped = store.stop().then(() => order.push('stopped'))
    const beforeLong = await store.read(() => Promise.resolve()).catch((error: unknown) => String(error))
    await new Promise((resolve) => setTimeout(resolve, 5))
    mayEnd.open()
    await Promise.all([read, stopped])
    expect([beforeLong, order]).toEqual(['Error: the store has been stopped', ['read', 'stopped']])
  })

  it('keeps one value under the name of a setting', async () => {
    const store = await openTestStore(storeNeeds())
    const find = () => store.read((db) => selectSetting(db, 'night', z.object({ hour: z.int() })))
    const before = await find()
    for (const hour of [1, 2]) await store.write((trx) => upsertSetting(trx, 'night', { hour }))
    expect([before, await find(), await names(store)]).toEqual([null, { hour: 2 }, ['night']])
  })

  it('logs a slow statement by its text and never its values', async () => {
    const needs = storeNeeds()
    const store = await openTestStore(needs)
    await store.read((db) =>
      sql`with recursive n(i) as (select 1 union all select i + 1 from n where i < 3000000)
        select count(*) from n where 'literal' <> ${'parameter'}`.execute(db),
    )
    const slow = needs.log.lines.filter(({ event }) => event === 'store.slowQuery')
    expect(slow).toEqual([
      {
        level: 'warn',
        event: 'store.slowQuery',
        facts: {
          ms: expect.any(Number),
          thread: 'database-reader',
          sql: 'with recursive n(i) as (select 1 union all select i + 1 from n where i < 3000000) select count(*) from n where ? <> ?',
        },
      },
    ])
  })
})

describe('a database thread', () => {
  it('runs nothing outside of a transaction, also when the one it belongs to could not begin', async () => {
    const store = await openTestStore(storeNeeds())
    const thread = startThread({
      url: testThreads.database,
      name: 'alone',
      log: createRecordingLog(),
      onTrouble: () => undefined,
    })
    onTestFinished(() => thread.stop())
    await thread.request({ kind: 'openReader', access: store.access })
    const run = (isFirst: boolean) =>
      thread.request({ kind: 'run', isFirst, sql: 'select 7 as n', parameters: [] })
    await expect(run(false)).rejects.toThrow('outside of a transaction')
    expect(await run(true)).toMatchObject({ rows: [{ n: 7 }] })
    const [second, after] = await Promise.allSettled([run(true), run(false)])
    expect([second.status, after.status]).toEqual(['rejected', 'fulfilled'])
    await thread.request({ kind: 'rollBack' })
    await expect(run(false)).rejects.toThrow('outside of a transaction')
  })
})

describe('a database thread that dies', () => {
  it('fails every request that waits and every later one', async ({ skip }) => {
    skip(isOneThread)
    const thread = startThread({
      // A thread that answers nothing and ends by itself.
      url: new URL(
        'data:text/javascript,import { parentPort } from "node:worker_threads"; parentPort.once("message", () => { throw new Error("broke") })',
      ),
      name: 'broken',
      log: createRecordingLog(),
      onTrouble: () => undefined,
    })
    onTestFinished(() => thread.stop())
    const both = await Promise.allSettled([
      thread.request({ kind: 'rollBack' }),
      thread.request({ kind: 'commit' }),
    ])
    const later = await Promise.allSettled([thread.request({ kind: 'rollBack' })])
    expect(
      [...both, ...later].map((result) => result.status === 'rejected' && result.reason.message),
    ).toEqual(['broke', 'broke', 'broke'])
  })

  it('ends by itself when it was asked to close', async () => {
    const deaf = { log: createRecordingLog(), onTrouble: () => undefined }
    const thread = startThread({ url: testThreads.database, name: 'closing', ...deaf })
    await thread.stop()
    expect(thread.isAlive()).toBe(false)
  })
})
