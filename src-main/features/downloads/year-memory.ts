import * as z from 'zod'
import { selectSetting, upsertSetting } from '#main/database/setting.sql.ts'
import type { Store } from '#main/database/store.ts'
import { YearMeaning } from '#main/features/downloads/portal-lists.ts'

/** What the lists of each portal were seen to mean by a year, by portal and list. */
const Meanings = z.record(z.string(), YearMeaning)
const settingName = 'downloads.yearMeanings'

/** Remembers what a list means by a year once it was seen, so that it is asked the right way the next time. */
export function createYearMemory(store: Store, portalId: string) {
  const known = async () => (await store.read((db) => selectSetting(db, settingName, Meanings))) ?? {}
  const nameOf = (listId: string) => `${portalId}/${listId}`
  return {
    find: async (listId: string): Promise<YearMeaning | null> => (await known())[nameOf(listId)] ?? null,
    async keep(listId: string, meaning: YearMeaning): Promise<void> {
      const meanings = await known()
      if (meanings[nameOf(listId)] === meaning) return
      await store.write((trx) => upsertSetting(trx, settingName, { ...meanings, [nameOf(listId)]: meaning }))
    },
  }
}
export type YearMemory = ReturnType<typeof createYearMemory>
