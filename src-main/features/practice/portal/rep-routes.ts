import { type Answer, toFileAnswer, toPageAnswer } from '#main/features/practice/portal/answers.ts'
import { inCharset } from '#main/features/practice/portal/charsets.ts'
import { answerInPlace } from '#main/features/practice/portal/in-place-pages.ts'
import {
  changeIn,
  evilBaseName,
  rememberNames,
  toShownNames,
} from '#main/features/practice/portal/list-faults.ts'
import { pageHeadIn, toListPage } from '#main/features/practice/portal/paging.ts'
import {
  fileNameIn,
  type PortalDesk,
  type PortalHabits,
  type Route,
  type Visit,
} from '#main/features/practice/portal/portal-desk.ts'
import { failurePage, gonePage, noRightPage } from '#main/features/practice/portal/portal-pages.ts'
import { portalPaths } from '#main/features/practice/portal/portal-paths.ts'
import type { RepRow } from '#main/features/practice/portal/rep-columns.ts'
import { repListPage } from '#main/features/practice/portal/rep-list-page.ts'
import type { Session } from '#main/features/practice/portal/sessions.ts'
import type { RepListing } from '#main/features/practice/practice-hospital.ts'
import { Scheme, schemes } from '#shared/model/scheme.ts'
import {
  beOffset,
  beYearOf,
  fiscalYearOf,
  type Month,
  monthOf,
  monthsBefore,
  toBangkokTime,
} from '#shared/model/thai-date.ts'

/** @returns the name without its ending and the `rep_` of its source file. */
export const toBaseName = (name: string) => name.replace(/^rep_/, '').replace(/\.(ecd|xlsx?)$/i, '')

function monthIn(month: string | null, year: string | null): Month | null {
  if (!/^(0?[1-9]|1[0-2])$/.test(month ?? '') || !/^2[45]\d\d$/.test(year ?? '')) return null
  return `${Number(year) - beOffset}-${String(month).padStart(2, '0')}`
}

/** The month the list is asked for. From October to December its year may be the fiscal one. */
function listedMonth({ repYear }: PortalHabits, query: URLSearchParams): Month | null {
  const month = monthIn(query.get('mo'), query.get('ye'))
  const isLate = month !== null && month.slice(5, 7) >= '10'
  return isLate && repYear === 'fiscalBe' ? monthsBefore(month, 12) : month
}

/** The batches NHSO would have checked by now. */
function listReps(desk: PortalDesk, month: Month, scheme: Scheme): readonly RepListing[] {
  const now = toBangkokTime(desk.clock.now())
  return desk.hospital.listReps(month, scheme).filter(({ checkedAt }) => checkedAt <= now)
}

function toExcelQuery(
  desk: PortalDesk,
  session: Session,
  listing: RepListing,
  shown: string,
): URLSearchParams {
  const style = desk.habits().linkStyle
  const query = new URLSearchParams({ status: 'excel' })
  if (style === 'repEclaimOnly' || style === 'noName') query.set('repno', listing.repNo)
  else query.set(style === 'eclaimapi' ? 'filename' : style, `${shown}.ecd`)
  query.set('zphid', session.account.hospitalCode)
  query.set('level', 'H')
  query.set('month', listing.month.slice(5, 7))
  query.set('year', String(beYearOf(listing.month)))
  if (style === 'eclaimapi') query.set('token', desk.sessions.tokenOf(session))
  return query
}

function toHref(desk: PortalDesk, path: string, relative: string, query: URLSearchParams): string {
  const addresses = { relative, path, absolute: desk.address() + path }
  return `${addresses[desk.habits().addressStyle]}?${query}`
}

/** Every third line, from the second on. */
const isCountlessAt = (index: number, { blankCounts }: PortalHabits) =>
  blankCounts === 'someRows' && index % 3 === 1

function toRow(
  desk: PortalDesk,
  session: Session,
  listing: RepListing,
  shown: string,
): Omit<RepRow, 'isCountless'> {
  const { linkStyle } = desk.habits()
  const excelQuery = toExcelQuery(desk, session, listing, shown)
  const sourceName = `rep_${shown}.ecd`
  return {
    listing,
    hospitalCode: desk.hospital.hospitalCode,
    hospitalName: desk.hospital.hospitalName,
    sourceName: linkStyle === 'noName' ? null : sourceName,
    sourceHref: toHref(
      desk,
      portalPaths.repSource,
      'GetFileAction.do',
      new URLSearchParams({ fn: sourceName }),
    ),
    excelHref:
      linkStyle === 'eclaimapi'
        ? toHref(desk, portalPaths.repExcelApi, portalPaths.repExcelApi, excelQuery)
        : toHref(desk, portalPaths.repExcel, '../invoice/InvoiceReportExcelAction.do', excelQuery),
  }
}

