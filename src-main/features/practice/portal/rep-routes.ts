import { type Answer, toPageAnswer } from '#main/features/practice/portal/answers.ts'
import type { PageChange } from '#main/features/practice/portal/faults.ts'
import type { PortalDesk, Route, Visit } from '#main/features/practice/portal/portal-desk.ts'
import { failurePage, noRightPage } from '#main/features/practice/portal/portal-pages.ts'
import { portalPaths } from '#main/features/practice/portal/portal-paths.ts'
import { type RepRow, repListPage } from '#main/features/practice/portal/rep-list-page.ts'
import type { Session } from '#main/features/practice/portal/sessions.ts'
import type { RepListing } from '#main/features/practice/practice-hospital.ts'
import { Scheme, schemes } from '#shared/model/scheme.ts'
import { beOffset, beYearOf, type Month, monthOf, toBangkokTime } from '#shared/model/thai-date.ts'

const evilBaseName = '../../x'

const toBaseName = (name: string) => name.replace(/^rep_/, '').replace(/\.(ecd|xlsx?)$/i, '')

/** @returns the file name a request asks for as the link gave it, or an empty text. */
export function fileNameIn(query: URLSearchParams): string {
  return query.get('fn') ?? query.get('filename') ?? query.get('file') ?? ''
}

function monthIn(month: string | null, year: string | null): Month | null {
  if (!/^(0?[1-9]|1[0-2])$/.test(month ?? '') || !/^2[45]\d\d$/.test(year ?? '')) return null
  return `${Number(year) - beOffset}-${String(month).padStart(2, '0')}`
}

/** The batches NHSO would have checked by now. */
function listReps(desk: PortalDesk, month: Month, scheme: Scheme): readonly RepListing[] {
  const now = toBangkokTime(desk.clock.now())
  return desk.hospital.listReps(month, scheme).filter(({ checkedAt }) => checkedAt <= now)
}

/** What the names in a line look like while a name fault strikes. */
function toShownNames(listings: readonly RepListing[], visit: Visit): readonly string[] {
  const names = listings.map((listing) => toBaseName(listing.name))
  const [first] = names
  const isStruck = (name: string) => visit.faults.some((fault) => fault.name === name)
  if (isStruck('duplicateNames') && first !== undefined && names.length > 1) names[1] = first
  if (isStruck('evilName') && first !== undefined) names[0] = evilBaseName
  return names
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
  if (style === 'eclaimapi') query.set('token', session.token ?? session.id)
  return query
}

function toHref(desk: PortalDesk, path: string, relative: string, query: URLSearchParams): string {
  return `${desk.habits().addressStyle === 'absolute' ? desk.address() + path : relative}?${query}`
}

function toRow(desk: PortalDesk, session: Session, listing: RepListing, shown: string): RepRow {
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

function changeIn(visit: Visit): PageChange | null {
  const fault = visit.faults.find((one) => one.name === 'pageChanged')
  return fault ? (fault.change ?? 'tableMissing') : null
}

function showList(desk: PortalDesk, visit: Visit, session: Session): Answer {
  const { query } = visit
  const scheme = Scheme.safeParse(query.get('maininscl') ?? 'ucs').data ?? null
  const isWhole = query.has('mo') || query.has('ye')
  const asked = isWhole ? monthIn(query.get('mo'), query.get('ye')) : null
  const month = asked ?? monthOf(toBangkokTime(desk.clock.now()))
  const isOwn = session.account.hospitalCode === desk.hospital.hospitalCode
  const isAnswerable = isOwn && scheme !== null && (asked !== null || !isWhole)
  const repNo = query.get('repno')
  const listings = (isAnswerable ? listReps(desk, month, scheme) : []).filter(
    (listing) => !repNo || listing.repNo === repNo,
  )
  const names = toShownNames(listings, visit)
  const rows = listings.map((listing, index) => toRow(desk, session, listing, names[index] ?? ''))
  listings.forEach((listing, index) => {
    const name = names[index] ?? ''
    // a repeated name stands for the first line that shows it
    if (names.indexOf(name) === index) desk.shownNames.set(name, listing)
  })
  return toPageAnswer(repListPage({ rows, month, scheme, change: changeIn(visit) }))
}

function findListing(desk: PortalDesk, query: URLSearchParams): RepListing | null {
  const base = toBaseName(fileNameIn(query))
  const repNo = query.get('repno')
  const month = monthIn(query.get('month'), query.get('year'))
  const ofMonth = month === null ? [] : schemes.flatMap((scheme) => listReps(desk, month, scheme))
  if (base === '') return ofMonth.find((listing) => listing.repNo === repNo) ?? null
  return desk.shownNames.get(base) ?? ofMonth.find((listing) => toBaseName(listing.name) === base) ?? null
}

async function sendWorkbook(desk: PortalDesk, { query }: Visit, session: Session): Promise<Answer> {
  if (session.account.hospitalCode !== desk.hospital.hospitalCode) return toPageAnswer(noRightPage())
  const listing = findListing(desk, query)
  if (!listing) return toPageAnswer(failurePage('ไม่พบไฟล์ที่ต้องการ'), 404)
  const { bytes } = await desk.hospital.makeRep(listing.name)
  session.files += 1
  const isEvil = toBaseName(fileNameIn(query)) === evilBaseName
  const headers = {
    'Content-Type': listing.name.endsWith('.xlsx')
      ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
      : 'application/vnd.ms-excel',
    'Content-Disposition': `attachment; filename="${isEvil ? `${evilBaseName}.xls` : listing.name}"`,
  }
  return { status: 200, headers, cookies: [], body: bytes, pace: { kind: 'whole' } }
}

/** The file the hospital had sent. Nothing a downloader wants: it must leave this link alone. */
function sendSource(_desk: PortalDesk, { query }: Visit): Answer {
  const headers = { 'Content-Type': 'application/octet-stream' }
  return {
    status: 200,
    headers,
    cookies: [],
    body: Buffer.from(`PRACTICE ${fileNameIn(query)}\n`),
    pace: { kind: 'whole' },
  }
}

/** The REP list and its files. */
export const repRoutes: readonly Route[] = [
  { method: 'GET', path: portalPaths.repList, access: 'repRight', area: 'list', answer: showList },
  { method: 'GET', path: portalPaths.repExcel, access: 'repRight', area: 'files', answer: sendWorkbook },
  { method: 'GET', path: portalPaths.repExcelApi, access: 'repRight', area: 'files', answer: sendWorkbook },
  { method: 'GET', path: portalPaths.repSource, access: 'repRight', area: null, answer: sendSource },
]
