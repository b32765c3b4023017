import {
  type ColumnDef,
  createSortedRowModel,
  rowSortingFeature,
  type SortingState,
  sortFn_alphanumeric,
  sortFn_basic,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { type ReactNode, useMemo, useState } from 'react'

export type DataColumn<Row> = {
  readonly id: string
  readonly header: string
  /** Least width in pixels. */
  readonly width: number
  /** How much of the spare width the column takes; none by default. */
  readonly grow?: number
  readonly isNumber?: boolean
  readonly cell: (row: Row) => ReactNode
  /** What sorting in the window compares; null comes last. */
  readonly sortValue?: (row: Row) => string | number | null
}

export type DataSort = { readonly id: string; readonly isDescending: boolean }

/** Sorting done where the rows come from: only these columns, and only as told. */
export type OuterSort = DataSort & {
  readonly ids: readonly string[]
  readonly onSort: (sort: DataSort) => void
}

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { alphanumeric: sortFn_alphanumeric, basic: sortFn_basic },
})

function toColumnDef<Row extends object>(
  column: DataColumn<Row>,
  outer: OuterSort | undefined,
): ColumnDef<typeof features, Row> {
  return {
    id: column.id,
    accessorFn: (row) => column.sortValue?.(row) ?? undefined,
    header: column.header,
    enableSorting: outer ? outer.ids.includes(column.id) : column.sortValue !== undefined,
    sortUndefined: 'last',
    sortDescFirst: column.isNumber ?? false,
  }
}

/** The table model behind DataTable: column order, sorting and rows. */
export function useDataTable<Row extends object>(
  columns: readonly DataColumn<Row>[],
  rows: readonly Row[],
  outer: OuterSort | undefined,
) {
  const [inner, setInner] = useState<SortingState>([])
  const sorting = outer ? [{ id: outer.id, desc: outer.isDescending }] : inner
  const outerIds = outer?.ids.join()
  // the callbacks of `outer` may differ at each paint; the columns only depend on which of them sort
  // biome-ignore lint/correctness/useExhaustiveDependencies: outerIds stands for outer
  const columnDefs = useMemo(() => columns.map((column) => toColumnDef(column, outer)), [columns, outerIds])
  return useTable({
    features,
    columns: columnDefs,
    data: rows,
    state: { sorting },
    manualSorting: outer !== undefined,
    enableSortingRemoval: false,
    enableMultiSort: false,
    onSortingChange: (change) => {
      const next = typeof change === 'function' ? change(sorting) : change
      const [first] = next
      if (outer && first) outer.onSort({ id: first.id, isDescending: first.desc })
      if (!outer) setInner(next)
    },
  })
}

export type DataTableModel<Row extends object> = ReturnType<typeof useDataTable<Row>>

/** @returns the grid tracks of a row, and the width below which the table scrolls sideways. */
export function toTracks<Row>(columns: readonly DataColumn<Row>[]): { tracks: string; leastWidth: number } {
  return {
    tracks: columns
      .map(({ width, grow }) => (grow ? `minmax(${width}px, ${grow}fr)` : `${width}px`))
      .join(' '),
    leastWidth: columns.reduce((sum, { width }) => sum + width, 0),
  }
}
