import { browserCodes } from '#shared/errors/browser-codes.ts'
import type { ErrorCode } from '#shared/errors/codes.ts'
import { networkCodes } from '#shared/errors/network-codes.ts'
import { portalCodes } from '#shared/errors/portal-codes.ts'

/** How a visit to the portal may end badly. */
export const visitCodes = [
  ...portalCodes,
  ...networkCodes,
  ...browserCodes,
  'folder.denied',
  'folder.temporary',
  'download.diskFull',
] as const satisfies readonly ErrorCode[]
