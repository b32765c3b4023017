import { agencyStatementPage } from '#main/features/practice/portal/agency-statement-page.ts'
import {
  type Answer,
  toFileAnswer,
  toPageAnswer,
  toScriptedAnswer,
} from '#main/features/practice/portal/answers.ts'
import { findIssued, listIssued, printNumbers } from '#main/features/practice/portal/issued-statements.ts'
import { changeIn } from '#main/features/practice/portal/list-faults.ts'
import { toListScript } from '#main/features/practice/portal/page-script.ts'
import { monthsAsked, type YearMeaning } from '#main/features/practice/portal/portal-dates.ts'
import type { PortalDesk, Route, Visit } from '#main/features/practice/portal/portal-desk.ts'
import { failurePage } from '#main/features/practice/portal/portal-pages.ts'
import { agencyPaths, portalPaths } from '#main/features/practice/portal/portal-paths.ts'
import type { Session } from '#main/features/practice/portal/sessions.ts'
import type { StatementListing, StatementScheme } from '#main/features/practice/practice-hospital.ts'
import { beOffset, fiscalYearOf } from '#shared/model/thai-date.ts'

type Agency = {
  readonly scheme: Exclude<StatementScheme, 'UCS'>
  readonly list: string
  readonly file: string
  /** The script its lines call. */
  readonly call: string
  /** Names of the fields of its list. */
  readonly fields: Readonly<Record<'hospital' | 'year' | 'month' | 'personType', string>>
}

const agencies: readonly Agency[] = [
  {
    scheme: 'OFC',
    list: portalPaths.ofcStatementList,
    file: portalPaths.ofcStatementFile,
    call: 'getReportNCHReportRepOFC',
    fields: { hospital: 'hcode', year: 'gyear', month: 'gmonth', personType: 'ddlPerson_type' },
  },
  ...(['BKK', 'BMT', 'SRT', 'PVT'] as const).map((scheme) => ({
    scheme,
    ...agencyPaths[scheme],
    call: 'getReportNCHReportRep',
    fields: {
      hospital: 'ddlLHospital',
      year: 'ddlYear',
      month: 'ddlMonth',
      personType: 'ddlPerson_type',
    },
  })),
]

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

function listAsked(
  desk: PortalDesk,
  agency: Agency,
  form: URLSearchParams,
  session: Session,
): readonly StatementListing[] {
  const asked = (field: keyof Agency['fields']) => form.get(agency.fields[field]) ?? ''
  const hospital = asked('hospital') || desk.hospital.hospitalCode
  if (!isOwn(desk, session) || hospital !== desk.hospital.hospitalCode) return []
  if (form.get('maininscl') !== agency.scheme) return []
  const months = monthsAsked(desk.habits().agencyYear, asked('year'), asked('month'))
  const personType = asked('personType')
  return listIssued(desk, agency.scheme, months).filter(
    (listing) => personType === '' || listing.personType === personType,
  )
}

function showList(desk: PortalDesk, agency: Agency, visit: Visit, session: Session): Answer {
  const listings = listAsked(desk, agency, visit.form, session)
  const names = printNumbers(desk, listings, visit)
  const page = agencyStatementPage({
    rows: listings.map((listing, index) => ({
      listing,
      values: downloadValues(desk, listing, names[index] ?? ''),
      call: agency.call,
    })),
    title: `รายงาน Statement (${agency.scheme})`,
    tableId: agency.scheme === 'OFC' ? 'tb-list' : desk.habits().agencyTable,
    change: changeIn(visit),
    isBare: visit.isScript,
  })
  return visit.isScript
    ? toPageAnswer(page)
    : toScriptedAnswer(page, toListScript(agency.file, downloadFields))
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
    return toPageAnswer(failurePage('ข้อมูลสำหรับดาวน์โหลดไม่ครบถ้วนหรือไม่ถูกต้อง'))
  }
  const { bytes } = await desk.hospital.makeStatement(listing.name)
  session.files += 1
  return toFileAnswer(listing.name.replace(`STM_${listing.documentNo}`, shownNo), bytes)
}

/** The statements of civil servants and of the agencies with files alike. */
export const agencyStatementRoutes: readonly Route[] = agencies.flatMap((agency): readonly Route[] => [
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
