import type { PageChange } from '#main/features/practice/portal/faults.ts'
import { html, type Markup } from '#main/features/practice/portal/html.ts'
import { toScriptCall } from '#main/features/practice/portal/issued-statements.ts'
import {
  type ListColumn,
  type ListTable,
  toListTable,
  toOption,
} from '#main/features/practice/portal/list-table.ts'
import { framePage } from '#main/features/practice/portal/page-frame.ts'
import { type ListPage, toPager } from '#main/features/practice/portal/paging.ts'
import { monthNames, toPortalTime } from '#main/features/practice/portal/portal-dates.ts'
import { signedInMenu } from '#main/features/practice/portal/portal-pages.ts'
import { portalPaths } from '#main/features/practice/portal/portal-paths.ts'
import type { StatementListing } from '#main/features/practice/practice-hospital.ts'
import { beYearOf } from '#shared/model/thai-date.ts'

/** One line of the list with the document number it shows. */
export type StatementRow = {
  readonly listing: StatementListing
  readonly shownNo: string
  readonly hospitalCode: string
  /** What the line hands to the download, in the order of its fields. */
  readonly values: readonly string[]
}

const toTwoDigits = (round: number) => String(round).padStart(2, '0')
const toServiceMonth = ({ serviceMonth }: StatementListing) =>
  `${monthNames[Number(serviceMonth.slice(5, 7)) - 1]} ${beYearOf(serviceMonth)}`

function toDownload({ values }: StatementRow): Markup {
  return html`<a href="#" onclick="${toScriptCall('downloadBill', values)}">ดาวน์โหลด</a>`
}

/** @source nhso/formats.md §3.16 */
const columns: readonly ListColumn<StatementRow>[] = [
  { header: 'งวด', kind: 'number', cell: ({ listing }) => html`${toTwoDigits(listing.round)}` },
  {
    header: 'วันที่ออก',
    kind: 'still',
    cell: ({ listing }) => html`${toPortalTime(listing.issuedAt.slice(0, 10))}`,
  },
  { header: 'เดือนที่ให้บริการ', kind: 'text', cell: ({ listing }) => html`${toServiceMonth(listing)}` },
  {
    header: 'ประเภท',
    kind: 'text',
    cell: ({ listing }) => html`${listing.personType === '1' ? 'ผู้ป่วยนอก' : 'ผู้ป่วยใน'}`,
  },
  { header: 'รอบ', kind: 'still', cell: ({ listing }) => html`${listing.period}` },
  { header: 'วันที่ส่ง', kind: 'text', cell: ({ listing }) => html`${toPortalTime(listing.issuedAt)}` },
  { header: 'เลขที่เอกสาร', kind: 'still', cell: ({ shownNo }) => html`${shownNo}` },
  { header: 'รหัสผู้ขาย', kind: 'still', cell: ({ hospitalCode }) => html`${hospitalCode.padStart(10, '0')}` },
  { header: 'ดาวน์โหลด', kind: 'still', cell: toDownload },
]

// document number and vendor change places
const statementTable: ListTable<StatementRow> = {
  id: 'table-detail',
  renamedId: 'table-list',
  columns,
  swapped: [6, 7],
}

/** The list as scripts of the page ask for it, without a frame. */
export function ucsStatementList(page: ListPage<StatementRow>, change: PageChange | null): Markup {
  return html`${toPager(page, (number) => html`<a href="#" onclick="gotoPage('${number}')">${number}</a>`)}
${toListTable(statementTable, page.rows, change)}`
}

function toFilters(asked: URLSearchParams): Markup {
  const [month, type] = [asked.get('month') ?? '', asked.get('person_type') ?? '']
  const types = { '': 'ทั้งหมด', 1: 'ผู้ป่วยนอก', 2: 'ผู้ป่วยใน' }
  const months = monthNames.map((name, index) => [toTwoDigits(index + 1), name] as const)
  return html`<form method="post" action="${portalPaths.ucsStatementList}" class="filters">
<div><label for="year">ปีงบประมาณ</label><input id="year" name="year" inputmode="numeric" value="${asked.get('year') ?? ''}"></div>
<div><label for="month">เดือน</label><select id="month" name="month">
${toOption('', 'ทั้งหมด', month === '')}
${months.map(([value, name]) => toOption(value, name, value === month))}</select></div>
<div><label for="person_type">ประเภท</label><select id="person_type" name="person_type">
${Object.entries(types).map(([value, name]) => toOption(value, name, value === type))}</select></div>
<input type="hidden" name="PAGE_HEAD" value="1">
<button type="submit">ค้นหา</button>
</form>`
}

/** The page of UCS statements: its form as it was filled in, and the list when one was asked for. */
export function ucsStatementPage(asked: URLSearchParams, list: Markup | null): Markup {
  const body = html`<section class="card">
<h1>รายงาน Statement (UCS)</h1>
${toFilters(asked)}
</section>
${list === null ? null : html`<section class="card">\n${list}\n</section>`}`
  return framePage({ title: 'รายงาน Statement UCS (พอร์ทัลฝึก)', body, menu: signedInMenu })
}
