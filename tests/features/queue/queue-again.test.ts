import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setImmediate as breathe } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { insertFiles, takeNext } from '#main/features/queue/queue.sql.ts'
import { createQueuePause } from '#main/features/queue/queue-pause.ts'
import type { Queue } from '#shared/contract/queue.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { Role } from '#shared/model/roles.ts'
import { openLightDesk, smallFile } from '#tests/features/queue/light-desk.ts'
import { soon } from '#tests/features/queue/looks.ts'
import { type Between, putFile, statesOf } from '#tests/features/queue/queue-desk.ts'
import { insertImported, openStoreInMemory } from '#tests/features/queue/store-in-memory.ts'
import { createRecordingLog } from '#tests/helpers/recording-log.ts'
import { zipOf } from '#tests/platform/archive-bytes.ts'

const callerOf = (role: Role) => ({ connection: 'c', user: { name: 'a', role } })
const countsOf = (some: Partial<Queue['counts']>): Queue['counts'] => ({
  ...{ waiting: 0, imported: 0, unchanged: 0, quarantined: 0, refused: 0, failed: 0, cancelled: 0 },
  ...some,
})
const diskFull = new AppError('store.diskFull', { folder: 'D:' })

/** A queue on a store that fails those writes of which the test says so, counted from now on. */
function failWrites() {
  const left: boolean[] = []
  const store: Between['store'] = (real) => ({
    ...real,
    write: (work) => (left.shift() ? Promise.reject(diskFull) : real.write(work)),
  })
  return { store, next: (...fails: readonly boolean[]) => void left.splice(0, left.length, ...fails) }
}

describe('trying again', () => {
  it('opens what could not be opened once, however often it was refused, and puts it last', async () => {
    const refused = { state: 'refused', id: 1, reason: { code: 'workbook.webPage', details: {} } }
    const imports = () => async () => ({ files: [refused as never] })
    const { root, store, queue, settled } = await openLightDesk({ imports })
    await store.write((trx) => insertImported(trx, 'a'.repeat(64), 'the record of the page'))
    const zip = zipOf([{ path: 'in-zip.xls', bytes: 'x' }])
    const archive = await putFile(root, { name: 'a.zip', bytes: zip.subarray(0, -30) })
    const page = await putFile(root, { name: 'page.xls', bytes: '<html>' })
    for (const paths of [[archive], [archive], [page]]) await queue.add(paths, 'commandLine')
    await settled()
    writeFileSync(archive, zip)
    await queue.pause()
    expect(await queue.retry()).toBe(2)
    const { files } = await queue.get()
    expect(files).toMatchObject([
      { id: 3, name: 'page.xls', file: { state: 'waiting' } },
      { id: 4, name: 'in-zip.xls', origin: 'commandLine', file: { state: 'waiting' } },
    ])
  })

  it('leaves what was refused as it stands when the store cannot take what is in it now', async () => {
    const { store, next } = failWrites()
    const { root, queue, settled } = await openLightDesk({ store })
    const zip = zipOf([{ path: 'in-zip.xls', bytes: 'x' }])
    const archive = await putFile(root, { name: 'a.zip', bytes: zip.subarray(0, -30) })
    await queue.add([archive], 'dropped')
    await settled()
    writeFileSync(archive, zip)
    next(false, true)
    await expect(queue.retry()).rejects.toBe(diskFull)
    expect(statesOf(await queue.get())).toEqual([['a.zip', 'refused']])
  })

  it('takes those that were meant, and none that wait or were imported', async () => {
    const { root, queue, settled } = await openLightDesk()
    await queue.pause()
    const paths = await Promise.all([1, 2, 3, 4].map((number) => putFile(root, smallFile(number))))
    await queue.add(paths, 'dropped')
    await queue.cancel([1, 2])
    expect(await queue.retry([2, 3, 99])).toBe(1)
    expect((await queue.get()).counts).toMatchObject({ waiting: 3, cancelled: 1 })
    await queue.resume()
    await settled()
    expect(await queue.retry([4])).toBe(0)
    expect(await queue.retry()).toBe(1)
    expect((await settled()).counts).toMatchObject({ imported: 4, cancelled: 0 })
  })

  it('of a file that was refused or cancelled uses the copy that was made of it', async () => {
    const { root, queue, settled, copies } = await openLightDesk()
    const zip = zipOf(['<html>', 'x'].map((bytes, index) => ({ path: `${index}.xls`, bytes })))
    await queue.pause()
    await queue.add([await putFile(root, { name: 'a.zip', bytes: zip })], 'dropped')
    await queue.cancel([2])
    await queue.resume()
    expect((await settled()).counts).toMatchObject({ refused: 1, cancelled: 1 })
    await queue.pause()
    expect(await queue.retry()).toBe(2)
    expect({ copies: copies(), states: statesOf(await queue.get()) }).toEqual({
      copies: 2,
      states: [
        ['0.xls', 'waiting'],
        ['1.xls', 'waiting'],
      ],
    })
  })
})

