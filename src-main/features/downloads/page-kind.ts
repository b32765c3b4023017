import type { PageList } from '#main/features/downloads/portal-lists.ts'
import type {
  Evidence,
  Marker,
  PageKind,
  PortalProfile,
  ShownKind,
} from '#main/features/downloads/portal-profile.ts'
import type { BrowserSession, BrowserTab, LoadedPage } from '#main/platform/browser/browser-session.ts'

/** A page, in whatever tab it stands. */
export type Sight = Pick<BrowserTab, 'url' | 'html' | 'has'>

/** @returns host and path of an address, as profiles name places */
export function placeOf(url: string): string {
  if (!URL.canParse(url)) return ''
  const { host, pathname } = new URL(url)
  return host + pathname
}

// what a script or a comment holds is not shown
const unseen = /<(script|style|noscript)\b[\s\S]*?<\/\1>|<!--[\s\S]*?-->/gi

async function isShown(marker: Marker, { html, has }: Sight): Promise<boolean> {
  if ('text' in marker) return html.includes(marker.text)
  return 'pattern' in marker ? marker.pattern.test(html.replaceAll(unseen, '')) : has(marker.selector)
}

async function proves({ markers, at, unless, mostCharacters }: Evidence, sight: Sight): Promise<boolean> {
  if (at && !at.test(placeOf(sight.url))) return false
  if (mostCharacters !== undefined && sight.html.length > mostCharacters) return false
  for (const marker of markers)
    if (await isShown(marker, sight)) return unless === undefined || !(await sight.has(unless))
  return false
}

/** @returns what a page shows by the profile's evidence, or null when that says nothing. */
export async function findShownKind(sight: Sight, profile: PortalProfile): Promise<ShownKind | null> {
  for (const evidence of profile.evidence) if (await proves(evidence, sight)) return evidence.kind
  return null
}

function kindOfStatus(status: number): 'rateLimited' | 'forbidden' | 'down' | null {
  if (status === 429) return 'rateLimited'
  if (status === 403) return 'forbidden'
  return status >= 500 ? 'down' : null
}

async function isList(session: BrowserSession, page: LoadedPage, list: PageList): Promise<boolean> {
  return page.status === 200 && new URL(page.url).pathname === list.path && (await session.has(list.table))
}

/**
 * @param list the list the page should be
 * @returns what the page the browser stands on is, judged by the profile's evidence.
 */
export async function findPageKind(
  session: BrowserSession,
  page: LoadedPage,
  profile: PortalProfile,
  list: PageList | null,
): Promise<PageKind> {
  const ofStatus = kindOfStatus(page.status)
  if (ofStatus && ofStatus !== 'forbidden') return ofStatus
  if (list && (await isList(session, page, list))) return 'list'
  const shown = await findShownKind({ url: page.url, html: page.html, has: session.has }, profile)
  // a server in front of the portal may refuse with a state of its own; otherwise the state says more than the page
  if (ofStatus && shown !== 'frontRejected') return ofStatus
  return shown ?? 'other'
}

/** @returns whether a page of the portal shows that somebody is signed in; a mark of failure says more than a menu. */
export async function looksSignedIn(sight: Sight, baseUrl: string, profile: PortalProfile): Promise<boolean> {
  const isPortal = URL.canParse(sight.url) && new URL(sight.url).origin === new URL(baseUrl).origin
  if (!isPortal || profile.asksForSecret.test(sight.html)) return false
  if (!profile.alive.some((text) => sight.html.includes(text))) return false
  const shown = await findShownKind(sight, profile)
  // who lacks the right to a page is in all the same
  return shown === null || shown === 'noRight'
}
