import { signInByPerson, signInHere, type VisitNeeds } from '#main/features/downloads/open-portal.ts'
import type { RunReport } from '#main/features/downloads/run-report.ts'
import { type PortalLogin, resumeSession, type SignInDesk } from '#main/features/downloads/sign-in.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { ErrorCode } from '#shared/errors/codes.ts'

type Needs = {
  readonly visit: VisitNeeds
  readonly report: RunReport
  /** A clerk who pressed the button is there to sign in; a run at night must not open windows. */
  readonly isPersonThere: boolean
  /** The run itself works in a window that she sees. */
  readonly isInWindow: boolean
}

/** What only a person can give us. */
const personCodes: readonly ErrorCode[] = ['portal.signInNeeded', 'portal.codeNeeded']

/** @returns the account a person is asked to sign in with */
export function whoSignsIn(logins: readonly PortalLogin[]): PortalLogin {
  const login = logins.find(({ signIn }) => signIn === 'assisted') ?? logins[0]
  if (!login) throw new AppError('portal.noAccount')
  return login
}

/**
 * Asks the person to sign in where we could not, and takes her session over into the browser of the run, unless that is
 * the window she signs in in.
 * @param error why we could not; thrown again when nobody can be asked, or when she closes the window
 */
export async function callPerson(
  { visit, report, isPersonThere, isInWindow }: Needs,
  desk: SignInDesk,
  login: PortalLogin,
  error: unknown,
): Promise<void> {
  const isNeeded = error instanceof AppError && personCodes.includes(error.code)
  if (!isNeeded || !isPersonThere || !visit.browsers.canShowWindow()) throw error
  report.move({ step: 'waitsForPerson' })
  if (isInWindow) {
    await signInHere(visit, desk, login)
    return report.move({ step: 'signingIn' })
  }
  await signInByPerson(visit, login).catch((failure: unknown) => {
    const isClosed = failure instanceof AppError && failure.code === 'cancelled' && !visit.signal.aborted
    throw isClosed ? error : failure
  })
  report.move({ step: 'signingIn' })
  if (!(await resumeSession(desk, login))) throw new AppError('portal.sessionExpired')
}
