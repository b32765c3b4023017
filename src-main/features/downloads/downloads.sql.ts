import { type Selectable, sql } from 'kysely'
import type { DownloadFileTable } from '#main/database/schema.ts'
import type { ReadableDb, WritableDb } from '#main/database/store.ts'
import type { PlannedList } from '#main/features/downloads/download-lists.sql.ts'
import type { ListedFile } from '#main/features/downloads/file-list.ts'
import { type DownloadFile, DownloadFileState } from '#shared/contract/downloads.ts'
import type { ErrorCode } from '#shared/errors/codes.ts'
import { Source } from '#shared/model/source.ts'
import type { Month } from '#shared/model/thai-date.ts'

export const fileColumns = [
  'id',
  'scheme',
  'month',
  'name',
  'rep_no',
  'sent_at',
  'total_count',
  'passed_count',
  'failed_count',
  'state',
  'bytes',
  'sha256',
  'stored_at',
  'recheck_at',
  'error_code',
  'tries',
  'source',
  'is_stale',
] as const
type FileRow = Pick<Selectable<DownloadFileTable>, (typeof fileColumns)[number]>

/** A file as the list has it now. `isStale`: its counts changed since it was stored. */
export type KnownFile = DownloadFile & { readonly isStale: boolean }

/** Marks the row of a line that gave no usable file name; no file can be called so. */
const namelessMark = '?'

function toState(row: FileRow): DownloadFileState {
  return DownloadFileState.parse({
    state: row.state,
    bytes: row.bytes ?? 0,
    sha256: row.sha256 ?? undefined,
    at: row.stored_at ?? undefined,
    recheckAt: row.recheck_at ?? undefined,
    code: row.error_code ?? undefined,
    tries: row.tries,
  })
}

export function toFile(row: FileRow): DownloadFile {
  return {
    id: row.id,
    source: Source.parse(row.source),
    scheme: row.scheme,
    month: row.month,
    name: row.name,
    repNo: row.rep_no,
    sentAt: row.sent_at,
    counts: { total: row.total_count, passed: row.passed_count, failed: row.failed_count },
    file: toState(row),
  }
}

const countColumns = ['total_count', 'passed_count', 'failed_count'] as const

/** A file is stale when the list counts otherwise than it did; a count the list does not show says nothing. */
function staleAfter(seen: Readonly<Record<(typeof countColumns)[number], number | null>>) {
  const differs = countColumns.map((column) => sql`(${sql.ref(column)} <> ${seen[column]})`)
  return sql<number>`case when state = 'stored' and coalesce(${sql.join(differs, sql`, 0) + coalesce(`)}, 0) > 0
    then 1 else is_stale end`
}

async function upsertRep(
  trx: WritableDb,
  place: PlannedList,
  name: string,
  rep: ListedFile,
): Promise<FileRow> {
  const seen = {
    rep_no: rep.repNo,
    sent_at: rep.sentAt,
    total_count: rep.counts.total,
    passed_count: rep.counts.passed,
    failed_count: rep.counts.failed,
    run_id: place.runId,
  }
  const known = await trx
    .updateTable('download_file')
    .set({ ...seen, is_stale: staleAfter(seen) })
    .where('source', '=', place.source)
    .where('scheme', '=', place.scheme)
    .where('name', '=', name)
    .returning(fileColumns)
    .executeTakeFirst()
  if (known) return known
  return trx
    .insertInto('download_file')
    .values({
      ...seen,
      source: place.source,
      scheme: place.scheme,
      month: place.month,
      name,
      state: 'waiting',
      tries: 0,
    })
    .returning(fileColumns)
    .executeTakeFirstOrThrow()
}

/** Forgets lines without a name, and lists of transfers that were never stored: each time they are asked for anew. */
async function deletePassing(trx: WritableDb, { source, scheme, month }: PlannedList): Promise<void> {
  const ofPlace = trx
    .deleteFrom('download_file')
    .where('source', '=', source)
    .where('scheme', '=', scheme)
    .where('month', '=', month)
  const passing =
    source === 'smt'
      ? ofPlace.where('state', '<>', 'stored')
      : ofPlace.where('name', 'like', `${namelessMark}%`)
  await passing.execute()
}

/**
 * Notes what a list shows. A known file keeps its state; a line without a usable name is noted as failed.
 * @returns the named files in the order of the list
 */
