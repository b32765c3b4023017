import type { PageChange } from '#main/features/practice/portal/faults.ts'
import { html, type Markup } from '#main/features/practice/portal/html.ts'
import { toScriptCall } from '#main/features/practice/portal/issued-statements.ts'
import { type ListColumn, toListTable } from '#main/features/practice/portal/list-table.ts'
import { framePage } from '#main/features/practice/portal/page-frame.ts'
import { monthNames } from '#main/features/practice/portal/portal-dates.ts'
import { signedInMenu } from '#main/features/practice/portal/portal-pages.ts'
import type { StatementListing } from '#main/features/practice/practice-hospital.ts'
import { beYearOf } from '#shared/model/thai-date.ts'

/** One line of the list of an agency's statements. */
export type AgencyRow = {
  readonly listing: StatementListing
  /** What the line hands to the download, in the order of its fields; the document number is the last. */
  readonly values: readonly string[]
  /** The script the line calls. */
  readonly call: string
}

export type AgencyPage = {
  readonly rows: readonly AgencyRow[]
  readonly title: string
  readonly tableId: string
  readonly change: PageChange | null
  /** A script of the page asks. */
  readonly isBare: boolean
}

/** The cells as one client reads those of OFC. @source nhso/columns-peers/portal-endpoints.json */
const columns: readonly ListColumn<AgencyRow>[] = [
  { header: 'เลขที่ Statement', kind: 'still', cell: ({ values }) => html`${values.at(-1) ?? ''}` },
  {
    header: 'เดือน',
    kind: 'text',
    cell: ({ listing }) => html`${monthNames[Number(listing.month.slice(5, 7)) - 1] ?? ''}`,
  },
  { header: 'ปี', kind: 'still', cell: ({ listing }) => html`${beYearOf(listing.month)}` },
  { header: 'ครั้งที่', kind: 'number', cell: ({ listing }) => html`${listing.round}` },
  { header: 'HCODE', kind: 'still', cell: ({ values }) => html`${values[0] ?? ''}` },
  { header: 'สิทธิ', kind: 'text', cell: ({ listing }) => html`${listing.scheme}` },
  {
    header: 'ดาวน์โหลด Statement',
    kind: 'still',
    cell: ({ call, values }) => html`<a href="#" onclick="${toScriptCall(call, values)}">Statement</a>`,
  },
]

/** The statements of OFC, BKK, BMT, SRT or PVT. */
export function agencyStatementPage({ rows, title, tableId, change, isBare }: AgencyPage): Markup {
  const table = { id: tableId, renamedId: `${tableId}-new`, columns, swapped: [0, 4] as const }
  const list = html`${toListTable(table, rows, change)}
${rows.length > 0 ? null : html`<p class="muted">ไม่พบข้อมูล</p>`}`
  if (isBare) return list
  const body = html`<section class="card">\n<h1>${title}</h1>\n${list}\n</section>`
  return framePage({ title: `${title} (พอร์ทัลฝึก)`, body, menu: signedInMenu })
}
