import type { PageChange } from '#main/features/practice/portal/faults.ts'
import { html, type Markup } from '#main/features/practice/portal/html.ts'
import type { ListHabits } from '#main/features/practice/portal/list-habits.ts'
import { type ListShape, type ListTable, toListTable } from '#main/features/practice/portal/list-table.ts'
import { toCount } from '#main/features/practice/portal/paging.ts'
import { assertNever } from '#shared/lib/assert.ts'

export type ListBody<Row> = {
  readonly table: ListTable<Row>
  readonly rows: readonly Row[]
  readonly change: PageChange | null
  readonly habits: ListHabits
  /** How many there are and the way to other pages; null when the list does not say so. */
  readonly pager: Markup | null
  readonly pagerStands: 'above' | 'below'
  /** What a list of this kind says under the empty table, where nobody has other habits. */
  readonly usualNothing: Markup | null
}

const nothingFound = html`<p class="muted">ไม่พบข้อมูล</p>`

function withPager<Row>({ pager, pagerStands }: ListBody<Row>, list: Markup | null): Markup {
  return pagerStands === 'above' ? html`${pager}\n${list}` : html`${list}\n${pager}`
}

function toEmptyBody<Row>(body: ListBody<Row>, shape: ListShape): Markup | null {
  const { habits } = body
  switch (habits.emptyMonth) {
    case 'usual':
      return html`${withPager(body, toListTable(body, shape))}\n${body.usualNothing}`
    case 'emptyBody':
      return withPager(body, toListTable(body, shape))
    case 'cellText':
      return withPager(body, toListTable(body, shape, html`ไม่พบข้อมูล`))
    case 'noTable':
      return html`<p class="muted">${toCount(0, habits)}</p>`
    case 'paragraph':
      return nothingFound
    case 'frameOnly':
      return html`<div></div>`
    case 'emptyFragment':
      return null
    default:
      return assertNever(habits.emptyMonth)
  }
}

/** The list of a page or fragment with what stands around it; null when a list without lines shows nothing at all. */
export function toListBody<Row>(body: ListBody<Row>, shape: ListShape = 'table'): Markup | null {
  if (body.rows.length === 0) return toEmptyBody(body, shape)
  return withPager(body, toListTable(body, shape))
}

/** What REP and the agencies say under an empty table. */
export const usualNothing = nothingFound
