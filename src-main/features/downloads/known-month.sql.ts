import type { ReadableDb } from '#main/database/store.ts'
import type { Source } from '#shared/model/source.ts'
import type { Month } from '#shared/model/thai-date.ts'

/**
 * @param wanted.other than this month; `since`: the earliest one that counts
 * @returns the newest month in which this list is known to have had files, or null
 */
export async function findKnownMonth(
  db: ReadableDb,
  source: Source,
  scheme: string,
  { other, since }: { readonly other: Month; readonly since: Month },
): Promise<Month | null> {
  const row = await db
    .selectFrom('download_file')
    .select('month')
    .where('source', '=', source)
    .where('scheme', '=', scheme)
    .where('month', '<>', other)
    .where('month', '>=', since)
    .orderBy('month', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.month ?? null
}
