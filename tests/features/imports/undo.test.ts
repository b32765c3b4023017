import { readdirSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { AppError } from '#shared/errors/app-error.ts'
import { repUcs120 } from '#shared/model/layouts/rep-ucs-120.layout.ts'
import { claimRow, makeDetail } from '#tests/features/imports/detail-workbook.ts'
import { openDesk, orderRep, writeFile } from '#tests/features/imports/import-desk.ts'
import { withWriter } from '#tests/features/imports/written-file.ts'
import { hashContent } from '#tests/helpers/content-hash.ts'

const appeal = { fileType: 'OP_APPEAL_NHSO', claims: 20, producedAt: '2026-02-09T20:15:01' } as const

/** The header of one money column as a new wording has it. */
const renamed = repUcs120.columns.map((column) =>
  column[0] === 'reimb_nhso' ? (['reimb_nhso', 'money', 'ยอดที่ สปสช. โอนให้'] as const) : column,
)
const oddName = 'eclaim_10670_OP_25690105_201501885.xls'

describe('taking a file back', () => {
  it('keeps who did it, when and why, and its claims count nowhere until it is restored', async () => {
    const { root, store, imports } = await openDesk()
    const original = await orderRep(root)
    const again = await orderRep(root, appeal)
    await imports.importFiles([original.path, again.path])
    const before = { hash: await hashContent(store), totals: await imports.totals() }

    const undone = await imports.undo(2, 'ส่งผิดไฟล์', 'สมศรี')

    expect(undone).toMatchObject({ state: 'undone', id: 2, undoneBy: 'สมศรี', why: 'ส่งผิดไฟล์', rows: 20 })
    const { funds, claims, files } = await imports.totals()
    expect({ funds, claims, states: files.map(({ state }) => state) }).toEqual({
      funds: original.key.funds,
      claims: expect.objectContaining({ count: 60 }),
      states: ['imported', 'undone'],
    })
    const restored = await imports.restore(2)
    expect(restored).toMatchObject({ state: 'imported', id: 2, added: 0, replaced: 20 })
    expect({ hash: await hashContent(store), totals: await imports.totals() }).toEqual(before)
  })

  it('leaves its rows and findings to be seen', async () => {
    const { root, store, imports } = await openDesk()
    const { path: odd } = await orderRep(root, { oddities: ['unreadableAmount'] })
    await imports.importFiles([odd])
    const { findings } = await imports.get(1)
    await imports.undo(1, 'test', 'admin')
    const rows = await store.read((db) => db.selectFrom('claim_version').select('is_retired').execute())
    expect(findings.length).toBeGreaterThan(0)
    expect((await imports.get(1)).findings).toEqual(findings)
    expect(rows.filter((row) => row.is_retired === 1).length).toBe(60)
  })

  it('and importing the same bytes again ends as if nothing had been taken back', async () => {
    const { root, store, imports } = await openDesk()
    const original = await orderRep(root)
    const again = await orderRep(root, appeal)
    await imports.importFiles([original.path, again.path])
    const before = await hashContent(store)
    await imports.undo(1, 'test', 'admin')
    await imports.undo(2, 'test', 'admin')

    const { files } = await imports.importFiles([again.path, original.path])

    expect(files.map(({ state, id }) => [state, id])).toEqual([
      ['imported', 2],
      ['imported', 1],
    ])
    expect(await hashContent(store)).toEqual(before)
  })

  it('is refused for a file that is not in, and restoring for one that was not taken back', async () => {
    const { root, imports } = await openDesk()
    const good = await orderRep(root)
    const bad = writeFile(root, 'bad.xls', Buffer.from('<html>login</html>'))
    await imports.importFiles([good.path, bad])
    const fails = (work: Promise<unknown>) => work.catch((error: unknown) => error)
    const name = path.basename(good.path)
    const answers = [
      await fails(imports.undo(2, 'test', 'admin')),
      await fails(imports.undo(9, 'test', 'admin')),
      await fails(imports.restore(1)),
      await fails(imports.restore(9)),
      await fails(imports.undo(1, 'test', 'admin').then(() => imports.undo(1, 'test', 'admin'))),
    ]
    expect(answers).toEqual([
      new AppError('import.notImported', { file: 'bad.xls' }),
      expect.objectContaining({ code: 'import.unknown' }),
      new AppError('import.notUndone', { file: name }),
      expect.objectContaining({ code: 'import.unknown' }),
      new AppError('import.notImported', { file: name }),
    ])
  })

  it('a file that was taken back and cannot be read again stays as it was, and can be restored', async () => {
    const { root, store, imports } = await openDesk()
    const { path: file } = await orderRep(root)
    const [imported] = (await imports.importFiles([file])).files
    const before = await hashContent(store)
    await imports.undo(1, 'test', 'admin')
    const sha256 = imported?.sha256 ?? ''

    await withWriter(store, (writer) =>
      writer.refuseFile(
        { name: 'x.xls', sha256, bytes: 1, at: '2026-11-23T00:00:00.000Z' },
        { code: 'import.wrongHospital', details: { file: 'x.xls', found: '11111', expected: '10670' } },
      ),
    )

    expect((await imports.get(1)).file).toMatchObject({ state: 'undone', name: path.basename(file) })
    await imports.restore(1)
    expect(await hashContent(store)).toEqual(before)
  })
})

describe('a file no layout fits', () => {
  it('waits in quarantine with what was expected and found, and with a copy only the owner can read', async () => {
    const { root, imports, quarantineFolder } = await openDesk()
    const file = writeFile(root, oddName, makeDetail([claimRow(1)], renamed))

    const { files } = await imports.importFiles([file])
    const { file: record, comparison } = await imports.get(1)

    expect(files).toMatchObject([{ state: 'quarantined', id: 1, reason: { code: 'import.columnMissing' } }])
    expect(record).toEqual(files[0])
    expect(comparison).toMatchObject({
      sheet: 'Detail',
      layout: 'rep-ucs-120',
      unknown: [{ header: 'ยอดที่ สปสช. โอนให้' }],
    })
    expect(readdirSync(quarantineFolder)).toEqual([files[0]?.sha256])
    if (process.platform !== 'win32') {
      const modes = [quarantineFolder, path.join(quarantineFolder, record.sha256)].map(
        (one) => statSync(one).mode & 0o777,
      )
      expect(modes).toEqual([0o700, 0o600])
    }
  })

  it('is read from its copy once an admin said which column is which, and so are files like it', async () => {
    const { root, imports, layouts, quarantineFolder } = await openDesk()
    const rows = [claimRow(1, { reimb_nhso: 1234.5 }), claimRow(2, { reimb_nhso: -4.5 })]
    const file = writeFile(root, oddName, makeDetail(rows, renamed))
    await imports.importFiles([file])
    rmSync(file)
    const { unknown } = await imports.getComparison(1)
    const columns = [{ field: 'reimb_nhso', column: unknown[0]?.column ?? '' }]

    const id = await layouts.save({ importId: 1, name: 'แบบใหม่ 2569', columns }, 'admin')
    const retried = await imports.retry(1)
    const next = writeFile(root, 'eclaim_10670_OP_25690106_201501885.xls', makeDetail([claimRow(3)], renamed))

    expect(id).toBe('rep-ucs-120@1')
    expect(retried).toMatchObject({
      state: 'imported',
      id: 1,
      name: oddName,
      layout: id,
      rows: 2,
      sums: { reimb_nhso: 123_000 },
    })
    expect(readdirSync(quarantineFolder)).toEqual([])
    expect((await imports.importFiles([next])).files).toMatchObject([{ state: 'imported', layout: id }])
  })

  it('keeps one record and one copy however often it comes', async () => {
    const { root, imports, quarantineFolder } = await openDesk()
    const bytes = makeDetail([claimRow(1)], renamed)
    const paths = [writeFile(root, oddName, bytes), writeFile(root, oddName, bytes)]
    const { files } = await imports.importFiles(paths)
    expect(files.map(({ state, id }) => [state, id])).toEqual([
      ['quarantined', 1],
      ['quarantined', 1],
    ])
    expect(await imports.retry(1)).toMatchObject({ state: 'quarantined', id: 1 })
    expect(readdirSync(quarantineFolder).length).toBe(1)
  })

  it('cannot be tried again when its copy is gone, nor a file that is not in quarantine', async () => {
    const { root, imports, quarantineFolder } = await openDesk()
    const odd = writeFile(root, oddName, makeDetail([claimRow(1)], renamed))
    const good = await orderRep(root)
    await imports.importFiles([odd, good.path])
    rmSync(quarantineFolder, { recursive: true })
    await expect(imports.retry(1)).rejects.toMatchObject({ code: 'import.bytesGone' })
    await expect(imports.retry(2)).rejects.toMatchObject({ code: 'import.notQuarantined' })
    await expect(imports.retry(9)).rejects.toMatchObject({ code: 'import.unknown' })
    await expect(imports.getComparison(2)).rejects.toMatchObject({ code: 'import.notQuarantined' })
  })
})
