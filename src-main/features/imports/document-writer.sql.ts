import type { StatementIssue } from '#main/features/imports/import-job.ts'
import type { Statements } from '#main/features/imports/row-inserts.sql.ts'

type Place = { readonly fileId: number; readonly hcode: string }

/** Writes which issues of statements a file holds; what else is said of them is put to them afterwards. */
export function createIssueInsert(db: Statements) {
  const issue = db.prepare(
    `INSERT INTO statement_issue
       (import_file_id, hcode, slice, inside_scheme, scheme, number, account, patient_type, row_count,
        claimed_satang, approved_satang, is_current)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)`,
  )
  const batch = db.prepare('INSERT INTO statement_issue_batch (batch, statement_issue_id) VALUES (?, ?)')
  return ({ fileId, hcode }: Place, issues: readonly StatementIssue[]): void => {
    for (const one of issues) {
      const { lastInsertRowid } = issue.run(
        ...[fileId, hcode, one.slice, one.insideScheme, one.insideScheme, one.number, one.account],
        ...[one.patientType, one.rows, one.claimedSatang, one.approvedSatang],
      )
      for (const name of one.batches) batch.run(name, lastInsertRowid)
    }
  }
}
