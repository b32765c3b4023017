import type { PageChange } from '#main/features/practice/portal/faults.ts'
import { monthChoices, toSelect, yearChoices } from '#main/features/practice/portal/form-fields.ts'
import { html, type Markup } from '#main/features/practice/portal/html.ts'
import { toListBody } from '#main/features/practice/portal/list-body.ts'
import { frameList } from '#main/features/practice/portal/list-frame.ts'
import type { ListHabits } from '#main/features/practice/portal/list-habits.ts'
import type { ListColumn, ListShape, ListTable } from '#main/features/practice/portal/list-table.ts'
import { type ListPage, toPager } from '#main/features/practice/portal/paging.ts'
import { monthNames, toPortalTime } from '#main/features/practice/portal/portal-dates.ts'
import type { PortalHabits } from '#main/features/practice/portal/portal-desk.ts'
import { portalPaths } from '#main/features/practice/portal/portal-paths.ts'
import { toCallParts, toPagerRow } from '#main/features/practice/portal/statement-calls.ts'
import type { StatementListing } from '#main/features/practice/practice-hospital.ts'
import { beYearOf, type Month } from '#shared/model/thai-date.ts'

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

const callOf = ({ values }: StatementRow, habits: ListHabits) =>
  toCallParts({ name: 'downloadBill', values }, 'ดาวน์โหลด', habits)

/** @source nhso/formats.md §3.16; nhso/portal-evidence.json, pages[1].drift */
function toColumns(habits: ListHabits): readonly ListColumn<StatementRow>[] {
  const newer: ListColumn<StatementRow> = { header: 'จำนวนรายการ', kind: 'number', cell: () => html`12` }
  return [
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
    ...(habits.ucsColumns === 'august' ? [newer] : []),
    { header: 'เลขที่เอกสาร', group: 'เอกสาร', kind: 'still', cell: ({ shownNo }) => html`${shownNo}` },
    {
      header: 'รหัสผู้ขาย',
      group: 'เอกสาร',
      kind: 'still',
      cell: ({ hospitalCode }) => html`${hospitalCode.padStart(10, '0')}`,
    },
    { header: 'ดาวน์โหลด', kind: 'still', isDownload: true, cell: (row) => callOf(row, habits).inCell },
  ]
}

function toTable(habits: ListHabits): ListTable<StatementRow> {
  return {
    id: 'table-detail',
    renamedId: 'table-list',
    title: 'รายงาน Statement (UCS)',
    words: habits.statementHeaderWords,
    columns: toColumns(habits),
    // document number and vendor change places
    swapped: habits.ucsColumns === 'august' ? [7, 8] : [6, 7],
    onPressed: (row) => callOf(row, habits),
    lastRow: toPagerRow(habits),
  }
}

/** The list as scripts of the page ask for it, without a frame; null when there is nothing to show. */
export function ucsStatementList(
  page: ListPage<StatementRow>,
  change: PageChange | null,
  habits: ListHabits,
  shape: ListShape,
): Markup | null {
  const toLink = (number: number) => html`<a href="#" onclick="gotoPage('${number}')">${number}</a>`
  const [table, pager] = [toTable(habits), toPager(page, toLink, habits, true)]
  return toListBody(
    { table, rows: page.rows, change, habits, pager, pagerStands: 'above', usualNothing: null },
    shape,
  )
}

function toYearField(
  asked: URLSearchParams,
  { openerForm, statementYear }: PortalHabits,
  now: Month,
): Markup {
  const year = asked.get('year') ?? ''
  if (openerForm === 'usual')
    return html`<div><label for="year">ปีงบประมาณ</label><input id="year" name="year" inputmode="numeric" value="${year}"></div>`
  const choices = yearChoices(statementYear, now)
  return toSelect('year', 'ปีงบประมาณ', choices, year || (choices[0]?.[0] ?? ''))
}

function toFilters(asked: URLSearchParams, habits: PortalHabits, now: Month): Markup {
  const types = [
    ['', 'ทั้งหมด'],
    ['1', 'ผู้ป่วยนอก'],
    ['2', 'ผู้ป่วยใน'],
  ] as const
  return html`<form method="post" action="${portalPaths.ucsStatementList}" class="filters">
${toYearField(asked, habits, now)}
${toSelect('month', 'เดือน', monthChoices, asked.get('month') ?? '')}
${toSelect('person_type', 'ประเภท', types, asked.get('person_type') ?? '')}
<input type="hidden" name="PAGE_HEAD" value="1">
<button type="submit">ค้นหา</button>
</form>`
}

/**
 * The page of UCS statements: its form as it was filled in, and the list when one was asked for.
 * @param now the present month
 */
export function ucsStatementPage(
  asked: URLSearchParams,
  list: Markup | null,
  habits: PortalHabits,
  now: Month,
): Markup {
  const title = 'รายงาน Statement UCS (พอร์ทัลฝึก)'
  const filters = habits.openerForm === 'none' ? html`<div></div>` : toFilters(asked, habits, now)
  return frameList({ title, heading: 'รายงาน Statement (UCS)', filters, list }, habits)
}
