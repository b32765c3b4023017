import type { ReadableDb } from '#main/database/store.ts'
import { Outside, type PortalWord } from '#main/features/imports/evidence.ts'
import { type DocumentFacts, SchemeSayer } from '#shared/contract/document-questions.ts'
import { toSatang } from '#shared/model/satang.ts'

const satang = (value: number | null) => (value === null ? null : toSatang(value))

async function selectStatements(db: ReadableDb, fileId: number): Promise<DocumentFacts['statements']> {
  const rows = await db
    .selectFrom('statement_issue as issue')
    .leftJoin('statement_issue as counted', 'counted.id', 'issue.counted_by_id')
    .leftJoin('import_file as file', 'file.id', 'counted.import_file_id')
    .select(['issue.number', 'issue.scheme', 'issue.account', 'issue.patient_type', 'issue.row_count'])
    .select(['issue.approved_satang', 'issue.is_current', 'file.id as file_id', 'file.name as file_name'])
    .where('issue.import_file_id', '=', fileId)
    .orderBy('issue.id')
    .execute()
  return rows.map((row) => ({
    number: row.number,
    scheme: row.scheme,
    account: row.account,
    patientType: row.patient_type,
    rows: row.row_count,
    approvedSatang: satang(row.approved_satang),
    isCounting: row.is_current === 1,
    countedBy: row.file_id === null ? null : { id: row.file_id, name: row.file_name ?? '' },
  }))
}

async function selectTransfers(db: ReadableDb, fileId: number): Promise<DocumentFacts['transfers']> {
  const rows = await db
    .selectFrom('transfer_list as list')
    .select(['source', 'first_day', 'last_day', 'row_count'])
    .select((list) =>
      list
        .selectFrom('transfer_row')
        .select(({ fn }) => fn.countAll<number>().as('counting'))
        .whereRef('transfer_row.import_file_id', '=', 'list.import_file_id')
        .whereRef('transfer_row.slice', '=', 'list.source')
        .where('transfer_row.is_current', '=', 1)
        .as('counting'),
    )
    .where('import_file_id', '=', fileId)
    .orderBy('source')
    .execute()
  return rows.map(({ source, first_day: firstDay, last_day: lastDay, row_count, counting }) => {
    return { source, firstDay, lastDay, rows: row_count, counting: counting ?? 0 }
  })
}

async function selectClaims(db: ReadableDb, fileId: number): Promise<DocumentFacts['claims']> {
  const { all, counting } = await db
    .selectFrom('claim_version')
    .select(({ fn }) => [fn.countAll<number>().as('all'), fn.sum<number | null>('is_current').as('counting')])
    .where('import_file_id', '=', fileId)
    .executeTakeFirstOrThrow()
  return { all, counting: counting ?? 0 }
}

/** What the portal said of a file; null when it came from elsewhere. */
export async function selectPortalWord(db: ReadableDb, fileId: number): Promise<PortalWord | null> {
  const file = await db
    .selectFrom('import_file')
    .select('outside_json')
    .where('id', '=', fileId)
    .executeTakeFirst()
  return Outside.parse(JSON.parse(file?.outside_json ?? '{}')).portal
}

/** What a file is a document of, and by what it is put in order; null when it was never read. */
export async function selectDocument(db: ReadableDb, fileId: number): Promise<DocumentFacts | null> {
  const file = await db
    .selectFrom('import_file')
    .select(['kind', 'printed_at', 'made_at', 'named_at', 'listed_at', 'scheme_said_by', 'outside_json'])
    .where('id', '=', fileId)
    .where('state', '=', 'imported')
    .executeTakeFirst()
  if (file === undefined) return null
  const { names, person } = Outside.parse(JSON.parse(file.outside_json))
  return {
    printedAt: file.printed_at,
    madeAt: file.made_at,
    namedAt: file.named_at,
    listedAt: file.listed_at,
    schemeSaidBy: SchemeSayer.nullable().parse(file.scheme_said_by),
    told: person,
    names,
    statements: await selectStatements(db, fileId),
    transfers: await selectTransfers(db, fileId),
    claims: file.kind === 'REP' ? await selectClaims(db, fileId) : null,
  }
}
