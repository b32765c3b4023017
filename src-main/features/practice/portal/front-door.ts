import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import {
  type Answer,
  deliver,
  toJsonAnswer,
  toPageAnswer,
  toRedirect,
} from '#main/features/practice/portal/answers.ts'
import { toSpoiled } from '#main/features/practice/portal/fault-answers.ts'
import type { FaultName, PortalFault } from '#main/features/practice/portal/faults.ts'
import { keepOut } from '#main/features/practice/portal/keeping-out.ts'
import { toFilePlace } from '#main/features/practice/portal/moved-files.ts'
import { singleSignOnNoticePage } from '#main/features/practice/portal/notice-page.ts'
import {
  fileNameIn,
  type PortalDesk,
  type PortalHabits,
  type Route,
  type Visit,
} from '#main/features/practice/portal/portal-desk.ts'
import { failurePage, noRightPage } from '#main/features/practice/portal/portal-pages.ts'
import { portalPaths } from '#main/features/practice/portal/portal-paths.ts'
import { parseCookies, parseForm, readBody } from '#main/features/practice/portal/request-parts.ts'
import type { RequestNotes, RequestRecord } from '#main/features/practice/portal/request-record.ts'
import { routes } from '#main/features/practice/portal/routes.ts'
import type { Session } from '#main/features/practice/portal/sessions.ts'

const unauthorised = () => toJsonAnswer({ status: 401, message: 'Unauthorized' }, 401)

function turnAway(habits: PortalHabits, route: Route, visit: Visit): Answer {
  if (route.accepts === 'bearer' || (route.accepts === 'token' && visit.query.has('token')))
    return unauthorised()
  const answers: Readonly<Record<PortalHabits['withoutSession'], () => Answer>> = {
    redirect: () => toRedirect(portalPaths.login),
    errorPage: () => toPageAnswer(failurePage('กรุณาเข้าสู่ระบบใหม่')),
    noRight: () => toPageAnswer(noRightPage()),
    ssoNotice: () => toPageAnswer(singleSignOnNoticePage(habits)),
  }
  return answers[habits.withoutSession]()
}

function findSession(desk: PortalDesk, route: Route, visit: Visit): Session | null {
  if (route.accepts === 'bearer') return desk.sessions.findByToken(visit.bearer, 'good')
  const session = desk.sessions.find(visit.cookies)
  if (session || route.accepts !== 'token') return session
  return desk.sessions.findByToken(visit.query.get('token') ?? '', 'good')
}

function findLivingSession(desk: PortalDesk, route: Route, visit: Visit): Session | null {
  const session = findSession(desk, route, visit)
  if (session && route.area === 'files' && desk.faults.endsSession(session.files, fileNameIn(visit))) {
    desk.sessions.end(session)
    return null
  }
  return session
}

/** What faults know a request by: the file it asks for, or the list with its question. */
function keyOf(area: NonNullable<Route['area']>, visit: Visit): string {
  const name = fileNameIn(visit)
  if (area !== 'files') return `${visit.path}?${visit.query}&${visit.body}`
  // agencies may number their documents alike
  return name === '' ? visit.query.toString() : `${name} ${visit.form.get('maininscl') ?? ''}`.trim()
}

function strike(
  desk: PortalDesk,
  { area }: Route,
  visit: Visit,
  hasSession: boolean,
): readonly PortalFault[] {
  if (area === null) return []
  const key = keyOf(area, visit)
  const chaos = desk.chaos.strike(area, key, hasSession)
  return [...desk.faults.strike(area, key), ...(chaos ? [chaos] : [])]
}

async function answerUnderFaults(
  desk: PortalDesk,
  route: Route,
  visit: Visit,
  session: Session | null,
): Promise<Answer> {
  const has = (name: FaultName) => visit.faults.some((fault) => fault.name === name)
  if (session && has('sessionDies')) {
    desk.sessions.end(session)
    return turnAway(desk.habits(), route, visit)
  }
  if (route.accepts === 'bearer' && has('redirectToLogin')) return unauthorised()
  if (route.access === 'anyone') return toSpoiled(await route.answer(desk, visit, session), visit.faults)
  if (!session) return route.strangerSees?.(desk) ?? turnAway(desk.habits(), route, visit)
  if (route.access === 'repRight' && session.account.hasRepRight === false) {
    return route.accepts === 'bearer'
      ? toJsonAnswer({ message: 'Forbidden' }, 403)
      : toPageAnswer(noRightPage())
  }
  return toFilePlace(desk, route, toSpoiled(await route.answer(desk, visit, session), visit.faults))
}

async function answerRoute(
  desk: PortalDesk,
  route: Route,
  visit: Visit,
  notes: RequestNotes,
): Promise<Answer> {
  const session = findLivingSession(desk, route, visit)
  if (session) notes.session(session)
  const isLetIn =
    route.access === 'anyone' ||
    (session && !(route.access === 'repRight' && session.account.hasRepRight === false))
  const faults = isLetIn ? strike(desk, route, visit, session !== null) : []
  notes.faults(faults.map(({ name }) => name))
  return await answerUnderFaults(desk, route, { ...visit, faults }, session)
}

function toVisit({ headers }: IncomingMessage, { pathname, searchParams }: URL, body: string): Visit {
  return {
    path: pathname,
    query: searchParams,
    form: parseForm(body, headers['content-type']),
    body,
    cookies: parseCookies(headers.cookie),
    bearer: /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1] ?? '',
    menu: String(headers['c-menu'] ?? ''),
    isScript: headers['x-requested-with'] === 'XMLHttpRequest',
    faults: [],
  }
}

/** Answers one request of anybody and notes it. */
export async function answerRequest(
  desk: PortalDesk,
  record: RequestRecord,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const address = new URL(request.url ?? '/', desk.address())
  const notes = record.begin(request.method ?? '', address, response)
  const kept = address.pathname.startsWith('/practice/') ? null : keepOut(desk.habits(), request.headers)
  if (kept) {
    notes.answer(kept)
    return deliver(response, kept)
  }
  const ofPath = routes.filter((one) => one.path === address.pathname)
  const route = ofPath.find((one) => one.method === request.method)
  if (!route)
    return deliver(response, toPageAnswer(failurePage('ไม่พบหน้าที่ต้องการ'), ofPath.length > 0 ? 405 : 404))
  const body = await readBody(request)
  if (body === null) return deliver(response, toPageAnswer(failurePage('ข้อมูลที่ส่งมายาวเกินไป'), 413))
  const visit = toVisit(request, address, body)
  notes.form(visit.form)
  const answer = await answerRoute(desk, route, visit, notes)
  notes.answer(answer)
  const { answerMs } = desk.habits()
  if (answerMs > 0) await delay(answerMs, undefined, { ref: false })
  return deliver(response, answer)
}
