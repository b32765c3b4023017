import type { Store } from '#main/database/store.ts'
import {
  parseUpdate,
  shippedEclaim,
  shippedTransfers,
  toNhsoPlace,
} from '#main/features/downloads/nhso.portal.ts'
import type { PortalPlace } from '#main/features/downloads/portal-client.ts'
import { createPortals } from '#main/features/portals/portals.service.ts'
import { readPinnedKeys } from '#main/features/portals/trusted-keys.ts'
import type { Clock } from '#main/platform/clock.ts'
import type { Log } from '#main/platform/log.ts'
import { shippedLayoutPack, toLayoutPack } from '#shared/model/layouts/layout-pack.ts'

type Needs = {
  readonly store: Store
  readonly clock: Clock
  readonly log: Log
  /** Where installed updates lie. */
  readonly folder: string
}

/** Joins what is shipped of portals and layouts with what an administrator installed. */
export function openPortals(needs: Needs) {
  const portals = createPortals({
    ...needs,
    keys: readPinnedKeys(),
    shipped: [shippedEclaim, shippedTransfers, { document: shippedLayoutPack, profile: shippedLayoutPack }],
    parse: parseUpdate,
  })
  return {
    portals,
    /** NHSO's portals as they are read now. */
    getNhso: async (): Promise<PortalPlace> =>
      toNhsoPlace(
        await portals.getProfile(shippedEclaim.profile.id),
        await portals.getProfile(shippedTransfers.profile.id),
      ),
    /** Null while the shipped one is in use. */
    async findPack() {
      const pack = toLayoutPack(await portals.getProfile(shippedLayoutPack.id))
      return pack === shippedLayoutPack ? null : pack
    },
  }
}
