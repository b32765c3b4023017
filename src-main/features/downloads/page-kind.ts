import { type ListSight, toSight } from '#main/features/downloads/list-sight.ts'
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

/** A page that stands open, or a fragment of one that only a script was given. */
export type ShownPage = LoadedPage & { readonly isFragment: boolean }

/** What a page is; of one that is, or should be, a list also what it shows. */
export type JudgedPage = { readonly kind: PageKind; readonly sight: ListSight | null }

type Needs = {
  readonly session: BrowserSession
  readonly profile: PortalProfile
  readonly baseUrl: string
}

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

const selectorsOf = ({ evidence }: PortalProfile) =>
  evidence.flatMap(({ markers, unless }) => [
    ...markers.flatMap((marker) => ('selector' in marker ? [marker.selector] : [])),
    ...(unless === undefined ? [] : [unless]),
  ])

/** Looks for every selector of the evidence at once: each question to the page costs as much as all of them. */
function toEvidenceSight({ session, profile }: Needs, { url, html, isFragment }: ShownPage): Sight {
  const selectors = selectorsOf(profile)
  let asking: Promise<readonly boolean[]> | null = null
  return {
    url,
    html,
    async has(selector) {
      asking ??= session.findShown(selectors, isFragment ? html : null)
      return (await asking)[selectors.indexOf(selector)] ?? false
    },
  }
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
  const { session, profile, baseUrl } = needs
  const answer = page.isFragment ? { html: page.html, address: page.url } : null
  const sight = toSight(await session.readTables(answer), page.html, list, baseUrl)
  // what stands on the page is stronger than any notice beside it
  if (sight.lines.length > 0 || sight.told !== null || sight.saysNothing === 'cell')
    return { kind: 'list', sight }
  const shown = await findShownKind(toEvidenceSight(needs, page), profile)
  if (shown !== null) return { kind: shown, sight }
  return { kind: (await looksLikeList(needs, page, list)) ? 'list' : 'other', sight }
}

/**
 * @param list the list the page should be
 * @returns what a page is, judged by what it shows and by the profile's evidence
 */
export async function judgePage(needs: Needs, page: ShownPage, list: PageList | null): Promise<JudgedPage> {
  const ofStatus = kindOfStatus(page.status)
  if (ofStatus && ofStatus !== 'forbidden') return { kind: ofStatus, sight: null }
  if (list && page.status === 200) return judgeList(needs, page, list)
  const shown = await findShownKind(toEvidenceSight(needs, page), needs.profile)
  // a server in front of the portal may refuse with a state of its own; otherwise the state says more than the page
  if (ofStatus && shown !== 'frontRejected') return { kind: ofStatus, sight: null }
  return { kind: shown ?? 'other', sight: null }
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
