import type { PortalDesk } from '#main/features/practice/portal/portal-desk.ts'
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

/** Finds a statement by a document number as a list showed it, or as NHSO numbers it. */
export function findIssued(
  desk: PortalDesk,
  scheme: StatementScheme,
  documentNo: string,
): StatementListing | null {
  const shown = desk.shownDocuments.get(documentNo)
  if (shown?.scheme === scheme) return shown
  const [, year = '', month = ''] = /(\d{4})(0[1-9]|1[0-2])_\d\d$/.exec(documentNo) ?? []
  const months = year === '' ? [] : [`${Number(year) - beOffset}-${month}`]
  return listIssued(desk, scheme, months).find((listing) => listing.documentNo === documentNo) ?? null
}

/** A call that stands in `onclick`, its arguments quoted as scripts quote them. */
export function toScriptCall(name: string, values: readonly string[]): string {
  const quoted = values.map((value) => `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`)
  return `${name}(${quoted.join(',')})`
}
