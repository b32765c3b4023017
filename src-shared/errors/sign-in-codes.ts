import type { ErrorCode } from '#shared/errors/codes.ts'

const signInCodes: readonly ErrorCode[] = [
  'portal.codeNeeded',
  'portal.signInNeeded',
  'portal.signInTimeout',
  'portal.sessionExpired',
  'portal.wrongPassword',
]

/** @returns whether only a person who signs in to the portal can end this failure. */
export function needsSignIn(code: ErrorCode): boolean {
  return signInCodes.includes(code)
}
