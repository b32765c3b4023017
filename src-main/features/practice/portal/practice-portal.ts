import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type Answer, deliver, toPageAnswer, toRedirect } from '#main/features/practice/portal/answers.ts'
import { toSpoiled } from '#main/features/practice/portal/fault-answers.ts'
import { createFaults, type PortalFault } from '#main/features/practice/portal/faults.ts'
import {
  type PortalDesk,
  type PortalHabits,
  type Route,
  usualHabits,
  type Visit,
} from '#main/features/practice/portal/portal-desk.ts'
import {
  failurePage,
  noRightPage,
  singleSignOnNoticePage,
} from '#main/features/practice/portal/portal-pages.ts'
import { portalPaths } from '#main/features/practice/portal/portal-paths.ts'
import { fileNameIn } from '#main/features/practice/portal/rep-routes.ts'
import { parseCookies, readForm } from '#main/features/practice/portal/request-parts.ts'
import {
  createRequestRecord,
  type PortalRequest,
  type RequestRecord,
} from '#main/features/practice/portal/request-record.ts'
import { routes } from '#main/features/practice/portal/routes.ts'
import {
  createSessions,
  type PracticeAccount,
  type Session,
} from '#main/features/practice/portal/sessions.ts'
import { createSignIns } from '#main/features/practice/portal/sign-ins.ts'
import type { PracticeHospital } from '#main/features/practice/practice-hospital.ts'
import type { Clock } from '#main/platform/clock.ts'
import type { Log } from '#main/platform/log.ts'

type Needs = {
  readonly hospital: PracticeHospital
  readonly accounts: readonly PracticeAccount[]
  readonly clock: Clock
  /** A session ends after this long without a request; default 25 minutes, as seen at NHSO. */
  readonly sessionIdleMs?: number
  /** A session ends after this many requests; default never. */
  readonly sessionRequests?: number
  readonly habits?: Partial<PortalHabits>
  readonly log?: Log
}

/** The practice hospital's portal, living on loopback until it is stopped. */
export type PracticePortal = {
  /** e.g. `http://127.0.0.1:40123`, without a slash at the end */
  readonly address: string
  setFault(fault: PortalFault): void
  clearFaults(): void
  setHabits(habits: Partial<PortalHabits>): void
  /** The one-time code that single sign-on accepts now; it changes with every sign-in. */
  currentCode(): string
  /** Signs everybody out. */
  expireSessions(): void
  /** Every request so far, oldest first, without secrets. */
  requests(): readonly PortalRequest[]
  /** Ends every connection and frees the port; a second call does nothing more. */
  stop(): Promise<void>
}

function turnAway(habits: PortalHabits): Answer {
  const answers: Readonly<Record<PortalHabits['withoutSession'], () => Answer>> = {
    redirect: () => toRedirect(portalPaths.login),
    errorPage: () => toPageAnswer(failurePage('กรุณาเข้าสู่ระบบใหม่')),
    noRight: () => toPageAnswer(noRightPage()),
    ssoNotice: () => toPageAnswer(singleSignOnNoticePage()),
  }
  return answers[habits.withoutSession]()
}

function findSession(desk: PortalDesk, route: Route, visit: Visit): Session | null {
  const session = desk.sessions.find(visit.cookies)
  if (session && route.area === 'files' && desk.faults.endsSession(session.files, fileNameIn(visit.query))) {
    desk.sessions.end(session)
    return null
  }
  return session
}

async function answerRoute(
  desk: PortalDesk,
  route: Route,
  visit: Visit,
  session: Session | null,
): Promise<Answer> {
  if (route.access === 'anyone') return route.answer(desk, visit)
  if (!session) return turnAway(desk.habits())
  if (route.access === 'repRight' && session.account.hasRepRight === false) return toPageAnswer(noRightPage())
  const key = fileNameIn(visit.query) || visit.query.toString()
  const faults = route.area === null ? [] : desk.faults.strike(route.area, key)
  return toSpoiled(await route.answer(desk, { ...visit, faults }, session), faults)
}

async function answerRequest(
  desk: PortalDesk,
  record: RequestRecord,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const address = new URL(request.url ?? '/', desk.address())
  const nameAccount = record.begin(request.method ?? '', address, response)
  const ofPath = routes.filter((one) => one.path === address.pathname)
  const route = ofPath.find((one) => one.method === request.method)
  if (!route)
    return deliver(response, toPageAnswer(failurePage('ไม่พบหน้าที่ต้องการ'), ofPath.length > 0 ? 405 : 404))
  const form = await readForm(request)
  if (form === null) return deliver(response, toPageAnswer(failurePage('ข้อมูลที่ส่งมายาวเกินไป'), 413))
  const visit = {
    query: address.searchParams,
    form,
    cookies: parseCookies(request.headers.cookie),
    faults: [],
  }
  const session = findSession(desk, route, visit)
  if (session) nameAccount(session.account.userName)
  return deliver(response, await answerRoute(desk, route, visit, session))
}

function createDesk(needs: Needs, address: () => string, habits: () => PortalHabits): PortalDesk {
  const {
    hospital,
    accounts,
    clock,
    sessionIdleMs = 25 * 60_000,
    sessionRequests = Number.POSITIVE_INFINITY,
  } = needs
  const sessions = createSessions({ clock, idleMs: sessionIdleMs, maxRequests: sessionRequests })
  return {
    hospital,
    accounts,
    clock,
    sessions,
    signIns: createSignIns(),
    faults: createFaults(),
    shownNames: new Map(),
    habits,
    address,
  }
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve)
  })
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('the practice portal has no port')
  return `http://127.0.0.1:${bound.port}`
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

/** Starts a portal that behaves like NHSO's, on a free port of 127.0.0.1. It answers from `hospital` only. */
export async function startPracticePortal(needs: Needs): Promise<PracticePortal> {
  let habits: PortalHabits = { ...usualHabits, ...needs.habits }
  let address = ''
  const desk = createDesk(
    needs,
    () => address,
    () => habits,
  )
  const record = createRequestRecord(needs.clock)
  const server = createServer((request, response) => {
    answerRequest(desk, record, request, response).catch((error: unknown) => {
      needs.log?.error('practice.pageFailed', { path: request.url?.split('?')[0] ?? '' }, error)
      if (response.headersSent) response.destroy()
      else response.writeHead(500).end()
    })
  })
  address = await listen(server)
  let stopped: Promise<void> | null = null
  return {
    address,
    setFault: desk.faults.set,
    clearFaults: desk.faults.clear,
    setHabits: (changes) => {
      habits = { ...habits, ...changes }
    },
    currentCode: desk.signIns.currentCode,
    expireSessions: desk.sessions.endAll,
    requests: record.list,
    stop: () => {
      stopped ??= close(server)
      return stopped
    },
  }
}
