import type { IncomingHttpHeaders } from 'node:http'
import { type Answer, toPageAnswer } from '#main/features/practice/portal/answers.ts'
import { html } from '#main/features/practice/portal/html.ts'
import type { SignInHabits } from '#main/features/practice/portal/sign-in-habits.ts'

/** As servers of this kind say it, with nothing of the portal. */
const rejection = html`<html><head><title>Request Rejected</title></head><body>The requested URL was rejected. Please consult with your administrator.<br><br>Your support ID is: 7514830922637098113<br><br><a href="javascript:history.back();">[Go Back]</a></body></html>`

const unseenRejection = html`<html><head><title>-</title></head><body><p>ไม่สามารถดำเนินการได้ (7514830922637098113)</p></body></html>`

const maintenancePage = html`<!DOCTYPE html><html lang="th"><head><meta charset="utf-8"><title>e-Claim</title></head>
<body><center><table><tr><td><h2>ขออภัย ขณะนี้อยู่ระหว่างปรับปรุงระบบ</h2><p>จะเปิดให้บริการอีกครั้งเวลา 06.00 น.</p></td></tr></table></center></body></html>`

/** @returns what keeps a visitor out before any page of the portal is reached, under 200; null lets her in */
export function keepOut(habits: SignInHabits, headers: IncomingHttpHeaders): Answer | null {
  const { front, frontWords, maintenance } = habits
  const isRejected =
    front === 'rejectsAll' ||
    // such a browser says so itself
    (front === 'rejectsHeadless' && /headless/i.test(headers['user-agent'] ?? ''))
  if (isRejected) return toPageAnswer(frontWords === 'usual' ? rejection : unseenRejection)
  return maintenance === 'page' ? toPageAnswer(maintenancePage) : null
}
