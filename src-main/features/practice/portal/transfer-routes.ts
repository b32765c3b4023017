import * as z from 'zod'
import { toSentTransfers } from '#main/features/practice/maker/transfer-files.ts'
import { type Answer, toJsonAnswer, toPageAnswer } from '#main/features/practice/portal/answers.ts'
import { toTokenAnswer, toTransferPage } from '#main/features/practice/portal/client-pages.ts'
import { html } from '#main/features/practice/portal/html.ts'
import { changeIn } from '#main/features/practice/portal/list-faults.ts'
import { framePage } from '#main/features/practice/portal/page-frame.ts'
import type { PortalDesk, PortalHabits, Route, Visit } from '#main/features/practice/portal/portal-desk.ts'
import { failurePage } from '#main/features/practice/portal/portal-pages.ts'
import { portalPaths } from '#main/features/practice/portal/portal-paths.ts'
import { parseJsonObject } from '#main/features/practice/portal/request-parts.ts'
import type { Session } from '#main/features/practice/portal/sessions.ts'
import { beOffset, fiscalYearOf, type LocalTime, toBangkokTime } from '#shared/model/thai-date.ts'

const beYear = /^2[45]\d\d$/
const Day = z.string().regex(/^(0[1-9]|[12]\d|3[01])\/(0[1-9]|1[0-2])\/2[45]\d\d$/)

/** @source nhso/formats.md §5.1 */
const Search = z.object({
  vendorSearchConditionCode: z.enum(['1', '2']),
  zoneId: z.string().regex(/^(|0[1-9]|1[0-3])$/),
  provinceId: z.string().regex(/^(|\d{4})$/),
  vendorId: z.string().regex(/^(|\d{10})$/),
  vendorId5Digit: z.string().regex(/^(|\d{5})$/),
  budgetSource: z.string().regex(/^[A-Z]{0,4}$/),
  budgetYear: z.string().regex(beYear),
  transferStartDate: Day,
  transferEndDate: Day,
  hospType: z.string().nullable(),
  isTest: z.string(),
})
type Search = z.infer<typeof Search>

function toDay(text: string): LocalTime {
  return `${Number(text.slice(6)) - beOffset}-${text.slice(3, 5)}-${text.slice(0, 2)}`
}

function isOwnVendor({ vendorId, vendorId5Digit }: Search, hospitalCode: string): boolean {
  return vendorId === '' ? vendorId5Digit === hospitalCode : vendorId === hospitalCode.padStart(10, '0')
}

function listAsked(desk: PortalDesk, search: Search) {
  if (!isOwnVendor(search, desk.hospital.hospitalCode)) return []
  const today = toBangkokTime(desk.clock.now()).slice(0, 10)
  const rows = desk.hospital.listTransfers(toDay(search.transferStartDate), toDay(search.transferEndDate))
  return rows.filter(
    ({ posting_date, budget_source }) =>
      posting_date <= today &&
      fiscalYearOf(posting_date) === Number(search.budgetYear) &&
      (search.budgetSource === '' || search.budgetSource === budget_source),
  )
}

function toSpelled(
  row: Readonly<Record<string, string | number>>,
  spelling: PortalHabits['transferSpelling'],
) {
  if (spelling === 'Descr') return row
  const names: Readonly<Record<string, string>> = { fundGroupDescr: 'fundGroupDesc', fundDescr: 'fundDesc' }
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [names[name] ?? name, value]))
}

const strangerAnswers = {
  '401': () => toJsonAnswer({ message: 'Unauthorized' }, 401),
  '403 bare': () => ({ ...toJsonAnswer(null, 403), body: Buffer.alloc(0) }),
  '403 token': () => toJsonAnswer({ message: 'Invalid token' }, 403),
  '403 page': () => toPageAnswer(failurePage('กรุณาเข้าสู่ระบบใหม่'), 403),
} as const satisfies Readonly<Record<PortalHabits['transferStranger'], () => Answer>>

/** With a sign-in of its own, SMT does not take the token of the portal's cookie. */
function isKnown(desk: PortalDesk, { bearer }: Visit, session: Session | null): boolean {
  return session !== null && (desk.habits().transferSignIn === 'none' || bearer !== session.token)
}

function searchTransfers(desk: PortalDesk, visit: Visit, session: Session | null): Answer {
  const { transferAccess, transferSpelling, transferStranger, transferRight } = desk.habits()
  if (transferAccess === 'bearer' && !isKnown(desk, visit, session))
    return strangerAnswers[transferStranger]()
  if (transferRight === 'missing') return toJsonAnswer({ message: 'คุณไม่มีสิทธิ์เข้าใช้งานเมนูนี้' }, 403)
  const search = Search.safeParse(parseJsonObject(visit.body))
  if (!search.success) {
    const fields = search.error.issues.map(({ path }) => path.join('.'))
    return toJsonAnswer({ message: 'Bad Request', fields }, 400)
  }
  const sent = toSentTransfers(listAsked(desk, search.data)).map((row) => toSpelled(row, transferSpelling))
  const { noTransfers } = desk.habits()
  if (sent.length === 0 && noTransfers !== 'list')
    return toJsonAnswer(noTransfers === 'null' ? { datas: null } : {})
  return toJsonAnswer({ [changeIn(visit) ? 'rows' : 'datas']: sent })
}

/** The page whose scripts ask for transfers; anybody may look at it. */
function showPage(desk: PortalDesk): Answer {
  if (desk.habits().transferSignIn === 'own') return toTransferPage()
  const body = html`<section class="card">\n<h1>Smart Money Transfer</h1>\n<p>รายงานการโอนเงิน</p>\n</section>`
  return toPageAnswer(framePage({ title: 'Smart Money Transfer (พอร์ทัลฝึก)', body }))
}

/** Puts SMT's own token where its pages keep it. */
function showOwn(desk: PortalDesk, _visit: Visit, session: Session): Answer {
  return toTokenAnswer(framePage({ title: 'Smart Money Transfer (พอร์ทัลฝึก)', body: html`` }), {
    name: 'ngx-webstorage|token',
    value: JSON.stringify(desk.sessions.renewToken(session)),
    afterMs: desk.habits().tokenAfterMs,
    route: `${portalPaths.transferPage}#/`,
  })
}

/** The list of transfers of Smart Money Transfer. */
export const transferRoutes: readonly Route[] = [
  { method: 'GET', path: portalPaths.transferPage, access: 'anyone', area: null, answer: showPage },
  { method: 'GET', path: portalPaths.transferReturn, access: 'signedIn', area: null, answer: showOwn },
  {
    method: 'POST',
    path: portalPaths.transfers,
    access: 'anyone',
    area: 'list',
    accepts: 'bearer',
    answer: searchTransfers,
  },
]
