import { chmodSync, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setImmediate as breathe, setTimeout as delay } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { hashFile } from '#main/platform/hash-file.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { asNobody } from '#tests/features/queue/as-nobody.ts'
import { openLightDesk, smallFile } from '#tests/features/queue/light-desk.ts'
import { soon } from '#tests/features/queue/looks.ts'
import { type Between, putFile } from '#tests/features/queue/queue-desk.ts'
import { zipOf } from '#tests/platform/archive-bytes.ts'

const looksOf = (waits: readonly number[]) => waits.filter((ms) => ms > 1_000)

/** A watched folder of which the test sees which files are read. */
async function openWatched(onHash: (name: string) => unknown = () => null, between: Between = {}) {
  const hashed: string[] = []
  const hash = async (file: string) => {
    hashed.push(path.basename(file))
    await onHash(path.basename(file))
    return hashFile(file)
  }
  const desk = await openLightDesk({ hash, ...between })
  const folder = path.join(desk.root, 'in')
  mkdirSync(folder)
  await desk.queue.watch(folder)
  const look = async (times: number) => {
    for (let time = 0; time < times; time++) await desk.nextLook()
  }
  const namesIn = async () => (await desk.queue.get()).files.map(({ name }) => name).toSorted()
  return { ...desk, folder, hashed, look, namesIn }
}

it('is looked into every 15 seconds, and a file that was dealt with is read no more', async () => {
  const { folder, hashed, look, waits } = await openWatched()
  await putFile(folder, { name: 'a.xls', bytes: 'x' })
  await putFile(folder, { name: 'photo.jpg', bytes: 'x' })
  await look(5)
  expect(hashed).toEqual(['a.xls'])
  expect(looksOf(waits)).toEqual(Array.from({ length: 6 }, () => 15_000))
})

it('chosen before the queue starts is looked into by one alone, which ends with the queue', async () => {
  const { queue, look, asleep } = await openWatched()
  await queue.start()
  await look(1)
  await queue.stop()
  // another one would be between two looks by then
  await delay(50)
  expect(asleep.size).toBe(0)
})

it('a file that went and came is looked at anew', async () => {
  const { folder, hashed, look, namesIn } = await openWatched()
  const file = { name: 'a.xls', bytes: 'x' }
  const at = await putFile(folder, file)
  await look(1)
  rmSync(at)
  await look(2)
  await putFile(folder, file)
  await look(1)
  expect(hashed).toEqual([])
  await look(1)
  expect([hashed, await namesIn()]).toEqual([['a.xls'], ['a.xls']])
})

it('a file that goes while it is read is no trouble', async () => {
  const removals: (() => void)[] = []
  const { folder, queue, look, namesIn } = await openWatched((name) => {
    if (name === 'a.xls') for (const remove of removals) remove()
  })
  const file = await putFile(folder, { name: 'a.xls', bytes: 'x' })
  removals.push(() => rmSync(file))
  await putFile(folder, { name: 'b.xls', bytes: 'y' })
  await look(2)
  expect(await queue.watched()).toMatchObject({ trouble: null, lookedAt: expect.any(String) })
  expect(await namesIn()).toEqual(['b.xls'])
})

it('trouble is told and logged once, and again when it is over', async () => {
  const denied = Object.assign(new Error('denied'), { code: 'EACCES' })
  const trouble: { met: Error | null } = { met: denied }
  const { folder, queue, look, log, notices } = await openWatched(() => {
    if (trouble.met) throw trouble.met
  })
  let told = 0
  notices.listen((name, payload) => {
    if (name === 'store.changed')
      told += JSON.stringify(payload) === '{"entries":["queue.watched"]}' ? 1 : 100
  })
  await putFile(folder, { name: 'a.xls', bytes: 'x' })
  await look(4)
  const reason = { code: 'import.fileMissing', details: { file: 'a.xls' } }
  expect({ told, trouble: (await queue.watched()).trouble, lines: log.lines }).toEqual({
    ...{ told: 1, trouble: reason },
    lines: [{ level: 'warn', event: 'queue.watchedTrouble', facts: { code: reason.code } }],
  })
  trouble.met = new AppError('store.diskFull', { folder: 'D:' })
  await look(2)
  expect((await queue.watched()).trouble).toEqual({ code: 'store.diskFull', details: { folder: 'D:' } })
  trouble.met = null
  await look(1)
  expect([told, (await queue.watched()).trouble, log.lines.length]).toEqual([3, null, 2])
})

it('a bug is not taken for trouble of a file, and the next look comes', async () => {
  const bug = new Error('a bug')
  const trouble: { met: Error | null } = { met: bug }
  const { folder, queue, look, log, namesIn } = await openWatched(() => {
    if (trouble.met) throw trouble.met
  })
  await putFile(folder, { name: 'a.xls', bytes: 'x' })
  await look(2)
  const internal = { code: 'internal', details: { reference: 'watched-folder' } }
  expect((await queue.watched()).trouble).toEqual(internal)
  expect(log.lines).toEqual([
    { level: 'error', event: 'queue.lookFailed', facts: { reference: 'watched-folder' }, error: bug },
    { level: 'warn', event: 'queue.watchedTrouble', facts: { code: 'internal' } },
  ])
  trouble.met = null
  await look(1)
  expect([(await queue.watched()).trouble, await namesIn()]).toEqual([null, ['a.xls']])
})

