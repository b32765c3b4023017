import { createHash } from 'node:crypto'
import * as z from 'zod'
import type { Connection } from '#main/database/connection.ts'
import { readVersion } from '#main/database/migrate.ts'
import { AppError } from '#shared/errors/app-error.ts'

/**
 * What of a document never changes once it is imported, until it is read again. Left out are what settling, undoing and
 * what is said from outside decide anew: which rows count, the scheme, a transfer's list. Those, and every table that is
 * not here (settings, users, downloads, the queue, codes, choices), are held by the seal of each page and by the indexes
 * alone: an old page that was put back whole is not seen there.
 */
const parts = {
  claim_version: [
    ...[
      'id',
      'sheet',
      'row_number',
      'hcode',
      'tran_id',
      'version_key',
      'rep_no',
      'patient_type',
      'hn',
      'an',
      'pid',
    ],
    ...['fund', 'service_type', 'admitted_at', 'service_month', 'fiscal_year', 'outcome', 'error_codes'],
    ...['claimed_satang', 'approved_satang', 'printed_satang', 'life_cycle'],
  ],
  claim_line: [
    ...[
      'id',
      'sheet',
      'row_number',
      'hcode',
      'kind',
      'tran_id',
      'line_no',
      'code',
      'tmt_code',
      'fund',
      'error_codes',
    ],
    ...['claimed_satang', 'approved_satang'],
  ],
  summary_row: [
    ...[
      'id',
      'sheet',
      'row_number',
      'hcode',
      'kind',
      'layout',
      'block',
      'period',
      'rep_no',
      'patient_type',
      'cases',
    ],
    ...['claimed_satang', 'approved_satang'],
  ],
  statement_row: [
    ...['id', 'sheet', 'row_number', 'hcode', 'layout', 'block', 'slice', 'period', 'rep_no', 'tran_id'],
    ...['patient_type', 'hn', 'an', 'pid', 'served_at', 'service_month', 'fiscal_year'],
    ...['claimed_satang', 'approved_satang'],
  ],
  transfer_row: [
    ...[
      'id',
      'sheet',
      'row_number',
      'hcode',
      'posted_on',
      'fiscal_year',
      'batch_no',
      'document_no',
      'period',
    ],
    ...[
      'rep_no',
      'is_appeal',
      'is_audit',
      'is_rerun_cancelled',
      'source',
      'fund',
      'sub_fund',
      'account',
      'status',
    ],
    ...['gross_satang', 'held_satang', 'deducted_satang', 'guarantee_satang', 'tax_satang', 'set_off_satang'],
    'net_satang',
  ],
  cell_block: ['id', 'sheet', 'first_row', 'packing', 'cells'],
  import_finding: [
    ...['id', 'weight', 'reason', 'sheet', 'row_number', 'column_letter', 'field', 'value_kind'],
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** Tables of which the record of a document says how many rows it brought. */
const countedTables: readonly string[] = ['claim_version', 'statement_row', 'transfer_row']

export const digestedColumns: Readonly<Record<string, readonly string[]>> = parts

/** What became of one document in a check. */
export type DocumentLook = {
  readonly id: number
  readonly rows: number
  /** To be kept from now on; null where it is kept already. */
  readonly taken: { readonly digest: string; readonly readings: number; readonly version: number } | null
}

const Known = z.object({
  row_count: z.int(),
  readings: z.int().nullable(),
  digest: z.string().nullable(),
  schema_version: z.int().nullable(),
})

const toText = (value: unknown) => (value instanceof Uint8Array ? value.length : value)

/** Row after row in the order they came, a blob behind its row. */
function digestRows(connection: Connection, id: number): { digest: string; rows: number; counted: number } {
  const hash = createHash('sha256')
  let rows = 0
  let counted = 0
  for (const [table, columns] of Object.entries(parts)) {
    hash.update(`${table}\n`)
    const statement = connection
      .prepare<[number], unknown[]>(
        `SELECT ${columns.join(', ')} FROM ${table} WHERE import_file_id = ? ORDER BY +id`,
      )
      .raw()
    for (const row of statement.iterate(id)) {
      hash.update(`${JSON.stringify(row.map(toText))}\n`)
      for (const value of row) if (value instanceof Uint8Array) hash.update(value)
      rows += 1
      if (countedTables.includes(table)) counted += 1
    }
  }
  return { digest: hash.digest('hex'), rows, counted }
}

const changed = (id: number, reason: string) => new AppError('store.rowsChanged', { import: id, reason })

/**
 * Looks whether the rows of a document are those it was imported with: as many as its record says the first time, and
 * the very same ever after. All of it is one moment of the store.
 * @returns null for a document that is not there any more
 * @throws AppError `store.rowsChanged`; SQLite's own errors
 */
export function lookAtDocument(connection: Connection, id: number): DocumentLook | null {
  return connection.transaction(() => {
    const found = connection
      .prepare(
        `SELECT row_count, readings, digest, schema_version FROM import_file AS file
         LEFT JOIN document_digest ON import_file_id = file.id WHERE file.id = ? AND state = 'imported'`,
      )
      .get(id)
    if (found === undefined) return null
    const known = Known.parse(found)
    const version = readVersion(connection)
    const { digest, rows, counted } = digestRows(connection, id)
    if (known.digest !== null && known.schema_version === version) {
      if (known.digest !== digest) throw changed(id, 'digest')
      return { id, rows, taken: null }
    }
    // what older versions counted may be something else
    if (known.readings !== null && known.readings > 0 && known.digest === null && known.row_count !== counted)
      throw changed(id, 'count')
    return { id, rows, taken: { digest, readings: known.readings ?? 0, version } }
  })()
}

/** @returns every document whose rows are in, also those that were taken back */
export function listDocuments(connection: Connection): number[] {
  return connection
    .prepare<[], number>(`SELECT id FROM import_file WHERE state = 'imported' ORDER BY id`)
    .pluck()
    .all()
}
