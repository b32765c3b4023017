import * as z from 'zod'
import type { ReadableDb } from '#main/database/store.ts'
import {
  ErrorRecord,
  Finding,
  ImportCheck,
  type ImportResult,
  LayoutComparison,
  SheetCount,
  type Totals,
} from '#shared/contract/imports.ts'
import { Satang } from '#shared/contract/money.ts'
import { toSatang } from '#shared/model/satang.ts'

const Sums = z.record(z.string(), Satang.nullable())

function selectFiles(db: ReadableDb) {
  return db
    .selectFrom('import_file')
    .select(['id', 'sha256', 'name', 'bytes', 'state', 'imported_at', 'kind', 'layout', 'hcode', 'scheme'])
    .select(['patient_type', 'document_no', 'row_count', 'added_count', 'replaced_count', 'rejected_count'])
    .select(['suspect_count', 'sums_json', 'checks_json', 'sheets_json', 'warnings_json', 'error_json'])
    .select(['undone_at', 'undone_by', 'undo_reason', 'comparison_json'])
}

type FileRow = Awaited<ReturnType<ReturnType<typeof selectFiles>['execute']>>[number]

function toFile(row: FileRow) {
  return { id: row.id, name: row.name, sha256: row.sha256, bytes: row.bytes, at: row.imported_at }
}

function toReadFile(row: FileRow) {
  return {
    ...toFile(row),
    kind: row.kind ?? '',
    layout: row.layout ?? '',
    hcode: row.hcode ?? '',
    scheme: row.scheme ?? '',
    patientType: row.patient_type,
    documentNo: row.document_no,
    rows: row.row_count,
    added: row.added_count,
    replaced: row.replaced_count,
    sums: Sums.parse(JSON.parse(row.sums_json)),
    rejectedCount: row.rejected_count,
    suspectCount: row.suspect_count,
    warnings: z.array(ErrorRecord).parse(JSON.parse(row.warnings_json)),
    checks: z.array(ImportCheck).parse(JSON.parse(row.checks_json)),
    sheets: z.array(SheetCount).parse(JSON.parse(row.sheets_json)),
  }
}

function toReason(errorJson: string | null): z.infer<typeof ErrorRecord> {
  return ErrorRecord.parse(JSON.parse(errorJson ?? ''))
}

function toResult(row: FileRow): ImportResult {
  if (row.state !== 'imported') {
    const state = row.comparison_json === null ? 'refused' : 'quarantined'
    return { state, ...toFile(row), reason: toReason(row.error_json) }
  }
  if (row.undone_at === null) return { state: 'imported', ...toReadFile(row) }
  const { undone_at: undoneAt, undone_by: undoneBy, undo_reason: why } = row
  return { state: 'undone', ...toReadFile(row), undoneAt, undoneBy: undoneBy ?? '', why: why ?? '' }
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

/** Why a file was not imported the last time it was read; null when it was. */
export async function selectReason(db: ReadableDb, id: number): Promise<z.infer<typeof ErrorRecord> | null> {
  const row = await db.selectFrom('import_file').select('error_json').where('id', '=', id).executeTakeFirst()
  return row?.error_json ? toReason(row.error_json) : null
}

/** What a layout expected and what stands in the file; null for a file that is not in quarantine. */
export async function selectComparison(db: ReadableDb, id: number): Promise<LayoutComparison | null> {
  const row = await db
    .selectFrom('import_file')
    .select('comparison_json')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.comparison_json ? LayoutComparison.parse(JSON.parse(row.comparison_json)) : null
}

/** Findings of a file in the order they were met. */
export async function selectFindings(db: ReadableDb, importId: number, limit: number): Promise<Finding[]> {
  const rows = await db
    .selectFrom('import_finding')
    .select(['weight', 'reason', 'sheet', 'row_number as row', 'column_letter as column', 'field'])
    .select('value_kind as valueKind')
    .where('import_file_id', '=', importId)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => Finding.parse(row))
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
