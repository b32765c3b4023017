/** What the portal itself may answer, or fail to. */
export const portalCodes = [
  'portal.unreachable',
  'portal.wrongPassword',
  'portal.codeNeeded',
  'portal.signInNeeded',
  'portal.signInTimeout',
  'portal.sessionExpired',
  'portal.noRight',
  'portal.pageChanged',
  'portal.listSilent',
  'portal.down',
  'portal.frontRejected',
  'portal.maintenance',
  'portal.rateLimited',
  'portal.noAccount',
  'portal.busy',
] as const
