import { selectSetting, upsertSetting } from '#main/database/setting.sql.ts'
import type { ReadableDb, WritableDb } from '#main/database/store.ts'
import { noPlans, OnlyPlan, SavedPlans, toPlans } from '#main/features/schedule/saved-plans.ts'

/**
 * The saved plans. A store that still keeps its only plan the old way answers with that one; the old setting is
 * never changed, so that an older Satang finds it as it was.
 * @param firstName what that plan is called
 */
export async function selectPlans(db: ReadableDb, firstName: string): Promise<SavedPlans> {
  const saved = await selectSetting(db, 'plans', SavedPlans)
  if (saved) return saved
  const only = await selectSetting(db, 'schedule', OnlyPlan)
  return only ? toPlans(only, firstName) : noPlans
}

export async function upsertPlans(trx: WritableDb, plans: SavedPlans): Promise<void> {
  await upsertSetting(trx, 'plans', plans)
}
