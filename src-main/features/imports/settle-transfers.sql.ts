import * as z from 'zod'
import type { SettleDb } from '#main/features/imports/settle-needs.ts'
import type { TransferCell, TransferFile } from '#main/features/imports/transfer-cells.ts'

const FileRow = z.object({
  import_file_id: z.int(),
  sources_json: z.string(),
  first_day: z.string(),
  last_day: z.string(),
  row_count: z.int(),
  gross_satang: z.int().nullable(),
  net_satang: z.int().nullable(),
  made_at: z.string().nullable(),
  named_at: z.string().nullable(),
  listed_at: z.string().nullable(),
  rank_key: z.string(),
  preference: z.int(),
})

/** In the order of their forms: of lists that are the same in all their rows the first one counts, whoever came first. */
const selectFiles = (condition: string) => `
  SELECT list.import_file_id, json_group_array(list.source) AS sources_json, min(list.first_day) AS first_day,
    max(list.last_day) AS last_day, sum(list.row_count) AS row_count, sum(list.gross_satang) AS gross_satang,
    sum(list.net_satang) AS net_satang, file.made_at, file.named_at, file.listed_at, file.rank_key,
    file.preference
  FROM transfer_list AS list JOIN import_file AS file ON file.id = list.import_file_id
  WHERE ${condition}
  GROUP BY list.import_file_id
  ORDER BY file.layout`

function toFile(row: unknown): TransferFile {
  const read = FileRow.parse(row)
  return {
    fileId: read.import_file_id,
    sources: new Set(z.array(z.string()).parse(JSON.parse(read.sources_json))),
    firstDay: read.first_day,
    lastDay: read.last_day,
    rows: read.row_count,
    asked: read.gross_satang,
    satang: read.net_satang,
    madeAt: read.made_at,
    namedAt: read.named_at,
    listedAt: read.listed_at,
    rankKey: read.rank_key,
    preference: read.preference,
  }
}

const list = (values: readonly unknown[]) => values.map(() => '?').join(', ')

/** The file whatever became of it, or null when it holds no transfers. */
export async function selectTransferFile(db: SettleDb, fileId: number): Promise<TransferFile | null> {
  const [row] = await db.all(selectFiles('list.import_file_id = ?'), [fileId])
  return row === undefined ? null : toFile(row)
}

/** Files that cover one of these days at least, without those that were taken back. */
export async function selectFilesOver(
  db: SettleDb,
  hcode: string,
  firstDay: string,
  lastDay: string,
): Promise<TransferFile[]> {
  const condition = 'list.hcode = ? AND list.last_day >= ? AND list.first_day <= ? AND list.is_retired = 0'
  return (await db.all(selectFiles(condition), [hcode, firstDay, lastDay])).map(toFile)
}

const CellRow = z.object({ import_file_id: z.int(), slice: z.string(), posted_on: z.string() })

/** Which sources and days files have rows of. */
export async function selectCells(
  db: SettleDb,
  fileIds: readonly number[],
  firstDay: string,
  lastDay: string,
): Promise<TransferCell[]> {
  const rows = await db.all(
    `SELECT DISTINCT import_file_id, slice, posted_on FROM transfer_row
     WHERE import_file_id IN (${list(fileIds)}) AND posted_on BETWEEN ? AND ?`,
    [...fileIds, firstDay, lastDay],
  )
  return rows.map((row) => {
    const { import_file_id: fileId, slice: source, posted_on: day } = CellRow.parse(row)
    return { fileId, source, day }
  })
}

export async function updateCellsToUncounted(
  db: SettleDb,
  hcode: string,
  firstDay: string,
  lastDay: string,
): Promise<void> {
  await db.run(
    `UPDATE transfer_row SET is_current = 0
     WHERE is_current = 1 AND hcode = ? AND posted_on BETWEEN ? AND ?`,
    [hcode, firstDay, lastDay],
  )
}

export async function updateCellToCounted(
  db: SettleDb,
  { fileId, source, day }: TransferCell,
): Promise<void> {
  await db.run(
    'UPDATE transfer_row SET is_current = 1 WHERE import_file_id = ? AND slice = ? AND posted_on = ?',
    [fileId, source, day],
  )
}

/** What makes two rows the same transfer, whatever list they stand in. */
const sameTransfer = ['batch_no', 'document_no', 'account', 'gross_satang']
  .map((column) => `other.${column} IS row.${column}`)
  .join(' AND ')

