import { sql } from 'kysely'
import type { ReadableDb } from '#main/database/store.ts'

/** Current claims of one month, scheme and fund. Amounts are null when no claim of the group has one. */
export type ClaimGroup = {
  readonly fiscalYear: number | null
  readonly month: string | null
  readonly scheme: string
  readonly fund: string | null
  readonly claims: number
  readonly failed: number
  readonly claimedSatang: number | null
  readonly approvedSatang: number | null
  readonly unknownApproved: number
}

/** Reads only the covering index of current claims, so it stays fast with millions of versions. */
export async function selectClaimGroups(db: ReadableDb): Promise<ClaimGroup[]> {
  return db
    .selectFrom('claim_version')
    .select((row) => [
      'fiscal_year as fiscalYear',
      'service_month as month',
      'scheme',
      'fund',
      row.fn.countAll<number>().as('claims'),
      sql<number>`sum(outcome = 'failed')`.as('failed'),
      row.fn.sum<number | null>('claimed_satang').as('claimedSatang'),
      row.fn.sum<number | null>('approved_satang').as('approvedSatang'),
      sql<number>`sum(approved_satang is null and outcome = 'passed')`.as('unknownApproved'),
    ])
    .where('is_current', '=', 1)
    .groupBy(['fiscal_year', 'service_month', 'scheme', 'fund'])
    .execute()
}

export type LatestFile = {
  readonly id: number
  readonly name: string
  readonly rows: number
  readonly at: string
}

export async function selectLatestFiles(db: ReadableDb, limit: number): Promise<LatestFile[]> {
  return db
    .selectFrom('import_file')
    .select(['id', 'name', 'row_count as rows', 'imported_at as at'])
    .where('state', '=', 'imported')
    .where('undone_at', 'is', null)
    .orderBy('imported_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

export type LastRun = {
  readonly at: string
  readonly state: string
  readonly stored: number
  readonly failed: number
  readonly errorJson: string | null
}

export async function selectLastRun(db: ReadableDb): Promise<LastRun | null> {
  const row = await db
    .selectFrom('download_run')
    .select(['started_at as at', 'state', 'stored', 'failed', 'error_json as errorJson'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

export async function selectFailedDownloads(
  db: ReadableDb,
): Promise<{ code: string | null; count: number }[]> {
  return db
    .selectFrom('download_file')
    .select((row) => ['error_code as code', row.fn.countAll<number>().as('count')])
    .where('state', '=', 'failed')
    .groupBy('error_code')
    .orderBy('count', 'desc')
    .execute()
}

/** One file that was read, refused or kept aside. */
export type ImportTrouble = {
  readonly id: number
  readonly state: 'imported' | 'quarantined' | 'refused'
  readonly rejectedCount: number
  readonly differs: number
  readonly errorJson: string | null
}

/** Imports that want a look: refused, in quarantine, with rejected cells, or with a check that differs. An undone file wants none. */
export async function selectImportTroubles(db: ReadableDb): Promise<ImportTrouble[]> {
  const differs = sql<number>`instr(checks_json, '"isEqual":false') > 0`
  return db
    .selectFrom('import_file')
    .select([
      'id',
      sql<ImportTrouble['state']>`case when comparison_json is null then state else 'quarantined' end`.as(
        'state',
      ),
      'rejected_count as rejectedCount',
      'error_json as errorJson',
      differs.as('differs'),
    ])
    .where('undone_at', 'is', null)
    .where((where) =>
      where.or([where('state', '=', 'refused'), where('rejected_count', '>', 0), where(differs, '=', 1)]),
    )
    .orderBy('id', 'desc')
    .limit(500)
    .execute()
}

export async function hasEnabledAccount(db: ReadableDb): Promise<boolean> {
  const row = await db
    .selectFrom('portal_account')
    .select('id')
    .where('is_enabled', '=', 1)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** @returns whether any document counts. */
export async function hasDocuments(db: ReadableDb): Promise<boolean> {
  const row = await db
    .selectFrom('import_file')
    .select('id')
    .where('state', '=', 'imported')
    .where('undone_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
