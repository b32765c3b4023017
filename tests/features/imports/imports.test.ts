import { renameSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { openDesk, orderRep, readContent, writeFile } from '#tests/features/imports/import-desk.ts'
import { isOneThread } from '#tests/helpers/one-thread.ts'
import { testThreads } from '#tests/helpers/test-threads.ts'

test('1,000 rows are 1,000 claims, and every money column adds up to the satang', async () => {
  const { root, imports } = await openDesk()
  const { path, key } = await orderRep(root, { claims: 1000, fileType: 'IP' })

  const { files, wasCancelled } = await imports.importFiles([path])

  expect(wasCancelled).toBe(false)
  expect(files).toMatchObject([
    {
      state: 'imported',
      id: 1,
      kind: 'REP',
      layout: 'rep-ucs-120',
      scheme: 'ucs',
      patientType: 'IP',
      rows: 1000,
      added: 1000,
    },
  ])
  expect(files[0]).toMatchObject({ sums: key.sums, rejectedCount: 0, warnings: [] })
  expect(await imports.totals()).toMatchObject({
    hospitalCode: '10670',
    claims: { count: 1000 },
    funds: key.funds,
  })
  expect(files[0]).toMatchObject({
    sheets: [
      { sheet: 'Detail', use: 'imported', rowsRead: 1000, rowsKept: 1000, rowsLeftOut: 0 },
      { sheet: 'Summary', use: 'checked', rowsKept: 1 },
      { sheet: 'Data Instrument', use: 'imported' },
      { sheet: 'Data Drug', use: 'imported' },
      { sheet: 'Data DENY', use: 'imported' },
      { sheet: 'Data sheet 0', use: 'imported' },
    ],
  })
})

test('every row a sheet kept is in the store, once, under its sheet', async () => {
  const { root, store, imports } = await openDesk()
  const { path } = await orderRep(root, { claims: 1000, fileType: 'IP' })

  const { files } = await imports.importFiles([path])

  const [file] = files
  const kept =
    file?.state === 'imported' ? file.sheets.map(({ sheet, rowsKept }) => ({ sheet, rowsKept })) : []
  const counted = await Promise.all(
    (['claim_version', 'summary_row', 'claim_line'] as const).map((table) =>
      store.read((db) =>
        db
          .selectFrom(table)
          .select((row) => ['sheet', row.fn.countAll<number>().as('rowsKept')])
          .groupBy('sheet')
          .orderBy((row) => row.fn.min('id'))
          .execute(),
      ),
    ),
  )
  expect(kept.every(({ rowsKept }) => rowsKept > 0)).toBe(true)
  expect(counted.flat()).toEqual(kept)
})

test('the same bytes a second time change nothing, under another name too', async () => {
  const { root, store, imports } = await openDesk()
  const { path: first } = await orderRep(root)
  await imports.importFiles([first])
  const before = await readContent(store)
  const second = path.join(path.dirname(first), 'copy.xls')
  renameSync(first, second)

  const { files } = await imports.importFiles([second])

  expect(files).toMatchObject([{ state: 'unchanged', id: 1, rows: 60 }])
  const names = JSON.stringify(['copy.xls', path.basename(first)])
  const [file, ...others] = before.files
  const outside = file?.outside_json.replace(/"names":\[.*?\]/, `"names":${names}`)
  // that they came under this name, too, is learnt
  expect(await readContent(store)).toEqual({
    ...before,
    files: [{ ...file, outside_json: outside }, ...others],
  })
})

test('an appeal and its original end the same in either order, with two versions of each appealed claim', async () => {
  const answers = []
  for (const order of ['original first', 'appeal first']) {
    const { root, store, imports } = await openDesk()
    const original = await orderRep(root)
    const appeal = await orderRep(root, {
      fileType: 'OP_APPEAL_NHSO',
      claims: 20,
      producedAt: '2026-02-09T20:15:01',
    })
    const paths = [original.path, appeal.path]

    const { files } = await imports.importFiles(order === 'original first' ? paths : paths.toReversed())

    const { claims } = await readContent(store)
    answers.push({
      funds: (await imports.totals()).funds,
      claims: (await imports.totals()).claims,
      current: claims
        .filter((row) => row.is_current === 1)
        .map((row) => [row.tran_id, row.version_key])
        .sort(),
      versions: claims.length,
    })
    const counts = files.map((file) => (file.state === 'imported' ? [file.added, file.replaced] : []))
    expect(counts).toEqual(
      order === 'original first'
        ? [
            [60, 0],
            [0, 20],
          ]
        : [
            [20, 0],
            [40, 0],
          ],
    )
  }
  expect(answers[0]).toMatchObject({ claims: { count: 60 }, versions: 80 })
  expect(answers[1]).toEqual(answers[0])
})

test('an .xlsx of the same claims gives the same sums as the .xls', async () => {
  const { root, imports } = await openDesk()
  const xls = await orderRep(root, { claims: 200 })
  const xlsx = await orderRep(root, { claims: 200, container: 'xlsx' })

  const { files } = await imports.importFiles([xls.path, xlsx.path])

  expect(files.map((file) => (file.state === 'imported' ? [file.rows, file.sums] : file))).toEqual([
    [200, xls.key.sums],
    [200, xls.key.sums],
  ])
  expect((await imports.totals()).funds).toEqual(xls.key.funds)
})

test("another hospital's file is refused by its name before a row is read", async () => {
  const { root, store, imports } = await openDesk()
  const other = await orderRep(root, { hospitalCode: '11111' })

  const { files } = await imports.importFiles([other.path])

  const reason = {
    code: 'import.wrongHospital',
    details: { file: path.basename(other.path), found: '11111', expected: '10670' },
  }
  expect(files).toMatchObject([{ state: 'refused', id: 1, reason }])
  expect((await readContent(store)).claims).toEqual([])
})

test('a file with a name of its own is taken when its rows name this hospital', async () => {
  const { root, imports } = await openDesk()
  const { path, key } = await orderRep(root, {}, 'มกราคม ส่งบัญชี.xls')

  const { files } = await imports.importFiles([path])

  expect(files).toMatchObject([
    { state: 'imported', name: 'มกราคม ส่งบัญชี.xls', rows: 60, sums: key.sums, patientType: 'OP' },
  ])
})

test('a refused file keeps one record however often it comes, and does not stop the others', async () => {
  const { root, imports } = await openDesk()
  const bad = writeFile(root, 'eclaim_10670_OP_25690105_201501885.xls', Buffer.from('<html>login</html>'))
  const good = await orderRep(root)
  const gone = path.join(root, 'gone.xls')

  const first = await imports.importFiles([bad, gone, good.path])
  const second = await imports.importFiles([bad])

  expect(first.files).toMatchObject([
    { state: 'refused', id: 1, reason: { code: 'workbook.html' } },
    { state: 'refused', id: null, reason: { code: 'import.fileMissing', details: { file: 'gone.xls' } } },
    { state: 'imported', rows: 60 },
  ])
  expect(second.files).toMatchObject([{ state: 'refused', id: 1 }])
  const { total, files } = await imports.list(10, 0)
  expect({ total, ids: files.map(({ id }) => id) }).toEqual({ total: 2, ids: [1, 2] })
  expect(files[0]?.at).toBe(second.files[0]?.at)
})

test('a file whose bytes cannot be reached is refused with that reason and leaves no record', async () => {
  const { root, imports } = await openDesk()
  const good = await orderRep(root)
  const refusal = { code: 'workbook.encrypted', details: { file: 'locked.xls' } } as const

  const { files } = await imports.importFiles([{ path: root, name: 'locked.xls', refusal }, good.path])

  expect(files).toMatchObject([
    { state: 'refused', id: null, name: 'locked.xls', reason: refusal },
    { state: 'imported', rows: 60 },
  ])
  expect((await imports.list(10, 0)).total).toBe(1)
})

test('what the portal counted is held against the rows', async () => {
  const { root, imports } = await openDesk()
  const { path, key } = await orderRep(root)

  const { files } = await imports.importFiles([path], {
    counts: () => ({ total: 61, passed: key.passed, failed: null }),
  })

  const [file] = files
  const portal = { against: 'portal', where: null, isMoney: false, cells: [] }
  expect(file?.state === 'imported' && file.checks.filter(({ against }) => against === 'portal')).toEqual([
    { ...portal, what: 'rows', expected: 61, found: 60, isEqual: false },
    { ...portal, what: 'passed', expected: key.passed, found: key.passed, isEqual: true },
  ])
})

test('cancelling in the middle of a file undoes it, keeps the files before it and drops those after', async ({
  skip,
}) => {
  skip(isOneThread)
  const { root, store, imports, notices } = await openDesk()
  const small = await orderRep(root)
  const large = await orderRep(root, { claims: 2000, month: '2025-11' })
  notices.listen((name) => {
    const active = imports.active()
    if (name === 'imports.progress' && active?.fileIndex === 1 && active.rowsDone > 0) imports.cancel()
  })

  const { files, wasCancelled } = await imports.importFiles([small.path, large.path, small.path])

  expect({ wasCancelled, states: files.map(({ state }) => state) }).toEqual({
    wasCancelled: true,
    states: ['imported'],
  })
  const content = await readContent(store)
  expect([content.files.length, content.claims.length]).toEqual([1, 60])
  expect(imports.active()).toBeNull()
  const again = await imports.importFiles([large.path])
  expect(again.files).toMatchObject([{ state: 'imported', rows: 2000, sums: large.key.sums }])
})

test('a signal that is aborted already imports nothing', async () => {
  const { root, imports } = await openDesk()
  const { path } = await orderRep(root)
  expect(await imports.importFiles([path], { signal: AbortSignal.abort() })).toEqual({
    files: [],
    wasCancelled: true,
  })
})

test('an import thread that dies leaves nothing half, and the next import starts a new one', async ({
  skip,
}) => {
  skip(isOneThread)
  const desk = await openDesk({ imports: new URL('./dying.thread.ts', import.meta.url) })
  const { path, key } = await orderRep(desk.root, { claims: 1200 })

  await expect(desk.imports.importFiles([path])).rejects.toThrow('import thread ended with code 9')

  expect(await readContent(desk.store)).toEqual({ files: [], findings: [], claims: [] })
  expect(desk.imports.active()).toBeNull()
  const healthy = await openDesk(testThreads)
  const { files } = await healthy.imports.importFiles([path])
  expect(files).toMatchObject([{ state: 'imported', sums: key.sums }])
})

test('two imports at once wait for each other and tell their progress', async () => {
  const { root, imports, progress } = await openDesk()
  const first = await orderRep(root)
  const second = await orderRep(root, { month: '2025-11' })

  const runs = await Promise.all([imports.importFiles([first.path]), imports.importFiles([second.path])])

  expect(runs.map(({ files }) => files.map(({ state }) => state))).toEqual([['imported'], ['imported']])
  expect(
    progress.filter((one) => one === null || one.rowsDone === 0).map((one) => one?.file ?? null),
  ).toEqual([path.basename(first.path), null, path.basename(second.path), null])
})

test('an import nobody knows is a failure with a name', async () => {
  const { imports } = await openDesk()
  await expect(imports.get(7)).rejects.toMatchObject({ code: 'import.unknown' })
})
