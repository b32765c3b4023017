import { expect, it } from 'vitest'
import type { FoundFile } from '#main/features/queue/expand.ts'
import {
  deleteRows,
  insertFiles,
  resetImporting,
  selectEnded,
  selectNeededCopies,
  selectOriginals,
  selectQueue,
  selectRetryable,
  selectWaiting,
  takeNext,
  updateEnded,
  updateWaiting,
} from '#main/features/queue/queue.sql.ts'
import { insertTaken, selectIsKnown } from '#main/features/queue/watched-file.sql.ts'
import { insertImported, openStoreInMemory } from '#tests/features/queue/store-in-memory.ts'

const at = (second: number) => `2026-01-05T03:00:${String(second).padStart(2, '0')}.000Z`
const reason = { code: 'workbook.truncated', details: { file: 'a.zip' } } as const

const fileOf = (name: string, more: Partial<FoundFile> = {}): FoundFile => ({
  ...{ path: `/in/${name}`, name, inside: null, bytes: 8, isOwnCopy: false, refusal: null },
  ...more,
})

/** A store with these files waiting in it, in order; their ids count from 1. */
async function openWith(...files: readonly FoundFile[]) {
  const store = openStoreInMemory()
  await store.write((trx) => insertFiles(trx, files, 'dropped', at(0)))
  const idsOf = async (select: typeof selectWaiting) => (await store.read(select)).map(({ id }) => id)
  const show = async () => (await store.read(selectQueue)).files.map(({ id, file }) => [id, file.state])
  return { store, idsOf, show }
}

const counted = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

it('a thousand and one files go through every step, each of them once', async () => {
  const ids = counted(1001)
  const { store, idsOf } = await openWith(...ids.map((id) => fileOf(`${id}.xls`)))
  expect((await store.read(selectWaiting)).map(({ id, name }) => [id, name])).toEqual(
    ids.map((id) => [id, `${id}.xls`]),
  )
  await store.write((trx) => updateEnded(trx, ids, { state: 'cancelled', at: at(1) }))
  expect([await idsOf(selectWaiting), await idsOf(selectRetryable)]).toEqual([[], ids])
  await store.write((trx) => updateWaiting(trx, ids))
  expect([await idsOf(selectWaiting), await idsOf(selectRetryable)]).toEqual([ids, []])
  await store.write((trx) => deleteRows(trx, ids.slice(0, -1)))
  expect(await idsOf(selectWaiting)).toEqual([1001])
})

it('what is shown: first what is imported now, then what waits in order, then what ended, newest first', async () => {
  const { store, show } = await openWith(...counted(6).map((id) => fileOf(`${id}.xls`)))
  await store.write(async (trx) => {
    await updateEnded(trx, [1, 5], { state: 'cancelled', at: at(2) })
    await updateEnded(trx, [3], { state: 'failed', reason, at: at(3) })
    expect(await takeNext(trx)).toEqual({ id: 2, path: '/in/2.xls', name: '2.xls', isOwnCopy: false })
  })
  expect(await show()).toEqual([
    [2, 'importing'],
    [4, 'waiting'],
    [6, 'waiting'],
    [3, 'failed'],
    [5, 'cancelled'],
    [1, 'cancelled'],
  ])
  expect(await store.write(resetImporting)).toBe(1)
  expect(await store.write(resetImporting)).toBe(0)
  expect((await show()).slice(0, 3)).toEqual([2, 4, 6].map((id) => [id, 'waiting']))
})

it('at most 500 are shown, and all of them are counted', async () => {
  const { store, show } = await openWith(...counted(1002).map((id) => fileOf(`${id}.xls`)))
  await store.write((trx) => updateEnded(trx, counted(501), { state: 'cancelled', at: at(1) }))
  expect(await show()).toEqual(counted(500).map((index) => [501 + index, 'waiting']))
  await store.write((trx) => updateEnded(trx, counted(1001), { state: 'cancelled', at: at(1) }))
  expect((await show()).slice(0, 2)).toEqual([
    [1002, 'waiting'],
    [1001, 'cancelled'],
  ])
  expect(await store.read(selectQueue)).toMatchObject({
    files: { length: 500 },
    counts: { waiting: 1, cancelled: 1001 },
  })
})

