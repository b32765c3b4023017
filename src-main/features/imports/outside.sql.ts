import * as z from 'zod'
import { updateRanks } from '#main/features/imports/document-choices.sql.ts'
import {
  type AskedList,
  findMadeAt,
  findScheme,
  mergeOutside,
  Outside,
  toOrderKey,
} from '#main/features/imports/evidence.ts'
import type { SettleDb } from '#main/features/imports/settle-needs.ts'
import { everySource } from '#main/features/imports/transfer-cells.ts'
import { unknownScheme } from '#shared/model/scheme.ts'

const FileRow = z.object({
  hcode: z.string().nullable(),
  scheme: z.string().nullable(),
  inside_scheme: z.string().nullable(),
  printed_at: z.string().nullable(),
  outside_json: z.string(),
})

const ListRow = z.object({
  slice: z.string(),
  rows: z.int(),
  gross: z.int().nullable(),
  net: z.int().nullable(),
  first_day: z.string(),
  last_day: z.string(),
})

/** What was said of the bytes of a file so far. */
export async function selectOutside(db: SettleDb, fileId: number): Promise<Outside> {
  const [row] = await db.all('SELECT outside_json FROM import_file WHERE id = ?', [fileId])
  const told = z.object({ outside_json: z.string() }).optional().parse(row)?.outside_json ?? '{}'
  return Outside.parse(JSON.parse(told))
}

/** Rows that name no scheme get the one that is said of them. */
async function updateSchemes(db: SettleDb, fileId: number, outside: Outside, inside: string | null) {
  const scheme = findScheme(null, outside)?.scheme ?? unknownScheme
  await db.run(
    `UPDATE statement_row SET scheme = ? WHERE import_file_id = ? AND slice IN (
       SELECT slice FROM statement_issue WHERE import_file_id = ? AND inside_scheme IS NULL)`,
    [scheme, fileId, fileId],
  )
  if (inside === null)
    await db.run('UPDATE claim_version SET scheme = ? WHERE import_file_id = ?', [scheme, fileId])
}

/** The range a list was asked for holds the days it was seen to have, too. */
function widen(asked: AskedList | null, first: string, last: string): readonly [string, string] {
  if (asked === null) return [first, last]
  return [asked.firstDay < first ? asked.firstDay : first, asked.lastDay > last ? asked.lastDay : last]
}

/**
 * Writes what a list of transfers is a list of: what its rows say, else what was asked for or what a person named. A list
 * also covers what was asked for and has no row.
 */
async function replaceLists(db: SettleDb, fileId: number, hcode: string, outside: Outside): Promise<void> {
  const asked = outside.portal?.asked ?? null
  const told = outside.person?.source ?? asked?.source ?? ''
  await db.run(`UPDATE transfer_row SET slice = coalesce(source, ?) WHERE import_file_id = ?`, [told, fileId])
  await db.run('DELETE FROM transfer_list WHERE import_file_id = ?', [fileId])
  const rows = await db.all(
    `SELECT slice, count(*) AS rows, sum(gross_satang) AS gross, sum(net_satang) AS net,
       (SELECT min(posted_on) FROM transfer_row WHERE import_file_id = row.import_file_id) AS first_day,
       (SELECT max(posted_on) FROM transfer_row WHERE import_file_id = row.import_file_id) AS last_day
     FROM transfer_row AS row WHERE import_file_id = ? GROUP BY slice`,
    [fileId],
  )
  const lists = rows.map((row) => ListRow.parse(row))
  const insert = `INSERT INTO transfer_list
      (import_file_id, hcode, source, first_day, last_day, row_count, gross_satang, net_satang)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)`
  for (const { slice, rows: count, gross, net, first_day: first, last_day: last } of lists)
    await db.run(insert, [fileId, hcode, slice, ...widen(asked, first, last), count, gross, net])
  const covered = asked === null ? null : (asked.source ?? everySource)
  const [one] = lists
  if (one === undefined || covered === null || lists.some(({ slice }) => slice === covered)) return
  await db.run(insert, [fileId, hcode, covered, ...widen(asked, one.first_day, one.last_day), 0, null, null])
}

async function selectFile(db: SettleDb, fileId: number) {
  const [row] = await db.all(
    'SELECT hcode, scheme, inside_scheme, printed_at, outside_json FROM import_file WHERE id = ?',
    [fileId],
  )
  return FileRow.parse(row)
}

async function writeOutside(db: SettleDb, fileId: number, outside: Outside): Promise<void> {
  const file = await selectFile(db, fileId)
  const found = findScheme(file.inside_scheme, outside)
  const made = findMadeAt(file.printed_at, outside)
  const producedAt = file.printed_at ?? made.namedAt ?? made.listedAt
  const scheme = found?.scheme ?? unknownScheme
  const key = toOrderKey(made)
  await db.run(
    `UPDATE import_file SET outside_json = ?, scheme = ?, scheme_said_by = ?, produced_at = ?, made_at = ?,
       named_at = ?, listed_at = ?, order_key = ?, rank_key = ? WHERE id = ?`,
    [
      ...[JSON.stringify(outside), scheme, found?.saidBy ?? null, producedAt],
      ...[made.madeAt, made.namedAt, made.listedAt, key, key, fileId],
    ],
  )
  await updateRanks(db)
  await db.run(`UPDATE statement_issue SET scheme = coalesce(inside_scheme, ?) WHERE import_file_id = ?`, [
    findScheme(null, outside)?.scheme ?? null,
    fileId,
  ])
  if (scheme !== file.scheme) await updateSchemes(db, fileId, outside, file.inside_scheme)
  if (file.hcode !== null) await replaceLists(db, fileId, file.hcode, outside)
}

/**
 * Puts what is said of a file from outside to what its rows are: scheme, source and when it was made. What counts has to be
 * settled afterwards.
 * @param isNew whether its rows were written just now
 * @returns whether anything is other than it was
 */
export async function updateOutside(
  db: SettleDb,
  fileId: number,
  more: Outside,
  isNew = false,
): Promise<boolean> {
  const known = await selectOutside(db, fileId)
  const outside = mergeOutside(known, more)
  if (JSON.stringify(outside) === JSON.stringify(known) && !isNew) return false
  await writeOutside(db, fileId, outside)
  return true
}

/** Puts what a person says in the place of what was said by one before. What counts has to be settled afterwards. */
export async function updatePerson(
  db: SettleDb,
  fileId: number,
  said: NonNullable<Outside['person']>,
): Promise<void> {
  const isSilent = said.scheme === null && said.source === null
  await writeOutside(db, fileId, { ...(await selectOutside(db, fileId)), person: isSilent ? null : said })
}