export async function upsertListed(
  trx: WritableDb,
  place: PlannedList,
  reps: readonly ListedFile[],
): Promise<KnownFile[]> {
  await deletePassing(trx, place)
  const files: KnownFile[] = []
  for (const [index, rep] of reps.entries()) {
    const row = await upsertRep(trx, place, rep.name ?? `${namelessMark}${rep.repNo ?? index + 1}`, rep)
    if (rep.name !== null) files.push({ ...toFile(row), isStale: row.is_stale === 1 })
    else await updateFailed(trx, row.id, rep.refusal ?? 'portal.pageChanged', 1)
  }
  return files
}

/** @returns the file of a source and month that was stored last, or null */
export async function findNewestStored(
  db: ReadableDb,
  source: Source,
  month: Month,
): Promise<{ name: string; sha256: string } | null> {
  const row = await db
    .selectFrom('download_file')
    .select(['name', 'sha256'])
    .where('source', '=', source)
    .where('month', '=', month)
    .where('state', '=', 'stored')
    .orderBy('stored_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.sha256 ? { name: row.name, sha256: row.sha256 } : null
}

export async function isNameKnown(db: ReadableDb, source: Source, name: string): Promise<boolean> {
  const row = await db
    .selectFrom('download_file')
    .select('id')
    .where('source', '=', source)
    .where('name', '=', name)
    .executeTakeFirst()
  return row !== undefined
}

export async function updateStored(
  trx: WritableDb,
  id: number,
  bytes: number,
  sha256: string,
  at: string,
): Promise<void> {
  await trx
    .updateTable('download_file')
    .set({
      state: 'stored',
      bytes,
      sha256,
      stored_at: at,
      recheck_at: null,
      error_code: null,
      tries: 0,
      is_stale: 0,
    })
    .where('id', '=', id)
    .execute()
}

export async function updateEmpty(trx: WritableDb, id: number, recheckAt: string): Promise<void> {
  await trx
    .updateTable('download_file')
    .set({ state: 'empty', bytes: 0, recheck_at: recheckAt, error_code: null })
    .where('id', '=', id)
    .execute()
}

/** @param tries how many were made now; they add up over runs */
export async function updateFailed(
  trx: WritableDb,
  id: number,
  code: ErrorCode,
  tries: number,
): Promise<void> {
  await trx
    .updateTable('download_file')
    .set((values) => ({ state: 'failed', error_code: code, tries: values('tries', '+', tries) }))
    .where('id', '=', id)
    .execute()
}

/** Keeps what was stored under a name until now. @param path below the download folder */
export async function insertVersion(
  trx: WritableDb,
  fileId: number,
  old: { readonly sha256: string; readonly bytes: number; readonly at: string },
  replacedAt: string,
  path: string,
): Promise<void> {
  const { sha256, bytes, at } = old
  await trx
    .insertInto('download_version')
    .values({ download_file_id: fileId, sha256, bytes, stored_at: at, replaced_at: replacedAt, path })
    .execute()
}

/** Puts files that a killed run was fetching back to waiting. @returns how many */
export async function resetFetching(trx: WritableDb): Promise<number> {
  const rows = await trx
    .updateTable('download_file')
    .set({ state: 'waiting' })
    .where('state', '=', 'fetching')
    .returning('id')
    .execute()
  return rows.length
}

export type FileFilter = {
  readonly source?: Source | undefined
  readonly month?: string | undefined
  readonly scheme?: string | undefined
  readonly state?: string | undefined
  readonly limit: number
}

/** Files that are being fetched, which no table knows: bytes so far by id. */
export type InFlight = ReadonlyMap<number, number>

/** Files the portal listed, newest month and file first, with how many match in all. */
export async function selectFiles(
  db: ReadableDb,
  filter: FileFilter,
  inFlight: InFlight,
): Promise<{ total: number; files: DownloadFile[] }> {
  const { source, month, scheme, state, limit } = filter
  const flying = [...inFlight.keys()]
  let matching = db.selectFrom('download_file')
  if (source !== undefined) matching = matching.where('source', '=', source)
  if (month !== undefined) matching = matching.where('month', '=', month)
  if (scheme !== undefined) matching = matching.where('scheme', '=', scheme)
  if (state === 'fetching') matching = matching.where('id', 'in', flying)
  else if (state !== undefined) matching = matching.where('state', '=', state).where('id', 'not in', flying)
  const { total } = await matching
    .select((count) => count.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await matching
    .select(fileColumns)
    .orderBy('month', 'desc')
    .orderBy('rep_no', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
  const toNow = (file: DownloadFile): DownloadFile => {
    const bytes = inFlight.get(file.id)
    return bytes === undefined ? file : { ...file, file: { state: 'fetching', bytes } }
  }
  return { total, files: rows.map((row) => toNow(toFile(row))) }
}
