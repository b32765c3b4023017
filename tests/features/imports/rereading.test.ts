import { readdirSync, rmSync } from 'node:fs'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import type { Store } from '#main/database/store.ts'
import type { PackInUse } from '#main/features/imports/reading-marks.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { shippedLayoutPack } from '#shared/model/layouts/layout-pack.ts'
import { repUcs120 } from '#shared/model/layouts/rep-ucs-120.layout.ts'
import { claimRow, makeDetail } from '#tests/features/imports/detail-workbook.ts'
import { openDesk, writeFile } from '#tests/features/imports/import-desk.ts'
import { names, otherMeaning, otherWording, renamed, withRep } from '#tests/features/imports/other-packs.ts'
import { hashContent } from '#tests/helpers/content-hash.ts'
import { testThreads } from '#tests/helpers/test-threads.ts'

/** Two claims that passed and one that failed, each amount typed here. */
const rows = [
  claimRow(1, { claim_net: 1000, reimb_nhso: 800 }),
  claimRow(2, { claim_net: 500, reimb_nhso: 499.75 }),
  claimRow(3, { claim_net: 250.5, reimb_nhso: 0, error_code: '241' }),
]
const before = { rows: 3, passed: 2, failed: 1, claimed: 175_050, approved: 129_975 }
const after = { ...before, approved: 150_000 }
// day and PID are blank in all three rows, and there is no Summary
const quiet = { rejected: 0, suspect: 6, warnings: 1 }
const calm = { before: quiet, after: quiet }

/** Makes the records those of a store from before there were packs. */
async function makeOld(store: Store): Promise<void> {
  const marks = JSON.stringify({ core: 1, pack: 0, layouts: { 'rep-ucs-120': null } })
  await store.write((trx) => sql`update import_file set reading_json = ${marks}`.execute(trx))
}

/** A desk with one file in, read by the shipped layouts, and a pack of another meaning in use. */
async function openOlder() {
  const given: { pack: PackInUse | null } = { pack: null }
  const places = new Map<string, string>()
  const findBytes = async ({ sha256 }: { sha256: string }) => places.get(sha256) ?? null
  const desk = await openDesk(testThreads, Object.assign(given, { findBytes }))
  const file = writeFile(desk.root, names[0] ?? '', makeDetail(rows))
  const [imported] = (await desk.imports.importFiles([file])).files
  given.pack = otherMeaning
  places.set(imported?.sha256 ?? '', file)
  return { ...desk, given, file, places, sha256: imported?.sha256 ?? '' }
}

describe('a pack that is installed', () => {
  it('reads the next file, and the shipped layouts the one after it was taken away', async () => {
    const given: { pack: PackInUse | null } = { pack: null }
    const { root, imports } = await openDesk(testThreads, given)
    const bytes = makeDetail([claimRow(1, { reimb_nhso: 80 })], renamed)
    const states: unknown[] = []
    for (const pack of [null, otherWording, otherWording, null]) {
      given.pack = pack
      const next = makeDetail([claimRow(states.length + 2, { reimb_nhso: 80 })], renamed)
      const file = writeFile(root, names[states.length % 2] ?? '', pack === null ? bytes : next)
      const [result] = (await imports.importFiles([file])).files
      states.push([result?.state, result && 'sums' in result ? result.sums['reimb_nhso'] : null])
    }
    expect(states).toEqual([
      ['quarantined', null],
      ['imported', 8_000],
      ['imported', 8_000],
      ['quarantined', null],
    ])
  })

  it('of the same meaning makes no file an older reading, whatever its headers are called', async () => {
    const { imports, given } = await openOlder()
    given.pack = otherWording
    expect(await imports.olderReadings(10)).toEqual({ total: 0, files: [] })
  })
})

