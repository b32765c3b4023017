import type { PortalProfile, TransfersProfile } from '#main/features/downloads/portal-profile.ts'
import type { ListScheme, Source } from '#shared/model/source.ts'

/** What the search for transfers is called; its profile has no other. */
export const transfersList = 'transfers'

type Known = {
  readonly id: string
  readonly source: Source
  readonly schemes: readonly ListScheme[]
  /** It is a page with a table. */
  readonly hasColumns: boolean
}

type Pages = { readonly profile: PortalProfile; readonly transfers: { readonly profile: TransfersProfile } }

/** @returns the profiles of a portal with their lists, in the order they are tried */
export function toKnownPortals({ profile, transfers }: Pages) {
  const lists = profile.lists.map(({ id, source, schemes, reads }): Known => {
    return { id, source, schemes, hasColumns: reads === 'page' }
  })
  const search: Known = { id: transfersList, source: 'smt', schemes: ['all'], hasColumns: false }
  return [
    { id: profile.id, version: profile.version, lists },
    { id: transfers.profile.id, version: transfers.profile.version, lists: [search] },
  ]
}