describe('after a process that was killed', () => {
  it('says how much was cleaned up, and nothing when there was nothing', async () => {
    const { root, store, log, reopen } = await openLightDesk()
    const files = [1, 2].map((number) => ({
      ...{ path: path.join(root, `${number}.xls`), name: `${number}.xls`, inside: null, bytes: 0 },
      ...{ isOwnCopy: false, refusal: null },
    }))
    await store.write((trx) => insertFiles(trx, files, 'dropped', new Date().toISOString()))
    for (const _ of files) await store.write(takeNext)
    mkdirSync(path.join(root, 'staging', 'copy-Left12'), { recursive: true })
    const later = await reopen()
    expect([log.lines, later.log.lines]).toEqual([
      [],
      [{ level: 'warn', event: 'queue.recovered', facts: { files: 2, copies: 1 } }],
    ])
    expect((await later.queue.get()).counts.waiting).toBe(2)
  })

  it.each([
    ['a copy alone', true, 1],
    ['nothing', false, 0],
  ])('that left %s', async (_title, isLeft, copies) => {
    const { root, reopen } = await openLightDesk()
    if (isLeft) mkdirSync(path.join(root, 'staging', 'copy-Left12'), { recursive: true })
    const { log } = await reopen()
    expect(log.lines.map(({ facts }) => facts)).toEqual(isLeft ? [{ files: 0, copies }] : [])
  })
})

describe('trouble of the store', () => {
  it('when the next file is taken rests the queue, also when that cannot be kept', async () => {
    for (const isKept of [true, false]) {
      const { store, next } = failWrites()
      const { root, queue, settled, log } = await openLightDesk({ store })
      const file = await putFile(root, smallFile(1))
      // adding it, taking it, keeping that the queue rests
      next(false, true, !isKept)
      await queue.add([file], 'dropped')
      await soon(async () => (await queue.get()).isPaused).toBe(true)
      await queue.stop()
      const stopped = { level: 'error', event: 'queue.stopped', facts: {}, error: diskFull }
      const notSaved = { ...stopped, event: 'queue.pauseNotSaved' }
      expect(log.lines).toEqual(isKept ? [stopped] : [stopped, notSaved])
      expect(statesOf(await settled())).toEqual([['eclaim_10670_00001.xls', 'waiting']])
    }
  })

  it('lets it go on afterwards', async () => {
    const { store, next } = failWrites()
    const { root, queue, settled } = await openLightDesk({ store })
    next(false, true)
    await queue.add([await putFile(root, smallFile(1))], 'dropped')
    await soon(async () => (await queue.get()).isPaused).toBe(true)
    await queue.resume()
    expect((await settled()).counts).toMatchObject({ imported: 1, waiting: 0 })
  })

  it('in which nothing could be kept of a file is made good by trying again, and by clearing', async () => {
    for (const verb of ['retry', 'clear'] as const) {
      const { store, next } = failWrites()
      const imports: Between['imports'] = () => () => Promise.reject(diskFull)
      const { root, queue } = await openLightDesk({ store, imports })
      // adding it and taking it, keeping that the queue rests and that the file failed
      next(false, false, true, true)
      await queue.add([await putFile(root, smallFile(1))], 'dropped')
      await soon(async () => (await queue.get()).counts.failed).toBe(1)
      await soon(async () => (await queue.get()).isPaused).toBe(true)
      await queue.stop()
      await queue[verb]()
      expect(statesOf(await queue.get())).toEqual(
        verb === 'retry' ? [['eclaim_10670_00001.xls', 'waiting']] : [],
      )
      expect((await queue.get()).counts.failed).toBe(0)
    }
  })
})

