import * as z from 'zod'
import { selectSetting, upsertSetting } from '#main/database/setting.sql.ts'
import type { ReadableDb, WritableDb } from '#main/database/store.ts'
import { Instant } from '#shared/model/ids.ts'

const settingName = 'layouts.removed'
const RemovedLayout = z.object({ id: z.string(), at: Instant, by: z.string(), why: z.string() })
export type RemovedLayout = z.infer<typeof RemovedLayout>

/** Layouts made here that are used no more, in the order they were removed. Their versions stay in `layout_version`. */
export async function selectRemoved(db: ReadableDb): Promise<readonly RemovedLayout[]> {
  return (await selectSetting(db, settingName, z.array(RemovedLayout))) ?? []
}

export async function insertRemoved(trx: WritableDb, removed: RemovedLayout): Promise<void> {
  await upsertSetting(trx, settingName, [...(await selectRemoved(trx)), removed])
}
