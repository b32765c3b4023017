import {
  type Answer,
  toJsonAnswer,
  toPageAnswer,
  toRedirect,
  toScriptedAnswer,
} from '#main/features/practice/portal/answers.ts'
import { html, type Markup } from '#main/features/practice/portal/html.ts'
import { toTicket } from '#main/features/practice/portal/landing-routes.ts'
import { framePage } from '#main/features/practice/portal/page-frame.ts'
import type { PortalDesk, Route, Visit } from '#main/features/practice/portal/portal-desk.ts'
import { portalPaths } from '#main/features/practice/portal/portal-paths.ts'
import { staleSignInPage } from '#main/features/practice/portal/sign-in-pages.ts'

const nowOf = ({ clock }: PortalDesk) => clock.now().getTime()
const toEnd = (desk: PortalDesk) => nowOf(desk) + desk.habits().thaiDSeconds * 1000

function thaiDPage(code: Markup): Markup {
  const body = html`<section class="card narrow"><h1>เข้าสู่ระบบด้วย ThaiD</h1><div id="qr">${code}</div></section>`
  return framePage({ title: 'ThaiD (พอร์ทัลฝึก)', body })
}

const expiredCode = html`<p>QR Code หมดอายุแล้ว</p>`

/** Asks now and then whether the code was scanned, as the page of ThaiD does. */
const toScript = (state: string) => `
const timer = setInterval(async () => {
  const answer = await fetch('${portalPaths.thaiDState}?state=${state}').then((one) => one.json())
  if (answer.state === 'shown') return
  clearInterval(timer)
  if (answer.state === 'scanned') location.assign('${portalPaths.thaiDReturn}?state=${state}')
  else document.getElementById('qr').innerHTML = ${JSON.stringify(expiredCode.markup)}
}, 200)`

function begin(desk: PortalDesk): Answer {
  const state = desk.signIns.open({ step: 'thaiD', endsAtMs: toEnd(desk), scannedBy: null })
  return toRedirect(`${portalPaths.thaiD}?${new URLSearchParams({ state })}`)
}

const stateOf = ({ query }: Visit) => query.get('state') ?? ''

/** Shows a code; one that has ended is followed by another where this page allows it. */
function showCode(desk: PortalDesk, visit: Visit): Answer {
  const state = stateOf(visit)
  const signIn = desk.signIns.find(state)
  if (signIn?.step !== 'thaiD') return toPageAnswer(staleSignInPage(), 400)
  if (signIn.endsAtMs <= nowOf(desk)) {
    if (desk.habits().thaiDRenewal === 'freshStart') return toPageAnswer(thaiDPage(expiredCode))
    desk.signIns.change(state, { ...signIn, endsAtMs: toEnd(desk) })
  }
  const scan = html`<div class="code">▦ ▩ ▦</div>
<p class="muted">ระบบจริงให้สแกนด้วยแอป ThaiD ระหว่างฝึกให้เปิด
<a href="${portalPaths.practiceScan}" target="_blank" rel="noopener">สแกนแทนโทรศัพท์</a></p>`
  return toScriptedAnswer(thaiDPage(scan), toScript(state))
}

function tellState(desk: PortalDesk, visit: Visit): Answer {
  const signIn = desk.signIns.find(stateOf(visit))
  if (signIn?.step !== 'thaiD') return toJsonAnswer({ state: 'expired' })
  if (signIn.scannedBy) return toJsonAnswer({ state: 'scanned' })
  return toJsonAnswer({ state: signIn.endsAtMs > nowOf(desk) ? 'shown' : 'expired' })
}

function comeBack(desk: PortalDesk, visit: Visit): Answer {
  const signIn = desk.signIns.take(stateOf(visit))
  if (signIn?.step !== 'thaiD' || !signIn.scannedBy) return toPageAnswer(staleSignInPage(), 400)
  return toTicket(desk, signIn.scannedBy, desk.habits().landing)
}

const open = { method: 'GET', access: 'anyone', area: null } as const

/** Signing in with a code for the ThaiD app. @source nhso/portal-evidence.json, page "IAM" */
export const thaiDRoutes: readonly Route[] = [
  { ...open, path: portalPaths.thaiDLogin, answer: begin },
  { ...open, path: portalPaths.thaiD, answer: showCode },
  { ...open, path: portalPaths.thaiDState, answer: tellState },
  { ...open, path: portalPaths.thaiDReturn, answer: comeBack },
]
