import * as z from 'zod'
import type { Issue } from '#main/features/imports/issue-groups.ts'
import type { SettleDb } from '#main/features/imports/settle-needs.ts'

const IssueRow = z.object({
  id: z.int(),
  import_file_id: z.int(),
  scheme: z.string().nullable(),
  number: z.string().nullable(),
  account: z.string().nullable(),
  patient_type: z.string().nullable(),
  row_count: z.int(),
  claimed_satang: z.int().nullable(),
  approved_satang: z.int().nullable(),
  made_at: z.string().nullable(),
  named_at: z.string().nullable(),
  listed_at: z.string().nullable(),
  rank_key: z.string(),
  preference: z.int(),
  is_retired: z.int(),
  batches_json: z.string(),
})

const selectIssues = (condition: string) => `
  SELECT issue.id, issue.import_file_id, issue.scheme, issue.number, issue.account, issue.patient_type,
    issue.row_count, issue.claimed_satang, issue.approved_satang, file.made_at, file.named_at, file.listed_at,
    file.rank_key, file.preference, issue.is_retired,
    (SELECT json_group_array(batch) FROM statement_issue_batch WHERE statement_issue_id = issue.id) AS batches_json
  FROM statement_issue AS issue JOIN import_file AS file ON file.id = issue.import_file_id
  WHERE ${condition}`

function toIssue(row: unknown): Issue {
  const read = IssueRow.parse(row)
  return {
    id: read.id,
    fileId: read.import_file_id,
    scheme: read.scheme,
    number: read.number,
    account: read.account,
    patientType: read.patient_type,
    madeAt: read.made_at,
    namedAt: read.named_at,
    listedAt: read.listed_at,
    rankKey: read.rank_key,
    preference: read.preference,
    satang: read.approved_satang,
    rows: read.row_count,
    asked: read.claimed_satang,
    isRetired: read.is_retired === 1,
    batches: new Set(z.array(z.string()).parse(JSON.parse(read.batches_json))),
  }
}

const list = (values: readonly unknown[]) => values.map(() => '?').join(', ')

/** Issues of a file, also when its rows were taken back. */
export async function selectIssuesOfFile(db: SettleDb, fileId: number): Promise<Issue[]> {
  return (await db.all(selectIssues('issue.import_file_id = ?'), [fileId])).map(toIssue)
}

const isLive = 'issue.is_retired = 0 AND issue.hcode = ?'

/** Issues with the same number, whatever else they say; none that was taken back. */
export async function selectByNumber(db: SettleDb, hcode: string, number: string): Promise<Issue[]> {
  return (await db.all(selectIssues(`${isLive} AND issue.number = ?`), [hcode, number])).map(toIssue)
}

/**
 * Issues that have cases of one of these batches; none that was taken back.
 * @param which `unidentified` are those of which number or scheme is not said
 */
export async function selectByBatches(
  db: SettleDb,
  hcode: string,
  batches: readonly string[],
  which: 'all' | 'unidentified',
): Promise<Issue[]> {
  if (batches.length === 0) return []
  const isOpen = which === 'all' ? '' : 'AND (issue.number IS NULL OR issue.scheme IS NULL)'
  const condition = `${isLive} ${isOpen} AND issue.id IN (
    SELECT statement_issue_id FROM statement_issue_batch WHERE batch IN (${list(batches)}))`
  return (await db.all(selectIssues(condition), [hcode, ...batches])).map(toIssue)
}

const RowFacts = z.object({ of_case: z.string(), money: z.string(), whole: z.string() })
/** A row: whose case it is, what it comes to and where, and all of it. */
export type RowFacts = z.infer<typeof RowFacts>

const moneyColumns = ['block', 'approved_satang', 'claimed_satang', 'period']
const orBlank = (column: string) => `coalesce(row.${column}, '')`
const caseNames = ['rep_no', 'hn', 'pid', 'an', 'served_at']
const joined = (columns: readonly string[]) => columns.map(orBlank).join(` || '|' || `)
const money = joined(['tran_id', ...caseNames, ...moneyColumns])

/** Rows of an issue, as far as they tell whether another one has them, too, in an order that follows from them. */
export async function selectRowFacts(db: SettleDb, issueId: number): Promise<RowFacts[]> {
  const rows = await db.all(
    `SELECT coalesce(row.tran_id, ${joined(caseNames)}) AS of_case, ${money} AS money,
       ${money} || '|' || ${orBlank('patient_type')} AS whole
     FROM statement_row AS row
     JOIN statement_issue AS issue ON issue.import_file_id = row.import_file_id AND issue.slice = row.slice
     WHERE issue.id = ?
     ORDER BY whole`,
    [issueId],
  )
  return rows.map((row) => RowFacts.parse(row))
}

/** Lets some issues of a document, those of one file, count and the others not. */
export async function updateCounted(
  db: SettleDb,
  counted: readonly number[],
  others: readonly number[],
): Promise<void> {
  await db.run(
    `UPDATE statement_issue SET is_current = 1, counted_by_id = NULL WHERE id IN (${list(counted)})`,
    counted,
  )
  const [by] = counted
  if (by !== undefined && others.length > 0)
    await db.run(
      `UPDATE statement_issue SET is_current = 0, counted_by_id = ? WHERE id IN (${list(others)})`,
      [by, ...others],
    )
}

/** Two files and what a person has to be told of them. */
export type Rival = {
  readonly kind: 'STM' | 'SMT'
  readonly why: 'undecided' | 'drops' | 'repeats' | 'overlaps'
  readonly hcode: string
  readonly document: string
  readonly fileId: number
  readonly otherFileId: number
  readonly rows: number
  readonly satang: number | null
  readonly otherSatang: number | null
}

/** Puts what is to be told of some files in the place of what was told of them before. */
export async function replaceRivals(
  db: SettleDb,
  kind: Rival['kind'],
  fileIds: readonly number[],
  rivals: readonly Rival[],
): Promise<void> {
  const files = list(fileIds)
  await db.run(
    `DELETE FROM document_rival WHERE kind = ? AND file_id IN (${files}) AND other_file_id IN (${files})`,
    [kind, ...fileIds, ...fileIds],
  )
  for (const rival of rivals)
    await db.run(
      `INSERT INTO document_rival
         (kind, why, hcode, document, file_id, other_file_id, row_count, satang, other_satang)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        ...[rival.kind, rival.why, rival.hcode, rival.document, rival.fileId, rival.otherFileId],
        ...[rival.rows, rival.satang, rival.otherSatang],
      ],
    )
}

const Choice = z.object({ verdict: z.enum(['counts', 'both']), file_id: z.int(), other_file_id: z.int() })
export type Choice = z.infer<typeof Choice>

/** What persons said, and did not take back, of these files. */
export async function selectChoices(db: SettleDb, fileIds: readonly number[]): Promise<Choice[]> {
  const files = list(fileIds)
  const rows = await db.all(
    `SELECT verdict, file_id, other_file_id FROM document_choice
     WHERE withdrawn_at IS NULL AND file_id IN (${files}) AND other_file_id IN (${files})`,
    [...fileIds, ...fileIds],
  )
  return rows.map((row) => Choice.parse(row))
}
