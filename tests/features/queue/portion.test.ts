import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { openLightDesk, smallFile } from '#tests/features/queue/light-desk.ts'
import { putFile } from '#tests/features/queue/queue-desk.ts'

async function openWatched() {
  let writes = 0
  const desk = await openLightDesk({
    store: (store) => ({
      ...store,
      write: (work) => {
        writes += 1
        return store.write(work)
      },
    }),
  })
  const folder = path.join(desk.root, 'in')
  mkdirSync(folder)
  await desk.queue.pause()
  await desk.queue.watch(folder)
  await desk.nextLook()
  const written = () => writes
  return { ...desk, folder, written }
}

it('250 new files are taken in three portions, in the order of their names', async () => {
  const { folder, queue, nextLook, written } = await openWatched()
  for (let number = 1; number <= 250; number++) await putFile(folder, smallFile(number))
  await nextLook()
  const before = written()
  await nextLook()
  const { counts, files } = await queue.get()
  expect({
    waiting: counts.waiting,
    writes: written() - before,
    ends: [files[0]?.name, files[249]?.name],
  }).toEqual({
    waiting: 250,
    writes: 3,
    ends: [smallFile(1).name, smallFile(250).name],
  })
})

it('two files of the same bytes in one portion come once', async () => {
  const { folder, queue, nextLook } = await openWatched()
  for (const name of ['a.xls', 'b.xls']) await putFile(folder, { name, bytes: 'the same' })
  for (let look = 0; look < 4; look++) await nextLook()
  expect((await queue.get()).files.map(({ name }) => name)).toEqual(['a.xls'])
})
