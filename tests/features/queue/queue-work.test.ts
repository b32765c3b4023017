import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ImportFiles } from '#main/features/queue/queue-work.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { ErrorCode } from '#shared/errors/codes.ts'
import { openLightDesk } from '#tests/features/queue/light-desk.ts'
import { defer, soon } from '#tests/features/queue/looks.ts'
import { statesOf } from '#tests/features/queue/queue-desk.ts'
import { insertImported } from '#tests/features/queue/store-in-memory.ts'
import { zipOf } from '#tests/platform/archive-bytes.ts'

const at = '2026-01-05T03:00:00.000Z'
const clock = { now: () => new Date(at) }
const reason = { code: 'workbook.truncated', details: { file: 'a.xls' } } as const

/** An import that answers with this of every file. */
const answering = (result: unknown) => () => (async () => ({ files: [result] })) as unknown as ImportFiles

/** An import of which the test says what it tells, and how it ends. */
function holdImport() {
  const started = defer<Parameters<ImportFiles>[1]>()
  const end = defer<readonly unknown[]>()
  const importFiles: ImportFiles = async (_files, options) => {
    started.resolve(options)
    return { files: (await end.promise) as never }
  }
  return {
    started: started.promise,
    /** Ends as an import that was in and counts. */
    finish: () => end.resolve([{ state: 'unchanged', id: null }]),
    fail: () => end.reject(new Error('a bug')),
    /** Ends as one that was undone. */
    undo: () => end.resolve([]),
    imports: (marker: ImportFiles): ImportFiles => {
      let isFirst = true
      return (files, options) => {
        const next = isFirst ? importFiles : marker
        isFirst = false
        return next(files, options)
      }
    },
  }
}

/** A queue with these files in it, the first of which is being imported. */
async function openHeld(...names: readonly string[]) {
  const held = holdImport()
  const desk = await openLightDesk({ imports: held.imports, clock })
  const paths = names.map((name) => path.join(desk.root, name))
  for (const file of paths) writeFileSync(file, file)
  await desk.queue.add(paths, 'dropped')
  const options = await held.started
  const show = async () => statesOf(await desk.queue.get())
  return { ...desk, ...held, options, show }
}

describe('what became of a file', () => {
  it.each([
    ['imported', 'imported', null],
    ['unchanged', 'unchanged', null],
    ['older', 'older', null],
    // its rows count nowhere, and the same bytes do not change that
    ['undone', 'unchanged', null],
    ['quarantined', 'quarantined', reason],
    ['refused', 'refused', reason],
  ])('is kept as it was told: %s as %s', async (state, result, why) => {
    const imports = answering({ state, id: 1, reason: why ?? undefined })
    const { root, store, queue, settled } = await openLightDesk({ imports, clock })
    await store.write((trx) => insertImported(trx, 'a'.repeat(64), 'a.xls'))
    writeFileSync(path.join(root, 'a.xls'), 'x')
    await queue.add([path.join(root, 'a.xls')], 'dropped')
    const { files } = await settled()
    const file = { state: 'done', result, importId: 1, reason: why, at }
    const facts = { id: 1, name: 'a.xls', inside: null, bytes: 1, origin: 'dropped', addedAt: at }
    expect(files).toEqual([{ ...facts, file }])
  })

  it.each([
    ['imported', 0],
    ['quarantined', 0],
    ['refused', 1],
  ])('decides whether the copy out of an archive is still needed: %s', async (state, left) => {
    const imports = answering({ state, id: null, reason })
    const { root, queue, settled, copies } = await openLightDesk({ imports })
    writeFileSync(path.join(root, 'a.zip'), zipOf([{ path: 'a.xls', bytes: 'x' }]))
    await queue.add([path.join(root, 'a.zip')], 'dropped')
    await settled()
    await soon(copies).toBe(left)
  })

  it.each<[isPaused: boolean, ErrorCode]>([
    [true, 'store.diskFull'],
    [true, 'folder.denied'],
    [true, 'input.invalid'],
    [false, 'workbook.truncated'],
    [false, 'import.fileMissing'],
    [false, 'internal'],
  ])('rests the queue when another file would fail as well: %s after %s', async (isPaused, code) => {
    const imports = () => () => Promise.reject(new AppError(code, { file: 'a.xls' }))
    const { root, queue } = await openLightDesk({ imports, clock })
    writeFileSync(path.join(root, 'a.xls'), 'x')
    await queue.add([path.join(root, 'a.xls')], 'dropped')
    const file = { state: 'failed', reason: { code, details: { file: 'a.xls' } }, at }
    await soon(queue.get).toMatchObject({
      ...{ isPaused, files: [{ file }], counts: { failed: 1, waiting: 0 } },
    })
    await queue.stop()
    expect((await queue.get()).isPaused).toBe(isPaused)
  })
})

