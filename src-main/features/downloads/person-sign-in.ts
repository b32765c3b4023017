import { looksSignedIn } from '#main/features/downloads/page-kind.ts'
import { type PortalPlace, type Wait } from '#main/features/downloads/portal-client.ts'
import { type PortalLogin, proveSignedIn, type SignInDesk } from '#main/features/downloads/sign-in.ts'
import { AppError } from '#shared/errors/app-error.ts'

const lookEveryMs = 700

async function isSignedIn({ session }: SignInDesk, { baseUrl, profile }: PortalPlace): Promise<boolean> {
  try {
    return (await session.listTabs()).some((tab) => looksSignedIn(tab, baseUrl, profile))
  } catch (error) {
    // a tab she just closed is no failure; a closed window is
    if (session.isOpen() && error instanceof AppError && error.code === 'browser.failed') return false
    throw error
  }
}

/**
 * Shows the portal's sign-in page and waits until the person is in; what she types is never read.
 * @throws AppError `portal.signInTimeout`, `cancelled` when she closes the window, and what `proveSignedIn` throws
 */
export async function waitForPerson(
  desk: SignInDesk,
  login: PortalLogin,
  place: PortalPlace,
  wait: Wait,
  signal: AbortSignal,
): Promise<void> {
  const { profile } = place
  const first = await desk.client.glance(profile.paths.singleSignOn)
  if (!first) throw new AppError('portal.unreachable')
  if (first.kind === 'down') throw new AppError('portal.down')
  for (let waitedMs = 0; waitedMs < profile.limits.personMs; waitedMs += lookEveryMs) {
    signal.throwIfAborted()
    if (!desk.session.isOpen()) throw new AppError('cancelled')
    if (await isSignedIn(desk, place).catch(toClosed(desk))) return proveSignedIn(desk, login)
    await wait(lookEveryMs, signal)
  }
  throw new AppError('portal.signInTimeout')
}

function toClosed({ session }: SignInDesk) {
  return (error: unknown): never => {
    throw session.isOpen() ? error : new AppError('cancelled')
  }
}
