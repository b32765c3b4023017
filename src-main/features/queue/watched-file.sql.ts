import type { ReadableDb, WritableDb } from '#main/database/store.ts'

/** @returns whether these bytes were taken out of the watched folder before, or came in another way. */
export async function selectIsKnown(db: ReadableDb, sha256: string): Promise<boolean> {
  const taken = await db
    .selectFrom('watched_file')
    .select('sha256')
    .where('sha256', '=', sha256)
    .executeTakeFirst()
  if (taken) return true
  const imported = await db
    .selectFrom('import_file')
    .select('id')
    .where('sha256', '=', sha256)
    .executeTakeFirst()
  return imported !== undefined
}

/** Notes that these bytes were taken. */
export async function insertTaken(trx: WritableDb, sha256: string, at: string): Promise<void> {
  await trx
    .insertInto('watched_file')
    .values({ sha256, taken_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
