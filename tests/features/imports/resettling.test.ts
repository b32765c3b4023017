import { expect, it } from 'vitest'
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

/** A store in which an older issue counts, as rules of earlier versions could have it. */
async function openOldStore() {
  const { store, imports } = await openDesk()
  const older = await writeRead(store, repFile('older.xls', '2026-01-05T10:00:00', 100_000))
  const newer = await writeRead(store, repFile('newer.xls', '2026-01-20T10:00:00', 40_000))
  await store.write(async (trx) => {
    const count = (id: number, isCurrent: 0 | 1) =>
      trx
        .updateTable('claim_version')
        .set({ is_current: isCurrent })
        .where('import_file_id', '=', id)
        .execute()
    await count(newer.id, 0)
    await count(older.id, 1)
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
