import { createHash } from 'node:crypto'
import { utimesSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { makeTwins, openDesk, putFile, statesOf } from '#tests/features/queue/queue-desk.ts'
import { zipOf } from '#tests/platform/archive-bytes.ts'

const sha256Of = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

it('other bytes of the same name, length and time are another file', async () => {
  const { root, imports, queue, settled } = await openDesk()
  const [first, second] = await makeTwins()
  const file = await putFile(root, { name: 'a.xls', bytes: first })
  const at = new Date('2026-01-05T03:00:00Z')
  utimesSync(file, at, at)
  await queue.add([file], 'dropped')
  await settled()
  writeFileSync(file, second)
  utimesSync(file, at, at)
  await queue.add([file], 'dropped')
  expect(statesOf(await settled())).toEqual([
    ['a.xls', 'imported'],
    ['a.xls', 'imported'],
  ])
  expect((await imports.list(10, 0)).files.map(({ sha256 }) => sha256)).toEqual([second, first].map(sha256Of))
})

it('other bytes of the same name and length come out of the same zip while the first ones still wait', async () => {
  const { root, imports, queue, settled } = await openDesk()
  await queue.pause()
  const [first, second] = await makeTwins()
  const added = []
  for (const bytes of [first, second, second, first]) {
    const zip = await putFile(root, { name: 'a.zip', bytes: zipOf([{ path: 'a.xls', bytes }]) })
    added.push((await queue.add([zip], 'dropped')).added)
  }
  expect(added).toEqual([1, 1, 0, 0])
  await queue.resume()
  expect((await settled()).counts).toMatchObject({ imported: 2, unchanged: 0 })
  expect((await imports.list(10, 0)).files.map(({ sha256 }) => sha256)).toEqual([second, first].map(sha256Of))
})
