import { type Agency, ownPlace } from '#main/features/practice/portal/agencies.ts'
import { monthChoices, toSelect, yearChoices } from '#main/features/practice/portal/form-fields.ts'
import { html, type Markup } from '#main/features/practice/portal/html.ts'
import { frameList } from '#main/features/practice/portal/list-frame.ts'
import type { PortalHabits } from '#main/features/practice/portal/portal-desk.ts'
import type { Month } from '#shared/model/thai-date.ts'

type Own = { readonly hospitalCode: string; readonly hospitalName: string }

const zones = [
  ['', 'ทุกเขต'],
  ['03', 'เขต 3'],
  ['04', 'เขต 4'],
  ['13', 'เขต 13'],
] as const
const provinces = [
  ['', 'ทุกจังหวัด'],
  ['1000', 'กรุงเทพมหานคร'],
  ['4000', 'ตัวอย่าง'],
] as const

/** Person types the list takes: one that does nothing good with a blank does not offer it. */
function toTypes({ scheme }: Agency, { blankPersonType }: PortalHabits) {
  const types = [
    ['1', 'ผู้ป่วยนอก'],
    ['2', 'ผู้ป่วยใน'],
  ] as const
  return scheme === 'OFC' || blankPersonType === 'all' ? ([['', 'ทั้งหมด'], ...types] as const) : types
}

function toForm(
  agency: Agency,
  { hospitalCode, hospitalName }: Own,
  habits: PortalHabits,
  now: Month,
): Markup {
  const { fields, fixed, list } = agency
  const [years, types] = [yearChoices(habits.agencyYear, now), toTypes(agency, habits)]
  const hidden = Object.entries(fixed).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">\n`,
  )
  return html`<form method="post" action="${list}" class="filters">
${hidden}${toSelect(fields.zone, 'เขต', zones, ownPlace.zone)}
${toSelect(fields.province, 'จังหวัด', provinces, ownPlace.province)}
${toSelect(fields.hospital, 'หน่วยบริการ', [[hospitalCode, hospitalName]], hospitalCode)}
${toSelect(fields.year, 'ปี', years, years[0]?.[0] ?? '')}
${toSelect(fields.month, 'เดือน', monthChoices, now.slice(5, 7))}
${toSelect(fields.personType, 'ประเภท', types, types[0]?.[0] ?? '')}
<button type="submit">ค้นหา</button>
</form>`
}

/**
 * The page that stands before the statements of an agency. Its form says what the list takes.
 * @param now the present month
 */
export function agencyOpenerPage(agency: Agency, own: Own, habits: PortalHabits, now: Month): Markup {
  const heading = `รายงาน Statement (${agency.scheme})`
  const filters = habits.openerForm === 'none' ? html`<div></div>` : toForm(agency, own, habits, now)
  return frameList({ title: `${heading} (พอร์ทัลฝึก)`, heading, filters, list: null }, habits)
}
