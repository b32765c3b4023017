import type { RowBatch } from '#main/features/imports/import-job.ts'

/** What the import thread needs of its own connection; SQL is prepared once a run. */
export interface Statements {
  prepare(sql: string): {
    run(...values: unknown[]): { changes: number; lastInsertRowid: number | bigint }
    get(...values: unknown[]): unknown
    all(...values: unknown[]): unknown[]
  }
  exec(sql: string): unknown
  readonly inTransaction: boolean
}

type RowTable = RowBatch['table']

/** Columns that all rows of a batch share. */
const placeColumns: Readonly<Record<RowTable, readonly string[]>> = {
  claim_version: ['import_file_id', 'sheet', 'hcode', 'scheme', 'is_current'],
  claim_line: ['import_file_id', 'sheet', 'hcode'],
  summary_row: ['import_file_id', 'sheet', 'hcode'],
  statement_row: ['import_file_id', 'sheet', 'hcode', 'scheme'],
  transfer_row: ['import_file_id', 'sheet', 'hcode'],
}

const amounts = ['claimed_satang', 'approved_satang']
const patient = ['hn', 'an', 'pid']

/** Columns of each record, in its order. @see import-job.ts */
const recordColumns: Readonly<Record<RowTable, readonly string[]>> = {
  claim_version: [
    ...['row_number', 'tran_id', 'version_key', 'life_cycle', 'rep_no', 'patient_type', ...patient],
    ...['fund', 'service_type', 'admitted_at', 'service_month', 'fiscal_year', 'outcome', 'error_codes'],
    ...amounts,
    'printed_satang',
  ],
  claim_line: [
    ...['row_number', 'kind', 'tran_id', 'line_no', 'code', 'tmt_code', 'fund', 'error_codes'],
    ...amounts,
  ],
  summary_row: [
    ...['row_number', 'kind', 'layout', 'block', 'period', 'rep_no', 'patient_type', 'cases'],
    ...amounts,
  ],
  statement_row: [
    ...['row_number', 'layout', 'block', 'slice', 'period', 'rep_no', 'tran_id', 'patient_type', ...patient],
    ...['served_at', 'service_month', 'fiscal_year'],
    ...amounts,
  ],
  transfer_row: [
    ...['row_number', 'slice', 'posted_on', 'fiscal_year', 'batch_no', 'document_no', 'period', 'rep_no'],
    ...['is_appeal', 'is_audit', 'is_rerun_cancelled', 'source', 'fund', 'sub_fund', 'account', 'status'],
    ...['gross_satang', 'held_satang', 'deducted_satang', 'guarantee_satang', 'tax_satang'],
    ...['set_off_satang', 'net_satang'],
  ],
}

/** @returns where a column stands in the records of a table; -1 for one they do not have */
export const placeInRecord = (table: RowTable, column: string): number => recordColumns[table].indexOf(column)

/** @returns the statement that inserts rows: for each the values of its place, then its record */
export function insertOf(table: RowTable, verb: 'INSERT' | 'INSERT OR IGNORE' = 'INSERT', rows = 1): string {
  const columns = [...placeColumns[table], ...recordColumns[table]]
  const row = `(${columns.map(() => '?').join(', ')})`
  return `${verb} INTO ${table} (${columns.join(', ')}) VALUES ${Array.from({ length: rows }, () => row).join(', ')}`
}

/** Sixteen rows a statement are a fifth faster than one; more gain nothing. */
const rowsAtOnce = 16

/** Inserts many rows of one table whose batches share a place. */
export function createBulkInsert(db: Statements, table: RowTable) {
  const one = db.prepare(insertOf(table))
  const many = db.prepare(insertOf(table, 'INSERT', rowsAtOnce))
  return (place: readonly unknown[], rows: readonly (readonly unknown[])[]): void => {
    const wholeRows = rows.length - (rows.length % rowsAtOnce)
    for (let start = 0; start < wholeRows; start += rowsAtOnce) {
      const values: unknown[] = []
      for (let index = start; index < start + rowsAtOnce; index++)
        values.push(...place, ...(rows[index] ?? []))
      many.run(values)
    }
    for (const row of rows.slice(wholeRows)) one.run(...place, ...row)
  }
}
