import * as z from 'zod'
import { selectSetting, upsertSetting } from '#main/database/setting.sql.ts'
import type { Store } from '#main/database/store.ts'
import type { Clock } from '#main/platform/clock.ts'
import type { Log } from '#main/platform/log.ts'
import type { PortalTime } from '#shared/model/clock-trouble.ts'
import { Instant } from '#shared/model/ids.ts'

const settingName = 'downloads.portalTime'
const Kept = z.object({ portalAt: Instant, computerAt: Instant })

type Needs = { readonly store: Store; readonly clock: Clock; readonly log: Log }

/**
 * Remembers which time the portal's answers bear, beside this computer's at that moment: the last pair is kept when a
 * visit ends. Owns the setting `downloads.portalTime`.
 */
export function createPortalTime({ store, clock, log }: Needs) {
  let heard: PortalTime | null = null
  return {
    /** @param sentAt the header `Date` of an answer that came from the portal just now */
    hear(sentAt: string): void {
      const sent = Date.parse(sentAt)
      if (Number.isNaN(sent)) return
      heard = { portalAt: new Date(sent).toISOString(), computerAt: clock.now().toISOString() }
    },

    /** Keeps what was heard last; a store that refuses it ends no visit. */
    async keep(): Promise<void> {
      const latest = heard
      heard = null
      if (latest === null) return
      try {
        await store.write((trx) => upsertSetting(trx, settingName, latest))
      } catch (error) {
        log.error('downloads.portalTimeNotKept', {}, error)
      }
    },

    /** @returns the pair of the last visit, or null before any */
    find: (): Promise<PortalTime | null> => store.read((db) => selectSetting(db, settingName, Kept)),
  }
}

export type PortalTimes = ReturnType<typeof createPortalTime>
