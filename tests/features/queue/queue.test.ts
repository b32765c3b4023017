import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeFile, openDesk, putFile, statesOf } from '#tests/features/queue/queue-desk.ts'
import { isOneThread } from '#tests/helpers/one-thread.ts'
import { toThaiBytes, zipOf } from '#tests/platform/archive-bytes.ts'

describe('the queue', () => {
  it('imports files in the order they came and tells how it stands, five times a second at most', async ({
    skip,
  }) => {
    skip(isOneThread)
    const { root, queue, told, settled } = await openDesk(undefined, { hasOwnWait: true })
    const large = await makeFile(1, { claims: 6000 })
    const small = [await makeFile(2), await makeFile(3)]
    const paths = await Promise.all([large, ...small].map((file) => putFile(path.join(root, 'in'), file)))
    const started = performance.now()

    expect(await queue.add(paths, 'dropped')).toEqual({ added: 3, leftOut: 0 })
    const now = await settled()

    const took = performance.now() - started
    expect(statesOf(now)).toEqual([...small.toReversed(), large].map(({ name }) => [name, 'imported']))
    expect(now.counts).toEqual({
      waiting: 0,
      imported: 3,
      unchanged: 0,
      quarantined: 0,
      refused: 0,
      failed: 0,
      cancelled: 0,
    })
    const rows = told.flatMap(({ files }) =>
      files.map(({ file }) => (file.state === 'importing' ? file.rowsDone : 0)),
    )
    expect(Math.max(...rows)).toBeGreaterThan(0)
    expect(told.length).toBeLessThanOrEqual(took / 200 + 2)
  })

  it('takes a folder of 30 mixed files: what is of NHSO is imported, what is broken refused, the rest left out', async () => {
    const { root, imports, queue, settled } = await openDesk()
    const folder = path.join(root, 'REP ธันวาคม')
    const made = await Promise.all(Array.from({ length: 8 }, (_, index) => makeFile(index + 1)))
    for (const [index, file] of made.entries())
      await putFile(path.join(folder, index % 2 ? 'in' : 'out'), file)
    await putFile(folder, { name: 'again.xls', bytes: made[0]?.bytes ?? '' })
    await putFile(folder, { name: 'error.xls', bytes: '<html>sign in</html>' })
    await putFile(folder, { name: 'empty.xls', bytes: '' })
    for (let index = 0; index < 19; index++) await putFile(folder, { name: `photo ${index}.jpg`, bytes: 'x' })

    expect(await queue.add([folder], 'dropped')).toEqual({ added: 11, leftOut: 19 })
    const { counts } = await settled()

    expect(counts).toMatchObject({ imported: 8, unchanged: 1, refused: 2, waiting: 0 })
    expect((await imports.totals()).claims.count).toBe(8 * 5)
  })

  it('imports what is in a zip under its Thai names and removes its copies; the zip stays', async () => {
    const { root, imports, queue, settled, copies } = await openDesk()
    const [first, second] = [await makeFile(1), await makeFile(2)]
    const archive = await putFile(root, {
      name: 'ธันวาคม.zip',
      bytes: zipOf([
        { path: toThaiBytes('ผู้ป่วยนอก 1.xls'), bytes: first.bytes },
        { path: 'ผู้ป่วยนอก 2.xls', bytes: second.bytes, isUtf8: true },
      ]),
    })
    await queue.add([archive], 'dropped')
    const { files } = await settled()
    expect(files).toMatchObject([
      {
        name: 'ผู้ป่วยนอก 2.xls',
        inside: 'ธันวาคม.zip',
        file: { state: 'done', result: 'imported', importId: 2 },
      },
      {
        name: 'ผู้ป่วยนอก 1.xls',
        inside: 'ธันวาคม.zip',
        file: { state: 'done', result: 'imported', importId: 1 },
      },
    ])
    expect((await imports.list(10, 0)).files.map(({ name }) => name)).toEqual([
      'ผู้ป่วยนอก 2.xls',
      'ผู้ป่วยนอก 1.xls',
    ])
    await expect.poll(copies).toBe(0)
    expect(existsSync(archive)).toBe(true)
  })

  it('says of a file that is in when it would be read otherwise today, and changes nothing', async () => {
    const { root, queue, store, settled } = await openDesk()
    const file = await makeFile(1)
    await queue.add([await putFile(path.join(root, 'in'), file)], 'dropped')
    await settled()
    // as a file stands that was imported before Satang counted as it does now
    await store.write((trx) => trx.updateTable('import_file').set({ reading_json: '{"core":1}' }).execute())
    await queue.add([await putFile(path.join(root, 'again'), file)], 'dropped')
    const now = await settled()
    expect([statesOf(now)[0], now.counts.unchanged]).toEqual([[file.name, 'older'], 1])
  })
})

