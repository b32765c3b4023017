import { settle } from '#main/features/imports/settle.ts'
import type { SettleDb } from '#main/features/imports/settle-needs.ts'

/** Rows of a file that is taken back stay to be seen and count nowhere; what they had replaced counts again. */
export async function retire(
  db: SettleDb,
  { fileId, hcode }: { readonly fileId: number; readonly hcode: string },
  isRetired: boolean,
): Promise<void> {
  const retired = isRetired ? 1 : 0
  await db.run(
    'UPDATE claim_version SET is_current = 0, is_rival = 0, is_retired = ? WHERE import_file_id = ?',
    [retired, fileId],
  )
  await db.run(
    `UPDATE statement_issue SET is_current = 0, counted_by_id = NULL, is_retired = ? WHERE import_file_id = ?`,
    [retired, fileId],
  )
  await db.run('UPDATE transfer_list SET is_retired = ? WHERE import_file_id = ?', [retired, fileId])
  await db.run('UPDATE transfer_row SET is_current = 0 WHERE import_file_id = ?', [fileId])
  await settle(db, { fileId, hcode, hasKnownClaims: true })
}
