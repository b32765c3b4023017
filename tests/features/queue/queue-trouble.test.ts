import { describe, expect, it } from 'vitest'
import { AppError } from '#shared/errors/app-error.ts'
import { openLightDesk, smallFile } from '#tests/features/queue/light-desk.ts'
import { soon } from '#tests/features/queue/looks.ts'
import { type Between, putFile, statesOf } from '#tests/features/queue/queue-desk.ts'
import { zipOf } from '#tests/platform/archive-bytes.ts'

const diskFull = new AppError('store.diskFull', { folder: 'D:' })

describe('trouble', () => {
  it('of the store fails the file with its reason and rests the queue; nothing is lost', async () => {
    let isFull = true
    const imports: Between['imports'] = (importFiles) => (files, options) =>
      isFull ? Promise.reject(diskFull) : importFiles(files, options)
    const { root, queue, settled } = await openLightDesk({ imports })
    const made = [smallFile(1), smallFile(2)]
    await queue.add(await Promise.all(made.map((file) => putFile(root, file))), 'dropped')

    const now = await settled()

    const files = now.files.toSorted((a, b) => a.id - b.id).map(({ file }) => file)
    expect({ isPaused: now.isPaused, files }).toMatchObject({
      isPaused: true,
      files: [
        { state: 'failed', reason: { code: 'store.diskFull', details: { folder: 'D:' } } },
        { state: 'waiting' },
      ],
    })
    isFull = false
    expect(await queue.retry()).toBe(1)
    await queue.resume()
    expect((await settled()).counts).toMatchObject({ imported: 2, failed: 0 })
  })

  it('that the store cannot even be told of is shown, and told once it listens again', async () => {
    let isFull = false
    const imports: Between['imports'] = (importFiles) => (files, options) => {
      if (files[0]?.name !== 'last.xls') return importFiles(files, options)
      isFull = true
      return Promise.reject(diskFull)
    }
    const store: Between['store'] = (real) => ({
      ...real,
      write: (work) => (isFull ? Promise.reject(diskFull) : real.write(work)),
    })
    const desk = await openLightDesk({ imports, store })
    const file = await putFile(desk.root, { ...smallFile(1), name: 'last.xls' })
    await desk.queue.add([file], 'dropped')
    const failed = { file: { state: 'failed', reason: { code: 'store.diskFull' } } }
    expect(await desk.settled()).toMatchObject({ isPaused: true, counts: { failed: 1 }, files: [failed] })
    await expect(desk.queue.resume()).rejects.toMatchObject({ code: 'store.diskFull' })
    isFull = false
    await desk.queue.resume()
    expect(await desk.settled()).toMatchObject({ isPaused: false, counts: { failed: 1 }, files: [failed] })
    await desk.close()

    const later = await desk.reopen({})
    expect(await later.queue.retry()).toBe(1)
    expect((await later.settled()).counts).toMatchObject({ imported: 1, failed: 0 })
  })

  it('of one file, a bug in it, fails that file only', async () => {
    const imports: Between['imports'] = (importFiles) => (files, options) =>
      files[0]?.name === 'bad.xls' ? Promise.reject(new Error('a bug')) : importFiles(files, options)
    const { root, queue, log, settled } = await openLightDesk({ imports })
    const good = smallFile(1)
    await queue.add(
      [await putFile(root, { name: 'bad.xls', bytes: 'x' }), await putFile(root, good)],
      'dropped',
    )
    const now = await settled()
    expect(now.isPaused).toBe(false)
    expect(now.files.map(({ file }) => file)).toMatchObject([
      { state: 'done', result: 'imported' },
      { state: 'failed', reason: { code: 'internal', details: { reference: 'queue-1' } } },
    ])
    expect(log.lines.filter(({ event }) => event === 'queue.failed')).toMatchObject([
      { facts: { reference: 'queue-1' }, error: new Error('a bug') },
    ])
  })
})

describe('what ended', () => {
  it('a broken zip stands there with its reason, and trying again takes what is in it now', async () => {
    const { root, queue, settled, copies } = await openLightDesk()
    const made = smallFile(1)
    const zip = zipOf([{ path: made.name, bytes: made.bytes }])
    const archive = await putFile(root, { name: 'a.zip', bytes: zip.subarray(0, -30) })
    await queue.add([archive], 'dropped')
    expect((await settled()).files).toMatchObject([
      {
        name: 'a.zip',
        file: { result: 'refused', reason: { code: 'workbook.truncated', details: { file: 'a.zip' } } },
      },
    ])
    await putFile(root, { name: 'a.zip', bytes: zip })
    expect(await queue.retry()).toBe(1)
    expect(statesOf(await settled())).toEqual([[made.name, 'imported']])
    await soon(copies).toBe(0)
  })

  it('goes off the list with its copies when it is cleared, and what waits stays', async () => {
    const { root, store, queue, settled, copies } = await openLightDesk()
    const made = smallFile(1)
    const bad = zipOf([{ path: 'bad.xls', bytes: '<html></html>' }])
    await queue.add(
      [await putFile(root, made), await putFile(root, { name: 'a.zip', bytes: bad })],
      'dropped',
    )
    expect((await settled()).counts).toMatchObject({ imported: 1, refused: 1 })
    expect(copies()).toBe(1)
    await queue.pause()
    const second = smallFile(2)
    await queue.add([await putFile(root, second)], 'dropped')

    await queue.clear()

    expect({ states: statesOf(await queue.get()), copies: copies() }).toEqual({
      states: [[second.name, 'waiting']],
      copies: 0,
    })
    const imported = await store.read((db) => db.selectFrom('import_file').select('name').execute())
    expect(imported).toEqual([{ name: made.name }])
  })
})