it('rows are shown of the file that is being imported, and of no other', async () => {
  const { queue, options, told, finish, settled } = await openHeld('a.xls', 'b.xls')
  const shown = async () => (await queue.get()).files.map(({ file }) => file)
  expect(await shown()).toEqual([{ state: 'importing', rowsDone: 0 }, { state: 'waiting' }])
  const isTold = (state: unknown) => soon(() => told.at(-1)?.files.map(({ file }) => file)).toEqual(state)
  await isTold(await shown())
  options.onProgress({ rowsDone: 7 })
  const now = [{ state: 'importing', rowsDone: 7 }, { state: 'waiting' }]
  expect(await shown()).toEqual(now)
  await isTold(now)
  finish()
  expect((await settled()).counts).toMatchObject({ unchanged: 1, imported: 1 })
  await isTold(await shown())
})

describe('cancelling what is being imported', () => {
  it('undoes it, and says so once it is undone', async () => {
    const { queue, options, undo, show } = await openHeld('a.xls', 'b.xls')
    options.onProgress({ rowsDone: 1 })
    options.signal.addEventListener('abort', undo)
    expect(await queue.cancel()).toBe(2)
    expect(await show()).toEqual([
      ['b.xls', 'cancelled'],
      ['a.xls', 'cancelled'],
    ])
  })

  it('does not count one that ended all the same', async () => {
    const { queue, options, finish, show, settled } = await openHeld('a.xls')
    options.onProgress({ rowsDone: 1 })
    options.signal.addEventListener('abort', finish)
    expect(await queue.cancel([1])).toBe(0)
    await settled()
    expect(await show()).toEqual([['a.xls', 'unchanged']])
  })

  it('does not count one that failed on the way', async () => {
    const { queue, options, fail, show, settled } = await openHeld('a.xls')
    options.onProgress({ rowsDone: 1 })
    options.signal.addEventListener('abort', fail)
    expect(await queue.cancel([1])).toBe(0)
    await settled()
    expect(await show()).toEqual([['a.xls', 'failed']])
  })

  it('does not wait for one whose turn has not come', async () => {
    const { queue, options, undo, show, settled } = await openHeld('a.xls')
    expect(await queue.cancel([1])).toBe(1)
    expect([options.signal.aborted, await show()]).toEqual([true, [['a.xls', 'importing']]])
    undo()
    await settled()
    expect(await show()).toEqual([['a.xls', 'cancelled']])
  })

  it('leaves it alone when others were meant', async () => {
    const { queue, options, finish, show, settled } = await openHeld('a.xls', 'b.xls')
    expect(await queue.cancel([2])).toBe(1)
    expect(options.signal.aborted).toBe(false)
    finish()
    await settled()
    expect(await show()).toEqual([
      ['b.xls', 'cancelled'],
      ['a.xls', 'unchanged'],
    ])
    expect(await queue.cancel()).toBe(0)
  })
})

describe('the end of the process', () => {
  it('in the middle of a file lets it wait again, and begins no other', async () => {
    const { queue, options, undo, close, show, reopen } = await openHeld('a.xls', 'b.xls')
    options.signal.addEventListener('abort', undo)
    await close()
    const waiting = [
      ['a.xls', 'waiting'],
      ['b.xls', 'waiting'],
    ]
    expect(await show()).toEqual(waiting)
    await queue.start()
    await queue.stop()
    expect(await show()).toEqual(waiting)
    const later = await reopen({})
    await later.queue.start()
    expect((await later.settled()).counts.imported).toBe(2)
  })

  it('does not bring back what a person cancelled right before', async () => {
    const { queue, options, undo, close, show } = await openHeld('a.xls')
    options.onProgress({ rowsDone: 1 })
    options.signal.addEventListener('abort', () => setImmediate(undo))
    await Promise.all([queue.cancel([1]), close()])
    expect(await show()).toEqual([['a.xls', 'cancelled']])
  })

  it('waits for a file that ends in time', async () => {
    const { options, finish, close, show } = await openHeld('a.xls')
    options.signal.addEventListener('abort', () => setImmediate(finish))
    await close()
    expect(await show()).toEqual([['a.xls', 'unchanged']])
  })
})

it('pausing lets the file in the middle end, and begins no other', async () => {
  const { queue, finish, settled, told, show } = await openHeld('a.xls', 'b.xls')
  await queue.pause()
  await soon(() => told.at(-1)?.isPaused).toBe(true)
  finish()
  await settled()
  expect(await show()).toEqual([
    ['b.xls', 'waiting'],
    ['a.xls', 'unchanged'],
  ])
})
