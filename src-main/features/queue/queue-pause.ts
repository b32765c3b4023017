import * as z from 'zod'
import { selectSetting, upsertSetting } from '#main/database/setting.sql.ts'
import type { Store } from '#main/database/store.ts'
import type { Log } from '#main/platform/log.ts'

type Needs = { readonly store: Store; readonly log: Log }

const Saved = z.object({ isPaused: z.boolean() })
const settingName = 'queue'

/** Whether the queue rests, here at once and in the store for the next start. Owns the setting `queue`. */
export function createQueuePause({ store, log }: Needs) {
  let isPaused = false

  async function set(value: boolean): Promise<void> {
    isPaused = value
    await store.write((trx) => upsertSetting(trx, settingName, { isPaused: value }))
  }

  return {
    isPaused: () => isPaused,

    async load(): Promise<void> {
      isPaused = (await store.read((db) => selectSetting(db, settingName, Saved)))?.isPaused ?? false
    },

    /** Holds at once. @throws AppError when the store cannot learn of it */
    set,

    /** Rests because of trouble, also when the store is in it and cannot learn of that. */
    async restInTrouble(): Promise<void> {
      await set(true).catch((error: unknown) => log.error('queue.pauseNotSaved', {}, error))
    },
  }
}

export type QueuePause = ReturnType<typeof createQueuePause>
