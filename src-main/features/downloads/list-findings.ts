import type { FileList } from '#main/features/downloads/file-list.ts'
import { toKnownPortals } from '#main/features/downloads/known-lists.ts'
import type { PortalPlace } from '#main/features/downloads/portal-client.ts'
import type { ErrorCode } from '#shared/errors/codes.ts'
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
export function toReading(sight: Sight, { files }: FileList): ListReading {
  const bare = toBare(sight)
  if (files.length === 0) return { ...bare, ending: { state: 'empty', evidence: 'page', isProven: false } }
  const isKnown = files.every(({ counts }) => counts.total !== null)
  const counts = sight.place.source !== 'rep' ? 'none' : isKnown ? 'known' : 'unknown'
  return { ...bare, ending: { state: 'read' }, lines: files.length, counts }
}

/** @returns that a list could not be read, and why */
export function toFailedReading(sight: Sight, code: ErrorCode): ListReading {
  return { ...toBare(sight), ending: { state: 'failed', code } }
}
