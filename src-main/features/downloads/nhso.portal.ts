import type { PortalPlace } from '#main/features/downloads/portal-client.ts'
import {
  type AnyProfile,
  type PortalProfile,
  parsePortalProfile,
  type TransfersProfile,
} from '#main/features/downloads/portal-profile.ts'
import eclaimDocument from '#resources/portals/nhso-eclaim.json' with { type: 'json' }
import transfersDocument from '#resources/portals/nhso-smt.json' with { type: 'json' }
import { AppError } from '#shared/errors/app-error.ts'
import { isLayoutPack, parseLayoutPack } from '#shared/model/layouts/layout-pack.ts'

/** A profile as JSON, and what it means. */
type Shipped<Profile> = { readonly document: unknown; readonly profile: Profile }

/** What may be installed beside profiles of portals. */
type AnyKind = AnyProfile | { readonly kind: 'layouts' }

/** Reads what an admin may install: a portal's profile or a pack of layouts. @throws AppError `profile.…` */
export function parseUpdate(document: unknown) {
  return isLayoutPack(document) ? parseLayoutPack(document) : parsePortalProfile(document)
}

/** @throws AppError `profile.shape` when it is the profile of another kind of portal */
export function toEclaim(profile: AnyKind): PortalProfile {
  if (profile.kind === 'eclaim') return profile
  throw new AppError('profile.shape', { field: 'kind', reason: profile.kind })
}

/** @throws AppError `profile.shape` when it is the profile of another kind of portal */
function toTransfers(profile: AnyKind): TransfersProfile {
  if (profile.kind === 'transfers') return profile
  throw new AppError('profile.shape', { field: 'kind', reason: profile.kind })
}

/**
 * NHSO's e-Claim portal (REP and STM) as this version of the app ships it.
 * Read from public client code, not from the live site.
 * @source nhso/formats.md §3.15, §3.16, §6, §10; columns-peers/portal-endpoints.json
 */
export const shippedEclaim: Shipped<PortalProfile> = {
  document: eclaimDocument,
  profile: toEclaim(parsePortalProfile(eclaimDocument)),
}

/**
 * NHSO's Smart Money Transfer (SMT) as this version of the app ships it.
 * @source nhso/formats.md §5.1; columns-peers/smt.json
 */
export const shippedTransfers: Shipped<TransfersProfile> = {
  document: transfersDocument,
  profile: toTransfers(parsePortalProfile(transfersDocument)),
}

// the practice portal has NHSO's pages on this computer, so nobody is disturbed by a fast visitor
const atHome = { pace: { gapMs: 0, jitterMs: 0 } }

/** The practice portal's e-Claim pages. */
export const practiceEclaim: PortalProfile = {
  ...shippedEclaim.profile,
  ...atHome,
  id: 'practice-eclaim',
  retry: { ...shippedEclaim.profile.retry, pausesMs: [300, 900] },
}

/** The practice portal's transfers. */
const practiceTransfers: TransfersProfile = {
  ...shippedTransfers.profile,
  ...atHome,
  id: 'practice-smt',
  retry: { ...shippedTransfers.profile.retry, pausesMs: [300, 900] },
}

/** What the practice portal is read by, wherever it is. */
export const practicePages = { profile: practiceEclaim, transfers: { profile: practiceTransfers } }

/** @returns the practice portal's pages and transfers, both at its one address. */
export function toPracticePlace(baseUrl: string): PortalPlace {
  return { baseUrl, profile: practiceEclaim, transfers: { baseUrl, profile: practiceTransfers } }
}

/** @returns NHSO's portals, each at the address its profile names. */
export function toNhsoPlace(eclaim: AnyKind, transfers: AnyKind): PortalPlace {
  const profile = toEclaim(eclaim)
  const search = toTransfers(transfers)
  return {
    baseUrl: profile.baseUrl,
    profile,
    transfers: { baseUrl: search.baseUrl, profile: search },
  }
}
