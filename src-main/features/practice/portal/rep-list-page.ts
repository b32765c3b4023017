import type { PageChange } from '#main/features/practice/portal/faults.ts'
import { html, type Markup } from '#main/features/practice/portal/html.ts'
import { toListBody, usualNothing } from '#main/features/practice/portal/list-body.ts'
import { frameList } from '#main/features/practice/portal/list-frame.ts'
import type { ListHabits } from '#main/features/practice/portal/list-habits.ts'
import { type ListTable, toOption } from '#main/features/practice/portal/list-table.ts'
import { type ListPage, toPager } from '#main/features/practice/portal/paging.ts'
import { monthNames } from '#main/features/practice/portal/portal-dates.ts'
import { schemeNames } from '#main/features/practice/portal/portal-pages.ts'
import { portalPaths } from '#main/features/practice/portal/portal-paths.ts'
import { type RepRow, toRepColumns } from '#main/features/practice/portal/rep-columns.ts'
import { type Scheme, schemes } from '#shared/model/scheme.ts'
import type { Month } from '#shared/model/thai-date.ts'

export type RepListPage = {
  readonly page: ListPage<RepRow>
  readonly month: Month
  /** The month's year as this list counts years, in BE. */
  readonly year: number
  readonly scheme: Scheme | null
  readonly change: PageChange | null
}

function toRepTable(habits: ListHabits): ListTable<RepRow> {
  const { repHeaderWords } = habits
  return {
    id: 'content2',
    renamedId: 'content3',
    title: 'ผลการตรวจสอบข้อมูล',
    words: repHeaderWords === 'unknown' || repHeaderWords === 'none' ? repHeaderWords : 'usual',
    columns: toRepColumns(habits),
    // total and failed change places
    swapped: [5, 7],
  }
}

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
export function repListPage(list: RepListPage, habits: ListHabits): Markup {
  const { page, change } = list
  const body = toListBody({
    table: toRepTable(habits),
    rows: page.rows,
    change,
    habits,
    pager: toPager(page, (number) => toPageLink(list, number), habits, false),
    pagerStands: 'below',
    usualNothing,
  })
  const heading = 'ตรวจสอบข้อมูล (REP)'
  return frameList(
    { title: 'ตรวจสอบข้อมูล REP (พอร์ทัลฝึก)', heading, filters: toFilters(list), list: body },
    habits,
  )
}
