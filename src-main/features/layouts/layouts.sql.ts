import type { ReadableDb, WritableDb } from '#main/database/store.ts'

export type LayoutVersion = {
  readonly layoutJson: string
  readonly name: string
  readonly at: string
  readonly by: string
}

/** Layouts an admin made, by the layout they were made from and in the order they were made. */
export async function selectLayoutVersions(db: ReadableDb): Promise<LayoutVersion[]> {
  return db
    .selectFrom('layout_version')
    .select(['layout_json as layoutJson', 'name', 'created_at as at', 'created_by as by'])
    .orderBy('base_layout')
    .orderBy('number')
    .execute()
}

/** @returns the number the next version of a layout gets, from 1 */
export async function selectNextNumber(db: ReadableDb, baseLayout: string): Promise<number> {
  const row = await db
    .selectFrom('layout_version')
    .select((select) => select.fn.max('number').as('last'))
    .where('base_layout', '=', baseLayout)
    .executeTakeFirst()
  return (row?.last ?? 0) + 1
}

export async function insertLayoutVersion(
  trx: WritableDb,
  baseLayout: string,
  number: number,
  { layoutJson, name, at, by }: LayoutVersion,
): Promise<void> {
  await trx
    .insertInto('layout_version')
    .values({
      base_layout: baseLayout,
      number,
      name,
      layout_json: layoutJson,
      created_at: at,
      created_by: by,
    })
    .execute()
}
