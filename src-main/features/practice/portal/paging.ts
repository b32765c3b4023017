import { html, type Markup } from '#main/features/practice/portal/html.ts'
import type { ListHabits } from '#main/features/practice/portal/list-habits.ts'

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

/** @returns `PAGE_HEAD` as the portal takes it. */
export function pageHeadIn(fields: URLSearchParams, { pageHead }: ListHabits): string | null {
  return pageHead === 'ignored' ? null : fields.get('PAGE_HEAD')
}

/** How many there are, in the words of the list; null when it has a habit of not saying so. */
export function toCount(total: number, { countText, countTold }: ListHabits): Markup | null {
  const told = total + (countTold === 'tooHigh' && total > 0 ? 2 : 0)
  const texts = {
    usual: html`พบข้อมูลทั้งหมด ${told} รายการ`,
    tight: html`พบข้อมูลทั้งหมด${told}รายการ`,
    spaced: html`พบข้อมูลทั้งหมด &nbsp; ${told}\n  &nbsp;รายการ`,
    bold: html`พบข้อมูลทั้งหมด <b>${told}</b> รายการ`,
    none: null,
  }
  return texts[countText]
}

/**
 * How many there are, and the way to the other pages when there are any.
 * @param toLink the link of one page
 * @param isCounted whether a list of this kind says how many there are when it has one page
 */
export function toPager<Row>(
  { total, page, pages }: ListPage<Row>,
  toLink: (page: number) => Markup,
  habits: ListHabits,
  isCounted: boolean,
): Markup | null {
  const numbers = Array.from({ length: pages }, (_, index) => index + 1)
  const links = numbers.map((number) =>
    number === page ? html` <b>${number}</b>` : html` ${toLink(number)}`,
  )
  const count = isCounted || pages > 1 || habits.countText !== 'usual' ? toCount(total, habits) : null
  if (pages === 1 && count === null) return null
  return html`<p class="muted">${count}${pages > 1 ? html` หน้า${links}` : null}</p>`
}
