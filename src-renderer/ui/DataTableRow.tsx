import type { DataColumn } from '#renderer/ui/data-table.ts'

type Props<Row> = {
  readonly id: string
  readonly index: number
  readonly top: number
  /** Undefined while its page is on the way. */
  readonly row: Row | undefined
  readonly columns: readonly DataColumn<Row>[]
  readonly isChosen: boolean
  readonly onChoose: () => void
  readonly onOpen: ((row: Row) => void) | undefined
}

/** One row of a DataTable. */
export function DataTableRow<Row>({ id, index, top, row, columns, isChosen, onChoose, onOpen }: Props<Row>) {
  const onClick = () => {
    onChoose()
    // marking text to copy it is not opening the row
    if (row && window.getSelection()?.isCollapsed !== false) onOpen?.(row)
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid takes the keys for its rows
    // biome-ignore lint/a11y/useSemanticElements: a native table cannot paint only the rows in view
    <div
      id={id}
      className="data-row"
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      aria-selected={isChosen}
      style={{ transform: `translateY(${top}px)` }}
      onClick={onClick}
    >
      {columns.map((column) => {
        const content = row ? column.cell(row) : <span className="skeleton" />
        return (
          // biome-ignore lint/a11y/useSemanticElements: see the row
          <div
            key={column.id}
            role="gridcell"
            tabIndex={-1}
            className={column.isNumber ? 'data-cell is-number' : 'data-cell'}
            title={typeof content === 'string' ? content : undefined}
          >
            {content}
          </div>
        )
      })}
    </div>
  )
}
