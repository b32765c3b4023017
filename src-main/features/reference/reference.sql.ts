import { type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { Database } from '#main/database/schema.ts'
import type { ReadableDb, WritableDb } from '#main/database/store.ts'
import type { BuiltinList } from '#main/features/reference/builtin-lists.ts'
import { EntryCells, type ListEntry, toPlainCode, toSearchText } from '#main/features/reference/list-entry.ts'
import type { ReferenceKind } from '#shared/contract/reference.ts'

export type Source = 'builtin' | 'loaded'
export type SourcedEntry = ListEntry & { readonly source: Source }

type Where = ExpressionBuilder<Database, 'reference_entry'>

/** Keeps one statement well below the engine's bound on parameters. */
const entriesPerInsert = 500

/** Words in lower case that an entry must all have. */
export type Search = { readonly kind: ReferenceKind; readonly words: readonly string[] }

const plainCode = sql<string>`replace(replace(code, '.', ''), '-', '')`
const escapeLike = (text: string) => text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)
const holds = (text: string) => sql<SqlBool>`search_text like ${`%${escapeLike(text)}%`} escape '\\'`

/** A word is also looked for as a code without points, because lists write `I500` as well as `I50.0`. */
function hasWord(where: Where, word: string) {
  const plain = toPlainCode(word)
  return plain === '' || plain === word ? holds(word) : where.or([holds(word), holds(plain)])
}

/** A single word may be the beginning of a code. */
function beginsCode({ words }: Search) {
  const [first = '', second] = words
  const plain = second === undefined ? toPlainCode(first).toUpperCase() : ''
  return plain === ''
    ? sql<SqlBool>`1 = 0`
    : sql<SqlBool>`${plainCode} like ${`${escapeLike(plain)}%`} escape '\\'`
}

function isHit(where: Where, search: Search) {
  return where.and([where('kind', '=', search.kind), ...search.words.map((word) => hasWord(where, word))])
}

/** How many codes a search finds; a code of two sources counts once. */
export async function countCodes(db: ReadableDb, search: Search): Promise<number> {
  const row = await db
    .selectFrom('reference_entry')
    .select((select) => select.fn.count<number>('code').distinct().as('total'))
    .where((where) => isHit(where, search))
    .executeTakeFirstOrThrow()
  return row.total
}

/** How many codes begin with what is searched for. */
async function countFirstCodes(db: ReadableDb, search: Search): Promise<number> {
  const row = await db
    .selectFrom('reference_entry')
    .select((select) => select.fn.count<number>('code').distinct().as('total'))
    .where('kind', '=', search.kind)
    .where(beginsCode(search))
    .executeTakeFirstOrThrow()
  return row.total
}

/**
 * The codes a search finds: those that begin with it come first, the shortest of them at the head, then those found
 * by their words. Both parts are in the order of the index, so that a search that finds everything sorts nothing.
 */
export async function selectCodes(
  db: ReadableDb,
  search: Search,
  limit: number,
  offset: number,
): Promise<string[]> {
  const ofKind = db.selectFrom('reference_entry').select('code').distinct().where('kind', '=', search.kind)
  const firstCount = offset === 0 ? 0 : await countFirstCodes(db, search)
  const firsts = await ofKind.where(beginsCode(search)).orderBy('code').limit(limit).offset(offset).execute()
  const others = await ofKind
    .where((where) => where.and([isHit(where, search), where.not(beginsCode(search))]))
    .orderBy('code')
    .limit(limit - firsts.length)
    .offset(Math.max(0, offset - firstCount))
    .execute()
  return [...firsts, ...others].map(({ code }) => code)
}

/** Every entry of these codes, from both sources. */
export async function selectEntries(
  db: ReadableDb,
  kind: ReferenceKind,
  codes: readonly string[],
): Promise<SourcedEntry[]> {
  if (codes.length === 0) return []
  const rows = await db
    .selectFrom('reference_entry')
    .select(['code', 'source', 'title_th', 'title_en', 'cells_json'])
    .where('kind', '=', kind)
    .where('code', 'in', codes)
    .execute()
  return rows.map((row) => ({
    code: row.code,
    source: row.source === 'builtin' ? 'builtin' : 'loaded',
    titleTh: row.title_th,
    titleEn: row.title_en,
    cells: EntryCells.parse(JSON.parse(row.cells_json)),
  }))
}

/** Of these codes, those a list of the kind has. */
export async function selectKnownCodes(
  db: ReadableDb,
  kind: ReferenceKind,
  codes: readonly string[],
): Promise<Set<string>> {
  if (codes.length === 0) return new Set()
  const rows = await db
    .selectFrom('reference_entry')
    .select('code')
    .where('kind', '=', kind)
    .where('code', 'in', codes)
    .execute()
  return new Set(rows.map(({ code }) => code))
}

/** How many entries each kind has from each source. */
export async function countEntries(db: ReadableDb) {
  return db
    .selectFrom('reference_entry')
    .select((select) => ['kind', 'source', select.fn.countAll<number>().as('entries')])
    .groupBy(['kind', 'source'])
    .execute()
}

/** The list of each kind that was loaded last. */
export async function selectLists(db: ReadableDb) {
  return db
    .selectFrom('reference_list')
    .select(['kind', 'file_name as file', 'loaded_at as loadedAt', 'loaded_by as loadedBy'])
    .execute()
}

/** Adds entries; one whose code the source already has changes nothing. @returns how many were added */
export async function insertEntries(
  trx: WritableDb,
  kind: ReferenceKind,
  source: Source,
  entries: readonly ListEntry[],
): Promise<number> {
  let added = 0
  for (let first = 0; first < entries.length; first += entriesPerInsert) {
    const values = entries.slice(first, first + entriesPerInsert).map((entry) => ({
      kind,
      code: entry.code,
      source,
      title_th: entry.titleTh,
      title_en: entry.titleEn,
      search_text: toSearchText(entry),
      cells_json: JSON.stringify(entry.cells),
    }))
    const result = await trx
      .insertInto('reference_entry')
      .values(values)
      .onConflict((conflict) => conflict.columns(['kind', 'code', 'source']).doNothing())
      .executeTakeFirst()
    added += Number(result.numInsertedOrUpdatedRows ?? 0)
  }
  return added
}

/** Puts what Satang ships in place of what an earlier version shipped. */
export async function replaceBuiltin(trx: WritableDb, lists: readonly BuiltinList[]): Promise<void> {
  await trx.deleteFrom('reference_entry').where('source', '=', 'builtin').execute()
  for (const { kind, entries } of lists) await insertEntries(trx, kind, 'builtin', entries)
}

export async function deleteLoaded(trx: WritableDb, kind: ReferenceKind): Promise<void> {
  await trx.deleteFrom('reference_entry').where('kind', '=', kind).where('source', '=', 'loaded').execute()
}

/** Keeps which file a kind's list came from, over the file before. */
export async function upsertList(
  trx: WritableDb,
  kind: ReferenceKind,
  list: { file: string; sha256: string; entries: number; loadedAt: string; loadedBy: string },
): Promise<void> {
  const facts = {
    file_name: list.file,
    sha256: list.sha256,
    entry_count: list.entries,
    loaded_at: list.loadedAt,
    loaded_by: list.loadedBy,
  }
  await trx
    .insertInto('reference_list')
    .values({ kind, ...facts })
    .onConflict((conflict) => conflict.column('kind').doUpdateSet(facts))
    .execute()
}
