import { html, type Markup } from '#main/features/practice/portal/html.ts'
import type { ListHabits } from '#main/features/practice/portal/list-habits.ts'

/** What stands above the cells of a column. */
export type HeadedColumn = {
  readonly header: string
  /** The word above this column and its neighbours with the same one, where headers have two rows. */
  readonly group?: string
}

type Head = { readonly title: string; readonly words: 'usual' | 'unknown' | 'none' }

const arrows = ['▲', '▼', '⇅', '▲▼']
/** Words nobody could know a column by. */
const unknownWords = [
  'ก',
  'ข้อมูล 2',
  'Col3',
  'รายการ',
  'F05',
  'ค่า',
  'A',
  'B',
  'อื่น ๆ',
  '#',
  'X1',
  '',
  'ดู',
  'เปิด',
  '*',
]

function toArrow(index: number, { headerArrows }: ListHabits): Markup | null {
  const shown = {
    none: null,
    signs: html` ${arrows[index % arrows.length] ?? ''}`,
    image: html` <img src="../images/sort.gif" alt="">`,
  }
  return shown[headerArrows]
}

type Headed = HeadedColumn & { readonly markup: Markup }

/** Neighbours under one word, and every other column by itself. */
function toRuns(columns: readonly Headed[]): readonly (readonly [Headed, ...Headed[]])[] {
  const runs: [Headed, ...Headed[]][] = []
  for (const column of columns) {
    const run = runs.at(-1)
    if (run && column.group !== undefined && run[0].group === column.group) run.push(column)
    else runs.push([column])
  }
  return runs
}

function toTwoRows(columns: readonly Headed[], tag: Markup, words: Head['words']): readonly Markup[] {
  const runs = toRuns(columns)
  const upper = runs.map((run, index) => {
    const [{ group, markup }] = run
    if (group === undefined) return html`<${tag} rowspan="2">${markup}</${tag}>`
    return html`<${tag} colspan="${run.length}">${words === 'unknown' ? `หมวด ${index}` : group}</${tag}>`
  })
  const grouped = columns.filter(({ group }) => group !== undefined)
  const lower = grouped.map(({ markup }) => html`<${tag}>${markup}</${tag}>`)
  return [html`<tr>${upper}</tr>`, html`<tr>${lower}</tr>`]
}

/** The rows above the lines of a list. */
export function toHeaderRows(
  columns: readonly HeadedColumn[],
  { title, words }: Head,
  habits: ListHabits,
): readonly Markup[] {
  const tag = { markup: habits.headerCells }
  const above =
    habits.titleRow === 'above' ? [html`<tr><${tag} colspan="${columns.length}">${title}</${tag}></tr>`] : []
  if (words === 'none') return above
  const headed = columns.map((column, index) => {
    const text = words === 'unknown' ? (unknownWords[index] ?? '') : column.header
    return { ...column, markup: html`${text}${toArrow(index, habits)}` }
  })
  if (habits.headerRows === 'twoRows') return [...above, ...toTwoRows(headed, tag, words)]
  return [...above, html`<tr>${headed.map(({ markup }) => html`<${tag}>${markup}</${tag}>`)}</tr>`]
}
