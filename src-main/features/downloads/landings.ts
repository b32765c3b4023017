import { findShownKind, looksSignedIn, placeOf } from '#main/features/downloads/page-kind.ts'
import type { PortalPlace } from '#main/features/downloads/portal-client.ts'
import type { ShownKind } from '#main/features/downloads/portal-profile.ts'
import type { BrowserTab } from '#main/platform/browser/browser-session.ts'
import { AppError } from '#shared/errors/app-error.ts'

/**
 * Where a person stands on her way into the portal, what decides most first. `in`: an older page with its menu.
 * `newerClient`: the newer pages know her. `code`: a code for the ThaiD app. `asks`: a form waits for her.
 * `doubtful`: an Error Page, or a return from signing in that shows nothing. `signedOut`: a notice, or a sign-in that took
 * too long. `elsewhere`: a page that says nothing.
 */
const byWeight = [
  'newerClient',
  'in',
  'codeExpired',
  'code',
  'asks',
  'doubtful',
  'signedOut',
  'elsewhere',
] as const
export type LandingKind = (typeof byWeight)[number]
export type Landing = { readonly kind: LandingKind; readonly tab: BrowserTab }

const forms: readonly ShownKind[] = ['olderForm', 'singleSignOnForm', 'codeForm']

/** @returns whether single sign-on came back to the portal at this address */
function isReturn(url: string, { paths }: PortalPlace['profile']): boolean {
  const { pathname, searchParams } = new URL(url)
  return [paths.login, paths.singleSignOn].includes(pathname) && searchParams.has('code')
}

async function judge(tab: BrowserTab, { baseUrl, profile }: PortalPlace): Promise<LandingKind> {
  // what Chromium shows in place of an answer without a body
  if (tab.url.startsWith('chrome-error:')) return 'doubtful'
  const shown = await findShownKind(tab, profile)
  if (profile.thaiD.address.test(placeOf(tab.url))) return shown === 'codeExpired' ? shown : 'code'
  if (shown === 'signInExpired' || shown === 'singleSignOnNotice') return 'signedOut'
  if (profile.asksForSecret.test(tab.html) || (shown !== null && forms.includes(shown))) return 'asks'
  if (!URL.canParse(tab.url) || new URL(tab.url).origin !== new URL(baseUrl).origin) return 'elsewhere'
  if (shown === 'failurePage' || shown === 'frontRejected' || shown === 'maintenance') return 'doubtful'
  const { address, token } = profile.newerClient
  if (address.test(placeOf(tab.url)) && (await tab.readStorage(token)) !== null) return 'newerClient'
  if (await looksSignedIn(tab, baseUrl, profile)) return 'in'
  return isReturn(tab.url, profile) ? 'doubtful' : 'elsewhere'
}

/** @throws AppError `cancelled` when there is no tab left: on a Mac the browser goes on without any window */
export async function findLanding(tabs: readonly BrowserTab[], place: PortalPlace): Promise<Landing> {
  const landings = await Promise.all(tabs.map(async (tab) => ({ kind: await judge(tab, place), tab })))
  const [most] = landings.toSorted((a, b) => byWeight.indexOf(a.kind) - byWeight.indexOf(b.kind))
  if (!most) throw new AppError('cancelled')
  return most
}
