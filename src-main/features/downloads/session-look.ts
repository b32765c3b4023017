import { judgePage, looksSignedIn } from '#main/features/downloads/page-kind.ts'
import type { PageKind } from '#main/features/downloads/portal-profile.ts'
import type { SignInDesk } from '#main/features/downloads/sign-in.ts'

/** Pages that only somebody sees whom the portal does not know any more. */
const signedOut: readonly PageKind[] = [
  'olderForm',
  'singleSignOnForm',
  'singleSignOnNotice',
  'codeForm',
  'signInExpired',
  'failurePage',
  'noRight',
]

/**
 * Asks the portal itself, by the page that keeps a session, whether it still knows us.
 * @returns `unsaid` of a portal that fails, which says nothing about it
 */
export async function lookAtSession(
  { client, session, profile }: SignInDesk,
  baseUrl: string,
): Promise<'known' | 'forgotten' | 'unsaid'> {
  const page = await client.glance(profile.paths.keepAlive)
  const [tab] = await session.listTabs()
  if (page?.kind === 'other' && tab && (await looksSignedIn(tab, baseUrl, profile))) return 'known'
  return page !== null && signedOut.includes(page.kind) ? 'forgotten' : 'unsaid'
}

/** Whether the page that stands open is one that only somebody sees whom the portal does not know. */
export async function isTurnedAway(
  { session, profile }: Pick<SignInDesk, 'session' | 'profile'>,
  tab: { readonly url: string; readonly html: string },
): Promise<boolean> {
  const page = { kind: 'loaded', status: 200, retryAfter: null, isFragment: false, ...tab } as const
  const baseUrl = new URL(tab.url).origin
  return signedOut.includes((await judgePage({ session, profile, baseUrl }, page, null)).kind)
}