/** All of it is held back, so nothing of it was paid. @source nhso/formats.md §5.2 */
const isWaiting = (row: string) =>
  `${row}.gross_satang > 0 AND ${row}.held_satang = ${row}.gross_satang AND coalesce(${row}.net_satang, 0) = 0`

const PairRow = z.object({ import_file_id: z.int(), source: z.string() })

/** Of which sources a file that names none holds rows that stand, equal, in another of these files. */
export async function selectSeenSources(
  db: SettleDb,
  fileId: number,
  among: readonly number[],
): Promise<ReadonlySet<string>> {
  const rows = await db.all(
    `SELECT DISTINCT other.import_file_id, other.slice AS source FROM transfer_row AS row
     JOIN transfer_row AS other ON ${sameTransfer} AND other.posted_on = row.posted_on
       AND other.net_satang IS row.net_satang
     WHERE row.import_file_id = ? AND row.slice = '' AND row.batch_no IS NOT NULL
       AND other.slice <> '' AND other.import_file_id IN (${list(among)})`,
    [fileId, ...among],
  )
  return new Set(rows.map((row) => PairRow.parse(row).source))
}

const MovedRow = z.object({
  id: z.int(),
  import_file_id: z.int(),
  other_file_id: z.int(),
  other_waits: z.int(),
})
/** A transfer that waits in one list and stands on another day in another. */
export type MovedRow = z.infer<typeof MovedRow>

/** Transfers that wait on these days and stand on another day in some list that was not taken back. */
export async function selectMoved(
  db: SettleDb,
  hcode: string,
  firstDay: string,
  lastDay: string,
): Promise<MovedRow[]> {
  const rows = await db.all(
    `SELECT DISTINCT row.id, row.import_file_id, other.import_file_id AS other_file_id,
       coalesce(${isWaiting('other')}, 0) AS other_waits
     FROM transfer_row AS row
     JOIN transfer_row AS other ON ${sameTransfer} AND other.hcode = row.hcode AND other.posted_on <> row.posted_on
       AND (other.slice = row.slice OR other.slice = '' OR row.slice = '')
     JOIN transfer_list AS list ON list.import_file_id = other.import_file_id AND list.source = other.slice
     WHERE row.is_current = 1 AND row.hcode = ? AND row.posted_on BETWEEN ? AND ?
       AND row.batch_no IS NOT NULL AND row.document_no IS NOT NULL AND ${isWaiting('row')}
       AND list.is_retired = 0 AND other.import_file_id <> row.import_file_id`,
    [hcode, firstDay, lastDay],
  )
  return rows.map((row) => MovedRow.parse(row))
}

/** Days on which a transfer waits that stands in a file, too, on another day. */
export async function selectWaitingDays(db: SettleDb, fileId: number): Promise<string[]> {
  const rows = await db.all(
    `SELECT DISTINCT other.posted_on AS day FROM transfer_row AS row
     JOIN transfer_row AS other ON ${sameTransfer} AND other.hcode = row.hcode AND other.posted_on <> row.posted_on
     WHERE row.import_file_id = ? AND row.batch_no IS NOT NULL AND row.document_no IS NOT NULL
       AND ${isWaiting('other')}`,
    [fileId],
  )
  return rows.map((row) => z.object({ day: z.string() }).parse(row).day)
}

export async function updateToMoved(db: SettleDb, rowId: number): Promise<void> {
  await db.run('UPDATE transfer_row SET is_current = 0 WHERE id = ?', [rowId])
}

const WholeRow = z.object({ slice: z.string(), day: z.string(), whole: z.string(), net: z.int().nullable() })
/** A transfer as it stands in a list: where it belongs, and all of it. */
export type WholeRow = z.infer<typeof WholeRow>

const wholeColumns = [
  ...['slice', 'posted_on', 'batch_no', 'document_no', 'fund', 'sub_fund', 'account', 'status'],
  ...['gross_satang', 'held_satang', 'deducted_satang', 'guarantee_satang', 'tax_satang', 'set_off_satang'],
  'net_satang',
]

/** Every transfer of a file, in an order that follows from what stands in them. */
export async function selectWholeRows(db: SettleDb, fileId: number): Promise<WholeRow[]> {
  const rows = await db.all(
    `SELECT slice, posted_on AS day, net_satang AS net,
       ${wholeColumns.map((column) => `coalesce(${column}, '')`).join(` || '|' || `)} AS whole
     FROM transfer_row WHERE import_file_id = ? ORDER BY whole`,
    [fileId],
  )
  return rows.map((row) => WholeRow.parse(row))
}
