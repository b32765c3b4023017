import * as z from 'zod'
import { selectSetting, upsertSetting } from '#main/database/setting.sql.ts'
import type { Store } from '#main/database/store.ts'
import { YearMeaning } from '#main/features/downloads/portal-lists.ts'

/** Whether a list shows every person type when none is named, or wants to be asked for each. */
const PersonTypes = z.enum(['all', 'each'])

/** Remembers one thing about each list of a portal under a setting of its own. */
function createKept<T>(store: Store, settingName: string, shape: z.ZodType<T>, portalId: string) {
  const Kept: z.ZodType<Record<string, T>> = z.record(z.string(), shape)
  const known = async () => (await store.read((db) => selectSetting(db, settingName, Kept))) ?? {}
  const nameOf = (listId: string) => `${portalId}/${listId}`
  return {
    find: async (listId: string): Promise<T | null> => (await known())[nameOf(listId)] ?? null,
    async keep(listId: string, value: T): Promise<void> {
      const all = await known()
      if (all[nameOf(listId)] === value) return
      await store.write((trx) => upsertSetting(trx, settingName, { ...all, [nameOf(listId)]: value }))
    },
  }
}

/** Remembers how each list wants to be asked once it was seen, so that it is asked the right way the next time. */
export function createListMemory(store: Store, portalId: string) {
  return {
    /** What it means by a year. */
    years: createKept(store, 'downloads.yearMeanings', YearMeaning, portalId),
    personTypes: createKept(store, 'downloads.personTypes', PersonTypes, portalId),
  }
}
export type ListMemory = ReturnType<typeof createListMemory>
