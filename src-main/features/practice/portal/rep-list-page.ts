import type { PageChange } from '#main/features/practice/portal/faults.ts'
import { html, type Markup } from '#main/features/practice/portal/html.ts'
import { framePage } from '#main/features/practice/portal/page-frame.ts'
import { schemeNames, signedInMenu } from '#main/features/practice/portal/portal-pages.ts'
import { portalPaths } from '#main/features/practice/portal/portal-paths.ts'
import type { RepListing } from '#main/features/practice/practice-hospital.ts'
import { type Scheme, schemes } from '#shared/model/scheme.ts'
import { beYearOf, type LocalTime, type Month } from '#shared/model/thai-date.ts'

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
  readonly rows: readonly RepRow[]
  readonly month: Month
  readonly scheme: Scheme | null
  readonly change: PageChange | null
}

type Column = {
  readonly header: string
  readonly kind: 'still' | 'number' | 'text'
  cell(row: RepRow): Markup
}

const monthNames = [
  'มกราคม',
  'กุมภาพันธ์',
  'มีนาคม',
  'เมษายน',
  'พฤษภาคม',
  'มิถุนายน',
  'กรกฎาคม',
  'สิงหาคม',
  'กันยายน',
  'ตุลาคม',
  'พฤศจิกายน',
  'ธันวาคม',
]

function toPortalTime(time: LocalTime): string {
  const date = `${time.slice(8, 10)}/${time.slice(5, 7)}/${beYearOf(time)}`
  return time.length > 10 ? `${date} ${time.slice(11)}` : date
}

function toFileCell({ sourceName, sourceHref, excelHref }: RepRow): Markup {
  const source = sourceName === null ? null : html`<a href="${sourceHref}">${sourceName}</a><br>`
  return html`${source}<a href="${excelHref}">Download Excel</a>`
}

/** @source nhso/formats.md §3.15 */
const columns: readonly Column[] = [
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

// total and failed change places, together with their headers
const swappedOrder = [0, 1, 2, 3, 4, 7, 6, 5, 8, 9, 10]

function toColumns(change: PageChange | null): readonly Column[] {
  if (change !== 'columnsSwapped') return columns
  return swappedOrder.flatMap((index) => columns[index] ?? [])
}

function toTable(rows: readonly RepRow[], change: PageChange | null): Markup {
  const shown = toColumns(change)
  const heads = shown.map(({ header }) => html`<th>${header}</th>`)
  const lines = rows.map((row) => {
    const cells = shown.map((column) => html`<td class="${column.kind}">${column.cell(row)}</td>`)
    return html`<tr>${cells}</tr>\n`
  })
  const id = change === 'tableRenamed' ? 'content3' : 'content2'
  return html`<div class="wide"><table id="${id}">
<thead><tr>${heads}</tr></thead>
<tbody>
${lines}</tbody>
</table></div>`
}

function toOption(value: string, label: string, isChosen: boolean): Markup {
  return html`<option value="${value}"${isChosen ? html` selected` : null}>${label}</option>`
}

function toFilters(month: Month, scheme: Scheme | null): Markup {
  const chosen = Number(month.slice(5, 7))
  return html`<form method="get" action="${portalPaths.repList}" class="filters">
<div><label for="maininscl">สิทธิ</label><select id="maininscl" name="maininscl">
${schemes.map((one) => toOption(one, schemeNames[one], one === scheme))}</select></div>
<div><label for="mo">เดือน</label><select id="mo" name="mo">
${monthNames.map((name, index) => toOption(String(index + 1), name, index + 1 === chosen))}</select></div>
<div><label for="ye">ปี พ.ศ.</label><input id="ye" name="ye" inputmode="numeric" value="${beYearOf(month)}"></div>
<button type="submit">ค้นหา</button>
</form>`
}

/** The list of REP batches of a month and scheme. An empty month has the table without lines. */
export function repListPage({ rows, month, scheme, change }: RepListPage): Markup {
  const body = html`<section class="card">
<h1>ตรวจสอบข้อมูล (REP)</h1>
${toFilters(month, scheme)}
</section>
<section class="card">
${change === 'tableMissing' ? null : toTable(rows, change)}
${rows.length > 0 ? null : html`<p class="muted">ไม่พบข้อมูล</p>`}
</section>`
  return framePage({ title: 'ตรวจสอบข้อมูล REP (พอร์ทัลฝึก)', body, menu: signedInMenu })
}
