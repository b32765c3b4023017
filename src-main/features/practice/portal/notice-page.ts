import { html, type Markup } from '#main/features/practice/portal/html.ts'
import { framePage } from '#main/features/practice/portal/page-frame.ts'
import { noticeOfMaintenance } from '#main/features/practice/portal/portal-pages.ts'
import { portalPaths } from '#main/features/practice/portal/portal-paths.ts'
import type { SignInHabits } from '#main/features/practice/portal/sign-in-habits.ts'

const buttonText = 'เข้าสู่ระบบผ่าน OSS สปสช.'
const toLink = (path: string, text: string) => html`<p><a href="${path}">${text}</a></p>`

/** By what the notice can be known, each alone. @source nhso/portal-evidence.json, "main and sign-in notice" */
const notices: Readonly<Record<SignInHabits['notice'], Markup>> = {
  announcement: html`<h1>ประกาศใช้งานระบบ SSO</h1>
<p>ขอให้ผู้ใช้งานทุกท่านเข้าสู่ระบบผ่านระบบยืนยันตัวตนกลาง</p>${toLink(portalPaths.singleSignOn, buttonText)}`,
  thaiD: html`<h1>เข้าสู่ระบบด้วย SSO (ThaiD)</h1>${toLink(portalPaths.singleSignOn, buttonText)}`,
  button: html`<form action="${portalPaths.singleSignOn}"><button type="submit"><b>${buttonText}</b></button></form>`,
  authLink: toLink(`${portalPaths.authorise}?client_id=eclaim`, 'เข้าสู่ระบบ'),
}

// nobody answers it any more
const olderForm = html`<form name="frmLogin" method="post" action="${portalPaths.login}">
<label for="user">ชื่อผู้ใช้</label><input id="user" name="user">
<label for="pass">รหัสผ่าน</label><input id="pass" name="pass" type="password">
<button type="submit">ตกลง</button></form>`

/** The notice that took the place of the older form, or stands beside it. */
export function singleSignOnNoticePage(habits: SignInHabits, menu?: Markup): Markup {
  const body = html`<section class="card narrow">${noticeOfMaintenance(habits)}
${notices[habits.notice]}
${habits.isFormBesideNotice ? olderForm : null}</section>`
  return framePage({ title: 'e-Claim (พอร์ทัลฝึก)', body, ...(menu && { menu }) })
}
