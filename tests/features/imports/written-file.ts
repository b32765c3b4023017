import { createHash } from 'node:crypto'
import { openConnection } from '#main/database/connection.ts'
import type { Store } from '#main/database/store.ts'
import type {
  ClaimRecord,
  ImportedFacts,
  LineRecord,
  RowBatch,
  Slice,
  StatementRecord,
} from '#main/features/imports/import-job.ts'
import { createImportWriter, type ImportWriter } from '#main/features/imports/import-writer.sql.ts'
import type { RowFields } from '#main/platform/cell-block.ts'
import { toBlock } from '#tests/helpers/stored-cells.ts'

/** A file as the reading side would hand it to the writer. */
export type WrittenFile = {
  readonly name: string
  readonly sha256: string
  readonly batches: readonly RowBatch[]
  readonly slices: readonly Slice[]
}

export const sha256Of = (text: string) => createHash('sha256').update(text).digest('hex')

/** A version of a claim as it stands in row 9 onwards of a Detail sheet. */
export function claimRecord(
  row: number,
  tranId: string,
  versionKey: string,
  lifeCycle: string | null = null,
  errorCodes: string | null = null,
): ClaimRecord {
  const [hn, pid, admittedAt] = ['000123', '1100200300400', '2026-01-05']
  const start = [row, tranId, versionKey, lifeCycle, '690100001', 'OP', hn, null, pid, 'AE', null] as const
  return [...start, admittedAt, '2026-01', 2569, 'passed', errorCodes, 10_000, 8_000, null]
}

export function lineRecord(row: number, tranId: string): LineRecord {
  return [row, 'drug', tranId, '1', '1000', '662019', null, null, 500, 300]
}

export function statementRecord(
  row: number,
  tranId: string,
  slice: string,
  block: StatementRecord[2],
): StatementRecord {
  const patient = ['OP', '000123', null, '1100200300400'] as const
  const served = ['2026-01-05', '2026-01', 2569] as const
  return [row, 'stm-ucs-42', block, slice, '6901', '690100001', tranId, ...patient, ...served, 900, 700]
}

function factsOf(file: WrittenFile, added: number, replaced: number): ImportedFacts {
  const rows = file.batches.reduce((sum, batch) => sum + batch.rows.length, 0)
  const none = { rejectedCount: 0, suspectCount: 0, warnings: [], checks: [], sheets: [], sums: {} }
  const names = { kind: 'REP', layout: 'rep-ucs-120', hcode: '10670', scheme: 'ucs', patientType: 'OP' }
  const document = { isAppeal: false, producedAt: null, documentNo: null }
  const marks = { core: 1, pack: 1, layouts: {} }
  return { ...names, ...document, ...none, rows, slices: file.slices, added, replaced, marks }
}

/** Claims of one Detail sheet. */
export function claimBatch(rows: readonly ClaimRecord[], sheet = 'Detail'): RowBatch {
  const cells = toBlock(rows.map(([row, tranId]) => [row, { tran_id: tranId }]))
  return { table: 'claim_version', sheet, scheme: 'ucs', rows, cells }
}

/** Items of one sheet; what their cells say of each. */
export function lineBatch(
  sheet: string,
  rows: readonly LineRecord[],
  fields: RowFields = { generic_name: 'PARACETAMOL' },
): RowBatch {
  return { table: 'claim_line', sheet, rows, cells: toBlock(rows.map(([row]) => [row, fields])) }
}

export function statementBatch(sheet: string, rows: readonly StatementRecord[]): RowBatch {
  return {
    table: 'statement_row',
    sheet,
    scheme: 'ucs',
    rows,
    cells: toBlock(rows.map(([row]) => [row, {}])),
  }
}

/** Works with the import thread's own writer on a connection of its own, as that thread does. */
export async function withWriter<T>(store: Store, work: (writer: ImportWriter) => Promise<T>): Promise<T> {
  return store.exclusive(async () => {
    const connection = openConnection(store.access, 'writer')
    try {
      return await work(createImportWriter(connection))
    } finally {
      connection.close()
    }
  })
}

/** Writes a file as the import thread does once its rows are read. @returns the import record and what it counted */
export function writeRead(store: Store, file: WrittenFile) {
  const named = { name: file.name, sha256: file.sha256, bytes: 1, at: '2026-11-22T03:00:00.000Z' }
  return withWriter(store, (writer) =>
    writer.inTransaction(() => {
      const fileId = writer.fileIdFor(named)
      const place = { fileId, hcode: '10670', sha256: file.sha256 }
      if (writer.findUndone(file.sha256) !== null) writer.dropRows(fileId)
      const counts = file.batches.map((batch) => writer.insertRows(place, batch))
      const added = counts.reduce((sum, count) => sum + count.added, 0)
      const replaced = counts.reduce((sum, count) => sum + count.replaced, 0)
      writer.insertSlices(place, file.slices)
      writer.finishFile(fileId, named, factsOf(file, added, replaced))
      return { id: fileId, added, replaced }
    }),
  )
}
