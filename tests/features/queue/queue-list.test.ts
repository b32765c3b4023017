import { rmSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { openLightDesk, smallFile } from '#tests/features/queue/light-desk.ts'
import { soon } from '#tests/features/queue/looks.ts'
import { putFile, statesOf } from '#tests/features/queue/queue-desk.ts'
import { zipOf } from '#tests/platform/archive-bytes.ts'

describe('what is added', () => {
  it('does nothing for a file that waits already, alone, in its folder, or in a zip', async () => {
    const { root, queue, settled, copies } = await openLightDesk()
    await queue.pause()
    const file = smallFile(1)
    const one = await putFile(path.join(root, 'in'), file)
    const zip = await putFile(root, { name: 'a.zip', bytes: zipOf([{ path: 'b.xls', bytes: file.bytes }]) })

    const added = []
    for (const paths of [[one, one], [path.join(root, 'in')], [zip], [zip], [one, zip]])
      added.push((await queue.add(paths, 'dropped')).added)

    expect({ added, copies: copies() }).toEqual({ added: [1, 0, 1, 0, 0], copies: 1 })
    await queue.resume()
    expect(statesOf(await settled())).toEqual([
      ['b.xls', 'unchanged'],
      [file.name, 'imported'],
    ])
  })

  it('says when there is nothing to import in what was dropped', async () => {
    const { root, queue } = await openLightDesk()
    await putFile(path.join(root, 'photos'), { name: 'a.jpg', bytes: 'x' })
    await expect(queue.add([path.join(root, 'photos')], 'dropped')).rejects.toMatchObject({
      code: 'import.nothingInside',
      details: { file: 'photos' },
    })
  })

  it('a file that is gone meanwhile is refused by name and the next one comes', async () => {
    const { root, queue, settled } = await openLightDesk()
    const made = [smallFile(1), smallFile(2)]
    const [first = '', second = ''] = await Promise.all(made.map((file) => putFile(root, file)))
    await queue.pause()
    await queue.add([first, second], 'dropped')
    rmSync(first)
    await queue.resume()
    expect((await settled()).files).toMatchObject([
      { file: { result: 'imported' } },
      {
        file: { result: 'refused', reason: { code: 'import.fileMissing', details: { file: made[0]?.name } } },
      },
    ])
  })

  it('some files lets the others go on', async () => {
    const { root, queue, settled } = await openLightDesk()
    await queue.pause()
    const made = [smallFile(1), smallFile(2)]
    await queue.add(await Promise.all(made.map((file) => putFile(root, file))), 'dropped')
    expect(await queue.cancel([1, 99])).toBe(1)
    await queue.resume()
    expect(statesOf(await settled()).toSorted()).toEqual([
      [made[0]?.name, 'cancelled'],
      [made[1]?.name, 'imported'],
    ])
  })
})

describe('over a restart', () => {
  it('a queue that rests goes on resting, and what waits is imported once it is let', async () => {
    const desk = await openLightDesk()
    const made = [smallFile(1), smallFile(2)]
    const zip = zipOf(made.map(({ name, bytes }) => ({ path: name, bytes })))
    await desk.queue.pause()
    await desk.queue.add([await putFile(desk.root, { name: 'a.zip', bytes: zip })], 'dropped')
    await desk.close()

    const later = await desk.reopen()
    await later.queue.start()

    const rested = await later.queue.get()
    expect({ isPaused: rested.isPaused, waiting: rested.counts.waiting, copies: later.copies() }).toEqual({
      isPaused: true,
      waiting: 2,
      copies: 2,
    })
    await later.queue.resume()
    expect((await later.settled()).counts).toMatchObject({ imported: 2 })
    await soon(later.copies).toBe(0)
  })

  it('a file that was cancelled stays so, and comes once somebody wants it again', async () => {
    const desk = await openLightDesk()
    const made = [smallFile(1), smallFile(2)]
    await desk.queue.pause()
    await desk.queue.add(await Promise.all(made.map((file) => putFile(desk.root, file))), 'dropped')
    await desk.queue.cancel([1])
    await desk.close()

    const later = await desk.reopen()
    await later.queue.start()
    await later.queue.resume()

    const outcome = (first: string) => [
      [made[0]?.name, first],
      [made[1]?.name, 'imported'],
    ]
    expect(statesOf(await later.settled()).toSorted()).toEqual(outcome('cancelled'))
    expect(await later.queue.retry()).toBe(1)
    expect(statesOf(await later.settled()).toSorted()).toEqual(outcome('imported'))
  })
})
