import {
  type Answer,
  toPageAnswer,
  toRedirect,
  toScriptedAnswer,
} from '#main/features/practice/portal/answers.ts'
import { html } from '#main/features/practice/portal/html.ts'
import { singleSignOnNoticePage } from '#main/features/practice/portal/notice-page.ts'
import type { PortalDesk, Route, Visit } from '#main/features/practice/portal/portal-desk.ts'
import { failurePage, mainPage, signedInMenu } from '#main/features/practice/portal/portal-pages.ts'
import { portalPaths } from '#main/features/practice/portal/portal-paths.ts'
import {
  type PracticeAccount,
  type Session,
  toSessionCookies,
} from '#main/features/practice/portal/sessions.ts'
import type { SignInHabits } from '#main/features/practice/portal/sign-in-habits.ts'
import { staleSignInPage } from '#main/features/practice/portal/sign-in-pages.ts'

type LandingName = SignInHabits['landing']

const needsMemory: readonly LandingName[] = ['clientHome', 'noticeWithMenu']
/** Some landings return to the older address. */
const returnsToLogin: readonly LandingName[] = ['blankReturn', 'failingReturn', 'emptyReturn']
const blankPage = html`<html><head></head><body></body></html>`
const failure = failurePage('ระบบขัดข้องชั่วคราว')

/** Sends somebody whom single sign-on let in back to the portal. */
export function toTicket(desk: PortalDesk, account: PracticeAccount, landing: LandingName): Answer {
  const isKept = desk.habits().isSingleSignOnKept || needsMemory.includes(landing)
  const cookies = isKept
    ? [`KEYCLOAK_IDENTITY=${desk.signIns.remember(account)}; Path=/; HttpOnly; SameSite=Lax`]
    : []
  if (landing === 'clientHome') return toRedirect(portalPaths.clientHome, cookies)
  const code = desk.signIns.open({ step: 'ticket', account, landing })
  const path = returnsToLogin.includes(landing) ? portalPaths.login : portalPaths.singleSignOn
  return toRedirect(`${path}?${new URLSearchParams({ code })}`, cookies)
}

/** Begins the session of somebody who comes with a ticket; not every landing shows a page of the portal then. */
export function enterByTicket(desk: PortalDesk, ticket: string): Answer {
  const signIn = desk.signIns.take(ticket)
  if (signIn?.step !== 'ticket') return toPageAnswer(staleSignInPage(), 400)
  const { account, landing } = signIn
  if (landing === 'noticeWithMenu') return toPageAnswer(singleSignOnNoticePage(desk.habits(), signedInMenu))
  const cookies = toSessionCookies(desk.sessions.start(account, 'singleSignOn'))
  if (landing === 'blankReturn') return toPageAnswer(blankPage, 200, cookies)
  if (landing === 'failingReturn') return toPageAnswer(failure, 500, cookies)
  if (landing === 'emptyReturn') return { ...toPageAnswer(failure, 500, cookies), body: Buffer.alloc(0) }
  return toRedirect(portalPaths.main, cookies)
}

function showMain(desk: PortalDesk, _visit: Visit, session: Session): Answer {
  const habits = desk.habits()
  if (habits.landing === 'errorWithMenu' && session.requests === 1)
    return toPageAnswer(failurePage('ระบบขัดข้องชั่วคราว', signedInMenu))
  return toPageAnswer(mainPage(session.account.userName, habits))
}

/** The newer pages know whom single sign-on remembers, without a session of the older ones. */
function showClientHome(desk: PortalDesk, { cookies }: Visit): Answer {
  const account = desk.signIns.recall(cookies.get('KEYCLOAK_IDENTITY') ?? '')
  if (!account) return toRedirect(portalPaths.authorise)
  const token = desk.sessions.tokenOf(desk.sessions.start(account, 'singleSignOn'))
  const page = html`<!DOCTYPE html><html lang="th"><head><meta charset="utf-8"><title>e-Claim</title></head>
<body><div id="app"><section class="ant-layout"><h1>e-Claim Online</h1></section></div></body></html>`
  return toScriptedAnswer(page, `localStorage.setItem('token', '${token}')`)
}

/** Where somebody lands after signing in. @source nhso/portal-evidence.json, item "person sign-in: where she lands" */
export const landingRoutes: readonly Route[] = [
  { method: 'GET', path: portalPaths.main, access: 'signedIn', area: 'main', answer: showMain },
  { method: 'GET', path: portalPaths.clientHome, access: 'anyone', area: null, answer: showClientHome },
]
