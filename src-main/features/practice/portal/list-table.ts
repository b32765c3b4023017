import type { PageChange } from '#main/features/practice/portal/faults.ts'
import { html, type Markup } from '#main/features/practice/portal/html.ts'
import type { ListHabits } from '#main/features/practice/portal/list-habits.ts'
import { type HeadedColumn, toHeaderRows } from '#main/features/practice/portal/list-table-head.ts'

/** One column of a list: what its header says and what its cells show. */
export type ListColumn<Row> = HeadedColumn & {
  readonly kind: 'still' | 'number' | 'text'
  /** It holds the download. */
  readonly isDownload?: boolean
  cell(row: Row): Markup
}

export type ListTable<Row> = {
  readonly id: string
  /** The id after NHSO renamed it. */
  readonly renamedId: string
  /** What a row above all others says. */
  readonly title: string
  readonly words: 'usual' | 'unknown' | 'none'
  readonly columns: readonly ListColumn<Row>[]
  /** Two columns that change places, together with their headers, when the page changes. */
  readonly swapped: readonly [number, number]
  /** What the row itself, or the cell of its download, runs when it is pressed. */
  readonly onPressed?: (row: Row) => { readonly row: Markup | null; readonly cell: Markup | null }
  /** A row after the last line. */
  readonly lastRow?: Markup | null
}

/** How a list goes out: as a table, or as rows that a script of the page would put into its own. */
export type ListShape = 'table' | 'bareRows'

type Shown<Row> = {
  readonly table: ListTable<Row>
  readonly rows: readonly Row[]
  readonly change: PageChange | null
  readonly habits: ListHabits
}

function toColumns<Row>({ columns, swapped: [one, other] }: ListTable<Row>, change: PageChange | null) {
  if (change !== 'columnsSwapped') return columns
  const places = columns.map((_column, index) => (index === one ? other : index === other ? one : index))
  return places.flatMap((index) => columns[index] ?? [])
}

/** A line after its links changed. */
function toChangedLinks({ markup }: Markup, change: PageChange | null): Markup {
  if (change === 'linksGone')
    return { markup: markup.replace(/<\/?(?:a|button)\b[^>]*>| onclick="[^"]*"/g, '') }
  if (change !== 'callsRenamed') return { markup }
  return { markup: markup.replace(/((?:onclick="|href=")(?:javascript:)?)(?=\w+\()/g, '$1new_') }
}

function toCell<Row>(column: ListColumn<Row>, row: Row, attribute: Markup | null, habits: ListHabits) {
  const inside = column.cell(row)
  const isBoxed = column.isDownload === true && habits.linkCell === 'table'
  const shown = isBoxed ? html`<table><tr><td>1.</td><td>${inside}</td></tr></table>` : inside
  return html`<td class="${column.kind}"${column.isDownload ? attribute : null}>${shown}</td>`
}

function toLines<Row>(
  { table, rows, change, habits }: Shown<Row>,
  columns: readonly ListColumn<Row>[],
): Markup[] {
  return rows.map((row) => {
    const pressed = table.onPressed?.(row) ?? { row: null, cell: null }
    const cells = columns.map((column) => toCell(column, row, pressed.cell, habits))
    return toChangedLinks(html`<tr${pressed.row}>${cells}</tr>\n`, change)
  })
}

function toIdAttribute({ id, renamedId }: ListTable<never>, change: PageChange | null, habits: ListHabits) {
  if (change === 'tableRenamed') return html` id="${renamedId}"`
  const ids = { usual: html` id="${id}"`, other: html` id="tbl_result" class="result"`, none: null }
  return ids[habits.tableIds]
}

/**
 * A list as a table; null while a fault hides it.
 * @param nothing the one cell of a list without lines; null for a list that has no such cell
 */
export function toListTable<Row>(
  shown: Shown<Row>,
  shape: ListShape = 'table',
  nothing: Markup | null = null,
): Markup | null {
  const { table, change, habits } = shown
  if (change === 'tableMissing') return null
  const columns = toColumns(table, change)
  const span = (markup: Markup) => html`<tr><td colspan="${columns.length}">${markup}</td></tr>\n`
  const head = toHeaderRows(columns, table, habits)
  const lastRow = shown.rows.length > 0 && table.lastRow ? span(table.lastRow) : null
  const lines = html`${toLines(shown, columns)}${nothing && span(nothing)}${lastRow}`
  const isHeadApart = habits.tableParts === 'headAndBody'
  if (shape === 'bareRows') return html`<tbody>\n${isHeadApart ? null : head}${lines}</tbody>`
  const parts = {
    headAndBody: () =>
      html`${head.length > 0 ? html`<thead>${head}</thead>\n` : null}<tbody>\n${lines}</tbody>`,
    inBody: () => html`<tbody>\n${head}${lines}</tbody>`,
    bare: () => html`${head}${lines}`,
  }
  return html`<div class="wide"><table${toIdAttribute(table, change, habits)}>
${parts[habits.tableParts]()}
</table></div>`
}

/** One entry of a drop-down. */
export function toOption(value: string, label: string, isChosen: boolean): Markup {
  return html`<option value="${value}"${isChosen ? html` selected` : null}>${label}</option>`
}
