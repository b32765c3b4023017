import { createHash } from 'node:crypto'
import { openConnection } from '#main/database/connection.ts'
import { createCommits } from '#main/database/position.ts'
import type { Store } from '#main/database/store.ts'
import { nothingSaid, type Outside } from '#main/features/imports/evidence.ts'
import type {
  ClaimRecord,
  LineRecord,
  RowBatch,
  StatementIssue,
  StatementRecord,
  TransferRecord,
} from '#main/features/imports/import-job.ts'
import { createImportWriter, type ImportWriter } from '#main/features/imports/import-writer.sql.ts'
import { openRoom } from '#main/features/imports/room.ts'
import type { RowFields } from '#main/platform/cell-block.ts'
import { toBlock } from '#tests/helpers/stored-cells.ts'

/** A file as the reading side would hand it to the writer. */
export type WrittenFile = {
  readonly name: string
  readonly sha256: string
  readonly batches: readonly RowBatch[]
  readonly issues?: readonly StatementIssue[]
  /** As printed inside. */
  readonly printedAt: string | null
}

export const sha256Of = (text: string) => createHash('sha256').update(text).digest('hex')

/** A version of a claim as it stands in row 9 onwards of a Detail sheet. */
export function claimRecord(
  row: number,
  tranId: string,
  approvedSatang = 8_000,
  lifeCycle: string | null = null,
  errorCodes: string | null = null,
  repNo = '690100001',
): ClaimRecord {
  const [hn, pid, admittedAt] = ['000123', '1100200300400', '2026-01-05']
  const start = [row, tranId, `2|${repNo}`, lifeCycle, repNo, 'OP', hn, null, pid, 'AE', null] as const
  return [...start, admittedAt, '2026-01', 2569, 'passed', errorCodes, 10_000, approvedSatang, null]
}

export function lineRecord(row: number, tranId: string): LineRecord {
  return [row, 'drug', tranId, '1', '1000', '662019', null, null, 500, 300]
}

export function statementRecord(
  row: number,
  tranId: string | null,
  slice: string,
  block: StatementRecord[2],
  approvedSatang = 700,
  { hn = '000123', repNo = '690100001' } = {},
): StatementRecord {
  const patient = ['OP', hn, null, '1100200300400'] as const
  const served = ['2026-01-05', '2026-01', 2569] as const
  return [row, 'stm-ucs-42', block, slice, '6901', repNo, tranId, ...patient, ...served, 900, approvedSatang]
}

/** A statement of the given number, as its rows add up. */
export function statementIssue(number: string, rows: number, approvedSatang: number): StatementIssue {
  const said = { slice: number, insideScheme: 'ucs', number, account: null, patientType: null }
  return { ...said, batches: ['690100001'], rows, claimedSatang: 900 * rows, approvedSatang }
}

type TransferRest = {
  readonly source?: string | null
  readonly batchNo?: string | null
  readonly isWaiting?: boolean
}

/** A transfer on a day: all of it paid, or all of it held back. */
export function transferRecord(
  row: number,
  day: string,
  satang: number,
  { source = 'UC', batchNo = null, isWaiting = false }: TransferRest = {},
): TransferRecord {
  const points = ['6811_IP_01', '6811_IP_01', null, 0, 0, 0] as const
  const place = [source, 'IP', null, '1102050101.202', isWaiting ? 'W' : 'P'] as const
  const [held, net] = isWaiting ? [satang, 0] : [0, satang]
  return [row, source ?? '', day, 2569, batchNo, ...points, ...place, satang, held, 0, 0, null, null, net]
}

export function transferBatch(sheet: string, rows: readonly TransferRecord[]): RowBatch {
  return { table: 'transfer_row', sheet, rows, cells: toBlock(rows.map(([row]) => [row, {}])) }
}

function factsOf({ batches, issues = [], printedAt }: WrittenFile) {
  const rows = batches.reduce((sum, batch) => sum + batch.rows.length, 0)
  const none = {
    rejectedCount: 0,
    suspectCount: 0,
    warnings: [],
    checks: [],
    sheets: [],
    sums: {},
    findings: [],
  }
  const names = { kind: 'REP', layout: 'rep-ucs-120', hcode: '10670', insideScheme: 'ucs', patientType: 'OP' }
  const document = { isAppeal: false, printedAt, documentNo: null }
  const marks = { core: 1, pack: 1, layouts: {} }
  return { ...names, ...document, ...none, rows, issues, marks }
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
      return await work(createImportWriter(connection, createCommits(store.access, connection)))
    } finally {
      connection.close()
    }
  })
}

/** Writes a file as the import thread does once its rows are read, within the caller's transaction. */
export async function writeInto(writer: ImportWriter, file: WrittenFile, outside: Outside) {
  const named = { name: file.name, sha256: file.sha256, bytes: 1, at: '2026-11-22T03:00:00.000Z' }
  const id = writer.fileIdFor(named)
  if (writer.findUndone(file.sha256) !== null) writer.dropRows(id)
  const room = await openRoom(writer, { id, hcode: '10670' }, outside)
  file.batches.forEach(room.takeRows)
  return { id, ...(await room.finish(named, factsOf(file))) }
}

/** Writes a file in a transaction of its own. @returns the import record and what it counted */
export function writeRead(store: Store, file: WrittenFile) {
  const outside = { ...nothingSaid, names: [file.name] }
  return withWriter(store, (writer) => writer.inTransaction(() => writeInto(writer, file, outside)))
}
