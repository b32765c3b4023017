import { html, type Markup } from '#main/features/practice/portal/html.ts'
import { framePage } from '#main/features/practice/portal/page-frame.ts'
import { portalPaths } from '#main/features/practice/portal/portal-paths.ts'
import type { SignInHabits } from '#main/features/practice/portal/sign-in-habits.ts'
import { type Scheme, schemes } from '#shared/model/scheme.ts'

/** Thai names of the schemes as NHSO's pages print them. @source nhso/formats.md §6.2 */
export const schemeNames: Readonly<Record<Scheme, string>> = {
  ucs: 'สิทธิหลักประกันสุขภาพถ้วนหน้า',
  ofc: 'สิทธิข้าราชการ',
  sss: 'สิทธิประกันสังคม',
  lgo: 'สิทธิกองทุนบุคลากรองค์การปกครองส่วนท้องถิ่น',
  nhs: 'สิทธิเจ้าหน้าที่สปสช.',
  bkk: 'สิทธิเจ้าหน้าที่กรุงเทพมหานคร',
  bmt: 'สิทธิเจ้าหน้าที่ขสมก.',
  srt: 'เจ้าหน้าที่การรถไฟแห่งประเทศไทย',
  pvt: 'สิทธิ PVT',
}

export const signedInMenu = html`<nav><a href="${portalPaths.main}">หน้าหลัก</a>
<a href="${portalPaths.checkData}">หน่วยงาน</a>
<a href="${portalPaths.logout}">ออกจากระบบ</a></nav>`

/** Where a person who opens the bare address chooses how to sign in. */
export function homePage(): Markup {
  const body = html`<section class="card narrow">
<h1>พอร์ทัลฝึก e-Claim</h1>
<p>หน้าจอนี้ทำงานเหมือนระบบของ สปสช. แต่อยู่ในเครื่องนี้เท่านั้น</p>
<ul>
<li><a href="${portalPaths.singleSignOn}">เข้าสู่ระบบผ่าน OSS สปสช.</a></li>
<li><a href="${portalPaths.login}">เข้าสู่ระบบแบบเดิม</a></li>
<li><a href="${portalPaths.practiceCode}">รหัสสำหรับฝึก</a></li>
</ul>
</section>`
  return framePage({ title: 'พอร์ทัลฝึก e-Claim', body })
}

const comingMaintenance = html`<div class="notice">ประกาศ: จะปิดปรับปรุงระบบคืนวันเสาร์ 22.00 น. (Scheduled maintenance)</div>`

/** What is told of the coming maintenance on pages that work. */
export function noticeOfMaintenance({ maintenance }: SignInHabits): Markup | null {
  return maintenance === 'notice' ? comingMaintenance : null
}

/** A main page with one single sign that somebody is in. */
function bareMainPage(mark: string): Markup {
  const body =
    mark === 'maininscl' ? html`<a href="${portalPaths.repList}?maininscl=ucs">REP</a>` : html`<p>${mark}</p>`
  return framePage({ title: 'หน้าหลัก e-Claim (พอร์ทัลฝึก)', body })
}

/** The page after signing in, with one link per scheme. */
export function mainPage(userName: string, habits: SignInHabits): Markup {
  if (habits.signedInMark !== 'all') return bareMainPage(habits.signedInMark)
  const links = schemes.map(
    (scheme) =>
      html`<li><a href="${portalPaths.repList}?maininscl=${scheme}">ตรวจสอบข้อมูล (REP) ${schemeNames[scheme]}</a></li>\n`,
  )
  const body = html`<section class="card">${noticeOfMaintenance(habits)}
<h1>ยินดีต้อนรับ ${userName}</h1>
<ul>
${links}<li><a href="${portalPaths.ucsStatements}">รายงาน Statement (UCS)</a></li>
</ul>
</section>`
  return framePage({ title: 'หน้าหลัก e-Claim (พอร์ทัลฝึก)', body, menu: signedInMenu })
}

/** Who am I: the hospital the session belongs to. */
export function checkDataPage(label: string, hospitalName: string, hospitalCode: string): Markup {
  const body = html`<section class="card">
<h1>ตรวจสอบข้อมูล</h1>
<p>${label} : ${hospitalName}[${hospitalCode}]</p>
</section>`
  return framePage({ title: 'ตรวจสอบข้อมูล (พอร์ทัลฝึก)', body, menu: signedInMenu })
}

/** The general failure page; its form name is the mark clients look for. The menu may stand beside it. */
export function failurePage(message: string, menu?: Markup): Markup {
  const body = html`<section class="card narrow">
<form name="frmErr" id="frmErr">
<h1>Error Page</h1>
<div class="notice" role="alert">${message}</div>
</form>
<p><a href="${portalPaths.login}">กลับไปหน้าเข้าสู่ระบบ</a></p>
</section>`
  return framePage({ title: 'Error Page', body, ...(menu && { menu }) })
}

/** An address that is no longer in use. */
export function gonePage(): Markup {
  const body = html`<section class="card narrow"><h1>404</h1><p>ไม่พบหน้าที่ต้องการ</p></section>`
  return framePage({ title: '404 (พอร์ทัลฝึก)', body })
}

/** What an account without the right to a menu sees. */
export function noRightPage(): Markup {
  const body = html`<section class="card narrow">
<div class="notice" role="alert">คุณไม่มีสิทธิ์ใช้งานเมนูนี้</div>
<p>กรุณาติดต่อผู้ดูแลระบบของหน่วยบริการ</p>
</section>`
  return framePage({ title: 'ไม่มีสิทธิ์ใช้งาน (พอร์ทัลฝึก)', body })
}
