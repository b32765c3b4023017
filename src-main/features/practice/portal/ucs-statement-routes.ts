import {
  type Answer,
  toFileAnswer,
  toPageAnswer,
  toScriptedAnswer,
} from '#main/features/practice/portal/answers.ts'
import { inCharset } from '#main/features/practice/portal/charsets.ts'
import {
  findIssued,
  listIssued,
  printNumbers,
  provinceName,
} from '#main/features/practice/portal/issued-statements.ts'
import { changeIn } from '#main/features/practice/portal/list-faults.ts'
import type { ListShape } from '#main/features/practice/portal/list-table.ts'
import { toListScript } from '#main/features/practice/portal/page-script.ts'
import { pageHeadIn, toListPage } from '#main/features/practice/portal/paging.ts'
import { monthsAsked } from '#main/features/practice/portal/portal-dates.ts'
import {
  fieldsOf,
  type PortalDesk,
  type Route,
  type Visit,
} from '#main/features/practice/portal/portal-desk.ts'
import { portalPaths } from '#main/features/practice/portal/portal-paths.ts'
import type { Session } from '#main/features/practice/portal/sessions.ts'
import {
  answerStatements,
  noteOpened,
  refuseStatements,
} from '#main/features/practice/portal/statement-answers.ts'
import {
  type StatementRow,
  ucsStatementList,
  ucsStatementPage,
} from '#main/features/practice/portal/ucs-statement-page.ts'
import type { StatementListing } from '#main/features/practice/practice-hospital.ts'
import { monthOf, toBangkokTime } from '#shared/model/thai-date.ts'

/** What the download wants, in the order of the call in the list. @source nhso/formats.md §6.4 */
const downloadFields = [
  'document_no',
  'person_type',
  'hcode',
  'hname',
  'province_name',
  'datesend_from',
  'datesend_to',
]

function downloadValues({ hospital }: PortalDesk, listing: StatementListing, shownNo: string) {
  const { hospitalCode, hospitalName } = hospital
  return [
    shownNo,
    listing.personType,
    hospitalCode,
    `${hospitalCode} ${hospitalName}`,
    provinceName,
    '',
    '',
  ] as const
}

function listAsked(desk: PortalDesk, fields: URLSearchParams, session: Session): readonly StatementListing[] {
  const { hospitalCode } = desk.hospital
  const [hcode, type] = [fields.get('hcode') || hospitalCode, fields.get('person_type') ?? '']
  if (session.account.hospitalCode !== hospitalCode || hcode !== hospitalCode) return []
  const months = monthsAsked(desk.habits().statementYear, fields.get('year') ?? '', fields.get('month') ?? '')
  const round = Number(fields.get('period_no') ?? 0)
  return listIssued(desk, 'UCS', months).filter(
    (listing) => (type === '' || listing.personType === type) && (round === 0 || listing.round === round),
  )
}

const presentMonth = ({ clock }: PortalDesk) => monthOf(toBangkokTime(clock.now()))

function showList(desk: PortalDesk, visit: Visit, session: Session): Answer {
  const [habits, fields] = [desk.habits(), fieldsOf(visit)]
  const listings = listAsked(desk, fields, session)
  const page = toListPage(listings, habits.statementPageLines, pageHeadIn(fields, habits))
  const names = printNumbers(desk, page.rows, visit)
  const rows = page.rows.map((listing, index): StatementRow => {
    const shownNo = names[index] ?? ''
    const { hospitalCode } = desk.hospital
    return { listing, shownNo, hospitalCode, values: downloadValues(desk, listing, shownNo) }
  })
  const toList = (shape: ListShape) => ucsStatementList({ ...page, rows }, changeIn(visit), habits, shape)
  const script = toListScript(portalPaths.ucsStatementFile, downloadFields)
  return answerStatements(desk, visit, session, {
    opener: portalPaths.ucsStatements,
    list: toList,
    page: () =>
      toScriptedAnswer(ucsStatementPage(fields, toList('table'), habits, presentMonth(desk)), script),
  })
}

function showOpener(desk: PortalDesk, visit: Visit, session: Session): Answer {
  noteOpened(desk, session, portalPaths.ucsStatements)
  const habits = desk.habits()
  const page = ucsStatementPage(fieldsOf(visit), null, habits, presentMonth(desk))
  return inCharset(toPageAnswer(page), habits.charset)
}

const refuse = () => refuseStatements('ข้อมูลสำหรับดาวน์โหลดไม่ครบถ้วนหรือไม่ถูกต้อง')

/** Whether every field is there as the list gave it; days of sending may be left out or name a day. */
function isWhole(form: URLSearchParams, values: readonly string[]): boolean {
  return downloadFields.every((name, index) => {
    const given = form.get(name)
    if (name.startsWith('datesend_')) return /^(|\d\d\/\d\d\/\d{4})$/.test(given ?? 'missing')
    return given === values[index]
  })
}

async function sendStatement(desk: PortalDesk, { form }: Visit, session: Session): Promise<Answer> {
  const shownNo = form.get('document_no') ?? ''
  const listing = findIssued(desk, 'UCS', shownNo)
  if (!listing || session.account.hospitalCode !== desk.hospital.hospitalCode) return refuse()
  if (!isWhole(form, downloadValues(desk, listing, shownNo))) return refuse()
  const { bytes } = await desk.hospital.makeStatement(listing.name)
  session.files += 1
  return toFileAnswer(listing.name.replace(`STM_${listing.documentNo}`, shownNo), bytes)
}

/** The list, for those who ask in this way. */
function toListRoute(method: 'GET' | 'POST'): Route {
  const refused = { GET: 'post', POST: 'get' } as const
  return {
    method,
    path: portalPaths.ucsStatementList,
    access: 'repRight',
    area: 'list',
    answer: (desk, visit, session) =>
      desk.habits().ucsMethod === refused[method]
        ? refuseStatements('ไม่สามารถแสดงข้อมูลได้')
        : showList(desk, visit, session),
  }
}

/** The statements of UCS. */
export const ucsStatementRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: portalPaths.ucsStatements,
    access: 'repRight',
    area: null,
    answer: showOpener,
  },
  toListRoute('GET'),
  toListRoute('POST'),
  {
    method: 'POST',
    path: portalPaths.ucsStatementFile,
    access: 'repRight',
    area: 'files',
    answer: sendStatement,
  },
]
