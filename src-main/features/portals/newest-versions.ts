import * as z from 'zod'
import { selectSetting, upsertSetting } from '#main/database/setting.sql.ts'
import type { Store } from '#main/database/store.ts'

const Versions = z.record(z.string(), z.int())
const settingName = 'portals.newest'

/** Remembers the newest version of each profile that was ever accepted here. Owns the setting `portals.newest`. */
export function createNewestVersions({ store }: { readonly store: Store }) {
  const newest = new Map<string, number>()
  let reading: Promise<void> | null = null

  async function read(): Promise<void> {
    const saved = await store.read((db) => selectSetting(db, settingName, Versions))
    for (const [id, version] of Object.entries(saved ?? {}))
      newest.set(id, Math.max(version, newest.get(id) ?? 0))
  }

  return {
    /** @returns 0 when none was accepted yet */
    async find(id: string): Promise<number> {
      reading ??= read()
      await reading
      return newest.get(id) ?? 0
    },

    /** From here on nothing older is accepted, whatever becomes of this one. */
    async keep(id: string, version: number): Promise<void> {
      newest.set(id, Math.max(version, newest.get(id) ?? 0))
      await store.write((trx) => upsertSetting(trx, settingName, Object.fromEntries(newest)))
    },
  }
}
