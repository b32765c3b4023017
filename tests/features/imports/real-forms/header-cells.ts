import type { Form } from '#tests/features/imports/real-forms/nhso-form.ts'

/** One header cell: where its text stands, and the block it is merged over. Rows count from the form's first header row. */
export type HeaderCell = {
  readonly row: number
  readonly column: number
  readonly rows: number
  readonly columns: number
  readonly text: string
  /** Whether columns end here; otherwise more texts stand below. */
  readonly isLeaf: boolean
}

/** OP refer prints its lowest of three levels in the last of four rows; the others begin below one another. */
function heightOf({ id, dataRow, headerRow }: Form, level: number): number {
  return id === 'rep-orf-114' && dataRow - headerRow === 4 && level === 1 ? 2 : 1
}

/** Places the headers of a form: groups above their columns, and every last level merged down to the last header row. */
export function placeHeaders(form: Form): readonly HeaderCell[] {
  const { columns } = form
  const height = form.dataRow - form.headerRow
  const textAt = (column: number, level: number) => columns[column]?.levels[level] ?? ''
  const cells: HeaderCell[] = []

  function endOf(start: number, end: number, level: number): number {
    let next = start + 1
    while (next < end && textAt(next, level) === textAt(start, level)) next++
    return next
  }

  function place(first: number, end: number, level: number, row: number): void {
    for (let start = first; start < end; ) {
      const next = endOf(start, end, level)
      const text = textAt(start, level)
      const isLeaf = columns.slice(start, next).every(({ levels }) => levels.length <= level + 1)
      const rows = isLeaf ? height - row : heightOf(form, level)
      if (text !== '') cells.push({ row, column: start, rows, columns: next - start, text, isLeaf })
      if (!isLeaf) place(start, next, level + 1, row + rows)
      start = next
    }
  }

  place(0, columns.length, 0, 0)
  return cells
}
