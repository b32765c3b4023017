import type { PageChange } from '#main/features/practice/portal/faults.ts'
import { html, type Markup } from '#main/features/practice/portal/html.ts'
import {
  type ListColumn,
  type ListTable,
  toListTable,
  toOption,
} from '#main/features/practice/portal/list-table.ts'
import { framePage } from '#main/features/practice/portal/page-frame.ts'
import { type ListPage, toPager } from '#main/features/practice/portal/paging.ts'
import { monthNames, toPortalTime } from '#main/features/practice/portal/portal-dates.ts'
import { schemeNames, signedInMenu } from '#main/features/practice/portal/portal-pages.ts'
import { portalPaths } from '#main/features/practice/portal/portal-paths.ts'
import type { RepListing } from '#main/features/practice/practice-hospital.ts'
import { type Scheme, schemes } from '#shared/model/scheme.ts'
import type { Month } from '#shared/model/thai-date.ts'

/** One line of the list with the names and addresses it shows. */
export type RepRow = {
  readonly listing: RepListing
  readonly hospitalCode: string
  readonly hospitalName: string
  /** The `.ecd` name as shown; null when the line names no file. */
  readonly sourceName: string | null
  readonly sourceHref: string
  readonly excelHref: string
}

export type RepListPage = {
  readonly page: ListPage<RepRow>
  readonly month: Month
  /** The month's year as this list counts years, in BE. */
  readonly year: number
  readonly scheme: Scheme | null
  readonly change: PageChange | null
}

function toFileCell({ sourceName, sourceHref, excelHref }: RepRow): Markup {
  const source = sourceName === null ? null : html`<a href="${sourceHref}">${sourceName}</a><br>`
  return html`${source}<a href="${excelHref}">Download Excel</a>`
}

/** @source nhso/formats.md §3.15 */
const columns: readonly ListColumn<RepRow>[] = [
  { header: 'วันที่ส่ง', kind: 'text', cell: ({ listing }) => html`${toPortalTime(listing.sentAt)}` },
  { header: 'REP No.', kind: 'still', cell: ({ listing }) => html`${listing.repNo}` },
  { header: 'HCODE', kind: 'still', cell: ({ hospitalCode }) => html`${hospitalCode}` },
  { header: 'ชื่อหน่วยบริการ', kind: 'text', cell: ({ hospitalName }) => html`${hospitalName}` },
  { header: 'ชื่อไฟล์', kind: 'still', cell: toFileCell },
  { header: 'ทั้งหมด', kind: 'number', cell: ({ listing }) => html`${listing.total}` },
  { header: 'ผ่าน', kind: 'number', cell: ({ listing }) => html`${listing.passed}` },
  { header: 'ไม่ผ่าน', kind: 'number', cell: ({ listing }) => html`${listing.failed}` },
  { header: 'ประเภทการนำเข้า', kind: 'text', cell: () => html`e-Claim Online` },
  { header: 'วันที่ตรวจสอบ', kind: 'text', cell: ({ listing }) => html`${toPortalTime(listing.checkedAt)}` },
  { header: 'ผู้นำเข้า', kind: 'text', cell: () => html`ผู้ส่งข้อมูลฝึก` },
]

// total and failed change places
const repTable: ListTable<RepRow> = { id: 'content2', renamedId: 'content3', columns, swapped: [5, 7] }

function toFilters({ month, year, scheme }: RepListPage): Markup {
  const chosen = Number(month.slice(5, 7))
  return html`<form method="get" action="${portalPaths.repList}" class="filters">
<div><label for="maininscl">สิทธิ</label><select id="maininscl" name="maininscl">
${schemes.map((one) => toOption(one, schemeNames[one], one === scheme))}</select></div>
<div><label for="mo">เดือน</label><select id="mo" name="mo">
${monthNames.map((name, index) => toOption(String(index + 1), name, index + 1 === chosen))}</select></div>
<div><label for="ye">ปี พ.ศ.</label><input id="ye" name="ye" inputmode="numeric" value="${year}"></div>
<button type="submit">ค้นหา</button>
</form>`
}

function toPageLink({ month, year, scheme }: RepListPage, page: number): Markup {
  const query = new URLSearchParams({
    mo: String(Number(month.slice(5, 7))),
    ye: String(year),
    maininscl: scheme ?? '',
    PAGE_HEAD: String(page),
  })
  return html`<a href="${portalPaths.repList}?${query.toString()}">${page}</a>`
}

/** The list of REP batches of a month and scheme. An empty month has the table without lines. */
export function repListPage(list: RepListPage): Markup {
  const { page, change } = list
  const body = html`<section class="card">
<h1>ตรวจสอบข้อมูล (REP)</h1>
${toFilters(list)}
</section>
<section class="card">
${toListTable(repTable, page.rows, change)}
${page.pages > 1 ? toPager(page, (number) => toPageLink(list, number)) : null}
${page.rows.length > 0 ? null : html`<p class="muted">ไม่พบข้อมูล</p>`}
</section>`
  return framePage({ title: 'ตรวจสอบข้อมูล REP (พอร์ทัลฝึก)', body, menu: signedInMenu })
}