it('a file that comes when the last one was just done is not forgotten', async () => {
  let onIdle: (() => Promise<unknown>) | null = null
  let idle = 0
  const store: Between['store'] = (real) => ({
    ...real,
    async write(work) {
      const answer = await real.write(work)
      if (answer !== null) return answer
      idle += 1
      if (idle === 1) await onIdle?.()
      return answer
    },
  })
  const { root, queue, settled } = await openLightDesk({ store })
  const [first, second] = [await putFile(root, smallFile(1)), await putFile(root, smallFile(2))]
  onIdle = () => queue.add([second], 'dropped')
  await queue.add([first], 'dropped')
  await soon(async () => (await queue.get()).counts.imported).toBe(2)
  expect((await settled()).counts.waiting).toBe(0)
  // looked for the next one twice, and rests since
  await soon(() => idle).toBe(2)
  for (let times = 0; times < 20; times++) await breathe()
  expect(idle).toBe(2)
})

it('what is shown of a file while it is taken and while it ends is what the store says', async () => {
  const shown: string[] = []
  let show = async () => ''
  const store: Between['store'] = (real) => ({
    ...real,
    async write(work) {
      const answer = await real.write(work)
      shown.push(await show())
      return answer
    },
  })
  const { root, queue, settled } = await openLightDesk({ store })
  shown.length = 0
  show = async () => (await queue.get()).files.map(({ file }) => file.state).join()
  await queue.add([await putFile(root, smallFile(1))], 'dropped')
  await settled()
  await queue.stop()
  expect(shown).toEqual(['waiting', 'importing', 'done', 'done'])
})

it('the queue does not rest before anybody said so', () => {
  const pause = createQueuePause({ store: openStoreInMemory(), log: createRecordingLog() })
  expect(pause.isPaused()).toBe(false)
})

it('each verb answers to the window and to the command line what its entry promises', async () => {
  const { root, handlers, settled, told } = await openLightDesk()
  const [person, system] = [callerOf('admin'), callerOf('system')]
  const paths = await Promise.all([1, 2, 3].map((number) => putFile(root, smallFile(number))))
  const isTold = (state: Partial<Queue>) => soon(() => told.at(-1)).toMatchObject(state)
  expect(await handlers.pause({}, person)).toEqual({})
  await isTold({ isPaused: true })
  const added = { added: 1, leftOut: 0 }
  const callers = [person, system, { connection: 'c', user: null }]
  for (const [index, caller] of callers.entries())
    expect(await handlers.add({ paths: [paths[index] ?? ''] }, caller)).toEqual(added)
  const { files } = await handlers.get({}, person)
  expect(files.map(({ origin }) => origin)).toEqual(['dropped', 'commandLine', 'dropped'])
  await isTold({ counts: countsOf({ waiting: 3 }) })
  expect(await handlers.cancel({ ids: [1, 2] }, person)).toEqual({ cancelled: 2 })
  await isTold({ counts: countsOf({ waiting: 1, cancelled: 2 }) })
  expect(await handlers.retry({ ids: [2] }, person)).toEqual({ waiting: 1 })
  await isTold({ counts: countsOf({ waiting: 2, cancelled: 1 }) })
  expect(await handlers.resume({}, person)).toEqual({})
  expect((await settled()).counts).toMatchObject({ imported: 2, cancelled: 1 })
  expect(await handlers.clear({}, person)).toEqual({})
  await isTold({ counts: countsOf({}) })
  expect((await handlers.get({}, person)).files).toEqual([])
  expect(await handlers.watch({ path: root }, person)).toMatchObject({ path: root, trouble: null })
  expect(await handlers.watched({}, person)).toMatchObject({ path: root })
})

it('with nobody to wait for it, the queue waits by itself and ends at once', async () => {
  const { root, queue, settled, told, close } = await openLightDesk({ hasOwnWait: true })
  await queue.watch(root)
  await queue.add([await putFile(root, smallFile(1))], 'dropped')
  await settled()
  const started = performance.now()
  await close()
  expect(performance.now() - started).toBeLessThan(10_000)
  expect(told.length).toBeGreaterThan(0)
  expect(existsSync(root)).toBe(true)
})
