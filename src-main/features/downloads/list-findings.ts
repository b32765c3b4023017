import { toKnownPortals } from '#main/features/downloads/known-lists.ts'
import type { ListRead } from '#main/features/downloads/list-ways.ts'
import { toFailedFinding } from '#main/features/downloads/page-finding.ts'
import type { PortalPlace } from '#main/features/downloads/portal-client.ts'
import type { LastLook } from '#main/features/downloads/see-list.ts'
import type { ErrorCode } from '#shared/errors/codes.ts'
import { cleanReading } from '#shared/model/clean-reading.ts'
import type { ListReading } from '#shared/model/list-reading.ts'
import type { ListPlace } from '#shared/model/source.ts'

/** Of which list, at which visit. */
export type Sight = { readonly portal: PortalPlace; readonly place: ListPlace; readonly at: string }

function toBare({ portal, place, at }: Sight): Omit<ListReading, 'ending'> {
  const { source, scheme, month } = place
  const known = toKnownPortals(portal).flatMap(({ id, lists }) =>
    lists.map((list) => ({ ...list, portal: id })),
  )
  const list = known.find((one) => one.source === source && one.schemes.includes(scheme))
  return {
    portal: list?.portal ?? portal.profile.id,
    list: list?.id ?? source,
    source,
    scheme,
    month,
    at,
    lines: 0,
    told: null,
    counts: 'none',
    columns: [],
    sample: [],
    structure: null,
  }
}

/** @returns what was understood of a list that could be read */
export function toReading(sight: Sight, { list, finding }: ListRead): ListReading {
  return cleanReading({ ...toBare(sight), list, ...finding })
}

/** @returns that a list could not be read, and why; with how its page is built where one was seen */
export function toFailedReading(sight: Sight, code: ErrorCode, last: LastLook | null): ListReading {
  const bare = { ...toBare(sight), ending: { state: 'failed' as const, code } }
  return last ? cleanReading({ ...bare, list: last.list.id, ...toFailedFinding(last) }) : bare
}
