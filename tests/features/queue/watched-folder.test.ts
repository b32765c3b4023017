import { execFileSync } from 'node:child_process'
import { appendFileSync, chmodSync, mkdirSync, readFileSync, renameSync, rmSync, utimesSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { hashFile } from '#main/platform/hash-file.ts'
import { asNobody } from '#tests/features/queue/as-nobody.ts'
import { openLightDesk, smallFile } from '#tests/features/queue/light-desk.ts'
import { type Between, putFile, statesOf } from '#tests/features/queue/queue-desk.ts'
import { zipOf } from '#tests/platform/archive-bytes.ts'

async function openWatched(between: Between = {}) {
  const desk = await openLightDesk(between)
  const folder = path.join(desk.root, 'จาก สปสช')
  mkdirSync(folder)
  expect(await desk.queue.watch(folder)).toMatchObject({ path: folder, trouble: null })
  return { ...desk, folder }
}

it('a new file in the watched folder is imported once it is complete, and stays where it is', async () => {
  const { folder, queue, nextLook, settled } = await openWatched()
  const { name, bytes } = smallFile(1)
  const half = bytes.length / 2
  const file = await putFile(path.join(folder, 'ธ.ค.'), { name, bytes: bytes.subarray(0, half) })
  const seen: number[] = []
  const look = async () => {
    await nextLook()
    seen.push((await queue.get()).files.length)
  }
  await look()
  appendFileSync(file, bytes.subarray(half))
  await look()
  // grown by no byte, but written to
  utimesSync(file, new Date(), new Date(Date.now() + 2_000))
  await look()
  expect(seen).toEqual([0, 0, 0])

  await look()

  expect(await settled()).toMatchObject({
    files: [{ name, origin: 'watched', file: { result: 'imported' } }],
  })
  expect(readFileSync(file).equals(bytes)).toBe(true)
})

it('a file that grows while it is looked into waits, and comes whole', async () => {
  let isGrowing = true
  const { name, bytes } = smallFile(1)
  const half = bytes.length / 2
  const hash = async (file: string) => {
    const sha256 = await hashFile(file)
    if (isGrowing) appendFileSync(file, bytes.subarray(half))
    isGrowing = false
    return sha256
  }
  const { folder, queue, nextLook, settled } = await openWatched({ hash })
  await putFile(folder, { name, bytes: bytes.subarray(0, half) })
  const seen: number[] = []
  for (let look = 0; look < 3; look++) {
    await nextLook()
    seen.push((await queue.get()).files.length)
  }
  expect({ seen, isGrowing }).toEqual({ seen: [0, 0, 0], isGrowing: false })
  await nextLook()
  expect(statesOf(await settled())).toEqual([[name, 'imported']])
})

it('other bytes in the place of a file are taken, though their number and their time are the same', async () => {
  const { folder, queue, nextLook, settled } = await openWatched()
  const at = new Date('2026-01-05T03:00:00Z')
  for (const bytes of [smallFile(1).bytes, smallFile(2).bytes]) {
    utimesSync(await putFile(folder, { name: 'a.xls', bytes }), at, at)
    await nextLook()
    await nextLook()
    await settled()
  }
  expect(statesOf(await queue.get())).toEqual([
    ['a.xls', 'imported'],
    ['a.xls', 'imported'],
  ])
})

it('a pipe under the name of a workbook is told and not waited for; the others come', async () => {
  const { folder, queue, nextLook, settled } = await openWatched()
  execFileSync('mkfifo', [path.join(folder, 'pipe.xls')])
  const { name } = smallFile(1)
  await putFile(folder, smallFile(1))
  await nextLook()
  await nextLook()
  expect(statesOf(await settled())).toEqual([[name, 'imported']])
  expect(await queue.watched()).toMatchObject({
    trouble: { code: 'import.notAFile', details: { file: 'pipe.xls' } },
  })
})

it('a folder too deep to be looked into is named, and files above it come', async () => {
  const { folder, queue, nextLook, settled } = await openWatched()
  const deep = path.join(folder, ...Array.from({ length: 17 }, (_, index) => `${index + 1}`))
  await putFile(path.join(deep, '18'), smallFile(1))
  await putFile(path.dirname(deep), { ...smallFile(2), name: 'b.xls' })
  await nextLook()
  await nextLook()
  expect(statesOf(await settled())).toEqual([['b.xls', 'imported']])
  expect(await queue.watched()).toMatchObject({
    trouble: { code: 'folder.tooDeep', details: { folder: deep, deepest: 16 } },
  })
})

it('the same bytes are taken once: by another name, after clearing and over a restart, zips as well', async () => {
  const { folder, queue, nextLook, settled, ...desk } = await openWatched()
  const made = [smallFile(1), smallFile(2)]
  await putFile(folder, { name: 'a.xls', bytes: made[0]?.bytes ?? '' })
  await putFile(folder, { name: 'b.zip', bytes: zipOf([{ path: 'c.xls', bytes: made[1]?.bytes ?? '' }]) })
  await putFile(folder, { name: 'photo.jpg', bytes: 'x' })
  await nextLook()
  await nextLook()
  expect(statesOf(await settled()).toSorted()).toEqual([
    ['a.xls', 'imported'],
    ['c.xls', 'imported'],
  ])
  await queue.clear()
  renameSync(path.join(folder, 'a.xls'), path.join(folder, 'renamed.xls'))
  await nextLook()
  await nextLook()
  expect(statesOf(await queue.get())).toEqual([])
  await desk.close()

  const later = await desk.reopen()
  await later.queue.start()
  await later.nextLook()
  await later.nextLook()

  expect(statesOf(await later.settled())).toEqual([])
  expect(await later.queue.watched()).toMatchObject({ path: folder, trouble: null })
})

it('what came in another way is not taken, and a corrected file under the same name is', async () => {
  const { root, folder, queue, nextLook, settled } = await openWatched()
  const [first, second] = [smallFile(1), smallFile(2)]
  await queue.add([await putFile(root, first)], 'dropped')
  await settled()
  await queue.clear()
  await putFile(folder, { name: 'a.xls', bytes: first.bytes })
  await nextLook()
  await nextLook()
  expect((await queue.get()).files).toEqual([])
  await putFile(folder, { name: 'a.xls', bytes: second.bytes })
  await nextLook()
  await nextLook()
  expect(statesOf(await settled())).toEqual([['a.xls', 'imported']])
})

it('a folder that is gone is told, and heals by itself without taking anything twice', async () => {
  const { folder, queue, notices, nextLook, settled } = await openWatched()
  const changed: unknown[] = []
  notices.listen((name, payload) => {
    if (name === 'store.changed' && JSON.stringify(payload).includes('queue.watched')) changed.push(payload)
  })
  await putFile(folder, smallFile(1))
  await nextLook()
  await nextLook()
  await settled()
  const away = `${folder} away`
  renameSync(folder, away)
  await nextLook()
  await nextLook()
  expect(await queue.watched()).toMatchObject({
    path: folder,
    lookedAt: expect.any(String),
    trouble: { code: 'folder.unreadable', details: { folder } },
  })

  renameSync(away, folder)
  await nextLook()
  await nextLook()

  expect(await queue.watched()).toMatchObject({ trouble: null })
  expect((await queue.get()).files).toHaveLength(1)
  expect(changed).toHaveLength(2)
})

it('a file nobody may read is told, and taken once it may be read; the others come meanwhile', async () => {
  const { root, folder, queue, nextLook, settled } = await openWatched()
  for (const open of [root, folder]) chmodSync(open, 0o755)
  const [locked, free] = [smallFile(1), smallFile(2)]
  const file = await putFile(folder, locked)
  chmodSync(await putFile(folder, free), 0o644)
  chmodSync(file, 0o000)
  // importing wants rights of its own
  await queue.pause()
  await asNobody(async () => {
    await nextLook()
    await nextLook()
  })
  expect(await queue.watched()).toMatchObject({
    trouble: { code: 'import.fileMissing', details: { file: locked.name } },
  })
  await queue.resume()
  expect((await settled()).files.map(({ name }) => name)).toEqual([free.name])
  chmodSync(file, 0o644)
  // the disk says that something was done to it
  await nextLook()
  await nextLook()
  expect(await queue.watched()).toMatchObject({ trouble: null })
  expect((await settled()).files.map(({ name }) => name)).toEqual([locked.name, free.name])
})

it('a folder that cannot be read is not watched, and the one before still is', async () => {
  const { root, folder, queue, nextLook, settled } = await openWatched()
  const missing = path.join(root, 'missing')
  await expect(queue.watch(missing)).rejects.toMatchObject({
    code: 'folder.unreadable',
    details: { folder: missing },
    cause: { code: 'ENOENT' },
  })
  await putFile(folder, smallFile(1))
  await nextLook()
  await nextLook()
  expect((await settled()).counts.imported).toBe(1)
  expect(await queue.watch(null)).toEqual({ path: null, lookedAt: null, trouble: null })
  rmSync(folder, { recursive: true })
  expect(await queue.watched()).toEqual({ path: null, lookedAt: null, trouble: null })
})
