import { CompiledQuery } from 'kysely'
import type { WritableDb } from '#main/database/store.ts'
import { settleClaims, settleSlices } from '#main/features/imports/settle.sql.ts'

/** Retired rows stay to be seen and count nowhere. */
async function retireRows(trx: WritableDb, fileId: number, isRetired: 0 | 1): Promise<void> {
  const change = { is_current: 0, is_retired: isRetired }
  await trx.updateTable('claim_version').set(change).where('import_file_id', '=', fileId).execute()
  await trx.updateTable('import_slice').set(change).where('import_file_id', '=', fileId).execute()
  for (const statement of [...settleClaims, ...settleSlices])
    await trx.executeQuery(CompiledQuery.raw(statement, [fileId]))
}

/**
 * Takes an imported file back; what its rows had replaced counts again.
 * @returns false when the file is not imported or was taken back already: nothing is changed then
 */
export async function updateToUndone(
  trx: WritableDb,
  fileId: number,
  undone: { readonly at: string; readonly by: string; readonly why: string },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('import_file')
    .set({ undone_at: undone.at, undone_by: undone.by, undo_reason: undone.why })
    .where('id', '=', fileId)
    .where('state', '=', 'imported')
    .where('undone_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await retireRows(trx, fileId, 1)
  return true
}

/** Brings an undone file back. @returns false when it was not undone: nothing is changed then */
export async function updateToRestored(trx: WritableDb, fileId: number): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('import_file')
    .set({ undone_at: null, undone_by: null, undo_reason: null, error_json: null })
    .where('id', '=', fileId)
    .where('undone_at', 'is not', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await retireRows(trx, fileId, 0)
  return true
}
