import { toDocument } from '#main/features/downloads/json-answer.ts'
import { judgePage } from '#main/features/downloads/page-kind.ts'
import type { PageKind, PortalProfile } from '#main/features/downloads/portal-profile.ts'
import type { BrowserSession, JsonAnswer } from '#main/platform/browser/browser-session.ts'
import { AppError } from '#shared/errors/app-error.ts'

/** @throws AppError `portal.frontRejected`, `portal.maintenance`: the portal itself is not reached at all */
export function refuseFront(kind: PageKind): void {
  if (kind === 'frontRejected') throw new AppError('portal.frontRejected')
  if (kind === 'maintenance') throw new AppError('portal.maintenance')
}

type Needs = {
  readonly session: BrowserSession
  readonly profile: PortalProfile
  readonly baseUrl: string
}
type Answered = Extract<JsonAnswer, { kind: 'answered' }>

/** As `refuseFront`, of a page in the place of an answer in JSON. @param url where it was asked for */
export async function refuseFrontAnswer(
  needs: Needs,
  url: string,
  { status, text: html, retryAfter }: Answered,
): Promise<void> {
  if (toDocument(html) !== null) return
  const page = { kind: 'loaded', status, url, html, retryAfter, isFragment: true } as const
  refuseFront((await judgePage(needs, page, null)).kind)
}
