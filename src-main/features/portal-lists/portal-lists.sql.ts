import type { ReadableDb, WritableDb } from '#main/database/store.ts'
import { ListReading } from '#shared/model/list-reading.ts'

/** The newest reading of a list in a scheme, and the last one that worked. */
export type KeptReadings = { readonly newest: ListReading; readonly good: ListReading | null }
type Place = Pick<ListReading, 'portal' | 'list' | 'scheme'>

const parse = (text: string): ListReading => ListReading.parse(JSON.parse(text))
const toReadings = (row: { newest_json: string; good_json: string | null }): KeptReadings => ({
  newest: parse(row.newest_json),
  good: row.good_json === null ? null : parse(row.good_json),
})

export async function selectReadings(db: ReadableDb): Promise<KeptReadings[]> {
  const rows = await db
    .selectFrom('list_reading')
    .select(['newest_json', 'good_json'])
    .orderBy('portal')
    .orderBy('list')
    .orderBy('scheme')
    .execute()
  return rows.map(toReadings)
}

export async function findReadings(db: ReadableDb, place: Place): Promise<KeptReadings | null> {
  const row = await db
    .selectFrom('list_reading')
    .select(['newest_json', 'good_json'])
    .where('portal', '=', place.portal)
    .where('list', '=', place.list)
    .where('scheme', '=', place.scheme)
    .executeTakeFirst()
  return row ? toReadings(row) : null
}

export async function upsertReadings(trx: WritableDb, { newest, good }: KeptReadings): Promise<void> {
  const { portal, list, scheme } = newest
  const json = {
    newest_json: JSON.stringify(newest),
    good_json: good === null ? null : JSON.stringify(good),
  }
  await trx
    .insertInto('list_reading')
    .values({ portal, list, scheme, ...json })
    .onConflict((conflict) => conflict.columns(['portal', 'list', 'scheme']).doUpdateSet(json))
    .execute()
}