function showList(desk: PortalDesk, visit: Visit, session: Session): Answer {
  const habits = desk.habits()
  if (habits.repList === 'gone') return toPageAnswer(gonePage(), 404)
  const inPlace = answerInPlace(desk, visit)
  if (inPlace) return inPlace
  const { query } = visit
  const scheme = Scheme.safeParse(query.get('maininscl') ?? 'ucs').data ?? null
  const isWhole = query.has('mo') || query.has('ye')
  const asked = isWhole ? listedMonth(habits, query) : null
  const month = asked ?? monthOf(toBangkokTime(desk.clock.now()))
  const isOwn = session.account.hospitalCode === desk.hospital.hospitalCode
  const isAnswerable = isOwn && scheme !== null && (asked !== null || !isWhole)
  const repNo = query.get('repno')
  const listings = (isAnswerable ? listReps(desk, month, scheme) : []).filter(
    (listing) => !repNo || listing.repNo === repNo,
  )
  const page = toListPage(listings, habits.repPageLines, pageHeadIn(query, habits))
  const names = toShownNames(
    page.rows.map((listing) => toBaseName(listing.name)),
    visit,
  )
  rememberNames(desk.shownNames, names, page.rows)
  const rows = page.rows.map((listing, index) => ({
    ...toRow(desk, session, listing, names[index] ?? ''),
    isCountless: isCountlessAt(index, habits),
  }))
  const year = habits.repYear === 'fiscalBe' ? fiscalYearOf(month) : beYearOf(month)
  const list = { page: { ...page, rows }, month, year, scheme, change: changeIn(visit) }
  return inCharset(toPageAnswer(repListPage(list, habits)), habits.charset)
}

function findListing(desk: PortalDesk, visit: Visit): RepListing | null {
  const { query } = visit
  const base = toBaseName(fileNameIn(visit))
  const repNo = query.get('repno')
  const month = monthIn(query.get('month'), query.get('year'))
  const ofMonth = month === null ? [] : schemes.flatMap((scheme) => listReps(desk, month, scheme))
  if (base === '') return ofMonth.find((listing) => listing.repNo === repNo) ?? null
  const shown = desk.shownNames.get(base)
  if (shown) return shown.checkedAt <= toBangkokTime(desk.clock.now()) ? shown : null
  return ofMonth.find((listing) => toBaseName(listing.name) === base) ?? null
}

async function sendWorkbook(desk: PortalDesk, visit: Visit, session: Session): Promise<Answer> {
  if (session.account.hospitalCode !== desk.hospital.hospitalCode) return toPageAnswer(noRightPage())
  const listing = findListing(desk, visit)
  if (!listing) return toPageAnswer(failurePage('ไม่พบไฟล์ที่ต้องการ'), 404)
  const { bytes } = await desk.hospital.makeRep(listing.name)
  session.files += 1
  const isEvil = toBaseName(fileNameIn(visit)) === evilBaseName
  return toFileAnswer(isEvil ? `${evilBaseName}.xls` : listing.name, bytes)
}

/** The file the hospital had sent. Nothing a downloader wants: it must leave this link alone. */
function sendSource(_desk: PortalDesk, visit: Visit): Answer {
  const headers = { 'Content-Type': 'application/octet-stream' }
  return {
    status: 200,
    headers,
    cookies: [],
    body: Buffer.from(`PRACTICE ${fileNameIn(visit)}\n`),
    pace: { kind: 'whole' },
  }
}

/** The REP list and its files. */
export const repRoutes: readonly Route[] = [
  { method: 'GET', path: portalPaths.repList, access: 'repRight', area: 'list', answer: showList },
  { method: 'GET', path: portalPaths.repExcel, access: 'repRight', area: 'files', answer: sendWorkbook },
  {
    method: 'GET',
    path: portalPaths.repExcelApi,
    access: 'repRight',
    area: 'files',
    accepts: 'token',
    answer: sendWorkbook,
  },
  { method: 'GET', path: portalPaths.repSource, access: 'repRight', area: null, answer: sendSource },
]
