import { looksSignedIn } from '#main/features/downloads/page-kind.ts'
import type { Wait } from '#main/features/downloads/patience.ts'
import type { PortalPlace } from '#main/features/downloads/portal-client.ts'
import { type PortalLogin, proveSignedIn, type SignInDesk } from '#main/features/downloads/sign-in.ts'
import { AppError } from '#shared/errors/app-error.ts'

type Patience = { readonly place: PortalPlace; readonly wait: Wait; readonly signal: AbortSignal }

const lookEveryMs = 700

async function isSignedIn({ session }: SignInDesk, { baseUrl, profile }: PortalPlace): Promise<boolean> {
  try {
    const tabs = await session.listTabs()
    // on a Mac the browser goes on without any window
    if (tabs.length === 0) throw new AppError('cancelled')
    return tabs.some((tab) => looksSignedIn(tab, baseUrl, profile))
  } catch (error) {
    // a tab that is closed or changes while we look is no failure
    if (session.isOpen() && isBrowserFailure(error)) return false
    throw error
  }
}

function isBrowserFailure(error: unknown): boolean {
  return error instanceof AppError && error.code === 'browser.failed'
}

async function watch(desk: SignInDesk, login: PortalLogin, { place, wait, signal }: Patience): Promise<void> {
  const first = await desk.client.glance(place.profile.paths.singleSignOn)
  if (!first) throw new AppError('portal.unreachable')
  if (first.kind === 'down') throw new AppError('portal.down')
  for (let waitedMs = 0; waitedMs < place.profile.limits.personMs; waitedMs += lookEveryMs) {
    signal.throwIfAborted()
    if (await isSignedIn(desk, place)) return proveSignedIn(desk, login)
    await wait(lookEveryMs, signal)
  }
  throw new AppError('portal.signInTimeout')
}

/**
 * Shows the portal's sign-in page and waits until the person is in; what she types is never read.
 * @throws AppError `portal.signInTimeout`, `cancelled` when she closes the window, and what `proveSignedIn` throws
 */
export async function waitForPerson(desk: SignInDesk, login: PortalLogin, patience: Patience): Promise<void> {
  try {
    await watch(desk, login, patience)
  } catch (error) {
    // a window that is gone was closed by the person
    throw isBrowserFailure(error) ? new AppError('cancelled', {}, { cause: error }) : error
  }
}
