import type { ReadableDb } from '#main/database/store.ts'

/**
 * When NHSO made the newest document that counts, local CE time; null when there is none that says it. Lists of
 * transfers are left out: they bear the clock of the computer that saved them.
 */
export async function selectNewestMade(db: ReadableDb): Promise<string | null> {
  const row = await db
    .selectFrom('import_file')
    .select((select) => select.fn.max('produced_at').as('newest'))
    .where('state', '=', 'imported')
    .where('undone_at', 'is', null)
    .where('kind', 'in', ['REP', 'STM'])
    .executeTakeFirst()
  return row?.newest ?? null
}
