import { type Agency, agencies, ownPlace } from '#main/features/practice/portal/agencies.ts'
import { agencyOpenerPage } from '#main/features/practice/portal/agency-opener-page.ts'
import {
  type AgencyList,
  agencyStatementList,
  agencyStatementPage,
} from '#main/features/practice/portal/agency-statement-page.ts'
import {
  type Answer,
  toFileAnswer,
  toPageAnswer,
  toScriptedAnswer,
} from '#main/features/practice/portal/answers.ts'
import { inCharset } from '#main/features/practice/portal/charsets.ts'
import { findIssued, listIssued, printNumbers } from '#main/features/practice/portal/issued-statements.ts'
import { changeIn } from '#main/features/practice/portal/list-faults.ts'
import { toListScript } from '#main/features/practice/portal/page-script.ts'
import { monthsAsked, type YearMeaning } from '#main/features/practice/portal/portal-dates.ts'
import type { PortalDesk, PortalHabits, Route, Visit } from '#main/features/practice/portal/portal-desk.ts'
import type { Session } from '#main/features/practice/portal/sessions.ts'
import {
  answerStatements,
  noteOpened,
  refuseStatements,
} from '#main/features/practice/portal/statement-answers.ts'
import type { StatementListing } from '#main/features/practice/practice-hospital.ts'
import { beOffset, fiscalYearOf, monthOf, toBangkokTime } from '#shared/model/thai-date.ts'

/** The fields of a download, in the order of the call in the list; OFC and the others alike. */
const downloadFields = ['hcode', 'maininscl', 'person_type', 'gyear', 'gmonth', 'revision', 'documentno']

function toYear(meaning: YearMeaning, { month }: StatementListing): string {
  const years = {
    calendarCe: () => Number(month.slice(0, 4)),
    fiscalCe: () => fiscalYearOf(month) - beOffset,
    fiscalBe: () => fiscalYearOf(month),
  }
  return String(years[meaning]())
}

function downloadValues(desk: PortalDesk, listing: StatementListing, shownNo: string): readonly string[] {
  return [
    desk.hospital.hospitalCode,
    listing.scheme,
    listing.personType,
    toYear(desk.habits().agencyYear, listing),
    listing.month.slice(5, 7),
    String(listing.round).padStart(2, '0'),
    shownNo,
  ]
}

const isOwn = (desk: PortalDesk, session: Session) =>
  session.account.hospitalCode === desk.hospital.hospitalCode

const presentMonth = ({ clock }: PortalDesk) => monthOf(toBangkokTime(clock.now()))

/** Whether a statement is of the type that is asked for. */
function isOfType(
  { personType }: StatementListing,
  agency: Agency,
  asked: string,
  habits: PortalHabits,
): boolean {
  if (asked !== '') return personType === asked
  if (agency.scheme === 'OFC' || habits.blankPersonType === 'all') return true
  return habits.blankPersonType === 'outPatients' && personType === '1'
}

function listAsked(
  desk: PortalDesk,
  agency: Agency,
  form: URLSearchParams,
  session: Session,
): readonly StatementListing[] {
  const habits = desk.habits()
  const asked = (field: keyof Agency['fields']) => form.get(agency.fields[field]) ?? ''
  const hospital = asked('hospital') || desk.hospital.hospitalCode
  if (!isOwn(desk, session) || hospital !== desk.hospital.hospitalCode) return []
  if (form.get('maininscl') !== agency.scheme) return []
  const isOwnPlace = asked('zone') === ownPlace.zone && asked('province') === ownPlace.province
  if (habits.places === 'own' && !isOwnPlace) return []
  const months = monthsAsked(habits.agencyYear, asked('year'), asked('month'))
  return listIssued(desk, agency.scheme, months).filter((listing) =>
    isOfType(listing, agency, asked('personType'), habits),
  )
}

function showList(desk: PortalDesk, agency: Agency, visit: Visit, session: Session): Answer {
  const habits = desk.habits()
  const listings = listAsked(desk, agency, visit.form, session)
  const names = printNumbers(desk, listings, visit)
  const shown: AgencyList = {
    rows: listings.map((listing, index) => ({
      listing,
      values: downloadValues(desk, listing, names[index] ?? ''),
    })),
    title: `รายงาน Statement (${agency.scheme})`,
    tableId: agency.scheme === 'OFC' ? 'tb-list' : habits.agencyTable,
    call: agency.call,
    change: changeIn(visit),
    hasMoreColumns: agency.scheme !== 'OFC' && habits.agencyCells === 'eleven',
  }
  return answerStatements(desk, visit, session, {
    opener: agency.opener,
    list: (shape) => agencyStatementList(shown, habits, shape),
    page: () =>
      toScriptedAnswer(agencyStatementPage(shown, habits), toListScript(agency.file, downloadFields)),
  })
}

function showOpener(desk: PortalDesk, agency: Agency, session: Session): Answer {
  noteOpened(desk, session, agency.opener)
  const habits = desk.habits()
  const page = agencyOpenerPage(agency, desk.hospital, habits, presentMonth(desk))
  return inCharset(toPageAnswer(page), habits.charset)
}

async function sendStatement(
  desk: PortalDesk,
  agency: Agency,
  { form }: Visit,
  session: Session,
): Promise<Answer> {
  const shownNo = form.get('documentno') ?? ''
  const listing = isOwn(desk, session) ? findIssued(desk, agency.scheme, shownNo) : null
  const values = listing ? downloadValues(desk, listing, shownNo) : []
  if (!listing || !downloadFields.every((name, index) => form.get(name) === values[index])) {
    return refuseStatements('ข้อมูลสำหรับดาวน์โหลดไม่ครบถ้วนหรือไม่ถูกต้อง')
  }
  const { bytes } = await desk.hospital.makeStatement(listing.name)
  session.files += 1
  return toFileAnswer(listing.name.replace(`STM_${listing.documentNo}`, shownNo), bytes)
}

/** The statements of civil servants and of the agencies with files alike. */
export const agencyStatementRoutes: readonly Route[] = agencies.flatMap((agency): readonly Route[] => [
  {
    method: 'GET',
    path: agency.opener,
    access: 'repRight',
    area: null,
    answer: (desk, _visit, session) => showOpener(desk, agency, session),
  },
  {
    method: 'POST',
    path: agency.list,
    access: 'repRight',
    area: 'list',
    answer: (desk, visit, session) => showList(desk, agency, visit, session),
  },
  {
    method: 'POST',
    path: agency.file,
    access: 'repRight',
    area: 'files',
    answer: (desk, visit, session) => sendStatement(desk, agency, visit, session),
  },
])
