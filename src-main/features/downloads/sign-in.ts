import * as z from 'zod'
import { placeOf } from '#main/features/downloads/page-kind.ts'
import type { PageRequest, PortalClient } from '#main/features/downloads/portal-client.ts'
import type { PageList } from '#main/features/downloads/portal-lists.ts'
import type { PageKind, PortalProfile } from '#main/features/downloads/portal-profile.ts'
import { type BrowserSession, KeptCookie } from '#main/platform/browser/browser-session.ts'
import type { Secrets } from '#main/platform/secrets.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { assertNever } from '#shared/lib/assert.ts'

/** An enabled portal account; `password` is null when a person signs in. */
export type PortalLogin = {
  readonly id: number
  readonly userName: string
  readonly password: string | null
  readonly signIn: 'stored' | 'assisted'
}

/** What signing in works with. */
export type SignInDesk = {
  readonly session: BrowserSession
  readonly client: PortalClient
  readonly profile: PortalProfile
  readonly secrets: Secrets
  /** The list whose sight proves that the portal let us in, and how to ask for it. */
  readonly proof: { readonly list: PageList; readonly request: PageRequest }
  readonly hospitalCode: string
  readonly warn: (event: string) => void
}

const KeptCookies = z.array(KeptCookie)
const sessionSecret = (login: PortalLogin) => `portal-session:${login.id}`

/** @returns false when there is no session to take up */
export async function restoreSession({ session, secrets }: SignInDesk, login: PortalLogin): Promise<boolean> {
  const kept = await secrets.find(sessionSecret(login))
  if (kept === null) return false
  await session.restoreCookies(KeptCookies.parse(JSON.parse(kept)))
  return true
}

/** Whether the portal let this account in and was not seen to forget it since. */
export async function hasSession(secrets: Secrets, login: PortalLogin): Promise<boolean> {
  return (await secrets.find(sessionSecret(login))) !== null
}

/** Keeps only the cookies that make the session: the portal refuses headers that are too long. */
export async function keepSession(
  { session, secrets, profile }: SignInDesk,
  login: PortalLogin,
): Promise<void> {
  const cookies = (await session.cookies()).filter(({ name }) => profile.sessionCookies.includes(name))
  await secrets.save(sessionSecret(login), JSON.stringify(cookies))
}

/**
 * @returns whether the portal says whose account it is
 * @throws AppError `portal.noRight` when it belongs to another hospital
 */
async function checkHospital({ client, profile, hospitalCode, warn }: SignInDesk): Promise<boolean> {
  const page = await client.glance(profile.paths.whoAmI)
  const found = page === null ? undefined : profile.hospitalCode.exec(page.html)?.[1]
  if (found === undefined) warn('downloads.hospitalUnknown')
  else if (found !== hospitalCode) throw new AppError('portal.noRight', { expected: hospitalCode, found })
  return found !== undefined
}

/** Says by its kind why a page right after signing in is not the list. */
export function toRefusal(kind: Exclude<PageKind, 'list'>): AppError {
  switch (kind) {
    case 'noRight':
    case 'forbidden':
      return new AppError('portal.noRight')
    case 'codeForm':
      return new AppError('portal.codeNeeded')
    case 'other':
      return new AppError('portal.pageChanged', { expected: 'list', found: '' })
    case 'down':
    case 'rateLimited':
      return new AppError('portal.down')
    case 'frontRejected':
      return new AppError('portal.frontRejected')
    case 'maintenance':
      return new AppError('portal.maintenance')
    case 'olderForm':
    case 'singleSignOnForm':
    case 'singleSignOnNotice':
    case 'codeExpired':
    case 'signInExpired':
    case 'failurePage':
      return new AppError('portal.sessionExpired')
    default:
      return assertNever(kind)
  }
}

/** @returns whether single sign-on wants something that only a person or a password can give */
export function asksPerson(kind: PageKind): boolean {
  return kind === 'singleSignOnForm' || kind === 'codeForm'
}

/** Pages instead of the list that say nothing yet: a living single sign-on may still lead past them. */
const doubtful: readonly PageKind[] = ['olderForm', 'singleSignOnNotice', 'signInExpired', 'failurePage']

