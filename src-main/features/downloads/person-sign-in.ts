import { findLanding, type Landing, type LandingKind } from '#main/features/downloads/landings.ts'
import { createOwnSteps } from '#main/features/downloads/own-steps.ts'
import { looksSignedIn } from '#main/features/downloads/page-kind.ts'
import type { Wait } from '#main/features/downloads/patience.ts'
import type { PortalPlace } from '#main/features/downloads/portal-client.ts'
import type { Teller } from '#main/features/downloads/run-report.ts'
import { createShownCode } from '#main/features/downloads/shown-code.ts'
import {
  asksPerson,
  type PortalLogin,
  proveSignedIn,
  type SignInDesk,
  toRefusal,
} from '#main/features/downloads/sign-in.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { ErrorCode } from '#shared/errors/codes.ts'
import { networkCodes, toUnreachedCode } from '#shared/errors/network-codes.ts'

type Patience = {
  readonly place: PortalPlace
  readonly wait: Wait
  readonly signal: AbortSignal
  readonly tell: Teller
  /** Tells whoever waits for how long the code for the ThaiD app is good; null when none is shown any more. */
  readonly tellCode: (seconds: number | null) => void
}

const lookEveryMs = 700

/** She is not in yet. */
const notYet: readonly ErrorCode[] = ['portal.sessionExpired', 'portal.codeNeeded']
/** May be over in a moment; it is told when her time ends with it. */
const passing: readonly ErrorCode[] = ['portal.down', 'portal.unreachable', ...networkCodes]

const isOneOf = (codes: readonly ErrorCode[], error: unknown): error is AppError =>
  error instanceof AppError && codes.includes(error.code)

function isBrowserFailure(error: unknown): boolean {
  return isOneOf(['browser.failed'], error)
}

/** @returns null when a tab is closed or changes while we work, which is no failure */
async function whileOpen<T>({ session }: SignInDesk, work: () => Promise<T>): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    if (session.isOpen() && isBrowserFailure(error)) return null
    throw error
  }
}

/** Looks at the main page, as a person would after an Error Page or a return that shows nothing. */
async function isInAfterAll({ client, session }: SignInDesk, place: PortalPlace): Promise<boolean> {
  const { baseUrl, profile } = place
  const page = await client.glance(profile.paths.keepAlive)
  if (page?.kind === 'frontRejected' || page?.kind === 'maintenance') throw toRefusal(page.kind)
  const [tab] = await session.listTabs()
  return page?.kind === 'other' && tab !== undefined && looksSignedIn(tab, baseUrl, profile)
}

/** Goes on by ourselves from where she stands. @returns whether the portal let her in */
async function goOn(
  desk: SignInDesk,
  login: PortalLogin,
  place: PortalPlace,
  kind: LandingKind,
): Promise<boolean> {
  if (kind === 'signedOut' || kind === 'newerClient') {
    const page = await desk.client.visit({ path: place.profile.paths.singleSignOn })
    // the older pages know nobody, so the sign-in page stays open for her
    if (kind === 'signedOut' || asksPerson(page.kind)) return false
  }
  if (kind === 'doubtful' && !(await isInAfterAll(desk, place))) return false
  await proveSignedIn(desk, login)
  return true
}

/** Where a step of our own may lead on; a form and its page are hers. */
const leadsOn: readonly LandingKind[] = ['in', 'newerClient', 'doubtful', 'signedOut']

/** Loads the page of an old code anew, or begins anew where that brings no other. */
async function renewCode(
  { client }: SignInDesk,
  { tab }: Landing,
  how: 'load' | 'freshStart',
  { place, signal }: Patience,
): Promise<void> {
  const { limits, paths } = place.profile
  if (how === 'load') await tab.reload({ timeoutMs: limits.pageMs, signal })
  else await client.glance(paths.singleSignOn)
}

async function openSignIn({ client }: SignInDesk, { profile }: PortalPlace): Promise<void> {
  const first = await client.lookOnce(profile.paths.singleSignOn)
  if (first.kind === 'unreachable') throw new AppError(toUnreachedCode(first.reason))
  const { kind } = first
  if (kind === 'down' || kind === 'frontRejected' || kind === 'maintenance') throw toRefusal(kind)
}

async function watch(desk: SignInDesk, login: PortalLogin, patience: Patience): Promise<void> {
  const { place, wait, signal } = patience
  const { limits, thaiD } = place.profile
  const steps = createOwnSteps()
  const code = createShownCode({ ...patience, thaiD })
  let trouble: AppError | null = null

  /** @returns whether the portal let her in */
  async function takeStep(kind: LandingKind): Promise<boolean> {
    try {
      if (await whileOpen(desk, () => goOn(desk, login, place, kind))) return true
    } catch (error) {
      if (!isOneOf([...notYet, ...passing], error)) throw error
      if (isOneOf(passing, error)) trouble = error
    }
    steps.took()
    return false
  }

  await openSignIn(desk, place)
  for (let waitedMs = 0; waitedMs < limits.personMs; waitedMs += lookEveryMs) {
    signal.throwIfAborted()
    const landing = await whileOpen(desk, async () => findLanding(await desk.session.listTabs(), place))
    if (landing?.kind === 'asks') trouble = null
    if (landing && code.isOld(landing, waitedMs))
      await whileOpen(desk, () => renewCode(desk, landing, code.renew(), patience))
    else if (landing && steps.isDue(landing.kind) && leadsOn.includes(landing.kind)) {
      if (await takeStep(landing.kind)) return
    }
    await wait(lookEveryMs, signal)
  }
  throw trouble ?? new AppError('portal.signInTimeout')
}

/**
 * Shows the portal's sign-in page and waits until the person is in; what she types is never read. Where she lands anywhere
 * but on an older page with its menu, Satang goes on by itself.
 * @throws AppError `portal.signInTimeout`, `cancelled` when she closes the window, and what `proveSignedIn` throws
 */
export async function waitForPerson(desk: SignInDesk, login: PortalLogin, patience: Patience): Promise<void> {
  try {
    await watch(desk, login, patience)
  } catch (error) {
    // a window that is gone was closed by the person
    throw isBrowserFailure(error) ? new AppError('cancelled', {}, { cause: error }) : error
  } finally {
    patience.tellCode(null)
  }
}
