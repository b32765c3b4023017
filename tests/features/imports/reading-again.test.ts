import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { AppError } from '#shared/errors/app-error.ts'
import { givenCase } from '#tests/features/imports/cases/written-anew.ts'
import { openDesk, writeFile } from '#tests/features/imports/import-desk.ts'
import { sha256Of, withWriter } from '#tests/features/imports/written-file.ts'
import { hashContent } from '#tests/helpers/content-hash.ts'
import { testThreads } from '#tests/helpers/test-threads.ts'

const name = 'eclaim_10670_OP_25690210_101010101.xlsx'
const given = givenCase(`served-after-the-file/${name}`)

/** A desk, and where files are found again, by their SHA-256. */
async function openPlaces() {
  const places = new Map<string, string | AppError>()
  const findBytes = async ({ sha256 }: { sha256: string }) => {
    const place = places.get(sha256) ?? null
    if (place instanceof AppError) throw place
    return place
  }
  const desk = await openDesk(testThreads, { findBytes })
  const file = writeFile(desk.root, name, given)
  return { ...desk, file, places }
}

/** The same with the file in, as a program left it that could not read its days. */
async function openUndated() {
  const desk = await openPlaces()
  const [imported] = (await desk.imports.importFiles([desk.file])).files
  desk.places.set(imported?.sha256 ?? '', desk.file)
  const asRead = await hashContent(desk.store)
  await desk.store.write(async (trx) => {
    const undated = sql`admitted_at = null, service_month = null, fiscal_year = null`
    await sql`update claim_version set ${undated}`.execute(trx)
    await sql`update import_file set rejected_count = 8, suspect_count = 0, warnings_json = '[]'`.execute(trx)
  })
  return { ...desk, asRead }
}

describe('a file that is in', () => {
  it('is read again when somebody asks, and nothing is to be taken where it comes to the same', async () => {
    const { imports, store, file, places } = await openPlaces()
    const [imported] = (await imports.importFiles([file])).files
    places.set(imported?.sha256 ?? '', file)
    const hash = await hashContent(store)
    expect(await imports.reread([1], true)).toEqual({
      files: [{ state: 'current', id: 1, name }],
      wasCancelled: false,
    })
    expect(await hashContent(store)).toEqual(hash)
  })

  it('and was read without its days is compared, and has them once somebody accepts it', async () => {
    const { imports, store, asRead } = await openUndated()
    const old = await hashContent(store)
    const figures = { rows: 8, passed: 8, failed: 0, claimed: 120_000, approved: 80_000 }
    // nothing tells that it is older: it is not even looked at unless somebody asks
    expect((await imports.reread([1])).files).toEqual([{ state: 'current', id: 1, name }])
    expect((await imports.reread([1], true)).files).toEqual([
      {
        ...{ state: 'compared', id: 1, name, checks: [] },
        ...{ before: figures, after: figures },
        news: {
          before: { rejected: 8, suspect: 0, warnings: 0 },
          // six claims after the file; of the warnings one says that days and months changed places
          after: { rejected: 0, suspect: 6, warnings: expect.any(Number) },
        },
      },
    ])
    expect(await hashContent(store)).toEqual(old)
    expect((await imports.acceptReread([1], true)).files).toEqual([{ state: 'accepted', id: 1, name }])
    expect(await hashContent(store)).toEqual(asRead)
    // that the practice hospital did not make it was found when it came, and is not forgotten
    const { rows } = await store.read((db) =>
      sql<{ made: number | null }>`select reading_json ->> 'isPractice' as made from import_file`.execute(db),
    )
    expect(rows).toEqual([{ made: 0 }])
  })

  it('and whose bytes are nowhere has to be brought again', async () => {
    const { imports, places } = await openUndated()
    places.clear()
    expect((await imports.reread([1], true)).files).toEqual([{ state: 'missing', id: 1, name }])
  })
})

describe('a file that an older program refused', () => {
  const sha256 = sha256Of(readFileSync(import.meta.filename, 'utf8'))

  /** @param sha256 what the record says that its bytes are */
  async function openRefused(hash: string) {
    const desk = await openPlaces()
    const file = { name, sha256: hash, bytes: given.length, at: '2026-02-11T03:00:00.000Z' }
    const reason = { code: 'import.noRows', details: { file: name } } as const
    await withWriter(desk.store, (writer) => writer.refuseFile(file, reason))
    return desk
  }

  it('is tried again from where its bytes lie', async () => {
    const probe = await openPlaces()
    const [first] = (await probe.imports.importFiles([probe.file])).files
    const desk = await openRefused(first?.sha256 ?? '')
    desk.places.set(first?.sha256 ?? '', desk.file)
    expect(await desk.imports.retry(1)).toMatchObject({ state: 'imported', id: 1, name, rows: 8 })
    await expect(desk.imports.retry(1)).rejects.toMatchObject({ code: 'import.notQuarantined' })
  })

  it('says so when they are nowhere, and names a folder that cannot be reached', async () => {
    const desk = await openRefused(sha256)
    await expect(desk.imports.retry(1)).rejects.toMatchObject({
      code: 'import.bytesGone',
      details: { file: name },
    })
    desk.places.set(sha256, new AppError('folder.missing', { folder: 'D:/eclaim' }))
    await expect(desk.imports.retry(1)).rejects.toMatchObject({ code: 'folder.missing' })
    expect((await desk.imports.get(1)).file).toMatchObject({ state: 'refused' })
  })
})
