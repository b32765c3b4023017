import type { ErrorCode } from '#shared/errors/codes.ts'
import { portalCodes } from '#shared/errors/portal-codes.ts'

/** How a visit to the portal may end badly. */
export const visitCodes = [
  ...portalCodes,
  'browser.missing',
  'browser.failed',
  'folder.denied',
  'folder.temporary',
  'download.diskFull',
] as const satisfies readonly ErrorCode[]
