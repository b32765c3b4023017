import { type PortalProfile, parsePortalProfile } from '#main/features/downloads/portal-profile.ts'
import eclaimDocument from '#resources/portals/nhso-eclaim.json' with { type: 'json' }

/**
 * NHSO's e-Claim portal, REP list, as this version of the app ships it: the document, and what it means.
 * Read from public client code, not from the live site.
 * @source nhso/formats.md §3.15, §6, §10; columns-peers/portal-endpoints.json
 */
export const shippedRepPortal: { readonly document: unknown; readonly profile: PortalProfile } = {
  document: eclaimDocument,
  profile: parsePortalProfile(eclaimDocument),
}

/** The practice portal has NHSO's pages on this computer, so nobody is disturbed by a fast visitor. */
export const practiceRepPortal: PortalProfile = {
  ...shippedRepPortal.profile,
  id: 'practice-rep',
  pace: { gapMs: 0, jitterMs: 0 },
  retry: { ...shippedRepPortal.profile.retry, pausesMs: [300, 900] },
}
