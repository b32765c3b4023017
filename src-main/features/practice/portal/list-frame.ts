import { html, type Markup } from '#main/features/practice/portal/html.ts'
import type { ListHabits } from '#main/features/practice/portal/list-habits.ts'
import { framePage } from '#main/features/practice/portal/page-frame.ts'
import { signedInMenu } from '#main/features/practice/portal/portal-pages.ts'

type Framed = {
  /** Of the window. */
  readonly title: string
  readonly heading: string
  /** The form that asks for the list. */
  readonly filters: Markup | null
  /** null: none was asked for, or there is nothing to show. */
  readonly list: Markup | null
}

const notices: Readonly<Record<ListHabits['announcement'], Markup | null>> = {
  none: null,
  maintenanceAhead: html`<div class="notice">ประกาศ: ระบบจะปิดปรับปรุงในวันเสาร์ที่ 28 เวลา 20.00-24.00 น. ขออภัยในความไม่สะดวก</div>`,
  signOnHandbook: html`<div class="notice">ประกาศ: คู่มือการเข้าสู่ระบบด้วย SSO (ThaiD) ฉบับใหม่ ดาวน์โหลดได้ที่หน้าหลัก</div>`,
}

function toCards({ heading, filters, list }: Framed): Markup {
  const head = html`<h1>${heading}</h1>\n${filters}`
  if (filters === null) return html`<section class="card">\n${head}${list}\n</section>`
  return html`<section class="card">\n${head}\n</section>
${list === null ? null : html`<section class="card">\n${list}\n</section>`}`
}

/** Tables that only hold other things in their places: the list is in the fifth row, after another table. */
function toLayoutTables({ heading, filters, list }: Framed): Markup {
  return html`<center><table width="100%"><tbody>
<tr><td colspan="2"><b>${heading}</b></td></tr>
<tr><td>e-Claim</td><td>รุ่น 3.0</td></tr>
<tr><td colspan="2"><table><tr><td>1</td><td>2</td><td>3</td></tr></table></td></tr>
<tr><td colspan="2">&nbsp;</td></tr>
<tr><td><table><tbody><tr><td>${filters}</td></tr></tbody></table>${list}</td><td><table><tr><td>วันนี้</td><td>10</td></tr></table></td></tr>
<tr><td colspan="2">สายด่วน 1330</td></tr>
</tbody></table></center>`
}

/** A list as a whole page. */
export function frameList(framed: Framed, { layout, announcement, listMenu }: ListHabits): Markup {
  const inside = layout === 'nested' ? toLayoutTables(framed) : toCards(framed)
  const body = html`${notices[announcement]}${inside}`
  return framePage({ title: framed.title, body, ...(listMenu === 'shown' && { menu: signedInMenu }) })
}
