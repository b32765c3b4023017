import type { PageChange } from '#main/features/practice/portal/faults.ts'
import { html, type Markup } from '#main/features/practice/portal/html.ts'

/** One column of a list: what its header says and what its cells show. */
export type ListColumn<Row> = {
  readonly header: string
  readonly kind: 'still' | 'number' | 'text'
  cell(row: Row): Markup
}

export type ListTable<Row> = {
  readonly id: string
  /** The id after NHSO renamed it. */
  readonly renamedId: string
  readonly columns: readonly ListColumn<Row>[]
  /** Two columns that change places, together with their headers, when the page changes. */
  readonly swapped: readonly [number, number]
}

function toColumns<Row>({ columns, swapped: [one, other] }: ListTable<Row>, change: PageChange | null) {
  if (change !== 'columnsSwapped') return columns
  const places = columns.map((_column, index) => (index === one ? other : index === other ? one : index))
  return places.flatMap((index) => columns[index] ?? [])
}

/** A cell after its links changed. */
function toChangedLinks({ markup }: Markup, change: PageChange | null): Markup {
  if (change === 'linksGone') return { markup: markup.replace(/<\/?a\b[^>]*>/g, '') }
  return { markup: change === 'callsRenamed' ? markup.replace(/onclick="(?=\w)/g, 'onclick="new_') : markup }
}

/** A list as a table; null while a fault hides it. */
export function toListTable<Row>(
  table: ListTable<Row>,
  rows: readonly Row[],
  change: PageChange | null,
): Markup | null {
  if (change === 'tableMissing') return null
  const shown = toColumns(table, change)
  const heads = shown.map(({ header }) => html`<th>${header}</th>`)
  const lines = rows.map((row) => {
    const cells = shown.map(
      (column) => html`<td class="${column.kind}">${toChangedLinks(column.cell(row), change)}</td>`,
    )
    return html`<tr>${cells}</tr>\n`
  })
  return html`<div class="wide"><table id="${change === 'tableRenamed' ? table.renamedId : table.id}">
<thead><tr>${heads}</tr></thead>
<tbody>
${lines}</tbody>
</table></div>`
}

/** One entry of a drop-down. */
export function toOption(value: string, label: string, isChosen: boolean): Markup {
  return html`<option value="${value}"${isChosen ? html` selected` : null}>${label}</option>`
}
