import type { Store } from '#main/database/store.ts'
import { selectNewestMade } from '#main/features/diagnostics/clock-check.sql.ts'
import type { Clock } from '#main/platform/clock.ts'
import { type ClockTrouble, findClockTrouble, type PortalTime } from '#shared/model/clock-trouble.ts'

type Needs = {
  readonly store: Store
  readonly clock: Clock
  /** What the portal's clock showed at the last visit; null before any. */
  readonly portalTime: () => Promise<PortalTime | null>
}

/**
 * Looks whether this computer's clock is wrong by more than a day.
 * @returns the look; `seen` of it is what the portal's clock shows right now, which goes before the last visit
 */
export function createClockCheck({ store, clock, portalTime }: Needs) {
  return async (seen: PortalTime | null = null): Promise<ClockTrouble | null> =>
    findClockTrouble(clock.now(), seen ?? (await portalTime()), await store.read(selectNewestMade))
}

export type ClockCheck = ReturnType<typeof createClockCheck>
