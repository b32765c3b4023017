import { type Answer, toPageAnswer, toRedirect } from '#main/features/practice/portal/answers.ts'
import { enterByTicket, toTicket } from '#main/features/practice/portal/landing-routes.ts'
import { singleSignOnNoticePage } from '#main/features/practice/portal/notice-page.ts'
import type { PortalDesk, Route, Visit } from '#main/features/practice/portal/portal-desk.ts'
import { failurePage } from '#main/features/practice/portal/portal-pages.ts'
import { portalPaths } from '#main/features/practice/portal/portal-paths.ts'
import {
  clearedCookies,
  type PracticeAccount,
  toSessionCookies,
} from '#main/features/practice/portal/sessions.ts'
import {
  codePage,
  loginPage,
  passwordPage,
  practiceCodePage,
  type SignInHints,
  staleSignInPage,
  tooManyCodesPage,
} from '#main/features/practice/portal/sign-in-pages.ts'
import type { SignIn } from '#main/features/practice/portal/sign-ins.ts'

type CodeStep = Extract<SignIn, { step: 'code' }>

/** So many wrong one-time codes end a sign-in. */
const wrongCodesAtMost = 3

const wrongPasswordText = 'ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง'
const wrongPasswordNotices = {
  thaiMessage: wrongPasswordText,
  silent: null,
  errorWord: 'Login error',
} as const

function findAccount(desk: PortalDesk, userName: string, password: string): PracticeAccount | null {
  const known = desk.accounts.find((account) => account.userName === userName.trim())
  return known?.password === password ? known : null
}

function toHints(desk: PortalDesk, notice: string | null): SignInHints {
  return { notice, account: desk.accounts.find((account) => account.isAnnounced) ?? null }
}

function showLogin(desk: PortalDesk, { query }: Visit): Answer {
  const ticket = query.get('code')
  if (ticket !== null) return enterByTicket(desk, ticket)
  const habits = desk.habits()
  return toPageAnswer(
    habits.olderForm === 'open' ? loginPage(toHints(desk, null)) : singleSignOnNoticePage(habits),
  )
}

function submitLogin(desk: PortalDesk, { form }: Visit): Answer {
  const habits = desk.habits()
  const { olderForm, wrongPassword } = habits
  if (olderForm === 'ssoNotice') return toPageAnswer(singleSignOnNoticePage(habits))
  const account = findAccount(desk, form.get('user') ?? '', form.get('pass') ?? '')
  if (!account) return toPageAnswer(loginPage(toHints(desk, wrongPasswordNotices[wrongPassword])))
  return toRedirect(portalPaths.main, toSessionCookies(desk.sessions.start(account, 'form')))
}

function toFormAction(desk: PortalDesk, signIn: SignIn): string {
  return `${portalPaths.authenticate}?${new URLSearchParams({ session_code: desk.signIns.open(signIn), client_id: 'eclaim' })}`
}

function enterSingleSignOn(desk: PortalDesk, { query }: Visit): Answer {
  const ticket = query.get('code')
  if (ticket === null) {
    const request = new URLSearchParams({
      client_id: 'eclaim',
      redirect_uri: `${desk.address()}${portalPaths.singleSignOn}`,
      response_type: 'code',
      scope: 'openid',
    })
    return toRedirect(`${portalPaths.authorise}?${request}`)
  }
  return enterByTicket(desk, ticket)
}

/** A browser that single sign-on remembers is let in without a form. */
function authorise(desk: PortalDesk, { cookies }: Visit): Answer {
  const known = desk.signIns.recall(cookies.get('KEYCLOAK_IDENTITY') ?? '')
  return known ? toTicket(desk, known, 'main') : showPassword(desk, null, '')
}

function showPassword(desk: PortalDesk, notice: string | null, userName: string): Answer {
  return toPageAnswer(passwordPage(toFormAction(desk, { step: 'password' }), toHints(desk, notice), userName))
}

function showCode(desk: PortalDesk, notice: string | null, signIn: CodeStep): Answer {
  const { codeShown, codeForm } = desk.habits()
  return toPageAnswer(codePage(toFormAction(desk, signIn), notice, codeShown === 'practicePage', codeForm))
}

function showPracticeCode(desk: PortalDesk): Answer {
  if (desk.habits().codeShown === 'nowhere') return toPageAnswer(failurePage('ไม่พบหน้าที่ต้องการ'), 404)
  return toPageAnswer(practiceCodePage(desk.signIns.currentCode()))
}

function submitPassword(desk: PortalDesk, form: URLSearchParams): Answer {
  const userName = form.get('username') ?? ''
  const account = findAccount(desk, userName, form.get('password') ?? '')
  if (!account) {
    return showPassword(desk, wrongPasswordText, userName)
  }
  if (account.asksForCode === false) return toTicket(desk, account, desk.habits().landing)
  return showCode(desk, null, { step: 'code', account, wrongCodes: 0 })
}

function submitCode(desk: PortalDesk, form: URLSearchParams, signIn: CodeStep): Answer {
  const code = (form.get('otp') ?? form.get('totp') ?? '').replace(/\s/g, '')
  if (code !== desk.signIns.currentCode()) {
    const wrongCodes = signIn.wrongCodes + 1
    if (wrongCodes === wrongCodesAtMost) return toPageAnswer(tooManyCodesPage(), 400)
    return showCode(desk, 'รหัสครั้งเดียวไม่ถูกต้อง กรุณาลองใหม่', { ...signIn, wrongCodes })
  }
  desk.signIns.changeCode()
  return toTicket(desk, signIn.account, desk.habits().landing)
}

function submitSingleSignOn(desk: PortalDesk, { query, form }: Visit): Answer {
  const signIn = desk.signIns.take(query.get('session_code') ?? '')
  if (desk.signIns.isFirstSent() && desk.habits().isFirstFormStale)
    return toPageAnswer(staleSignInPage(), 400)
  if (signIn?.step === 'password') return submitPassword(desk, form)
  if (signIn?.step === 'code') return submitCode(desk, form, signIn)
  return toPageAnswer(staleSignInPage(), 400)
}

/** Signing in by the older form or by single sign-on, and signing out. */
export const signInRoutes: readonly Route[] = [
  { method: 'GET', path: portalPaths.login, access: 'anyone', area: null, answer: showLogin },
  { method: 'POST', path: portalPaths.login, access: 'anyone', area: null, answer: submitLogin },
  { method: 'GET', path: portalPaths.singleSignOn, access: 'anyone', area: null, answer: enterSingleSignOn },
  {
    method: 'GET',
    path: portalPaths.authorise,
    access: 'anyone',
    area: null,
    answer: authorise,
  },
  {
    method: 'POST',
    path: portalPaths.authenticate,
    access: 'anyone',
    area: null,
    answer: submitSingleSignOn,
  },
  {
    method: 'GET',
    path: portalPaths.practiceCode,
    access: 'anyone',
    area: null,
    answer: showPracticeCode,
  },
  {
    method: 'GET',
    path: portalPaths.logout,
    access: 'signedIn',
    area: null,
    answer: (desk, _visit, session) => {
      desk.sessions.end(session)
      return toRedirect(portalPaths.login, clearedCookies)
    },
  },
]
