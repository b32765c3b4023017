import * as z from 'zod'
import type { ReadableDb, WritableDb } from '#main/database/store.ts'
import type { FoundFile } from '#main/features/queue/expand.ts'
import { ErrorRecord } from '#shared/contract/imports.ts'
import { type Queue, type QueuedFile, QueuedState } from '#shared/contract/queue.ts'

type Origin = QueuedFile['origin']
export type Ended = Exclude<QueuedState, { state: 'waiting' | 'importing' }>
/** A file whose turn has come. */
export type NextFile = Pick<FoundFile, 'path' | 'name' | 'isOwnCopy'> & { readonly id: number }
/** One file with where its bytes lie, which is nobody's to see outside. */
export type QueueRow = NextFile &
  Pick<QueuedFile, 'inside' | 'bytes' | 'origin'> & {
    /** Null also of a file that could not be read at all. */
    readonly importId: number | null
    readonly isRefused: boolean
  }

const shownFiles = 500
/** An engine takes only so many values in one statement. */
const rowsAtOnce = 500
const columns = [
  'id',
  'path',
  'name',
  'inside',
  'bytes',
  'origin',
  'is_own_copy',
  'state',
  'added_at',
  'ended_at',
  'import_file_id',
  'result',
  'error_json',
] as const
const endedStates = ['done', 'failed', 'cancelled'] as const
const Origins = z.enum(['dropped', 'watched', 'commandLine'])

function* inParts<T>(list: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < list.length; from += rowsAtOnce) yield list.slice(from, from + rowsAtOnce)
}

function selectRows(db: ReadableDb) {
  return db.selectFrom('import_queue').select(columns)
}
type Row = Awaited<ReturnType<ReturnType<typeof selectRows>['execute']>>[number]

function toState(row: Row): QueuedState {
  return QueuedState.parse({
    state: row.state,
    rowsDone: 0,
    result: row.result ?? undefined,
    importId: row.import_file_id,
    reason: row.error_json === null ? null : ErrorRecord.parse(JSON.parse(row.error_json)),
    at: row.ended_at ?? undefined,
  })
}

function toQueuedFile(row: Row): QueuedFile {
  return {
    id: row.id,
    name: row.name,
    inside: row.inside,
    bytes: row.bytes,
    origin: Origins.parse(row.origin),
    addedAt: row.added_at,
    file: toState(row),
  }
}

function toQueueRow(row: Row): QueueRow {
  const { id, path, name, inside, bytes, import_file_id: importId } = row
  const isOwnCopy = row.is_own_copy === 1
  const isRefused = row.result === 'refused'
  return { id, path, name, inside, bytes, importId, isRefused, isOwnCopy, origin: Origins.parse(row.origin) }
}

async function countStates(db: ReadableDb): Promise<Queue['counts']> {
  const rows = await db
    .selectFrom('import_queue')
    .select((select) => ['state', 'result', select.fn.countAll<number>().as('files')])
    .groupBy(['state', 'result'])
    .execute()
  const count = (name: string) =>
    rows.filter(({ state, result }) => (result ?? state) === name).reduce((sum, { files }) => sum + files, 0)
  return {
    waiting: count('waiting'),
    imported: count('imported'),
    unchanged: count('unchanged') + count('older'),
    quarantined: count('quarantined'),
    refused: count('refused'),
    failed: count('failed'),
    cancelled: count('cancelled'),
  }
}

/** What is imported now, then what waits in order, then what ended, newest first; and how many of each there are. */
export async function selectQueue(db: ReadableDb): Promise<Omit<Queue, 'isPaused'>> {
  const open = await selectRows(db)
    .where('state', 'in', ['importing', 'waiting'])
    .orderBy('state')
    .orderBy('id')
    .limit(shownFiles)
    .execute()
  const ended = await selectRows(db)
    .where('state', 'in', endedStates)
    .orderBy('ended_at', 'desc')
    .orderBy('id', 'desc')
    .limit(shownFiles)
    .execute()
  const files = [...open, ...ended].slice(0, shownFiles).map(toQueuedFile)
  return { counts: await countStates(db), files }
}

/** Files that wait under one of these names. */
export async function selectNamesakes(db: ReadableDb, names: readonly string[]): Promise<QueueRow[]> {
  const found: Row[] = []
  for (const part of inParts(names))
    found.push(...(await selectRows(db).where('state', '=', 'waiting').where('name', 'in', part).execute()))
  return found.map(toQueueRow)
}

