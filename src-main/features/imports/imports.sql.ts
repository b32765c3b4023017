import * as z from 'zod'
import type { ReadableDb } from '#main/database/store.ts'
import {
  ErrorRecord,
  ImportCheck,
  type ImportResult,
  RejectedCell,
  SheetCount,
  type Totals,
} from '#shared/contract/imports.ts'
import { Satang } from '#shared/contract/money.ts'
import { toSatang } from '#shared/model/satang.ts'

const Sums = z.record(z.string(), Satang.nullable())

function selectFiles(db: ReadableDb) {
  return db
    .selectFrom('import_file')
    .select([
      'id',
      'sha256',
      'name',
      'bytes',
      'state',
      'imported_at',
      'kind',
      'layout',
      'hcode',
      'scheme',
      'patient_type',
      'row_count',
      'added_count',
      'replaced_count',
      'rejected_count',
      'sums_json',
      'checks_json',
      'sheets_json',
      'warnings_json',
      'error_json',
    ])
}

type FileRow = Awaited<ReturnType<ReturnType<typeof selectFiles>['execute']>>[number]

function toResult(row: FileRow): ImportResult {
  const file = { id: row.id, name: row.name, sha256: row.sha256, bytes: row.bytes, at: row.imported_at }
  if (row.state !== 'imported') {
    return { state: 'refused', ...file, reason: ErrorRecord.parse(JSON.parse(row.error_json ?? '')) }
  }
  return {
    state: 'imported',
    ...file,
    kind: row.kind ?? '',
    layout: row.layout ?? '',
    hcode: row.hcode ?? '',
    scheme: row.scheme ?? '',
    patientType: row.patient_type,
    rows: row.row_count,
    added: row.added_count,
    replaced: row.replaced_count,
    sums: Sums.parse(JSON.parse(row.sums_json)),
    rejectedCount: row.rejected_count,
    warnings: z.array(ErrorRecord).parse(JSON.parse(row.warnings_json)),
    checks: z.array(ImportCheck).parse(JSON.parse(row.checks_json)),
    sheets: z.array(SheetCount).parse(JSON.parse(row.sheets_json)),
  }
}

/** One page of files, the one that came last first, and how many there are. */
export async function selectImports(
  db: ReadableDb,
  limit: number,
  offset: number,
): Promise<{ total: number; files: ImportResult[] }> {
  const { total } = await db
    .selectFrom('import_file')
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await selectFiles(db)
    .orderBy('imported_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
  return { total, files: rows.map(toResult) }
}

/** One file, or null. */
export async function selectImport(db: ReadableDb, id: number): Promise<ImportResult | null> {
  const row = await selectFiles(db).where('id', '=', id).executeTakeFirst()
  return row ? toResult(row) : null
}

/** Rejected cells of a file in the order they were met. */
export async function selectRejected(
  db: ReadableDb,
  importId: number,
  limit: number,
): Promise<RejectedCell[]> {
  const rows = await db
    .selectFrom('import_rejected_cell')
    .select(['sheet', 'row_number', 'column_letter', 'field', 'value_kind', 'reason'])
    .where('import_file_id', '=', importId)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) =>
    RejectedCell.parse({
      sheet: row.sheet,
      row: row.row_number,
      column: row.column_letter,
      field: row.field,
      valueKind: row.value_kind,
      reason: row.reason,
    }),
  )
}

/** Every file, oldest first. */
export async function selectAllImports(db: ReadableDb): Promise<ImportResult[]> {
  return (await selectFiles(db).orderBy('id').execute()).map(toResult)
}

/** Current claims and their approved money by fund, most money first, then by name; the unknown comes last. */
export async function selectFunds(db: ReadableDb): Promise<Totals['funds']> {
  const rows = await db
    .selectFrom('claim_version')
    .select((select) => [
      'fund',
      select.fn.countAll<number>().as('claims'),
      select.fn.sum<number | null>('approved_satang').as('satang'),
    ])
    .where('is_current', '=', 1)
    .groupBy('fund')
    .execute()
  const least = Number.NEGATIVE_INFINITY
  const inOrder = rows.sort(
    (a, b) =>
      (b.satang ?? least) - (a.satang ?? least) || ((a.fund ?? '\uffff') < (b.fund ?? '\uffff') ? -1 : 1),
  )
  return inOrder.map(({ fund, claims, satang }) => ({
    fund,
    claims,
    satang: satang === null ? null : toSatang(satang),
  }))
}
