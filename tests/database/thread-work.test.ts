import { readdirSync, statSync, truncateSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { openConnection } from '#main/database/connection.ts'
import type { CheckedPart, ThreadRequest } from '#main/database/thread-messages.ts'
import { flip } from '#tests/database/filled-store.ts'
import { listOpen } from '#tests/database/open-files.ts'
import type { TestNeeds } from '#tests/database/test-store.ts'
import {
  accessOf,
  change,
  createStoreCopies,
  failureOf,
  insert,
  key,
  names,
  openForWriting,
  run,
  startWork,
} from '#tests/database/thread-desk.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'

const copyStore = createStoreCopies()

describe('the lock of a store', () => {
  it('is held by one until it closes, and what could not have it holds nothing', () => {
    const folder = temporaryFolder()
    const file = path.join(folder, 'satang.lock')
    const [first, second] = [startWork(), startWork()]
    const taken = first({ kind: 'lock', file })
    const startedAt = performance.now()
    const refused = failureOf(() => second({ kind: 'lock', file }))
    const waited = performance.now() - startedAt
    first({ kind: 'close' })
    const later = second({ kind: 'lock', file })
    second({ kind: 'close' })
    expect({ taken, refused, isAtOnce: waited < 2000, later, open: listOpen(folder) }).toEqual({
      taken: null,
      refused: ['store.inUse', 'SQLITE_BUSY'],
      isAtOnce: true,
      later: null,
      open: [],
    })
  })
})

describe('statements in a thread', () => {
  it('need an open store', () => {
    const refused = failureOf(() => startWork()(run('select 1', true)))
    expect(refused).toBe('Error: the store is not open in this thread')
    expect(() => startWork()({ kind: 'other' } as never)).toThrow()
  })

  it('belong to a transaction that was begun and not ended yet', async () => {
    const work = await openForWriting(await copyStore())
    const outside = 'Error: a statement outside of a transaction'
    const before = failureOf(() => work(run(names)))
    const changes = [work(run(insert, true, 'a')), work(run(insert, false, 'b'))]
    work({ kind: 'commit' })
    const between = failureOf(() => work(run(names)))
    work(run(insert, true, 'c'))
    work({ kind: 'rollBack' })
    const after = failureOf(() => work(run(names)))
    expect([before, between, after, changes, work(run(names, true))]).toMatchObject([
      ...[outside, outside, outside],
      Array(2).fill({ rows: [], changes: 1 }),
      { rows: [{ name: 'a' }, { name: 'b' }], changes: null, insertId: null },
    ])
  })

  it('that change nothing are no commit', async () => {
    const needs = await copyStore()
    const work = await openForWriting(needs)
    const position = () => {
      const connection = openConnection(accessOf(needs), 'reader')
      const committed = connection.pragma('application_id', { simple: true })
      connection.close()
      return committed
    }
    work(run(insert, true, 'a'))
    work({ kind: 'commit' })
    const before = position()
    work(run(names, true))
    work({ kind: 'commit' })
    expect([before, position()]).toEqual([1, 1])
  })

  it('of a reader see one moment until they end', async () => {
    const needs = await copyStore()
    const [writer, reader] = [await openForWriting(needs), startWork()]
    reader({ kind: 'openReader', access: accessOf(needs) })
    const see = (isFirst: boolean) => reader(run(names, isFirst))?.rows
    const seen = [see(true)]
    writer(run(insert, true, 'a'))
    writer({ kind: 'commit' })
    seen.push(see(false))
    reader({ kind: 'commit' })
    seen.push(see(true))
    reader({ kind: 'rollBack' })
    expect(seen).toEqual([[], [], [{ name: 'a' }]])
  })

  it('are refused, and so is their end, once the engine has undone what they belong to', async () => {
    const needs = await copyStore()
    const work = await openForWriting(needs)
    work(run('pragma max_page_count=1', true))
    work({ kind: 'commit' })
    const undone = 'Error: the transaction was undone by an earlier failure'
    const long = 'x'.repeat(500_000)
    const full = failureOf(() => work(run(insert, true, long)))
    const outcomes = [run(names), { kind: 'commit' } as const, { kind: 'rollBack' } as const].map((request) =>
      failureOf(() => work(request)),
    )
    expect([full, outcomes, work(run(names, true))?.rows]).toEqual([
      ['store.diskFull', 'SQLITE_FULL'],
      [undone, undone, null],
      [],
    ])
  })

  it('are the same ones however many others ran meanwhile', async () => {
    const work = await openForWriting(await copyStore())
    work(run('select 0 as n', true))
    const answers = Array.from({ length: 450 }, (_, index) => work(run(`select ${index % 220} as n`))?.rows)
    expect(answers).toEqual(Array.from({ length: 450 }, (_, index) => [{ n: index % 220 }]))
  })
})

describe('what waits beside a store', () => {
  const enough = 32 * 1024 * 1024

  it.each([
    [enough, true],
    [enough - 1, false],
  ])('moves into it when it is asked to and %d bytes are there', async (bytes, isMoved) => {
    const needs = await copyStore()
    const work = await openForWriting(needs)
    work(run(insert, true, 'x'.repeat(40_000)))
    work({ kind: 'commit' })
    const before = statSync(needs.file).size
    // what lies behind the last commit is nothing to SQLite
    truncateSync(`${needs.file}-wal`, bytes)
    work({ kind: 'checkpoint' })
    expect(statSync(needs.file).size > before).toBe(isMoved)
  })

  it('is nothing where no store is', () => {
    expect(startWork()({ kind: 'checkpoint' })).toBeNull()
  })

  it('is all in the store once it was closed, and nothing is held', async () => {
    const needs = await copyStore()
    const work = await openForWriting(needs)
    work({ kind: 'lock', file: path.join(needs.folder, 'satang.lock') })
    work(run(insert, true, 'a'))
    work({ kind: 'commit' })
    work({ kind: 'close' })
    expect([listOpen(needs.folder), readdirSync(needs.folder).sort()]).toEqual([
      [],
      ['satang.db', 'satang.lock', 'satang.position'],
    ])
  })
})

describe('the parts of a store', () => {
  const part = (given: CheckedPart | null): ThreadRequest => ({ kind: 'check', part: given })
  const document = `insert into import_file (id, sha256, name, bytes, state, imported_at, kind, layout, hcode, scheme)
    values (1, '${'a'.repeat(64)}', 'a.xls', 7, 'imported', '2026-01-01T00:00:00.000Z', 'REP', 'x', '10670', 'ucs')`

  it('are its tables and its documents, each looked at by itself', async () => {
    const needs = await copyStore()
    change(needs, (connection) => connection.exec(document))
    const work = startWork()
    work({ kind: 'openReader', access: accessOf(needs) })
    const rows = (work(part(null))?.rows ?? []) as { pages: number; parts: CheckedPart[] }[]
    const [all = { pages: 0, parts: [] }] = rows
    expect({
      isCounted: all.pages > 20,
      first: all.parts[0],
      last: all.parts.slice(-2),
      table: work(part({ table: 'setting' })),
      document: work(part({ document: 1 })),
    }).toEqual({
      isCounted: true,
      first: { table: 'sqlite_schema' },
      last: [{ table: expect.any(String) }, { document: 1 }],
      table: { rows: [], changes: null, insertId: null },
      document: {
        rows: [
          { id: 1, rows: 0, taken: { digest: expect.any(String), readings: 0, version: expect.any(Number) } },
        ],
        changes: null,
        insertId: null,
      },
    })
  })

  it('are damaged one by one', async () => {
    const needs = await copyStore()
    const page = rootPageOf(needs, 'transfer_row')
    flip(needs.file, page)
    const work = startWork()
    work({ kind: 'openReader', access: accessOf(needs) })
    const look = (table: string) => failureOf(() => work(part({ table })))
    expect([look('setting'), look('transfer_row')]).toEqual([
      { rows: [], changes: null, insertId: null },
      ['store.suspect', 'integrity_check'],
    ])
  })
})

it('a store is made, opened, and copied with what is committed in it', () => {
  const access = { path: path.join(temporaryFolder(), 'satang.db'), key }
  const copy = `${access.path}.copy`
  const work = startWork()
  const backup = { folder: path.dirname(access.path), stamp: 'x' }
  work({ kind: 'create', access })
  work({ kind: 'open', access, suspect: false, accepted: null, backup })
  work(run(insert, true, 'a'))
  work({ kind: 'commit' })
  const copied = work({ kind: 'copy', to: copy })
  const reader = startWork()
  reader({ kind: 'openReader', access: { path: copy, key } })
  expect([copied, reader(run(names, true))?.rows]).toEqual([null, [{ name: 'a' }]])
})

function rootPageOf(needs: TestNeeds, table: string): number {
  let page = 0
  change(needs, (connection) => {
    page = Number(connection.prepare('select rootpage from sqlite_schema where name = ?').pluck().get(table))
  })
  return page
}
