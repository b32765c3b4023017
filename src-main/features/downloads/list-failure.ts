import type { PageKind } from '#main/features/downloads/portal-profile.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { assertNever } from '#shared/lib/assert.ts'

/** @returns that nothing like a list stands on the page */
export function toPageChanged(): AppError {
  return new AppError('portal.pageChanged', { expected: 'list', found: '' })
}

/**
 * @param kind of the page in the place of a list
 * @param hasMovedOn something was fetched since the session was renewed
 * @returns why the list cannot be read; null when signing in again may help, or it is the list
 */
export function toListFailure(kind: PageKind, hasMovedOn: boolean): AppError | null {
  switch (kind) {
    case 'list':
    case 'olderForm':
    case 'singleSignOnForm':
    case 'singleSignOnNotice':
    case 'codeForm':
    case 'signInExpired':
    case 'codeExpired':
    case 'failurePage':
      return null
    case 'frontRejected':
      return new AppError('portal.frontRejected')
    case 'maintenance':
      return new AppError('portal.maintenance')
    case 'forbidden':
      return new AppError('portal.noRight')
    case 'noRight':
      // right after signing in it means what it says; later it is also what a forgotten session sees
      return hasMovedOn ? null : new AppError('portal.noRight')
    case 'other':
      return toPageChanged()
    case 'rateLimited':
    case 'down':
      return new AppError('portal.down')
    default:
      return assertNever(kind)
  }
}
