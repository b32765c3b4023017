/** A computer clock that shows another day than it is. */
export type ClockTrouble = {
  readonly state: 'behind' | 'ahead'
  /** Whole days that it is off, at least 1. */
  readonly days: number
  readonly toldBy: 'portal' | 'document'
}

/** What the portal's own clock showed, beside this computer's at the same moment. ISO instants. */
export type PortalTime = { readonly portalAt: string; readonly computerAt: string }

const dayMs = 86_400_000

/** Bangkok is seven hours ahead of the world's time all year. */
const bangkokMs = 7 * 3_600_000

function toTrouble(offsetMs: number, toldBy: ClockTrouble['toldBy']): ClockTrouble | null {
  const days = Math.floor(Math.abs(offsetMs) / dayMs)
  if (days < 1) return null
  return { state: offsetMs > 0 ? 'behind' : 'ahead', days, toldBy }
}

/**
 * Nothing tells a clock that was mended since from one that is still wrong, but for this: one that was behind was set
 * past the portal's time by then, and one that was ahead was set back before its own.
 */
function byPortal({ portalAt, computerAt }: PortalTime, now: Date): ClockTrouble | null {
  const [portal, computer] = [Date.parse(portalAt), Date.parse(computerAt)]
  const trouble = toTrouble(portal - computer, 'portal')
  const isMended = trouble?.state === 'behind' ? now.getTime() >= portal : now.getTime() < computer
  return isMended ? null : trouble
}

/**
 * Tells a clock that is wrong by more than a day against the portal at the last visit, else against the newest document:
 * nothing can have been made in the future, so the clock is behind.
 * @param portal at the last visit; null before any
 * @param newestMadeAt local CE time at which NHSO made the newest document; null when there is none
 */
export function findClockTrouble(
  now: Date,
  portal: PortalTime | null,
  newestMadeAt: string | null,
): ClockTrouble | null {
  const told = portal === null ? null : byPortal(portal, now)
  if (told !== null || newestMadeAt === null) return told
  const madeMs = Date.parse(`${newestMadeAt}Z`) - bangkokMs
  return madeMs > now.getTime() ? toTrouble(madeMs - now.getTime(), 'document') : null
}
