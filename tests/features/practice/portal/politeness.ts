import type { PortalRequest } from '#main/features/practice/portal/request-record.ts'

/** How a client behaved, as the portal saw it. */
export type Politeness = {
  /** The most requests of one account the portal had to answer at the same time. */
  readonly mostInFlight: number
  /** The shortest pause from one request's end to the next one's start, in milliseconds; null with fewer than two. */
  readonly smallestGapMs: number | null
  /** Addresses that were asked for after an answer that asked to wait, before its time was over. */
  readonly askedTooSoon: readonly string[]
}

const toMs = (time: string | null) => (time === null ? Number.NaN : Date.parse(time))

function isTooSoon(request: PortalRequest, before: readonly PortalRequest[]): boolean {
  return before.some(
    ({ endedAt, retryAfterSeconds }) =>
      retryAfterSeconds !== null && toMs(request.at) < toMs(endedAt) + retryAfterSeconds * 1000,
  )
}

/** Adds up what a client may be judged by. @param requests of the portal, or those that matter */
export function politenessOf(requests: readonly PortalRequest[]): Politeness {
  const gaps = requests
    .slice(1)
    .map(({ at }, index) => toMs(at) - toMs(requests[index]?.endedAt ?? null))
    .filter((gap) => !Number.isNaN(gap))
  return {
    mostInFlight: Math.max(0, ...requests.map(({ inFlightOfAccount }) => inFlightOfAccount ?? 0)),
    smallestGapMs: gaps.length === 0 ? null : Math.min(...gaps),
    askedTooSoon: requests
      .filter((request, index) => isTooSoon(request, requests.slice(0, index)))
      .map(({ path }) => path),
  }
}
