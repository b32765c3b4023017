import { html, type Markup } from '#main/features/practice/portal/html.ts'

/** One page of a longer list. */
export type ListPage<Row> = {
  readonly rows: readonly Row[]
  /** Rows of the whole list. */
  readonly total: number
  readonly page: number
  /** At least one. */
  readonly pages: number
}

/**
 * Cuts a list into pages.
 * @param lines rows on a page; null for one page
 * @param asked `PAGE_HEAD` as it came, from 1; a blank or senseless one means the first page
 */
export function toListPage<Row>(
  rows: readonly Row[],
  lines: number | null,
  asked: string | null,
): ListPage<Row> {
  const page = /^[1-9]\d{0,5}$/.test(asked ?? '') ? Number(asked) : 1
  if (lines === null) return { rows: page === 1 ? rows : [], total: rows.length, page, pages: 1 }
  const pages = Math.max(1, Math.ceil(rows.length / lines))
  return { rows: rows.slice((page - 1) * lines, page * lines), total: rows.length, page, pages }
}

/** How many there are, and the way to the other pages when there are any. @param toLink the link of one page */
export function toPager<Row>(
  { total, page, pages }: ListPage<Row>,
  toLink: (page: number) => Markup,
): Markup {
  const numbers = Array.from({ length: pages }, (_, index) => index + 1)
  const links = numbers.map((number) =>
    number === page ? html` <b>${number}</b>` : html` ${toLink(number)}`,
  )
  return html`<p class="muted">พบข้อมูลทั้งหมด ${total} รายการ${pages > 1 ? html` หน้า${links}` : null}</p>`
}
