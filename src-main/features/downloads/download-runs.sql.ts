import { type Selectable, sql } from 'kysely'
import type { DownloadRunTable } from '#main/database/schema.ts'
import type { ReadableDb, WritableDb } from '#main/database/store.ts'
import { DownloadRun } from '#shared/contract/downloads.ts'
import type { ErrorRecord } from '#shared/errors/app-error.ts'
import type { Scheme } from '#shared/model/scheme.ts'
import type { Source } from '#shared/model/source.ts'

const runColumns = [
  ...([
    'id',
    'reason',
    'state',
    'started_by',
    'started_at',
    'ended_at',
    'sources_json',
    'months_json',
  ] as const),
  ...([
    'schemes_json',
    'is_importing',
    'is_dry_run',
    'is_fetching_again',
    'resumes',
    'listed',
    'stored',
  ] as const),
  ...(['skipped', 'failed', 'imported', 'refused', 'error_json'] as const),
] as const
type RunRow = Pick<Selectable<DownloadRunTable>, (typeof runColumns)[number]> & {
  readonly listsTotal: number
  readonly listsDone: number
}

/** What a run is to do, and who wants it. */
export type RunStart = {
  readonly reason: DownloadRun['reason']
  readonly startedBy: string | null
  readonly sources: readonly Source[]
  readonly months: readonly string[]
  readonly schemes: readonly Scheme[]
  readonly isImporting: boolean
  readonly isDryRun: boolean
  readonly isFetchingAgain: boolean
  readonly at: string
}

export type RunEnd = {
  readonly state: 'done' | 'failed' | 'cancelled' | 'paused' | 'interrupted'
  readonly at: string
  readonly error: ErrorRecord | null
}

function toRun(row: RunRow): DownloadRun {
  const { id, reason, state, resumes, listed, stored, skipped, failed, imported, refused } = row
  return DownloadRun.parse({
    ...{ id, reason, state, resumes, listed, stored, skipped, failed, imported, refused },
    listsTotal: row.listsTotal,
    listsDone: row.listsDone,
    startedBy: row.started_by,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    sources: JSON.parse(row.sources_json),
    months: JSON.parse(row.months_json),
    schemes: JSON.parse(row.schemes_json),
    isImporting: row.is_importing === 1,
    isDryRun: row.is_dry_run === 1,
    isFetchingAgain: row.is_fetching_again === 1,
    error: row.error_json === null ? null : JSON.parse(row.error_json),
  })
}

/** @returns the id of the new run. */
export async function insertRun(trx: WritableDb, start: RunStart): Promise<number> {
  const row = await trx
    .insertInto('download_run')
    .values({
      reason: start.reason,
      state: 'running',
      started_by: start.startedBy,
      started_at: start.at,
      sources_json: JSON.stringify(start.sources),
      months_json: JSON.stringify(start.months),
      schemes_json: JSON.stringify(start.schemes),
      is_importing: start.isImporting ? 1 : 0,
      is_dry_run: start.isDryRun ? 1 : 0,
      is_fetching_again: start.isFetchingAgain ? 1 : 0,
      ...{ listed: 0, stored: 0, skipped: 0, failed: 0, imported: 0, refused: 0 },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

const sumOf = (column: 'listed' | 'stored' | 'skipped' | 'failed') =>
  sql<number>`coalesce((select sum(${sql.ref(column)}) from download_list where run_id = download_run.id), 0)`

const sumsOfLists = {
  listed: sumOf('listed'),
  stored: sumOf('stored'),
  skipped: sumOf('skipped'),
  failed: sumOf('failed'),
}

/** Adds up what the lists of a run came to. */
export async function updateSums(trx: WritableDb, id: number): Promise<void> {
  await trx.updateTable('download_run').set(sumsOfLists).where('id', '=', id).execute()
}

/** Counts files that were given to the import. */
export async function addImported(
  trx: WritableDb,
  id: number,
  counts: { readonly imported: number; readonly refused: number },
): Promise<void> {
  await trx
    .updateTable('download_run')
    .set((run) => ({
      imported: run('imported', '+', counts.imported),
      refused: run('refused', '+', counts.refused),
    }))
    .where('id', '=', id)
    .execute()
}

export async function updateEnded(trx: WritableDb, id: number, end: RunEnd): Promise<void> {
  const error_json = end.error === null ? null : JSON.stringify(end.error)
  await trx
    .updateTable('download_run')
    .set({ ...sumsOfLists, state: end.state, ended_at: end.at, error_json })
    .where('id', '=', id)
    .execute()
}

/** Lets a run that stopped go on. @returns false when it is not one that stopped */
export async function updateResumed(trx: WritableDb, id: number): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('download_run')
    .set((run) => ({ state: 'running', ended_at: null, error_json: null, resumes: run('resumes', '+', 1) }))
    .where('id', '=', id)
    .where('state', 'in', ['paused', 'interrupted', 'cancelled', 'failed'])
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Closes runs that a killed process left running. @returns how many */
export async function updateInterrupted(trx: WritableDb, at: string): Promise<number> {
  const rows = await trx
    .updateTable('download_run')
    .set({ ...sumsOfLists, state: 'interrupted', ended_at: at })
    .where('state', '=', 'running')
    .returning('id')
    .execute()
  return rows.length
}

const countLists = (state: 'any' | 'done') =>
  state === 'done'
    ? sql<number>`(select count(*) from download_list where run_id = download_run.id and state = 'done')`
    : sql<number>`(select count(*) from download_list where run_id = download_run.id)`

function runsOf(db: ReadableDb) {
  return db
    .selectFrom('download_run')
    .select(runColumns)
    .select([countLists('any').as('listsTotal'), countLists('done').as('listsDone')])
}

/** Runs, newest first. */
export async function selectRuns(db: ReadableDb, limit: number): Promise<DownloadRun[]> {
  const rows = await runsOf(db).orderBy('id', 'desc').limit(limit).execute()
  return rows.map(toRun)
}

/** @returns null for an unknown id */
export async function findRun(db: ReadableDb, id: number): Promise<DownloadRun | null> {
  const row = await runsOf(db).where('id', '=', id).executeTakeFirst()
  return row ? toRun(row) : null
}

/**
 * @returns the newest run, when a person started it, its process was cut off, and it did not go on too often since; else
 *   null. The schedule makes up for its own runs.
 */
export async function findCutOff(db: ReadableDb, mostResumes: number): Promise<number | null> {
  const [newest] = await selectRuns(db, 1)
  const isCutOff = newest?.state === 'interrupted' && newest.reason === 'manual'
  return isCutOff && newest.resumes < mostResumes ? newest.id : null
}
