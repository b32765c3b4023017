import type * as z from 'zod'
import type { ReadableDb, WritableDb } from '#main/database/store.ts'

/** @returns a setting parsed by its shape, or null when it was never saved. */
export async function selectSetting<Shape extends z.ZodType>(
  db: ReadableDb,
  name: string,
  shape: Shape,
): Promise<z.output<Shape> | null> {
  const row = await db.selectFrom('setting').select('value_json').where('name', '=', name).executeTakeFirst()
  return row ? shape.parse(JSON.parse(row.value_json)) : null
}

/** Saves a setting over the one of the same name. */
export async function upsertSetting(trx: WritableDb, name: string, value: unknown): Promise<void> {
  const value_json = JSON.stringify(value)
  await trx
    .insertInto('setting')
    .values({ name, value_json })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value_json }))
    .execute()
}