it('each file is shown with all that is known of it, and counted by what became of it', async () => {
  const inZip = { inside: 'REP/a.zip', isOwnCopy: true, bytes: 7 }
  const { store } = await openWith(
    ...counted(7).map((id) => fileOf(`${id}.xls`, id === 7 ? inZip : {})),
    fileOf('cut.zip', { refusal: reason }),
  )
  const ended = { importId: 1, reason: null, at: at(1) }
  await store.write(async (trx) => {
    await insertImported(trx, 'a'.repeat(64), 'a.xls')
    for (const [id, result] of (['imported', 'unchanged', 'older', 'unchanged'] as const).entries())
      await updateEnded(trx, [id + 1], { state: 'done', result, ...ended })
    await updateEnded(trx, [5], { state: 'done', result: 'quarantined', ...ended, reason })
    await updateEnded(trx, [6], { state: 'failed', reason, at: at(1) })
  })
  const { files, counts } = await store.read(selectQueue)
  const shown = { inside: null, bytes: 8, origin: 'dropped', addedAt: at(0) }
  expect(files.toSorted((a, b) => a.id - b.id)).toEqual([
    { ...shown, id: 1, name: '1.xls', file: { state: 'done', result: 'imported', ...ended } },
    { ...shown, id: 2, name: '2.xls', file: { state: 'done', result: 'unchanged', ...ended } },
    { ...shown, id: 3, name: '3.xls', file: { state: 'done', result: 'older', ...ended } },
    { ...shown, id: 4, name: '4.xls', file: { state: 'done', result: 'unchanged', ...ended } },
    { ...shown, id: 5, name: '5.xls', file: { state: 'done', result: 'quarantined', ...ended, reason } },
    { ...shown, id: 6, name: '6.xls', file: { state: 'failed', reason, at: at(1) } },
    { ...shown, id: 7, name: '7.xls', inside: 'REP/a.zip', bytes: 7, file: { state: 'waiting' } },
    {
      ...{ ...shown, id: 8, name: 'cut.zip' },
      file: { state: 'done', result: 'refused', importId: null, reason, at: at(0) },
    },
  ])
  expect(counts).toEqual({
    ...{ waiting: 1, imported: 1, unchanged: 3, quarantined: 1, refused: 1, failed: 1, cancelled: 0 },
  })
})

it('what failed, was cancelled or refused can be tried again; nothing of its end is left then', async () => {
  const { store, idsOf } = await openWith(...counted(5).map((id) => fileOf(`${id}.xls`)))
  await store.write(async (trx) => {
    await insertImported(trx, 'a'.repeat(64), 'a.xls')
    await updateEnded(trx, [1], { state: 'done', result: 'imported', importId: 1, reason: null, at: at(1) })
    await updateEnded(trx, [2], { state: 'done', result: 'refused', importId: 1, reason, at: at(1) })
    await updateEnded(trx, [3], { state: 'failed', reason, at: at(1) })
    await updateEnded(trx, [4], { state: 'cancelled', at: at(1) })
  })
  expect([await idsOf(selectRetryable), await idsOf(selectEnded)]).toEqual([
    [2, 3, 4],
    [1, 2, 3, 4],
  ])
  const rows = await store.read(selectRetryable)
  expect(rows.map(({ importId, isRefused }) => [importId, isRefused])).toEqual([
    [1, true],
    [null, false],
    [null, false],
  ])
  await store.write((trx) => updateWaiting(trx, [2, 3]))
  expect((await store.read(selectWaiting)).slice(0, 2)).toMatchObject([
    { id: 2, importId: null, isRefused: false },
    { id: 3, importId: null, isRefused: false },
  ])
})

it('a copy is needed until it was imported or kept in quarantine', async () => {
  const copies = counted(5).map((id) => fileOf(`${id}.xls`, { isOwnCopy: true }))
  const { store } = await openWith(...copies, fileOf('of-others.xls'))
  await store.write(async (trx) => {
    await insertImported(trx, 'a'.repeat(64), 'a.xls')
    const ended = { importId: 1, at: at(1) }
    await updateEnded(trx, [1], { state: 'done', result: 'imported', reason: null, ...ended })
    await updateEnded(trx, [2], { state: 'done', result: 'quarantined', reason, ...ended })
    await updateEnded(trx, [3], { state: 'done', result: 'refused', reason, ...ended })
    await updateEnded(trx, [4], { state: 'cancelled', at: at(1) })
  })
  expect(await store.read(selectNeededCopies)).toEqual(['/in/3.xls', '/in/4.xls', '/in/5.xls'])
})

it('originals of an import are told, the last one first', async () => {
  const copy = fileOf('copy.xls', { isOwnCopy: true })
  const { store } = await openWith(fileOf('first.xls'), copy, fileOf('last.xls'), fileOf('other.xls'))
  await store.write(async (trx) => {
    for (const sha256 of ['a', 'b']) await insertImported(trx, sha256.repeat(64), 'a.xls')
    const ended = { state: 'done', result: 'imported', reason: null, at: at(1) } as const
    await updateEnded(trx, [1, 2, 3], { ...ended, importId: 1 })
    await updateEnded(trx, [4], { ...ended, importId: 2 })
  })
  expect(await store.read((db) => selectOriginals(db, 1))).toEqual(['/in/last.xls', '/in/first.xls'])
})

it('bytes are known that were taken before or came in another way; to note them twice is no failure', async () => {
  const store = openStoreInMemory()
  const [taken, imported, fresh] = ['a', 'b', 'c'].map((letter) => letter.repeat(64))
  await store.write(async (trx) => {
    for (const second of [1, 2]) await insertTaken(trx, taken ?? '', at(second))
    await insertImported(trx, imported ?? '', 'a.xls')
  })
  const known = []
  for (const sha256 of [taken, imported, fresh])
    known.push(await store.read((db) => selectIsKnown(db, sha256 ?? '')))
  expect(known).toEqual([true, true, false])
  const kept = await store.read((db) => db.selectFrom('watched_file').selectAll().execute())
  expect(kept).toEqual([{ sha256: taken, taken_at: at(1) }])
})
