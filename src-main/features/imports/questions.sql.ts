import { sql } from 'kysely'
import * as z from 'zod'
import type { ReadableDb } from '#main/database/store.ts'
import type { DocumentChoice, DocumentQuestion, UntoldDocument } from '#shared/contract/document-questions.ts'
import { toSatang } from '#shared/model/satang.ts'
import { unknownScheme } from '#shared/model/scheme.ts'

const satang = (value: number | null) => (value === null ? null : toSatang(value))

const PairRow = z.object({
  kind: z.enum(['REP', 'STM', 'SMT']),
  why: z.enum(['undecided', 'drops', 'repeats', 'overlaps']),
  document: z.string().nullable(),
  file_id: z.int(),
  other_file_id: z.int(),
  rows: z.int(),
  satang: z.int().nullable(),
  other_satang: z.int().nullable(),
})
type PairRow = z.infer<typeof PairRow>

/** Claims of which nothing tells whether the row that counts is the newer one, by the two files they stand in. */
async function selectClaimPairs(db: ReadableDb): Promise<PairRow[]> {
  const { rows } = await sql`
    SELECT 'REP' AS kind, 'undecided' AS why, min(other.rep_no) AS document, counted.import_file_id AS file_id,
      other.import_file_id AS other_file_id, count(*) AS rows, sum(counted.approved_satang) AS satang,
      sum(other.approved_satang) AS other_satang
    FROM claim_version AS other
    JOIN claim_version AS counted
      ON counted.tran_id = other.tran_id AND counted.hcode = other.hcode AND counted.is_current = 1
    WHERE other.is_rival = 1
    GROUP BY counted.import_file_id, other.import_file_id
    ORDER BY min(other.rep_no), counted.import_file_id, other.import_file_id`.execute(db)
  return rows.map((row) => PairRow.parse(row))
}

async function selectDocumentPairs(db: ReadableDb): Promise<PairRow[]> {
  const rows = await db
    .selectFrom('document_rival')
    .select([
      'kind',
      'why',
      'document',
      'file_id',
      'other_file_id',
      'row_count as rows',
      'satang',
      'other_satang',
    ])
    .orderBy('kind')
    .orderBy('document')
    .orderBy('file_id')
    .orderBy('other_file_id')
    .execute()
  return rows.map((row) => PairRow.parse(row))
}

async function selectMade(db: ReadableDb, ids: readonly number[]) {
  const rows = await db
    .selectFrom('import_file')
    .select(['id', 'name', 'printed_at as printedAt', 'made_at as madeAt'])
    .select(['named_at as namedAt', 'listed_at as listedAt'])
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** What only a person can say of two files. */
export async function selectQuestions(db: ReadableDb): Promise<DocumentQuestion[]> {
  const pairs = [...(await selectClaimPairs(db)), ...(await selectDocumentPairs(db))]
  const made = await selectMade(
    db,
    pairs.flatMap((pair) => [pair.file_id, pair.other_file_id]),
  )
  return pairs.flatMap((pair): DocumentQuestion[] => {
    const [file, other] = [made.get(pair.file_id), made.get(pair.other_file_id)]
    if (file === undefined || other === undefined) return []
    const { kind, why, document, rows } = pair
    const files: DocumentQuestion['files'] = [
      { ...file, satang: satang(pair.satang) },
      { ...other, satang: satang(pair.other_satang) },
    ]
    return [{ kind, why, document: document ?? '', rows, files }]
  })
}

/** How many questions wait for a person, without looking at what they are. */
export async function countQuestions(db: ReadableDb): Promise<{ questions: number; untold: number }> {
  const pairs = [...(await selectClaimPairs(db)), ...(await selectDocumentPairs(db))]
  return { questions: pairs.length, untold: (await selectUntold(db)).length }
}

async function selectSchemeless(db: ReadableDb): Promise<UntoldDocument[]> {
  const rows = await db
    .selectFrom('import_file')
    .leftJoin('statement_issue', (join) =>
      join
        .onRef('statement_issue.import_file_id', '=', 'import_file.id')
        .on('statement_issue.is_current', '=', 1)
        .on('statement_issue.scheme', 'is', null),
    )
    .select(['import_file.id', 'name', 'kind', 'document_no', 'import_file.row_count'])
    .select(({ fn }) => [
      fn.count<number>('statement_issue.id').as('issues'),
      fn.sum<number | null>('statement_issue.row_count').as('rows'),
      fn.sum<number | null>('statement_issue.approved_satang').as('approved'),
      fn.max('import_file.total_approved_satang').as('claims_approved'),
    ])
    .where('state', '=', 'imported')
    .where('undone_at', 'is', null)
    .where('import_file.scheme', '=', unknownScheme)
    .where('kind', 'in', ['REP', 'STM'])
    .groupBy('import_file.id')
    .orderBy('name')
    .orderBy('import_file.id')
    .execute()
  return rows.flatMap((row): UntoldDocument[] => {
    const isStatement = row.kind === 'STM'
    // an issue that does not count is asked about once it does
    if (isStatement && row.issues === 0) return []
    const approved = isStatement ? row.approved : row.claims_approved
    return [
      {
        ...{
          id: row.id,
          name: row.name,
          lacks: 'scheme',
          document: row.document_no,
          satang: satang(approved),
        },
        kind: isStatement ? 'STM' : 'REP',
        rows: isStatement ? (row.rows ?? 0) : row.row_count,
      },
    ]
  })
}

async function selectSourceless(db: ReadableDb): Promise<UntoldDocument[]> {
  const rows = await db
    .selectFrom('transfer_row')
    .innerJoin('import_file', 'import_file.id', 'transfer_row.import_file_id')
    .select(['import_file.id', 'name'])
    .select(({ fn }) => [
      fn.countAll<number>().as('rows'),
      fn.sum<number | null>('net_satang').as('net'),
      fn.min('posted_on').as('first_day'),
      fn.max('posted_on').as('last_day'),
    ])
    .where('is_current', '=', 1)
    .where('slice', '=', '')
    .groupBy('import_file.id')
    .orderBy('name')
    .orderBy('import_file.id')
    .execute()
  return rows.map((row) => ({
    ...{ id: row.id, name: row.name, kind: 'SMT', lacks: 'source', rows: row.rows },
    document: `${row.first_day} – ${row.last_day}`,
    satang: satang(row.net),
  }))
}

/** Files that count although nobody knows of which scheme or source they are. */
export async function selectUntold(db: ReadableDb): Promise<UntoldDocument[]> {
  return [...(await selectSchemeless(db)), ...(await selectSourceless(db))]
}

const mostChoices = 100

/** What persons said and did not take back, the newest first. */
export async function selectOpenChoices(db: ReadableDb): Promise<DocumentChoice[]> {
  const rows = await db
    .selectFrom('document_choice')
    .innerJoin('import_file as file', 'file.id', 'document_choice.file_id')
    .innerJoin('import_file as other', 'other.id', 'document_choice.other_file_id')
    .select(['verdict', 'file_id', 'other_file_id', 'file.name', 'other.name as other_name'])
    .select(['decided_at as at', 'decided_by as by'])
    .where('withdrawn_at', 'is', null)
    .orderBy('document_choice.id', 'desc')
    .limit(mostChoices)
    .execute()
  return rows.map(({ verdict, at, by, ...row }) => ({
    verdict: verdict === 'both' ? 'both' : 'counts',
    file: { id: row.file_id, name: row.name },
    other: { id: row.other_file_id, name: row.other_name },
    ...{ at, by },
  }))
}