/** Looks at the list; an Error Page is looked at once more, and single sign-on is tried before a notice counts. */
async function visitProof({ client, profile, proof }: SignInDesk): Promise<PageKind> {
  const look = async () => (await client.visit(proof.request, proof.list)).kind
  const first = await look()
  if (!doubtful.includes(first)) return first
  if (first === 'failurePage') {
    await client.glance(profile.paths.keepAlive)
    const second = await look()
    if (!doubtful.includes(second)) return second
  }
  const { kind } = await client.visit({ path: profile.paths.singleSignOn })
  return asksPerson(kind) ? kind : look()
}

/** The newer pages have nothing of the older ones on them; a living single sign-on leads straight from there to those. */
async function leaveNewerClient({ client, session, profile }: SignInDesk): Promise<void> {
  const [tab] = await session.listTabs()
  if (tab && profile.newerClient.address.test(placeOf(tab.url)))
    await client.visit({ path: profile.paths.singleSignOn })
}

/** Proves by the list and the hospital's code that the session is good, then keeps it. */
export async function proveSignedIn(desk: SignInDesk, login: PortalLogin): Promise<void> {
  const kind = await visitProof(desk)
  if (kind !== 'list' && kind !== 'other') throw toRefusal(kind)
  const isKnown = await checkHospital(desk)
  // a list that has changed proves nothing, but only somebody who is signed in sees whose account it is
  if (kind === 'other' && !isKnown) throw toRefusal(kind)
  await keepSession(desk, login)
}

/** @returns what single sign-on showed after it; `signInExpired` when it took too long and may begin anew */
async function sendSingleSignOn(
  { client, profile }: SignInDesk,
  userName: string,
  password: string,
): Promise<PageKind> {
  const { kind } = await client.visit({ path: profile.paths.singleSignOn })
  if (kind === 'codeForm') throw new AppError('portal.codeNeeded')
  if (kind === 'singleSignOnNotice' || kind === 'failurePage') throw new AppError('portal.down')
  // a living single sign-on leads straight into the portal
  if (kind !== 'singleSignOnForm') return kind
  const after = await client.send(profile.singleSignOnForm, userName, password)
  if (after === 'singleSignOnForm') throw new AppError('portal.wrongPassword')
  if (after === 'codeForm') throw new AppError('portal.codeNeeded')
  return after
}

/**
 * Signs in with stored credentials: the older form, or single sign-on where that took its place.
 * @throws AppError `portal.signInNeeded` (no stored password), `portal.wrongPassword`, `portal.codeNeeded`,
 * `portal.noRight`, `portal.pageChanged`, `portal.down`, `portal.unreachable`, `portal.sessionExpired`,
 * `portal.frontRejected`, `portal.maintenance`
 */
export async function signInStored(desk: SignInDesk, login: PortalLogin): Promise<void> {
  const { client, profile } = desk
  if (login.signIn !== 'stored' || !login.password) throw new AppError('portal.signInNeeded')
  const { kind } = await client.visit({ path: profile.paths.login })
  if (kind === 'olderForm') {
    const after = await client.send(profile.olderForm, login.userName, login.password)
    if (after === 'olderForm') throw new AppError('portal.wrongPassword')
    if (after === 'codeForm') throw new AppError('portal.codeNeeded')
  } else if (kind === 'singleSignOnNotice' || kind === 'singleSignOnForm') {
    const after = await sendSingleSignOn(desk, login.userName, login.password)
    if (after === 'signInExpired') await sendSingleSignOn(desk, login.userName, login.password)
  } else
    throw kind === 'list'
      ? new AppError('portal.pageChanged')
      : toRefusal(kind === 'failurePage' ? 'down' : kind)
  await leaveNewerClient(desk)
  await proveSignedIn(desk, login)
}

/** Forgets a session that the portal has forgotten. */
export async function forgetSession({ secrets }: SignInDesk, login: PortalLogin): Promise<void> {
  await secrets.remove(sessionSecret(login))
}

/** Takes up the session of an earlier run. @returns false when there is none or the portal has forgotten it */
export async function resumeSession(desk: SignInDesk, login: PortalLogin): Promise<boolean> {
  if (!(await restoreSession(desk, login))) return false
  const { kind } = await desk.client.visit(desk.proof.request, desk.proof.list)
  if (kind === 'list' || kind === 'other') {
    const isKnown = await checkHospital(desk)
    if (isKnown || kind === 'list') return true
  }
  await forgetSession(desk, login)
  return false
}
