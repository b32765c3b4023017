import * as z from 'zod'
import type { ClaimsWritten } from '#main/features/imports/row-writer.sql.ts'
import type { SettleDb } from '#main/features/imports/settle-needs.ts'

/** How many claims were new to the store, and how many got a newer version than another file had brought. */
const Counts = z.object({ added: z.int(), replaced: z.int() })
type Counts = z.infer<typeof Counts>

const otherVersion = `SELECT 1 FROM claim_version AS other
  WHERE other.tran_id = claim.tran_id AND other.hcode = claim.hcode AND other.is_retired = 0
    AND other.import_file_id <> claim.import_file_id`

/** Counts the claims of a file once what counts is settled. */
export async function countClaims(
  db: SettleDb,
  fileId: number,
  { fresh, known }: ClaimsWritten,
): Promise<Counts> {
  if (known === 0) return { added: fresh, replaced: 0 }
  const [row] = await db.all(
    `SELECT count(DISTINCT CASE WHEN is_known = 0 THEN tran_id END) AS added,
       count(CASE WHEN is_known = 1 AND is_current = 1 THEN 1 END) AS replaced
     FROM (SELECT tran_id, is_current, EXISTS (${otherVersion}) AS is_known
       FROM claim_version AS claim WHERE import_file_id = ?)`,
    [fileId],
  )
  return Counts.parse(row)
}
