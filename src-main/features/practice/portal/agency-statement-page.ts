import type { PageChange } from '#main/features/practice/portal/faults.ts'
import { html, type Markup } from '#main/features/practice/portal/html.ts'
import { toListBody, usualNothing } from '#main/features/practice/portal/list-body.ts'
import { frameList } from '#main/features/practice/portal/list-frame.ts'
import type { ListHabits } from '#main/features/practice/portal/list-habits.ts'
import type { ListColumn, ListShape, ListTable } from '#main/features/practice/portal/list-table.ts'
import { toPager } from '#main/features/practice/portal/paging.ts'
import { monthNames, toPortalTime } from '#main/features/practice/portal/portal-dates.ts'
import { toCallParts, toPagerRow } from '#main/features/practice/portal/statement-calls.ts'
import type { StatementListing } from '#main/features/practice/practice-hospital.ts'
import { beYearOf } from '#shared/model/thai-date.ts'

/** One line of the list of an agency's statements. */
export type AgencyRow = {
  readonly listing: StatementListing
  /** What the line hands to the download, in the order of its fields; the document number is the last. */
  readonly values: readonly string[]
}

export type AgencyList = {
  readonly rows: readonly AgencyRow[]
  readonly title: string
  readonly tableId: string
  /** The script the lines call. */
  readonly call: string
  readonly change: PageChange | null
  /** Columns after the download. */
  readonly hasMoreColumns: boolean
}

/** The last four of eleven columns, of which only the day of sending is known. @source nhso/portal-evidence.json */
const moreColumns: readonly ListColumn<AgencyRow>[] = [
  { header: 'จำนวนราย', kind: 'number', cell: () => html`8` },
  { header: 'จำนวนเงิน', kind: 'number', cell: () => html`1,234.50` },
  { header: 'สถานะ', kind: 'text', cell: () => html`ปกติ` },
  { header: 'วันที่ส่ง', kind: 'text', cell: ({ listing }) => html`${toPortalTime(listing.issuedAt)}` },
]

/** The cells as one client reads those of OFC. @source nhso/columns-peers/portal-endpoints.json */
function toColumns(
  { call, hasMoreColumns }: AgencyList,
  habits: ListHabits,
): readonly ListColumn<AgencyRow>[] {
  return [
    { header: 'เลขที่ Statement', kind: 'still', cell: ({ values }) => html`${values.at(-1) ?? ''}` },
    {
      header: 'เดือน',
      group: 'งวด',
      kind: 'text',
      cell: ({ listing }) => html`${monthNames[Number(listing.month.slice(5, 7)) - 1] ?? ''}`,
    },
    { header: 'ปี', group: 'งวด', kind: 'still', cell: ({ listing }) => html`${beYearOf(listing.month)}` },
    { header: 'ครั้งที่', group: 'งวด', kind: 'number', cell: ({ listing }) => html`${listing.round}` },
    { header: 'HCODE', kind: 'still', cell: ({ values }) => html`${values[0] ?? ''}` },
    { header: 'สิทธิ', kind: 'text', cell: ({ listing }) => html`${listing.scheme}` },
    {
      header: 'ดาวน์โหลด Statement',
      kind: 'still',
      isDownload: true,
      cell: ({ values }) => toCallParts({ name: call, values }, 'Statement', habits).inCell,
    },
    ...(hasMoreColumns ? moreColumns : []),
  ]
}

/** The list as scripts of the page ask for it, without a frame; null when there is nothing to show. */
export function agencyStatementList(list: AgencyList, habits: ListHabits, shape: ListShape): Markup | null {
  const { rows, title, tableId, call, change } = list
  const table: ListTable<AgencyRow> = {
    id: tableId,
    renamedId: `${tableId}-new`,
    title,
    words: habits.statementHeaderWords,
    columns: toColumns(list, habits),
    swapped: [0, 4],
    onPressed: ({ values }) => toCallParts({ name: call, values }, '', habits),
    lastRow: toPagerRow(habits),
  }
  const all = { rows, total: rows.length, page: 1, pages: 1 }
  const pager = toPager(all, () => html``, habits, false)
  return toListBody({ table, rows, change, habits, pager, pagerStands: 'below', usualNothing }, shape)
}

/** The statements of OFC, BKK, BMT, SRT or PVT as a page. */
export function agencyStatementPage(list: AgencyList, habits: ListHabits): Markup {
  const { title } = list
  const shown = agencyStatementList(list, habits, 'table')
  return frameList({ title: `${title} (พอร์ทัลฝึก)`, heading: title, filters: null, list: shown }, habits)
}
