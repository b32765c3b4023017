import { CompiledQuery } from 'kysely'
import type { WritableDb } from '#main/database/store.ts'
import { retire } from '#main/features/imports/retire.sql.ts'
import type { SettleDb } from '#main/features/imports/settle-needs.ts'

/** A write of the store, as settling needs it. */
export function toSettleDb(trx: WritableDb): SettleDb {
  const execute = (sql: string, values: readonly unknown[]) =>
    trx.executeQuery(CompiledQuery.raw(sql, [...values]))
  return {
    all: async (sql, values) => (await execute(sql, values)).rows,
    run: async (sql, values) => void (await execute(sql, values)),
  }
}

async function retireRows(trx: WritableDb, fileId: number, isRetired: boolean): Promise<void> {
  const { hcode } = await trx
    .selectFrom('import_file')
    .select('hcode')
    .where('id', '=', fileId)
    .executeTakeFirstOrThrow()
  if (hcode !== null) await retire(toSettleDb(trx), { fileId, hcode }, isRetired)
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
  await retireRows(trx, fileId, true)
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
  await retireRows(trx, fileId, false)
  return true
}