/** Files that wait, in order. */
export async function selectWaiting(db: ReadableDb): Promise<QueueRow[]> {
  return (await selectRows(db).where('state', '=', 'waiting').orderBy('id').execute()).map(toQueueRow)
}

/** Puts files at the end; one that could not be reached has ended already. */
export async function insertFiles(
  trx: WritableDb,
  files: readonly FoundFile[],
  origin: Origin,
  at: string,
): Promise<void> {
  for (const part of inParts(files)) {
    const rows = part.map(({ path, name, inside, bytes, isOwnCopy, refusal }) => ({
      path,
      name,
      inside,
      bytes,
      origin,
      is_own_copy: isOwnCopy ? 1 : 0,
      state: refusal ? 'done' : 'waiting',
      added_at: at,
      ended_at: refusal && at,
      result: refusal && 'refused',
      error_json: refusal && JSON.stringify(refusal),
    }))
    await trx.insertInto('import_queue').values(rows).execute()
  }
}

/** Takes the first file that waits and marks it as being imported. */
export async function takeNext(trx: WritableDb): Promise<NextFile | null> {
  const next = await trx
    .selectFrom('import_queue')
    .select(['id', 'path', 'name', 'is_own_copy'])
    .where('state', '=', 'waiting')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  if (!next) return null
  await trx.updateTable('import_queue').set({ state: 'importing' }).where('id', '=', next.id).execute()
  return { id: next.id, path: next.path, name: next.name, isOwnCopy: next.is_own_copy === 1 }
}

/** Notes how a file ended. */
export async function updateEnded(trx: WritableDb, ids: readonly number[], ended: Ended): Promise<void> {
  const reason = ended.state === 'cancelled' ? null : ended.reason
  const values = {
    state: ended.state,
    ended_at: ended.at,
    result: ended.state === 'done' ? ended.result : null,
    import_file_id: ended.state === 'done' ? ended.importId : null,
    error_json: reason && JSON.stringify(reason),
  }
  for (const part of inParts(ids))
    await trx.updateTable('import_queue').set(values).where('id', 'in', part).execute()
}

/** Lets files wait again, in their old places. */
export async function updateWaiting(trx: WritableDb, ids: readonly number[]): Promise<void> {
  const values = { state: 'waiting', ended_at: null, result: null, import_file_id: null, error_json: null }
  for (const part of inParts(ids))
    await trx.updateTable('import_queue').set(values).where('id', 'in', part).execute()
}

/** Files that were in the middle of it wait again. @returns how many there were */
export async function resetImporting(trx: WritableDb): Promise<number> {
  const reset = await trx
    .updateTable('import_queue')
    .set({ state: 'waiting' })
    .where('state', '=', 'importing')
    .executeTakeFirst()
  return Number(reset.numUpdatedRows)
}

/** Files that can be tried again: they failed, were cancelled or refused. */
export async function selectRetryable(db: ReadableDb): Promise<QueueRow[]> {
  const rows = await selectRows(db)
    .where((where) =>
      where.or([where('state', 'in', ['failed', 'cancelled']), where('result', '=', 'refused')]),
    )
    .orderBy('id')
    .execute()
  return rows.map(toQueueRow)
}

/** Files that ended, however that was. */
export async function selectEnded(db: ReadableDb): Promise<QueueRow[]> {
  return (await selectRows(db).where('state', 'in', endedStates).execute()).map(toQueueRow)
}

export async function deleteRows(trx: WritableDb, ids: readonly number[]): Promise<void> {
  for (const part of inParts(ids)) await trx.deleteFrom('import_queue').where('id', 'in', part).execute()
}

/** Where copies lie that may still be needed: of everything but what was imported or kept in quarantine. */
export async function selectNeededCopies(db: ReadableDb): Promise<string[]> {
  const rows = await db
    .selectFrom('import_queue')
    .select('path')
    .where('is_own_copy', '=', 1)
    .where((where) => where.or([where('result', 'is', null), where('result', '=', 'refused')]))
    .execute()
  return rows.map(({ path }) => path)
}

/** @returns where the originals lay that became an import, the last one first; copies of ours are gone by then */
export async function selectOriginals(db: ReadableDb, importId: number): Promise<string[]> {
  const rows = await db
    .selectFrom('import_queue')
    .select('path')
    .where('import_file_id', '=', importId)
    .where('is_own_copy', '=', 0)
    .orderBy('id', 'desc')
    .execute()
  return rows.map(({ path }) => path)
}
