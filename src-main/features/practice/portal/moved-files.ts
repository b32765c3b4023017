import { randomBytes } from 'node:crypto'
import { type Answer, toPageAnswer, toRedirect } from '#main/features/practice/portal/answers.ts'
import type { PortalDesk, Route, Visit } from '#main/features/practice/portal/portal-desk.ts'
import { failurePage } from '#main/features/practice/portal/portal-pages.ts'
import { portalPaths } from '#main/features/practice/portal/portal-paths.ts'

const keptFiles = 20

function lead(desk: PortalDesk, answer: Answer, base = ''): Answer {
  const ticket = randomBytes(8).toString('hex')
  desk.movedFiles.set(ticket, answer)
  const [oldest] = desk.movedFiles.keys()
  if (desk.movedFiles.size > keptFiles && oldest !== undefined) desk.movedFiles.delete(oldest)
  return toRedirect(`${base}${portalPaths.movedFile}?${new URLSearchParams({ ticket })}`)
}

/** @returns the file itself, or the way to it where the portal keeps its files elsewhere */
export function toFilePlace(desk: PortalDesk, { area }: Route, answer: Answer): Answer {
  if (area !== 'files' || answer.status !== 200) return answer
  switch (desk.habits().filePlace) {
    case 'here':
      return answer
    case 'oneRedirect':
      return lead(desk, answer)
    case 'twoRedirects':
      return lead(desk, lead(desk, answer))
    case 'otherHost':
      // the same server under another name
      return lead(desk, answer, desk.address().replace('127.0.0.1', 'localhost'))
  }
}

function sendMoved(desk: PortalDesk, { query }: Visit): Answer {
  const ticket = query.get('ticket') ?? ''
  return desk.movedFiles.get(ticket) ?? toPageAnswer(failurePage('ไม่พบไฟล์ที่ต้องการ'), 404)
}

/** Where files lie that are not behind their links. */
export const movedFileRoutes: readonly Route[] = [
  { method: 'GET', path: portalPaths.movedFile, access: 'signedIn', area: null, answer: sendMoved },
]
