import { sql } from 'kysely'
import * as z from 'zod'
import type { ReadableDb } from '#main/database/store.ts'
import { figureTableOf, moneyColumnsOf } from '#main/features/imports/reading-figures.ts'
import { ReadingMarks } from '#main/features/imports/reading-marks.ts'
import { ImportCheck } from '#shared/contract/imports.ts'
import type { ReadingFigures, ReadingNews } from '#shared/contract/readings.ts'
import { toSatang } from '#shared/model/satang.ts'

/** Imported files of one kind that were read alike. */
export type ReadAlike = { readonly kind: string; readonly marksJson: string; readonly files: number }

/** A file whose rows count, and with what they were read. */
export type ReadFile = {
  readonly id: number
  readonly name: string
  readonly sha256: string
  readonly at: string
  readonly kind: string
  readonly layout: string
  readonly marks: ReadingMarks
}

export const parseMarks = (marksJson: string): ReadingMarks => ReadingMarks.parse(JSON.parse(marksJson))

function selectImported(db: ReadableDb) {
  return db.selectFrom('import_file').where('state', '=', 'imported').where('undone_at', 'is', null)
}

/** In how many ways imported files were read. One index answers. */
export async function selectReadAlike(db: ReadableDb): Promise<ReadAlike[]> {
  return selectImported(db)
    .select((select) => ['reading_json as marksJson', select.fn.countAll<number>().as('files')])
    .select((select) => select.fn.coalesce('kind', select.val('')).as('kind'))
    .groupBy(['kind', 'reading_json'])
    .execute()
}

const fileColumns = ['id', 'name', 'sha256', 'imported_at', 'kind', 'layout', 'reading_json'] as const

function toReadFile(row: {
  readonly id: number
  readonly name: string
  readonly sha256: string
  readonly imported_at: string
  readonly kind: string | null
  readonly layout: string | null
  readonly reading_json: string
}): ReadFile {
  const { id, name, sha256, imported_at: at, kind, layout, reading_json: marks } = row
  return { id, name, sha256, at, kind: kind ?? '', layout: layout ?? '', marks: parseMarks(marks) }
}

/** Files that were read in one of these ways, the newest first. */
export async function selectFilesReadAs(
  db: ReadableDb,
  ways: readonly ReadAlike[],
  limit: number,
): Promise<ReadFile[]> {
  const files: ReadFile[] = []
  // one way after another: for all at once the engine would look at every file there is
  for (const { kind, marksJson } of ways) {
    const rows = await selectImported(db)
      .select(fileColumns)
      .where('kind', '=', kind)
      .where('reading_json', '=', marksJson)
      .orderBy(sql`+imported_at`, 'desc')
      .orderBy('id', 'desc')
      .limit(limit)
      .execute()
    files.push(...rows.map(toReadFile))
  }
  const isNewer = (one: ReadFile, other: ReadFile) =>
    one.at === other.at ? one.id > other.id : one.at > other.at
  return files.toSorted((one, other) => (isNewer(one, other) ? -1 : 1)).slice(0, limit)
}

/** One file whose rows count, or null. */
export async function selectReadFile(db: ReadableDb, id: number): Promise<ReadFile | null> {
  const row = await selectImported(db).select(fileColumns).where('id', '=', id).executeTakeFirst()
  return row ? toReadFile(row) : null
}

export async function selectChecks(db: ReadableDb, id: number): Promise<ImportCheck[]> {
  const row = await db.selectFrom('import_file').select('checks_json').where('id', '=', id).executeTakeFirst()
  return z.array(ImportCheck).parse(JSON.parse(row?.checks_json ?? '[]'))
}

/** What was told of a file when it was read. */
export async function selectNews(db: ReadableDb, id: number): Promise<ReadingNews> {
  const row = await db
    .selectFrom('import_file')
    .select(['rejected_count as rejected', 'suspect_count as suspect', 'warnings_json'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const warnings = z.array(z.unknown()).parse(JSON.parse(row.warnings_json)).length
  return { rejected: row.rejected, suspect: row.suspect, warnings }
}

const toMoney = (satang: number | null | undefined) => (satang == null ? null : toSatang(satang))

/** What the rows of a file come to as they stand in the store, whether they count or were replaced. */
export async function selectFigures(db: ReadableDb, id: number, kind: string): Promise<ReadingFigures> {
  const table = figureTableOf(kind)
  const { claimed, approved } = moneyColumnsOf(table)
  const money = await db
    .selectFrom(table)
    .select((select) => [
      select.fn.countAll<number>().as('rows'),
      select.fn.sum<number | null>(claimed ?? approved).as('claimed'),
      select.fn.sum<number | null>(approved).as('approved'),
    ])
    .where('import_file_id', '=', id)
    .executeTakeFirstOrThrow()
  const passed = table === 'claim_version' ? await countPassed(db, id) : null
  return {
    rows: money.rows,
    passed,
    failed: passed === null ? null : money.rows - passed,
    claimed: claimed === null ? null : toMoney(money.claimed),
    approved: toMoney(money.approved),
  }
}

async function countPassed(db: ReadableDb, id: number): Promise<number> {
  const { rows } = await db
    .selectFrom('claim_version')
    .select((select) => select.fn.countAll<number>().as('rows'))
    .where('import_file_id', '=', id)
    .where('outcome', '=', 'passed')
    .executeTakeFirstOrThrow()
  return rows
}