describe('cancelling', () => {
  it('in the middle of a file undoes it and drops what waits; what was done stays, and retrying brings all of it', async ({
    skip,
  }) => {
    skip(isOneThread)
    const { root, imports, queue, notices, settled } = await openDesk()
    const made = [await makeFile(1), await makeFile(2, { claims: 3000 }), await makeFile(3)]
    const paths = await Promise.all(made.map((file) => putFile(root, file)))
    const cancelled = new Promise<number>((resolve) => {
      const stop = notices.listen((_name, payload) => {
        const active = imports.active()
        if (payload === null || active?.file !== made[1]?.name || !active?.rowsDone) return
        stop()
        resolve(queue.cancel())
      })
    })

    await queue.add(paths, 'dropped')

    expect(await cancelled).toBe(2)
    expect(statesOf(await settled()).toSorted()).toEqual(
      made.map(({ name }, index) => [name, index === 0 ? 'imported' : 'cancelled']).toSorted(),
    )
    expect((await imports.totals()).claims.count).toBe(5)
    expect(await queue.retry()).toBe(2)
    expect((await settled()).counts).toMatchObject({ imported: 3, cancelled: 0 })
    expect((await imports.totals()).claims.count).toBe(5 + 3000 + 5)
  })
})

describe('over a restart', () => {
  it('a file in the middle of it waits again, and copies nobody needs are gone', async ({ skip }) => {
    skip(isOneThread)
    const desk = await openDesk()
    const large = await makeFile(1, { claims: 3000 })
    const closed = new Promise<void>((resolve) => {
      const stop = desk.notices.listen(() => {
        if ((desk.imports.active()?.rowsDone ?? 0) === 0) return
        stop()
        resolve(desk.close())
      })
    })
    await desk.queue.add([await putFile(desk.root, large)], 'dropped')
    await closed
    await putFile(path.join(desk.root, 'staging', 'copy-Killed'), { name: 'a.xls', bytes: 'x' })

    const later = await desk.reopen()

    expect({ states: statesOf(await later.queue.get()), copies: later.copies() }).toEqual({
      states: [[large.name, 'waiting']],
      copies: 0,
    })
    await later.queue.start()
    expect(statesOf(await later.settled())).toEqual([[large.name, 'imported']])
  })

  it('a file that was cancelled in the middle, right before the end, does not come back', async ({
    skip,
  }) => {
    skip(isOneThread)
    const desk = await openDesk()
    const large = await makeFile(1, { claims: 6000 })
    const closed = new Promise<void>((resolve) => {
      const stop = desk.notices.listen(() => {
        if ((desk.imports.active()?.rowsDone ?? 0) === 0) return
        stop()
        resolve(Promise.all([desk.queue.cancel(), desk.close()]).then(() => undefined))
      })
    })
    await desk.queue.add([await putFile(desk.root, large)], 'dropped')
    await closed

    const later = await desk.reopen()
    await later.queue.start()

    expect(statesOf(await later.settled())).toEqual([[large.name, 'cancelled']])
  })
})
