import { type Answer, toJsonAnswer, toPageAnswer } from '#main/features/practice/portal/answers.ts'
import { html } from '#main/features/practice/portal/html.ts'
import { framePage } from '#main/features/practice/portal/page-frame.ts'
import type { PortalDesk, Route, Visit } from '#main/features/practice/portal/portal-desk.ts'
import { portalPaths } from '#main/features/practice/portal/portal-paths.ts'
import { parseJsonObject } from '#main/features/practice/portal/request-parts.ts'
import { SignInHabits } from '#main/features/practice/portal/sign-in-habits.ts'

/** Scans as the phone of the account everybody may practise with would. */
function scan(desk: PortalDesk): Answer {
  const account = desk.accounts.find(({ isAnnounced }) => isAnnounced)
  const isScanned = account !== undefined && desk.signIns.scan(account, desk.clock.now().getTime())
  const text = isScanned ? 'สแกนแล้ว กลับไปที่หน้าต่างเดิม' : 'ไม่มีโค้ดที่ใช้ได้ ให้เปิดหน้า ThaiD ใหม่'
  const body = html`<section class="card narrow"><h1>สแกนแทนโทรศัพท์</h1><p>${text}</p></section>`
  return toPageAnswer(framePage({ title: 'สแกนแทนโทรศัพท์ (พอร์ทัลฝึก)', body }))
}

/** Lets a trainer show how the portal may behave when somebody signs in. */
function changeHabits(desk: PortalDesk, { body }: Visit): Answer {
  const habits = SignInHabits.safeParse({ ...desk.habits(), ...parseJsonObject(body) })
  if (!habits.success) return toJsonAnswer({ message: 'Bad Request' }, 400)
  desk.setHabits(habits.data)
  return toJsonAnswer({})
}

/** What only a practice portal has: a phone for everybody, and a way to behave otherwise. */
export const practiceRoutes: readonly Route[] = [
  { method: 'GET', path: portalPaths.practiceScan, access: 'anyone', area: null, answer: scan },
  { method: 'POST', path: portalPaths.practiceHabits, access: 'anyone', area: null, answer: changeHabits },
]
