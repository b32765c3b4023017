import type { PageList } from '#main/features/downloads/portal-lists.ts'
import type { Marker, PageKind, PortalProfile } from '#main/features/downloads/portal-profile.ts'
import type { BrowserSession, LoadedPage } from '#main/platform/browser/browser-session.ts'

async function isShown(marker: Marker, session: BrowserSession, html: string): Promise<boolean> {
  return 'text' in marker ? html.includes(marker.text) : session.has(marker.selector)
}

function kindOfStatus(status: number): PageKind | null {
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
  if (ofStatus) return ofStatus
  if (list && (await isList(session, page, list))) return 'list'
  for (const { kind, markers } of profile.evidence) {
    for (const marker of markers) if (await isShown(marker, session, page.html)) return kind
  }
  return 'other'
}

/** @returns whether a tab of the portal shows that somebody is signed in. */
export function looksSignedIn(
  tab: { readonly url: string; readonly html: string },
  baseUrl: string,
  profile: PortalProfile,
): boolean {
  const isPortal = URL.canParse(tab.url) && new URL(tab.url).origin === new URL(baseUrl).origin
  return (
    isPortal && !profile.asksForSecret.test(tab.html) && profile.alive.some((text) => tab.html.includes(text))
  )
}
