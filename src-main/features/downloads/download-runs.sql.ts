import type { Selectable } from 'kysely'
import type { DownloadRunTable } from '#main/database/schema.ts'
import type { ReadableDb, WritableDb } from '#main/database/store.ts'
import { DownloadRun } from '#shared/contract/downloads.ts'
import type { ErrorRecord } from '#shared/errors/app-error.ts'
import type { Scheme } from '#shared/model/scheme.ts'

const runColumns = [
  'id',
  'reason',
  'state',
  'started_at',
  'ended_at',
  'months_json',
  'schemes_json',
  'listed',
  'stored',
  'skipped',
  'failed',
  'imported',
  'refused',
  'error_json',
] as const
type RunRow = Pick<Selectable<DownloadRunTable>, (typeof runColumns)[number]>

export type RunCounts = Pick<DownloadRun, 'listed' | 'stored' | 'skipped' | 'failed' | 'imported' | 'refused'>

export type RunStart = {
  readonly reason: DownloadRun['reason']
  readonly months: readonly string[]
  readonly schemes: readonly Scheme[]
  readonly at: string
}

export type RunEnd = {
  readonly state: 'done' | 'failed' | 'cancelled'
  readonly at: string
  readonly error: ErrorRecord | null
}

function toRun(row: RunRow): DownloadRun {
  const { id, reason, state, listed, stored, skipped, failed, imported, refused } = row
  return DownloadRun.parse({
    ...{ id, reason, state, listed, stored, skipped, failed, imported, refused },
    startedAt: row.started_at,
    endedAt: row.ended_at,
    months: JSON.parse(row.months_json),
    schemes: JSON.parse(row.schemes_json),
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
      started_at: start.at,
      months_json: JSON.stringify(start.months),
      schemes_json: JSON.stringify(start.schemes),
      ...{ listed: 0, stored: 0, skipped: 0, failed: 0, imported: 0, refused: 0 },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function updateCounts(trx: WritableDb, id: number, counts: RunCounts): Promise<void> {
  await trx.updateTable('download_run').set(counts).where('id', '=', id).execute()
}

export async function updateEnded(
  trx: WritableDb,
  id: number,
  counts: RunCounts,
  end: RunEnd,
): Promise<DownloadRun> {
  const error_json = end.error === null ? null : JSON.stringify(end.error)
  const row = await trx
    .updateTable('download_run')
    .set({ ...counts, state: end.state, ended_at: end.at, error_json })
    .where('id', '=', id)
    .returning(runColumns)
    .executeTakeFirstOrThrow()
  return toRun(row)
}

/** Closes runs that a killed process left running. @returns how many */
export async function updateInterrupted(trx: WritableDb, at: string): Promise<number> {
  const rows = await trx
    .updateTable('download_run')
    .set({ state: 'interrupted', ended_at: at })
    .where('state', '=', 'running')
    .returning('id')
    .execute()
  return rows.length
}

/** Runs, newest first. */
export async function selectRuns(db: ReadableDb, limit: number): Promise<DownloadRun[]> {
  const rows = await db
    .selectFrom('download_run')
    .select(runColumns)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(toRun)
}
