import { cpSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { flip } from '#tests/database/filled-store.ts'
import { listOpen } from '#tests/database/open-files.ts'
import type { TestNeeds } from '#tests/database/test-store.ts'
import {
  accessOf,
  change,
  createStoreCopies,
  failureOf,
  insert,
  names,
  run,
  startWork,
} from '#tests/database/thread-desk.ts'

const copyStore = createStoreCopies()

it('a store whose first page is damaged is no store under another key', async () => {
  const needs = await copyStore()
  flip(needs.file, 1)
  const work = startWork()
  expect(failureOf(() => work({ kind: 'openReader', access: accessOf(needs) }))).toEqual([
    'store.suspect',
    'SQLITE_NOTADB',
  ])
})

describe('a copy that is looked at', () => {
  it.each<readonly [string, (needs: TestNeeds) => unknown, unknown]>([
    ['is well', () => undefined, null],
    [
      'is of a newer Satang',
      (needs) => change(needs, (connection) => connection.pragma('user_version=999')),
      ['store.newer', undefined],
    ],
    [
      'has no tables',
      (needs) => change(needs, (connection) => connection.pragma('user_version=0')),
      ['store.corrupt', 'noTables'],
    ],
    ['has a damaged page', (needs) => flip(needs.file, 7), ['store.corrupt', 'quick_check']],
    ['has a damaged first page', (needs) => flip(needs.file, 1), ['store.wrongKey', 'SQLITE_NOTADB']],
  ])('%s', async (_title, damage, expected) => {
    const needs = await copyStore()
    damage(needs)
    const found = failureOf(() => startWork()({ kind: 'verify', access: accessOf(needs) }))
    expect([found, listOpen(needs.folder)]).toEqual([expected, []])
  })

  it('becomes one file with what lay beside it', async () => {
    const [needs, copy] = [await copyStore(), await copyStore()]
    change(needs, (connection) => {
      connection.prepare(insert).run('beside')
      for (const ending of ['', '-wal']) cpSync(`${needs.file}${ending}`, `${copy.file}${ending}`)
    })
    startWork()({ kind: 'verify', access: accessOf(copy) })
    const left = readdirSync(copy.folder)
    const reader = startWork()
    reader({ kind: 'openReader', access: accessOf(copy) })
    const rows = [reader(run(names, true))?.rows, reader(run('pragma journal_mode'))?.rows]
    expect([left, rows]).toEqual([['satang.db'], [[{ name: 'beside' }], [{ journal_mode: 'delete' }]]])
  })
})
