import { type Selectable, sql } from 'kysely'
import type { DownloadListTable } from '#main/database/schema.ts'
import type { ReadableDb, WritableDb } from '#main/database/store.ts'
import { DownloadList, MissingPlace } from '#shared/contract/downloads.ts'
import type { ErrorCode } from '#shared/errors/codes.ts'
import type { ListPlace } from '#shared/model/source.ts'
import type { Month } from '#shared/model/thai-date.ts'

/** A list in the plan of a run. */
export type PlannedList = ListPlace & { readonly id: number; readonly runId: number }

const listColumns = [
  ...([
    'id',
    'run_id',
    'source',
    'scheme',
    'month',
    'state',
    'listed',
    'stored',
    'failed',
    'skipped',
  ] as const),
  'error_code',
] as const
type ListRow = Pick<Selectable<DownloadListTable>, (typeof listColumns)[number]>

function toList({ id: _id, run_id: _run, error_code, ...row }: ListRow): DownloadList {
  return DownloadList.parse({ ...row, code: error_code })
}

/** Writes down which lists a run reads, in their order. */
export async function insertLists(
  trx: WritableDb,
  runId: number,
  places: readonly ListPlace[],
): Promise<void> {
  const rows = places.map((place, position) => ({
    run_id: runId,
    position,
    source: place.source,
    scheme: place.scheme,
    month: place.month,
    state: 'waiting',
  }))
  for (let start = 0; start < rows.length; start += 100)
    await trx
      .insertInto('download_list')
      .values(rows.slice(start, start + 100))
      .execute()
}

/** The lists of a run, in their order. */
export async function selectLists(db: ReadableDb, runId: number): Promise<DownloadList[]> {
  const rows = await db
    .selectFrom('download_list')
    .select(listColumns)
    .where('run_id', '=', runId)
    .orderBy('position')
    .execute()
  return rows.map(toList)
}

/** The lists of a run that are not done, in their order. */
export async function selectOpenLists(db: ReadableDb, runId: number): Promise<PlannedList[]> {
  const rows = await db
    .selectFrom('download_list')
    .select(listColumns)
    .where('run_id', '=', runId)
    .where('state', '<>', 'done')
    .orderBy('position')
    .execute()
  return rows.map((row) => {
    const { source, scheme, month } = MissingPlace.omit({ why: true, files: true }).parse(row)
    return { id: row.id, runId: row.run_id, source, scheme, month }
  })
}

/** Notes what the portal's list shows; what failed in an earlier try is tried again. A dry run counts anew. */
export async function updateListed(
  trx: WritableDb,
  id: number,
  listed: number,
  isDryRun: boolean,
): Promise<void> {
  const counts = { listed, failed: 0, skipped: 0, ...(isDryRun ? { stored: 0 } : {}) }
  await trx.updateTable('download_list').set(counts).where('id', '=', id).execute()
}

/** Counts one more file of a list, in the transaction that changes the file. */
export async function countInList(
  trx: WritableDb,
  id: number,
  what: 'stored' | 'failed',
  by = 1,
): Promise<void> {
  await trx
    .updateTable('download_list')
    .set(what, sql<number>`${sql.ref(what)} + ${by}`)
    .where('id', '=', id)
    .execute()
}

/** Ends a list: with the code of what kept it from being worked through, or done. What was not fetched was here already. */
export async function updateListEnded(trx: WritableDb, id: number, code: ErrorCode | null): Promise<void> {
  await trx
    .updateTable('download_list')
    .set({
      state: code === null ? 'done' : 'failed',
      error_code: code,
      skipped: code === null ? sql<number>`max(0, coalesce(listed, 0) - stored - failed)` : 0,
    })
    .where('id', '=', id)
    .execute()
}

/** Lists with files that could not be fetched, or were empty and are due again by now; the newest month first. */
export async function selectFailedPlaces(db: ReadableDb, now: string): Promise<ListPlace[]> {
  const rows = await db
    .selectFrom('download_file')
    .select(['source', 'scheme', 'month'])
    .distinct()
    .where((file) =>
      file.or([
        file('state', '=', 'failed'),
        file.and([file('state', '=', 'empty'), file('recheck_at', '<=', now)]),
      ]),
    )
    .orderBy('month', 'desc')
    .orderBy('source')
    .orderBy('scheme')
    .execute()
  return rows.map((row) => MissingPlace.omit({ why: true, files: true }).parse(row))
}

/** What is known of one list over all runs. */
export type KnownPlace = {
  readonly source: string
  readonly scheme: string
  readonly month: string
  /** When the last run began that read it to its end. */
  readonly readAt: string
  /** Files that are not stored. */
  readonly files: number
}

/** Lists that were read to their end at least once, from a month on. */
export async function selectKnownPlaces(db: ReadableDb, since: Month): Promise<KnownPlace[]> {
  return db
    .selectFrom('download_list')
    .innerJoin('download_run', 'download_run.id', 'download_list.run_id')
    .select(({ fn }) => ['source', 'scheme', 'month', fn.max('started_at').as('readAt')])
    .select(
      sql<number>`(select count(*) from download_file as file
        where file.source = download_list.source and file.scheme = download_list.scheme
          and file.month = download_list.month and file.state <> 'stored')`.as('files'),
    )
    .where('download_list.state', '=', 'done')
    .where('is_dry_run', '=', 0)
    .where('month', '>=', since)
    .groupBy(['source', 'scheme', 'month'])
    .execute()
}
