import { sql } from 'kysely'
import type { ReadableDb } from '#main/database/store.ts'
import type { ErrorCode } from '#shared/errors/codes.ts'

/** A file some portal listed. */
export type ListedFile = {
  readonly source: string
  readonly scheme: string
  readonly month: string
  readonly name: string
  readonly state: string
  readonly sha256: string | null
  /** How many claims the list says it has; null where that could not be read. */
  readonly total: number | null
}

/** A list of the portal. */
export type ListPlace = Pick<ListedFile, 'source' | 'scheme' | 'month'>

/** A file that was imported, refused or undone. */
export type KnownFile = {
  readonly id: number
  readonly name: string
  readonly sha256: string
  readonly state: 'imported' | 'undone' | 'quarantined' | 'refused'
  readonly kind: string | null
  readonly scheme: string | null
  readonly producedAt: string | null
  readonly documentNo: string | null
  readonly importedAt: string
  readonly isDiffering: boolean
  readonly hasRejected: boolean
}

export async function selectListed(db: ReadableDb): Promise<ListedFile[]> {
  return db
    .selectFrom('download_file')
    .select(['source', 'scheme', 'month', 'name', 'state', 'sha256', 'total_count as total'])
    .orderBy('name')
    .execute()
}

const short: ErrorCode = 'portal.listShort'

/** Lists that had more lines than they showed when they were last read; a visit that did not come so far says nothing. */
export async function selectShort(db: ReadableDb): Promise<ListPlace[]> {
  return db
    .selectFrom('download_list')
    .select(['source', 'scheme', 'month'])
    .where('error_code', '=', short)
    .where('id', 'in', (lists) =>
      lists
        .selectFrom('download_list')
        .select(({ fn }) => fn.max('id').as('id'))
        .where((list) => list.or([list('state', '=', 'done'), list('error_code', '=', short)]))
        .groupBy(['source', 'scheme', 'month']),
    )
    .execute()
}

export async function selectKnown(db: ReadableDb): Promise<KnownFile[]> {
  const rows = await db
    .selectFrom('import_file')
    .select([
      'id',
      'name',
      'sha256',
      'kind',
      'scheme',
      'produced_at as producedAt',
      'document_no as documentNo',
      'imported_at as importedAt',
      'rejected_count',
      sql<KnownFile['state']>`case
        when state = 'imported' and undone_at is null then 'imported'
        when state = 'imported' then 'undone'
        when comparison_json is not null then 'quarantined'
        else 'refused' end`.as('state'),
      sql<number>`instr(checks_json, '"isEqual":false') > 0`.as('differs'),
    ])
    .orderBy('name')
    .orderBy('id')
    .execute()
  return rows.map(({ differs, rejected_count, ...row }) => ({
    ...row,
    isDiffering: differs === 1,
    hasRejected: rejected_count > 0,
  }))
}

/** The months in which each transfer list has days. */
export async function selectTransferMonths(db: ReadableDb): Promise<{ id: number; month: string }[]> {
  return db
    .selectFrom('transfer_row')
    .select(['import_file_id as id', sql<string>`substr(posted_on, 1, 7)`.as('month')])
    .distinct()
    .execute()
}
