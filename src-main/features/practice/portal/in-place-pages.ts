import { type Answer, toPageAnswer } from '#main/features/practice/portal/answers.ts'
import { html, type Markup } from '#main/features/practice/portal/html.ts'
import type { ListHabits } from '#main/features/practice/portal/list-habits.ts'
import { framePage } from '#main/features/practice/portal/page-frame.ts'
import type { PortalDesk, Visit } from '#main/features/practice/portal/portal-desk.ts'

function maintenancePage(title: string, text: string): Markup {
  return framePage({
    title,
    body: html`<section class="card narrow"><h1>${title}</h1><p>${text}</p></section>`,
  })
}

/** What stands before the portal answers by itself, without the portal's frame. */
function frontPage(title: string, text: string): Markup {
  return html`<html><head><title>${title}</title></head><body>${text}<br><br><a href="javascript:history.back();">[Go Back]</a></body></html>`
}

const pages: Readonly<Record<Exclude<ListHabits['inPlace'], 'list'>, () => Markup>> = {
  maintenance: () =>
    maintenancePage('ปิดปรับปรุงระบบชั่วคราว', 'ขออภัย ระบบอยู่ระหว่างปิดปรับปรุง กรุณาเข้าใช้งานใหม่ภายหลัง'),
  maintenanceOtherWords: () =>
    maintenancePage('ขอพักสักครู่', 'เจ้าหน้าที่กำลังดูแลเครื่องแม่ข่าย แล้วพบกันใหม่เวลา 08.00 น.'),
  // as F5's own page is worded where nobody has changed it
  front: () =>
    frontPage(
      'Request Rejected',
      'The requested URL was rejected. Please consult with your administrator. Your support ID is: 1234567890123456789',
    ),
  frontOtherWords: () => frontPage('Notice', 'ไม่สามารถดำเนินการตามคำขอนี้ได้ หมายเลขอ้างอิง 1234567890123456789'),
}

/** What comes in the place of a list that is asked for; null for the list itself. */
export function answerInPlace(desk: PortalDesk, { path }: Visit): Answer | null {
  const { inPlace, inPlaceWhen } = desk.habits()
  if (inPlace === 'list') return null
  const isFirst = !desk.seenInPlace.has(path)
  desk.seenInPlace.add(path)
  return isFirst || inPlaceWhen === 'always' ? toPageAnswer(pages[inPlace]()) : null
}
