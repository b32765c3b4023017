import { type ExpressionBuilder, type ExpressionWrapper, type SqlBool, sql } from 'kysely'
import type { Database } from '#main/database/schema.ts'
import type { ReadableDb } from '#main/database/store.ts'
import { blockOf } from '#main/features/claims/claim-cells.sql.ts'
import type { ClaimFilter, ClaimRow } from '#shared/contract/claims.ts'
import { Outcome } from '#shared/contract/claims.ts'
import type { ParsedInput } from '#shared/contract/index.ts'
import { toSatang } from '#shared/model/satang.ts'
import { type Month, monthOf, monthsBetween } from '#shared/model/thai-date.ts'

type Where = ExpressionBuilder<Database, 'claim_version'>
type Condition = ExpressionWrapper<Database, 'claim_version', SqlBool>

const searchColumns = ['tran_id', 'hn', 'an', 'pid', 'rep_no'] as const
const sortColumns = {
  admittedAt: 'admitted_at',
  tranId: 'tran_id',
  claimedSatang: 'claimed_satang',
  approvedSatang: 'approved_satang',
} as const

/** Patients come again every month: these indexes are kept a month apart, so that importing stays fast for years. */
const columnsByMonth: readonly string[] = ['hn', 'an', 'pid']

/** What a claim may be searched for, and the months there are. */
type Search = { readonly prefix: string; readonly months: readonly string[] }

/** A prefix as a range, so that an index serves it whatever characters it holds. */
function startsWith(
  where: Where,
  column: (typeof searchColumns)[number],
  { prefix, months }: Search,
): Condition[] {
  // said in every branch of the search, so that each branch may use an index of current versions
  const found = where.and([
    where('is_current', '=', 1),
    where(column, '>=', prefix),
    where(column, '<', `${prefix}\u{10ffff}`),
  ])
  if (!columnsByMonth.includes(column)) return [found]
  return [
    ...(months.length === 0 ? [] : [where.and([where('service_month', 'in', months), found])]),
    where.and([where('service_month', 'is', null), found]),
  ]
}

/** Every month from the first to the last that has a claim; one without claims between them costs a seek. */
async function selectMonths(db: ReadableDb): Promise<readonly Month[]> {
  const { rows } = await sql<{ first: string | null; last: string | null }>`
    SELECT
      (SELECT min(admitted_at) FROM claim_version WHERE is_current = 1 AND admitted_at IS NOT NULL) AS first,
      (SELECT max(admitted_at) FROM claim_version WHERE is_current = 1 AND admitted_at IS NOT NULL) AS last`.execute(
    db,
  )
  const [{ first = null, last = null } = {}] = rows
  return first === null || last === null ? [] : monthsBetween(monthOf(first), monthOf(last))
}

async function toSearch(db: ReadableDb, { search }: ClaimFilter): Promise<Search | null> {
  return search === undefined ? null : { prefix: search, months: await selectMonths(db) }
}

/** The current version (1) or the older ones (0): each kind has an index of its own. */
function isVersionOf(hcode: string, tranId: string, isCurrent: 0 | 1) {
  return sql<SqlBool>`claim_version.tran_id = ${tranId} and claim_version.hcode = ${hcode}
    and claim_version.is_current = ${isCurrent}`
}

const filterColumns = {
  fiscalYear: 'fiscal_year',
  month: 'service_month',
  fund: 'fund',
  scheme: 'scheme',
  patientType: 'patient_type',
  outcome: 'outcome',
  importId: 'import_file_id',
} as const

/** A part of the filter that was not given narrows nothing; null looks for blank cells. */
function equals(where: Where, part: keyof typeof filterColumns, filter: ClaimFilter): Condition[] {
  const value = filter[part]
  if (value === undefined) return []
  return [value === null ? where(filterColumns[part], 'is', null) : where(filterColumns[part], '=', value)]
}

function conditions(where: Where, filter: ClaimFilter, search: Search | null): Condition[] {
  const parts = Object.keys(filterColumns) as (keyof typeof filterColumns)[]
  return [
    where('is_current', '=', 1),
    ...parts.flatMap((part) => equals(where, part, filter)),
    ...(filter.approved === undefined
      ? []
      : [where('approved_satang', 'is', null), where('outcome', '=', 'passed')]),
    ...(search === null
      ? []
      : [where.or(searchColumns.flatMap((column) => startsWith(where, column, search)))]),
  ]
}

/** Count and money of every claim a filter keeps, not only of one page. */
export async function selectClaimTotals(db: ReadableDb, filter: ClaimFilter) {
  const search = await toSearch(db, filter)
  const row = await db
    .selectFrom('claim_version')
    .select((select) => [
      select.fn.countAll<number>().as('total'),
      select.fn.sum<number | null>('claimed_satang').as('claimed'),
      select.fn.sum<number | null>('approved_satang').as('approved'),
    ])
    .where((where) => where.and(conditions(where, filter, search)))
    .executeTakeFirstOrThrow()
  return {
    total: row.total,
    claimedSatang: row.claimed === null ? null : toSatang(row.claimed),
    approvedSatang: row.approved === null ? null : toSatang(row.approved),
  }
}

/** One page of current claims. */
export async function selectClaims(db: ReadableDb, input: ParsedInput<'claims.list'>): Promise<ClaimRow[]> {
  const direction = input.isDescending ? 'desc' : 'asc'
  const search = await toSearch(db, input.filter)
  const rows = await db
    .selectFrom('claim_version')
    .select([
      'id',
      'tran_id',
      'rep_no',
      'hn',
      'an',
      'patient_type',
      'scheme',
      'fund',
      'admitted_at',
      'outcome',
      'error_codes',
      'claimed_satang',
      'approved_satang',
      sql<number>`1 + (select count(*) from claim_version as older
        where older.tran_id = claim_version.tran_id and older.hcode = claim_version.hcode
          and older.is_current = 0)`.as('versions'),
    ])
    .where((where) => where.and(conditions(where, input.filter, search)))
    .orderBy(sortColumns[input.sort], direction)
    .orderBy('id', direction)
    .limit(input.limit)
    .offset(input.offset)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    tranId: row.tran_id,
    repNo: row.rep_no,
    hn: row.hn,
    an: row.an,
    patientType: row.patient_type,
    scheme: row.scheme,
    fund: row.fund,
    admittedAt: row.admitted_at,
    outcome: Outcome.parse(row.outcome),
    errorCodes: row.error_codes,
    claimedSatang: row.claimed_satang === null ? null : toSatang(row.claimed_satang),
    approvedSatang: row.approved_satang === null ? null : toSatang(row.approved_satang),
    versions: row.versions,
  }))
}

/** Every version of a claim with the file it came from, newest first. */
export async function selectVersions(db: ReadableDb, hcode: string, tranId: string) {
  return db
    .selectFrom('claim_version')
    .innerJoin('import_file', 'import_file.id', 'claim_version.import_file_id')
    .select([
      'claim_version.id',
      'is_current',
      'import_file_id',
      'import_file.name as file_name',
      'import_file.layout',
      'sheet',
      'row_number',
      'import_file.imported_at',
      'claimed_satang',
      'approved_satang',
      'printed_satang',
      'outcome',
      'error_codes',
      'life_cycle',
      'is_retired',
      blockOf('claim_version').as('block_id'),
    ])
    .where((where) => where.or([isVersionOf(hcode, tranId, 1), isVersionOf(hcode, tranId, 0)]))
    .orderBy('version_key', 'desc')
    .orderBy('import_file.rank_key', 'desc')
    .orderBy('import_file.preference', 'desc')
    .orderBy('claim_version.id', 'desc')
    .execute()
}
