import { rememberNames, toShownNames } from '#main/features/practice/portal/list-faults.ts'
import type { PortalDesk, Visit } from '#main/features/practice/portal/portal-desk.ts'
import type { StatementListing, StatementScheme } from '#main/features/practice/practice-hospital.ts'
import { beOffset, type Month, toBangkokTime } from '#shared/model/thai-date.ts'

/** The province every practice hospital lies in, as its statements print it. */
export const provinceName = '4000 ตัวอย่าง'

/** The statements NHSO would have issued by now, the last month first. */
export function listIssued(
  desk: PortalDesk,
  scheme: StatementScheme,
  months: readonly Month[],
): readonly StatementListing[] {
  const now = toBangkokTime(desk.clock.now())
  return months
    .toReversed()
    .flatMap((month) => desk.hospital.listStatements({ scheme, month }))
    .filter(({ issuedAt }) => issuedAt <= now)
}

/** @returns the document number as the portal prints it. */
function toPrintedNo(desk: PortalDesk, listing: StatementListing): string {
  const { scheme, personType, month, round, documentNo } = listing
  if (scheme === 'UCS' || desk.habits().agencyNumbers === 'withScheme') return documentNo
  const type = personType === '1' ? 'OP' : 'IP'
  return `${desk.hospital.hospitalCode}_${type}${month.replace('-', '')}_${String(round).padStart(2, '0')}`
}

/** Prints the document numbers of a list and remembers which statement each stands for. */
export function printNumbers(
  desk: PortalDesk,
  listings: readonly StatementListing[],
  visit: Visit,
): readonly string[] {
  const printed = listings.map((listing) => toPrintedNo(desk, listing))
  const shown = toShownNames(printed, visit)
  rememberNames(
    desk.shownDocuments,
    shown.map((number, index) => `${listings[index]?.scheme} ${number}`),
    listings,
  )
  return shown
}

/** Finds a statement by a document number as a list showed it, or as the portal prints it. */
export function findIssued(
  desk: PortalDesk,
  scheme: StatementScheme,
  documentNo: string,
): StatementListing | null {
  const shown = desk.shownDocuments.get(`${scheme} ${documentNo}`)
  if (shown) return shown
  const [, year = '', month = ''] = /(\d{4})(0[1-9]|1[0-2])_\d\d$/.exec(documentNo) ?? []
  // numbers without a scheme write their year in CE
  const calendarYear = Number(year) - (year > '2400' ? beOffset : 0)
  const months = year === '' ? [] : [`${calendarYear}-${month}`]
  return listIssued(desk, scheme, months).find((one) => toPrintedNo(desk, one) === documentNo) ?? null
}
