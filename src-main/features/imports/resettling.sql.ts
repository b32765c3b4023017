import * as z from 'zod'
import type { SettleDb } from '#main/features/imports/settle-needs.ts'

const FileRow = z.object({ id: z.int(), hcode: z.string() })

/** Files whose rows may count, oldest first. */
export async function selectSettledFiles(db: SettleDb): Promise<{ fileId: number; hcode: string }[]> {
  const rows = await db.all(
    `SELECT id, hcode FROM import_file
     WHERE state = 'imported' AND undone_at IS NULL AND hcode IS NOT NULL ORDER BY id`,
    [],
  )
  return rows.map((row) => {
    const { id: fileId, hcode } = FileRow.parse(row)
    return { fileId, hcode }
  })
}

/** Files with a version of a claim that another file has one of, too. */
export async function selectFilesWithOlder(db: SettleDb): Promise<ReadonlySet<number>> {
  const rows = await db.all(
    'SELECT DISTINCT import_file_id AS id FROM claim_version WHERE is_current = 0 AND is_retired = 0',
    [],
  )
  return new Set(rows.map((row) => z.object({ id: z.int() }).parse(row).id))
}

const Counting = z.object({
  id: z.int(),
  name: z.string(),
  kind: z.enum(['REP', 'STM', 'SMT']),
  rows: z.int(),
  satang: z.int().nullable(),
})
/** How much of a file counts: claims, cases or transfers, and what they come to. */
export type Counting = z.infer<typeof Counting>

/** How much of each file counts now. */
export async function selectCounting(db: SettleDb): Promise<Counting[]> {
  const rows = await db.all(
    `SELECT file.id, file.name, file.kind,
       coalesce(claims.rows, issues.rows, transfers.rows, 0) AS rows,
       coalesce(claims.satang, issues.satang, transfers.satang) AS satang
     FROM import_file AS file
     LEFT JOIN (SELECT import_file_id, count(*) AS rows, sum(approved_satang) AS satang
       FROM claim_version WHERE is_current = 1 GROUP BY import_file_id) AS claims ON claims.import_file_id = file.id
     LEFT JOIN (SELECT import_file_id, sum(row_count) AS rows, sum(approved_satang) AS satang
       FROM statement_issue WHERE is_current = 1 GROUP BY import_file_id) AS issues ON issues.import_file_id = file.id
     LEFT JOIN (SELECT import_file_id, count(*) AS rows, sum(net_satang) AS satang
       FROM transfer_row WHERE is_current = 1 GROUP BY import_file_id) AS transfers ON transfers.import_file_id = file.id
     WHERE file.state = 'imported' AND file.undone_at IS NULL AND file.kind IS NOT NULL
     ORDER BY file.id`,
    [],
  )
  return rows.map((row) => Counting.parse(row))
}

/** From now on what counts follows from the rules of today. */
export async function deleteUnsettled(db: SettleDb): Promise<void> {
  await db.run("DELETE FROM setting WHERE name = 'imports.unsettled'", [])
}
