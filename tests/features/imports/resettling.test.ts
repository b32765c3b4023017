import { expect, it } from 'vitest'
import type { Store, WritableDb } from '#main/database/store.ts'
import { openDesk } from '#tests/features/imports/import-desk.ts'
import {
  claimBatch,
  claimRecord,
  sha256Of,
  type WrittenFile,
  writeRead,
} from '#tests/features/imports/written-file.ts'

function repFile(name: string, printedAt: string, satang: number): WrittenFile {
  return { name, sha256: sha256Of(name), batches: [claimBatch([claimRecord(9, 'T1', satang)])], printedAt }
}

/** Lets the claims of one file no longer count, but those of another instead. */
async function countInstead(store: Store, of: number, instead: number): Promise<void> {
  const count = (trx: WritableDb, id: number, isCurrent: 0 | 1) =>
    trx.updateTable('claim_version').set({ is_current: isCurrent }).where('import_file_id', '=', id).execute()
  await store.write(async (trx) => {
    await count(trx, of, 0)
    await count(trx, instead, 1)
  })
}

/** A store in which an older issue counts, as rules of earlier versions could have it. */
async function openOldStore() {
  const { store, imports } = await openDesk()
  const older = await writeRead(store, repFile('older.xls', '2026-01-05T10:00:00', 100_000))
  const newer = await writeRead(store, repFile('newer.xls', '2026-01-20T10:00:00', 40_000))
  await countInstead(store, newer.id, older.id)
  await store.write(async (trx) => {
    await trx.insertInto('setting').values({ name: 'imports.unsettled', value_json: 'true' }).execute()
  })
  const approved = async () => (await imports.money()).claims.approvedSatang
  return { imports, approved, older, newer }
}

it('a store of older rules is shown what those of today change, and is changed only once somebody accepts it', async () => {
  const { imports, approved, older, newer } = await openOldStore()
  const changes = await imports.lookAtSettling()
  expect({ changes, approved: await approved(), isUnsettled: await imports.isUnsettled() }).toEqual({
    changes: [
      {
        ...{ id: older.id, name: 'older.xls', kind: 'REP' },
        before: { rows: 1, satang: 100_000 },
        after: { rows: 0, satang: null },
      },
      {
        ...{ id: newer.id, name: 'newer.xls', kind: 'REP' },
        before: { rows: 0, satang: null },
        after: { rows: 1, satang: 40_000 },
      },
    ],
    approved: 100_000,
    isUnsettled: true,
  })

  expect(await imports.settleAnew()).toEqual(changes)

  expect([await approved(), await imports.isUnsettled(), await imports.lookAtSettling()]).toEqual([
    40_000,
    false,
    [],
  ])
})

it('a file of which as much counts as before, in another amount, is shown, too', async () => {
  const { store, imports, log } = await openDesk()
  const claims = [claimRecord(9, 'T1', 9_000), claimRecord(10, 'T1', 5_000)]
  const { id } = await writeRead(store, {
    ...repFile('twice.xls', '', 0),
    printedAt: null,
    batches: [claimBatch(claims)],
  })
  await writeRead(store, {
    ...repFile('other.xls', '', 0),
    batches: [claimBatch([claimRecord(9, 'T2', 70)])],
  })
  expect([await imports.isUnsettled(), await imports.settleAnew()]).toEqual([false, []])
  // the row further up counted by the rules of before
  await store.write(async (trx) => {
    for (const [row, is_current] of [
      [10, 0],
      [9, 1],
    ] as const)
      await trx
        .updateTable('claim_version')
        .set({ is_current })
        .where('import_file_id', '=', id)
        .where('row_number', '=', row)
        .execute()
  })
  expect(await imports.settleAnew()).toEqual([
    {
      ...{ id, name: 'twice.xls', kind: 'REP' },
      before: { rows: 1, satang: 9_000 },
      after: { rows: 1, satang: 5_000 },
    },
  ])
  expect(log.lines.filter(({ event }) => event === 'imports.settledAnew').map(({ facts }) => facts)).toEqual([
    { files: 0 },
    { files: 1 },
  ])
})

it('a name that told nothing before counts as what it tells today', async () => {
  const { store, imports } = await openDesk()
  const names = ['eclaim_10670_OP_25690105_101500000.xls', 'eclaim_10670_OP_25690120_101500000.xls'] as const
  const [older, newer] = [
    await writeRead(store, { ...repFile(names[0], '', 1_000), printedAt: null }),
    await writeRead(store, { ...repFile(names[1], '', 1_001), printedAt: null }),
  ]
  // as a Satang left it that did not know such names: neither was newer
  await store.write(async (trx) => {
    const nothing = { named_at: null, made_at: null, order_key: '', rank_key: '' }
    await trx.updateTable('import_file').set(nothing).execute()
  })
  await countInstead(store, newer.id, older.id)
  expect((await imports.settleAnew()).map(({ name, after }) => [name, after.satang])).toEqual([
    [names[0], null],
    [names[1], 1_001],
  ])
})

it('a look that fails says so, and changes nothing', async () => {
  const { store, imports } = await openDesk()
  await writeRead(store, repFile('one.xls', '2026-01-05T10:00:00', 100))
  await store.write((trx) => trx.updateTable('import_file').set({ outside_json: '[]' }).execute())
  await expect(imports.lookAtSettling()).rejects.toThrow()
})

it('a file of which more rows count that come to nothing is shown, too', async () => {
  const { store, imports } = await openDesk()
  const failed = claimRecord(9, 'T1').with(17, null) as unknown as ReturnType<typeof claimRecord>
  const { id } = await writeRead(store, { ...repFile('failed.xls', '', 0), batches: [claimBatch([failed])] })
  await store.write((trx) => trx.updateTable('claim_version').set({ is_current: 0 }).execute())
  expect(await imports.settleAnew()).toEqual([
    {
      ...{ id, name: 'failed.xls', kind: 'REP' },
      before: { rows: 0, satang: null },
      after: { rows: 1, satang: null },
    },
  ])
})