describe('a file that would be read otherwise today', () => {
  it('is listed with why, and no longer once the pack is taken away or the file taken back', async () => {
    const { imports, given } = await openOlder()
    const listed = await imports.olderReadings(10)
    given.pack = null
    const shipped = await imports.olderReadings(10)
    given.pack = otherMeaning
    await imports.undo(1, 'test', 'admin')
    expect([listed, shipped.total, (await imports.olderReadings(10)).total]).toEqual([
      {
        total: 1,
        files: [
          {
            id: 1,
            name: names[0],
            at: expect.any(String),
            kind: 'REP',
            layout: 'rep-ucs-120',
            pack: shippedLayoutPack.version,
            why: { state: 'layout', layout: 'rep-ucs-120' },
          },
        ],
      },
      0,
      0,
    ])
  })

  it('from before there were packs is one when Satang itself counts otherwise by now', async () => {
    const { imports, store, given } = await openOlder()
    given.pack = null
    await makeOld(store)
    expect((await imports.olderReadings(10)).files).toMatchObject([{ pack: 0, why: { state: 'reading' } }])
    expect(await imports.acceptReread([1])).toMatchObject({ files: [{ state: 'accepted' }] })
    expect(await imports.olderReadings(10)).toEqual({ total: 0, files: [] })
  })

  it('is compared, before and after, and nothing is written', async () => {
    const { imports, store } = await openOlder()
    const hash = await hashContent(store)
    expect(await imports.reread([1])).toEqual({
      wasCancelled: false,
      files: [{ state: 'compared', id: 1, name: names[0], before, after, checks: [], news: calm }],
    })
    expect(await hashContent(store)).toEqual(hash)
  })

  it('has its rows replaced once somebody accepts it, and a second time nothing changes', async () => {
    const { imports, store } = await openOlder()
    expect(await imports.acceptReread([1])).toEqual({
      wasCancelled: false,
      files: [{ state: 'accepted', id: 1, name: names[0] }],
    })
    const hash = await hashContent(store)
    const money = await store.read((db) =>
      db
        .selectFrom('claim_version')
        .select(['tran_id', 'approved_satang', 'is_current'])
        .orderBy('tran_id')
        .execute(),
    )
    expect(money.map(({ approved_satang, is_current }) => [approved_satang, is_current])).toEqual([
      [100_000, 1],
      [50_000, 1],
      [null, 1],
    ])
    const again = [await imports.acceptReread([1]), await imports.reread([1])]
    expect(again.map(({ files }) => files.map(({ state }) => state))).toEqual([['current'], ['current']])
    expect(await hashContent(store)).toEqual(hash)
  })

  it('brought again is compared and not taken for unchanged, and its bytes are kept until it is accepted', async () => {
    const { imports, file, places, quarantineFolder, store, sha256 } = await openOlder()
    const hash = await hashContent(store)
    places.clear()
    const [brought] = (await imports.importFiles([file])).files
    expect(brought).toMatchObject({ state: 'older', id: 1, reread: { state: 'compared', before, after } })
    expect([await hashContent(store), readdirSync(quarantineFolder)]).toEqual([hash, [sha256]])
    rmSync(file)
    expect(await imports.acceptReread([1])).toMatchObject({ files: [{ state: 'accepted' }] })
    expect(readdirSync(quarantineFolder)).toEqual([])
  })

  it('whose bytes are nowhere, or were replaced, has to be brought again; an unreachable folder is named', async () => {
    const { imports, places, store, root, sha256 } = await openOlder()
    const hash = await hashContent(store)
    const other = writeFile(root, names[0] ?? '', makeDetail([claimRow(9)]))
    const states: unknown[] = []
    for (const place of [null, other]) {
      if (place === null) places.clear()
      else places.set(sha256, place)
      for (const { files } of [await imports.reread([1]), await imports.acceptReread([1])]) states.push(files)
    }
    expect(states).toEqual(Array.from({ length: 4 }, () => [{ state: 'missing', id: 1, name: names[0] }]))
    expect(await hashContent(store)).toEqual(hash)
    await expect(imports.reread([7])).rejects.toMatchObject({ code: 'import.unknown' })
  })

  it('in a folder that may not be entered says so', async () => {
    const desk = await openOlder()
    const denied = async () => {
      throw new AppError('folder.denied', { folder: '/downloads' })
    }
    Object.assign(desk.given, { findBytes: denied })
    const reason = { code: 'folder.denied', details: { folder: '/downloads' } }
    const failed = { files: [{ state: 'failed', id: 1, name: names[0], reason }], wasCancelled: false }
    expect([await desk.imports.reread([1]), await desk.imports.acceptReread([1])]).toEqual([failed, failed])
  })

  it('that cannot be read by the new layouts stays as it is, and says why', async () => {
    const { imports, given, store } = await openOlder()
    given.pack = withRep({
      columns: renamed,
      parts: { ...repUcs120.parts, approved: ['claim_net'] },
    })
    const hash = await hashContent(store)
    const reason = { code: 'import.columnMissing' }
    const files = [{ state: 'failed', id: 1, reason }]
    expect(await imports.reread([1])).toMatchObject({ files })
    expect(await imports.acceptReread([1])).toMatchObject({ files })
    expect(await hashContent(store)).toEqual(hash)
  })
})
