import path from 'node:path'
import { toListRequest } from '#main/features/downloads/list-request.ts'
import type { Wait } from '#main/features/downloads/patience.ts'
import { waitForPerson } from '#main/features/downloads/person-sign-in.ts'
import { createPortalClient, type PortalPlace } from '#main/features/downloads/portal-client.ts'
import { proofListOf } from '#main/features/downloads/portal-profile.ts'
import type { PortalTimes } from '#main/features/downloads/portal-time.ts'
import { keepEvidence } from '#main/features/downloads/run-evidence.ts'
import type { Teller } from '#main/features/downloads/run-report.ts'
import {
  type PortalLogin,
  resumeSession,
  type SignInDesk,
  signInStored,
} from '#main/features/downloads/sign-in.ts'
import type { Browsers } from '#main/platform/browser/browser.ts'
import type { BrowserSession } from '#main/platform/browser/browser-session.ts'
import type { Clock } from '#main/platform/clock.ts'
import type { Secrets } from '#main/platform/secrets.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { ErrorCode } from '#shared/errors/codes.ts'
import type { Month } from '#shared/model/thai-date.ts'

/** The portal, the list that proves a session, and everything a visit needs. */
export type VisitNeeds = {
  readonly browsers: Browsers
  readonly secrets: Secrets
  readonly clock: Clock
  readonly wait: Wait
  readonly random: () => number
  readonly place: PortalPlace
  readonly hospitalCode: string
  /** The download folder. */
  readonly folder: string
  readonly signal: AbortSignal
  readonly tell: Teller
  /** Tells for how long the code is good that a person is shown for her ThaiD app; null when it is gone. */
  readonly tellCode: (seconds: number | null) => void
  readonly first: { readonly month: Month; readonly scheme: string }
  readonly portalTime?: Pick<PortalTimes, 'hear' | 'keep'>
}

/** Keeps how the page looks that stands open, when the failure is one it explains. */
export async function tellEvidence(
  { folder, clock, tell }: VisitNeeds,
  session: BrowserSession,
  error: unknown,
) {
  if (!(error instanceof AppError)) return
  try {
    const kept = await keepEvidence(session, error.code, folder, clock.now())
    if (kept !== null) tell('info', 'downloads.evidenceKept', { file: path.basename(kept) })
  } catch {
    // a browser that is gone, or a full disk: the failure itself is told all the same
    tell('warn', 'downloads.noPicture')
  }
}

/** Opens a browser on the portal for as long as `work` takes. */
export async function withPortal<T>(
  needs: VisitNeeds,
  isVisible: boolean,
  work: (desk: SignInDesk) => Promise<T>,
): Promise<T> {
  const { browsers, secrets, place, signal, hospitalCode, tell, first } = needs
  const session = await browsers.open({ isVisible, signal })
  const warn = (event: string) => tell('warn', event)
  try {
    const client = createPortalClient({ ...needs, ...place, session })
    const { profile } = place
    const list = proofListOf(profile)
    const [meaning = 'calendarBe'] = list.years
    const question = { meaning, personType: '', choices: {}, page: 1 }
    const { path, fields } = toListRequest(list, { ...first, hospitalCode }, question)
    const proof = { list, request: { path: `${path}?${new URLSearchParams(fields)}` } }
    return await work({ session, client, profile, secrets, proof, hospitalCode, warn })
  } catch (error) {
    await tellEvidence(needs, session, error)
    throw error
  } finally {
    await session.close()
    await needs.portalTime?.keep()
  }
}

/** Lets a person sign in, in the visible window of the desk, and keeps the session. */
export async function signInHere(needs: VisitNeeds, desk: SignInDesk, login: PortalLogin): Promise<void> {
  needs.tell('info', 'downloads.waitsForPerson')
  await waitForPerson(desk, login, needs)
  needs.tell('info', 'downloads.signedIn', { way: 'person' })
}

/** Lets a person sign in, in a window of her own, and keeps the session. */
export function signInByPerson(needs: VisitNeeds, login: PortalLogin): Promise<void> {
  return withPortal(needs, true, (desk) => signInHere(needs, desk, login))
}

/** Failures that concern one account, so that the next account may still do. */
const accountFailures: readonly ErrorCode[] = [
  'portal.wrongPassword',
  'portal.codeNeeded',
  'portal.signInNeeded',
  'portal.noRight',
]

async function enter(desk: SignInDesk, login: PortalLogin, tell: Teller): Promise<void> {
  if (await resumeSession(desk, login)) return tell('info', 'downloads.signedIn', { way: 'earlierSession' })
  await signInStored(desk, login)
  tell('info', 'downloads.signedIn', { way: 'stored' })
}

/**
 * Signs in with the first account the portal lets in.
 * @returns that account
 * @throws AppError the first account's failure when none is let in; `portal.noAccount` when there is none
 */
export async function enterPortal(
  desk: SignInDesk,
  logins: readonly PortalLogin[],
  tell: Teller,
): Promise<PortalLogin> {
  let firstFailure = new AppError('portal.noAccount')
  for (const [index, login] of logins.entries()) {
    try {
      await enter(desk, login, tell)
      return login
    } catch (error) {
      if (!(error instanceof AppError) || !accountFailures.includes(error.code)) throw error
      tell('warn', 'downloads.accountRefused', { account: index + 1, code: error.code })
      if (index === 0) firstFailure = error
      // the next account must not inherit what this one left
      await desk.session.restoreCookies([])
    }
  }
  throw firstFailure
}
