import type { ErrorCode } from '#shared/errors/codes.ts'

/** How a visit to the portal may end badly. */
export const visitCodes = [
  'portal.unreachable',
  'portal.wrongPassword',
  'portal.codeNeeded',
  'portal.signInNeeded',
  'portal.signInTimeout',
  'portal.sessionExpired',
  'portal.noRight',
  'portal.pageChanged',
  'portal.down',
  'portal.rateLimited',
  'portal.noAccount',
  'portal.busy',
  'browser.missing',
  'browser.failed',
  'folder.denied',
  'download.diskFull',
] as const satisfies readonly ErrorCode[]