it('what lies in the way is told before what is wrong with one file, and of many files the last', async () => {
  const { folder, queue, look } = await openWatched((name) => {
    if (name !== 'c.xls') throw new AppError('workbook.truncated', { file: name })
  })
  for (const name of ['a.xls', 'b.xls', 'c.xls']) await putFile(folder, { name, bytes: name })
  await look(2)
  expect((await queue.watched()).trouble).toMatchObject({ details: { file: 'b.xls' } })
  const deep = path.join(folder, ...Array.from({ length: 17 }, () => 'd'))
  mkdirSync(deep, { recursive: true })
  await look(1)
  expect((await queue.watched()).trouble).toMatchObject({ code: 'folder.tooDeep', details: { folder: deep } })
})

it('the end comes after the file that is being read, and no other is begun', async () => {
  const ends: (() => void)[] = []
  const { folder, queue, hashed, look, namesIn } = await openWatched(() => {
    for (const end of ends) end()
  })
  for (const name of ['a.xls', 'b.xls']) await putFile(folder, { name, bytes: name })
  await look(1)
  const stopped: Promise<void>[] = []
  ends.push(() => void stopped.push(queue.stop()))
  const looking = look(1).catch(() => null)
  await soon(() => stopped.length).toBe(1)
  await Promise.all(stopped)
  expect([hashed, await namesIn()]).toEqual([['a.xls'], ['a.xls']])
  void looking
})

it('starts once, and with the folder that was saved', async () => {
  const { folder, queue, waits, close, reopen, look } = await openWatched()
  await look(1)
  await queue.start()
  await look(2)
  expect(looksOf(waits)).toHaveLength(4)
  await close()
  const later = await reopen()
  await later.queue.start()
  await later.nextLook()
  await later.queue.start()
  expect([await later.queue.watched(), looksOf(later.waits).length]).toMatchObject([{ path: folder }, 2])
  await later.queue.watch(null)
  await later.close()
  const last = await reopen()
  await last.queue.start()
  await breathe()
  expect([await last.queue.watched(), looksOf(last.waits)]).toEqual([
    { path: null, lookedAt: null, trouble: null },
    [],
  ])
})

it('another folder is watched from the first look on, and the one before no more', async () => {
  const { root, folder, queue, look, hashed, namesIn, log } = await openWatched((name) => {
    if (name === 'a.xls') throw new AppError('workbook.truncated', { file: name })
  })
  await putFile(folder, { name: 'a.xls', bytes: 'x' })
  await look(2)
  expect((await queue.watched()).trouble).toMatchObject({ code: 'workbook.truncated' })
  const other = path.join(root, 'other')
  await putFile(other, { name: 'b.xls', bytes: 'y' })
  const relative = path.relative(process.cwd(), other)
  expect(await queue.watch(relative)).toEqual({ path: other, lookedAt: null, trouble: null })
  await look(2)
  expect({ hashed, names: await namesIn(), lines: log.lines.length }).toEqual({
    ...{ hashed: ['a.xls', 'b.xls'], names: ['b.xls'], lines: 1 },
  })
})

it('the same folder chosen again is looked at anew, and nothing in it is taken twice', async () => {
  const { folder, queue, look, hashed, namesIn } = await openWatched()
  await putFile(folder, { name: 'a.xls', bytes: 'x' })
  await look(2)
  await queue.watch(folder)
  await look(1)
  expect({ hashed, names: await namesIn() }).toEqual({ hashed: ['a.xls', 'a.xls'], names: ['a.xls'] })
})

it('a folder in it that nobody may enter is named', async () => {
  const { root, folder, queue, look } = await openWatched()
  for (const open of [root, folder]) chmodSync(open, 0o755)
  const locked = path.join(folder, 'locked')
  mkdirSync(locked)
  chmodSync(locked, 0o000)
  await asNobody(() => look(1))
  chmodSync(locked, 0o700)
  expect((await queue.watched()).trouble).toEqual({ code: 'folder.unreadable', details: { folder: locked } })
})

it('copies of the queue are not taken for files of the folder they lie in', async () => {
  const { root, queue, look, namesIn } = await openWatched()
  await queue.pause()
  await queue.watch(root)
  const zip = zipOf([{ path: smallFile(1).name, bytes: smallFile(1).bytes }])
  await queue.add([await putFile(root, { name: 'a.zip', bytes: zip })], 'dropped')
  await look(3)
  // once out of what was dropped; what the folder brings is the same
  expect(await namesIn()).toEqual([smallFile(1).name])
})
