import type { ReadableDb } from '#main/database/store.ts'
import { blockOf } from '#main/features/claims/claim-cells.sql.ts'

/** Drugs, instruments, denials and zero-paid items of a claim in some files, in the order of their sheets. */
export async function selectLines(db: ReadableDb, tranId: string, importIds: readonly number[]) {
  return db
    .selectFrom('claim_line')
    .select(['import_file_id', 'kind', 'sheet', 'row_number', 'code', 'fund', 'error_codes'])
    .select(['claimed_satang', 'approved_satang', blockOf('claim_line').as('block_id')])
    .where('import_file_id', 'in', importIds)
    .where('tran_id', '=', tranId)
    .orderBy('id')
    .execute()
}

/** Where statements name a claim, with whether their issue counts; the newest document first. */
export async function selectStatements(db: ReadableDb, hcode: string, tranId: string) {
  return db
    .selectFrom('statement_row')
    .innerJoin('import_file', 'import_file.id', 'statement_row.import_file_id')
    .innerJoin('statement_issue', (join) =>
      join
        .onRef('statement_issue.import_file_id', '=', 'statement_row.import_file_id')
        .onRef('statement_issue.slice', '=', 'statement_row.slice'),
    )
    .select(['statement_row.import_file_id', 'import_file.name as file_name', 'import_file.document_no'])
    .select([
      'statement_issue.number',
      'block',
      'statement_issue.is_current',
      'sheet',
      'row_number',
      'period',
    ])
    .select(['rep_no', 'statement_row.claimed_satang', 'statement_row.approved_satang'])
    .where('statement_row.tran_id', '=', tranId)
    .where('statement_row.hcode', '=', hcode)
    .orderBy('import_file.rank_key', 'desc')
    .orderBy('statement_row.id')
    .execute()
}
