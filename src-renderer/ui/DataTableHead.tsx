import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { DataColumn, DataTableModel } from '#renderer/ui/data-table.ts'

const ariaSorts = { asc: 'ascending', desc: 'descending' } as const

/** The header row; a header that sorts is a button. */
export function DataTableHead<Row extends object>({
  table,
  columns,
}: {
  table: DataTableModel<Row>
  columns: readonly DataColumn<Row>[]
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a native table cannot paint only the rows in view
    <div className="data-head" role="row" aria-rowindex={1} tabIndex={-1}>
      {columns.map((column) => {
        const model = table.getColumn(column.id)
        const sorted = model?.getIsSorted() || null
        const className = column.isNumber ? 'data-cell is-number' : 'data-cell'
        return (
          // biome-ignore lint/a11y/useSemanticElements: see the row
          <div
            key={column.id}
            role="columnheader"
            tabIndex={-1}
            className={className}
            aria-sort={sorted ? ariaSorts[sorted] : undefined}
          >
            {model?.getCanSort() ? (
              <button type="button" className="data-sort" onClick={() => model.toggleSorting()}>
                {column.header}
                {sorted === 'asc' && <IconArrowUp size={13} aria-hidden />}
                {sorted === 'desc' && <IconArrowDown size={13} aria-hidden />}
              </button>
            ) : (
              column.header
            )}
          </div>
        )
      })}
    </div>
  )
}
