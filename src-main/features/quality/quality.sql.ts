import { sql } from 'kysely'
import type { ReadableDb } from '#main/database/store.ts'
import { Finding } from '#shared/contract/imports.ts'
import type { ParsedInput } from '#shared/contract/index.ts'
import type { QualityReport } from '#shared/contract/quality.ts'

type Narrow = Pick<ParsedInput<'quality.get'>, 'importId' | 'reason'>

/** Findings of files that count: an undone file brings none. */
function selectLive(db: ReadableDb, { importId, reason }: Narrow) {
  return db
    .selectFrom('import_finding')
    .innerJoin('import_file', 'import_file.id', 'import_finding.import_file_id')
    .where('undone_at', 'is', null)
    .$if(importId !== undefined, (query) => query.where('import_file_id', '=', importId ?? 0))
    .$if(reason !== undefined, (query) => query.where('reason', '=', reason ?? ''))
}

export async function selectFindingCounts(
  db: ReadableDb,
  importId: number | undefined,
): Promise<QualityReport['counts']> {
  const rows = await selectLive(db, { importId, reason: undefined })
    .select((row) => [
      'reason',
      'weight',
      row.fn.countAll<number>().as('count'),
      sql<number>`count(distinct import_file_id)`.as('files'),
    ])
    .groupBy(['reason', 'weight'])
    .orderBy('count', 'desc')
    .orderBy('reason')
    .execute()
  const Row = Finding.pick({ reason: true, weight: true })
  return rows.map(({ count, files, ...row }) => ({ ...Row.parse(row), count, files }))
}

export async function selectFindings(
  db: ReadableDb,
  narrow: Narrow,
  limit: number,
  offset: number,
): Promise<QualityReport['findings']> {
  const rows = await selectLive(db, narrow)
    .select([
      'import_file_id as importId',
      'import_file.name as file',
      'weight',
      'reason',
      'sheet',
      'row_number as row',
      'column_letter as column',
      'field',
      'value_kind as valueKind',
    ])
    .orderBy('import_finding.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
  return rows.map(({ importId, file, ...finding }) => ({ ...Finding.parse(finding), importId, file }))
}

/** Files that count and have something to say about their headers, newest first. */
export async function selectWarnings(
  db: ReadableDb,
  importId: number | undefined,
): Promise<{ importId: number; file: string; warningsJson: string }[]> {
  return db
    .selectFrom('import_file')
    .select(['id as importId', 'name as file', 'warnings_json as warningsJson'])
    .where('state', '=', 'imported')
    .where('undone_at', 'is', null)
    .where('warnings_json', '<>', '[]')
    .$if(importId !== undefined, (query) => query.where('id', '=', importId ?? 0))
    .orderBy('id', 'desc')
    .execute()
}

/** How many current claims have each combination of codes, with one row of each to look at. */
export async function selectCodeGroups(
  db: ReadableDb,
): Promise<{ errorCodes: string; claims: number; sampleId: number }[]> {
  const rows = await db
    .selectFrom('claim_version')
    .select((row) => [
      'error_codes as errorCodes',
      row.fn.countAll<number>().as('claims'),
      row.fn.min('id').as('sampleId'),
    ])
    .where('is_current', '=', 1)
    .where('error_codes', 'is not', null)
    .groupBy('error_codes')
    .execute()
  return rows.map((row) => ({ ...row, errorCodes: row.errorCodes ?? '' }))
}

/** The same for the claims of one file. */
export async function selectCodeGroupsOf(
  db: ReadableDb,
  importId: number,
): Promise<{ errorCodes: string; claims: number; sampleId: number }[]> {
  const rows = await db
    .selectFrom('claim_version')
    .select((row) => [
      'error_codes as errorCodes',
      row.fn.countAll<number>().as('claims'),
      row.fn.min('id').as('sampleId'),
    ])
    .where('import_file_id', '=', importId)
    .where('is_retired', '=', 0)
    .where('error_codes', 'is not', null)
    .groupBy('error_codes')
    .execute()
  return rows.map((row) => ({ ...row, errorCodes: row.errorCodes ?? '' }))
}

export type ClaimAddress = {
  readonly id: number
  readonly importId: number
  readonly file: string
  readonly sheet: string
  readonly row: number
}

export async function selectAddresses(db: ReadableDb, ids: readonly number[]): Promise<ClaimAddress[]> {
  if (ids.length === 0) return []
  return db
    .selectFrom('claim_version')
    .innerJoin('import_file', 'import_file.id', 'claim_version.import_file_id')
    .select([
      'claim_version.id',
      'import_file_id as importId',
      'import_file.name as file',
      'sheet',
      'row_number as row',
    ])
    .where('claim_version.id', 'in', ids)
    .execute()
}
