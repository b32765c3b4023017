import { describe, expect, it } from 'vitest'
import type { PackInUse } from '#main/features/imports/reading-marks.ts'
import { makeStatement, type StatementOrder } from '#main/features/practice/maker/made-statement.ts'
import { makeTransferCsv } from '#main/features/practice/maker/transfer-files.ts'
import { shippedLayouts } from '#shared/model/layouts/all-layouts.ts'
import { repUcs120 } from '#shared/model/layouts/rep-ucs-120.layout.ts'
import { claimRow, makeDetail } from '#tests/features/imports/detail-workbook.ts'
import { openDesk, orderRep, writeFile } from '#tests/features/imports/import-desk.ts'
import { names, otherMeaning, withRep } from '#tests/features/imports/other-packs.ts'
import { hashContent } from '#tests/helpers/content-hash.ts'
import { isOneThread } from '#tests/helpers/one-thread.ts'
import { testThreads } from '#tests/helpers/test-threads.ts'

/** An original, a newer batch of the same claims and their appeal: every pair depends on which one counts. */
async function orderFamily(root: string) {
  const appeal = { fileType: 'OP_APPEAL_NHSO', producedAt: '2026-02-09T20:15:01' } as const
  return [
    (await orderRep(root)).path,
    (await orderRep(root, { producedAt: '2026-01-20T20:15:01', claims: 40 })).path,
    (await orderRep(root, { ...appeal, claims: 20 })).path,
    (await orderRep(root, { fileType: 'IP', oddities: ['unreadableAmount'] })).path,
  ]
}

const statement: StatementOrder = {
  seed: 'again',
  hospitalCode: '10670',
  scheme: 'UCS',
  patientType: 'OP',
  month: '2026-01',
  reportedAt: '2026-02-05T10:20:00',
  claims: 20,
}
const transfers = { seed: 'again', hospitalCode: '10670', month: '2026-01', rows: 40 } as const

/** Statements and transfers of which the later one takes the place of the earlier one. */
async function makeDocuments(root: string) {
  const made = [
    await makeStatement(statement),
    await makeStatement({ ...statement, reportedAt: '2026-03-05T10:20:00' }),
    makeTransferCsv(transfers, 'new'),
    makeTransferCsv({ ...transfers, seed: 'later' }, 'old'),
  ]
  return made.map(({ name, bytes }) => writeFile(root, name, bytes))
}

/** Every layout of a statement or transfer takes what it calls claimed for approved, and net for gross. */
const otherDocuments: PackInUse = {
  version: 2,
  layouts: shippedLayouts.map((layout) => {
    const { claimed, gross } = layout.parts
    if (layout.rows === 'statement' && claimed)
      return { ...layout, parts: { ...layout.parts, approved: claimed } }
    if (layout.rows === 'transfer' && gross) return { ...layout, parts: { ...layout.parts, net: gross } }
    return layout
  }),
}

describe('files that replace each other', () => {
  it('come to the same as if they had been imported so at first, in whatever order they are accepted', async () => {
    const anew = await openDesk(testThreads, { pack: otherMeaning })
    const family = await orderFamily(anew.root)
    await anew.imports.importFiles(family)
    const expected = await hashContent(anew.store)

    for (const order of [
      [1, 2, 3, 4],
      [3, 4, 1, 2],
    ]) {
      const given: { pack: PackInUse | null } = { pack: null }
      const places: string[] = []
      const findBytes = async ({ id }: { id: number }) => places[id - 1] ?? null
      const { imports, store } = await openDesk(testThreads, Object.assign(given, { findBytes }))
      places.push(...family)
      await imports.importFiles(family)
      const shipped = await hashContent(store)
      given.pack = otherMeaning
      await imports.acceptReread(order)
      expect(await hashContent(store)).toEqual(expected)

      // taking back and restoring work as before, and so does the way back to the shipped layouts
      await imports.undo(3, 'test', 'admin')
      await imports.restore(3)
      expect(await hashContent(store)).toEqual(expected)
      given.pack = null
      await imports.acceptReread(order.toReversed())
      expect(await hashContent(store)).toEqual(shipped)
    }
  })

  it('hold for statements and transfers, whose documents take each other’s place', async () => {
    const anew = await openDesk(testThreads, { pack: otherDocuments })
    const documents = await makeDocuments(anew.root)
    await anew.imports.importFiles(documents)
    const expected = await hashContent(anew.store)

    const given: { pack: PackInUse | null } = { pack: null }
    const findBytes = async ({ id }: { id: number }) => documents[id - 1] ?? null
    const { imports, store } = await openDesk(testThreads, Object.assign(given, { findBytes }))
    await imports.importFiles(documents)
    const shipped = await hashContent(store)
    given.pack = otherDocuments
    const { files } = await imports.acceptReread([2, 1, 4, 3])
    expect(files.map(({ state }) => state)).toEqual(['accepted', 'accepted', 'accepted', 'accepted'])
    expect(await hashContent(store)).toEqual(expected)
    expect(expected['statement_row']).not.toBe(shipped['statement_row'])
    expect(expected['transfer_row']).not.toBe(shipped['transfer_row'])
  })

  it('let an older claim count again when the newer file no longer has it', async () => {
    const given: { pack: PackInUse | null } = { pack: null }
    const places: string[] = []
    const findBytes = async ({ id }: { id: number }) => places[id - 1] ?? null
    const { root, imports, store } = await openDesk(testThreads, Object.assign(given, { findBytes }))
    const claimsOf = (paid: number) => [claimRow(1, { an: '69000001', reimb_nhso: paid }), claimRow(2)]
    places.push(...names.map((name, index) => writeFile(root, name, makeDetail(claimsOf(index + 1)))))
    await imports.importFiles(places)
    const listCurrent = () =>
      store.read((db) =>
        db
          .selectFrom('claim_version')
          .select(['row_number', 'import_file_id'])
          .where('is_current', '=', 1)
          .orderBy('row_number')
          .execute(),
      )
    const filesNow = async () => (await listCurrent()).map((row) => row.import_file_id)
    const atFirst = await filesNow()
    // a row without any of these is nobody's
    given.pack = withRep({ parts: { ...repUcs120.parts, hn: ['an'], pid: ['an'] } })
    await imports.acceptReread([2])
    expect([atFirst, await filesNow()]).toEqual([
      [2, 2],
      [2, 1],
    ])
  })

  it('are as before when the import thread dies in the middle of one', async ({ skip }) => {
    skip(isOneThread)
    const given: { pack: PackInUse | null } = { pack: null }
    const places: string[] = []
    const findBytes = async ({ id }: { id: number }) => places[id - 1] ?? null
    const { root, imports, startImports, store } = await openDesk(
      testThreads,
      Object.assign(given, { findBytes }),
    )
    const [large, newer] = [
      await orderRep(root, { claims: 1200 }),
      await orderRep(root, { claims: 40, producedAt: '2026-01-20T20:15:01' }),
    ]
    places.push(large.path, newer.path)
    await imports.importFiles(places)
    const hash = await hashContent(store)
    await imports.stop()
    given.pack = otherMeaning
    const dying = startImports({ imports: new URL('./dying.thread.ts', import.meta.url) })

    await expect(dying.acceptReread([1])).rejects.toThrow('import thread ended with code 9')

    expect(await hashContent(store)).toEqual(hash)
    expect((await imports.olderReadings(10)).total).toBe(2)
    await dying.stop()
  })
})
