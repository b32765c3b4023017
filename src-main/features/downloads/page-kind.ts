import { type ListSight, toSight } from '#main/features/downloads/list-sight.ts'
import type { PageList } from '#main/features/downloads/portal-lists.ts'
import type { Marker, PageKind, PortalProfile } from '#main/features/downloads/portal-profile.ts'
import type { BrowserSession, LoadedPage } from '#main/platform/browser/browser-session.ts'

/** A page that stands open, or one that only a script was given. */
export type ShownPage = LoadedPage & { readonly isFragment: boolean }

/** What a page is; as a list it is, or should be, also what it shows. */
export type JudgedPage = { readonly kind: PageKind; readonly sight: ListSight | null }

type Needs = {
  readonly session: BrowserSession
  readonly profile: PortalProfile
  readonly baseUrl: string
}

function kindOfStatus(status: number): PageKind | null {
  if (status === 429) return 'rateLimited'
  if (status === 403) return 'forbidden'
  return status >= 500 ? 'down' : null
}

/** Which markers a page shows; every selector is looked for at once. */
async function findMarkers(session: BrowserSession, page: ShownPage, markers: readonly Marker[]) {
  const selectors = markers.flatMap((marker) => ('selector' in marker ? [marker.selector] : []))
  const shown = await session.findShown(selectors, page.isFragment ? page.html : null)
  return new Set(
    markers.filter((marker) =>
      'text' in marker ? page.html.includes(marker.text) : shown[selectors.indexOf(marker.selector)],
    ),
  )
}

async function findEvidence({ session, profile }: Needs, page: ShownPage): Promise<PageKind | null> {
  const shown = await findMarkers(
    session,
    page,
    profile.evidence.flatMap(({ markers }) => markers),
  )
  return profile.evidence.find(({ markers }) => markers.some((marker) => shown.has(marker)))?.kind ?? null
}

/** Without any line a page is only believed to be the list when it is the portal's, and no other page of it. */
async function looksLikeList({ session, profile }: Needs, page: ShownPage, list: PageList): Promise<boolean> {
  if (new URL(page.url).pathname !== list.path) return false
  if (page.isFragment && !/<(?:html|title)\b/i.test(page.html)) return true
  if (profile.alive.some((text) => page.html.includes(text))) return true
  const fields = Object.keys(list.fields).map((name) => `[name=${JSON.stringify(name)}]`)
  const shown = await session.findShown(fields, page.isFragment ? page.html : null)
  return shown.filter(Boolean).length > 1
}

async function judgeList(needs: Needs, page: ShownPage, list: PageList): Promise<JudgedPage> {
  const { session, baseUrl } = needs
  const answer = page.isFragment ? { html: page.html, address: page.url } : null
  const sight = toSight(await session.readTables(answer), page.html, list, baseUrl)
  // what stands on the page is stronger than any notice beside it
  if (sight.lines.length > 0 || sight.told !== null || sight.saysNothing === 'cell')
    return { kind: 'list', sight }
  const evidence = await findEvidence(needs, page)
  if (evidence !== null) return { kind: evidence, sight }
  return { kind: (await looksLikeList(needs, page, list)) ? 'list' : 'other', sight }
}

/**
 * @param list the list the page should be
 * @returns what a page is, judged by what it shows and by the profile's evidence
 */
export async function judgePage(needs: Needs, page: ShownPage, list: PageList | null): Promise<JudgedPage> {
  const ofStatus = kindOfStatus(page.status)
  if (ofStatus) return { kind: ofStatus, sight: null }
  if (list && page.status === 200) return judgeList(needs, page, list)
  return { kind: (await findEvidence(needs, page)) ?? 'other', sight: null }
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
