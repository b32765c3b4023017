import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { DataTableHead } from '#renderer/ui/DataTableHead.tsx'
import { DataTableRow } from '#renderer/ui/DataTableRow.tsx'
import { type DataColumn, type OuterSort, toTracks, useDataTable } from '#renderer/ui/data-table.ts'
import { rowAfterKey } from '#renderer/ui/row-keys.ts'

const rowHeight = 32

type Props<Row extends object> = {
  readonly label: string
  /** Made once, outside the component or in a memo. */
  readonly columns: readonly DataColumn<Row>[]
  readonly rows: readonly Row[]
  /** Where `rows` begin in the whole list, when only a window of it is here. */
  readonly firstRow?: number
  /** Length of the whole list; that of `rows` when all are here. */
  readonly rowCount?: number
  readonly sort?: OuterSort
  /** Tells which rows are in view, so their page can be asked for. */
  readonly onView?: (first: number, last: number) => void
  readonly onOpen?: (row: Row) => void
}

/** A list of any length: only rows in view are painted, headers stay, arrows choose and Enter opens. */
export function DataTable<Row extends object>(props: Props<Row>) {
  const { label, columns, rows, firstRow = 0, rowCount = rows.length, sort, onView, onOpen } = props
  const id = useId()
  const frame = useRef<HTMLDivElement>(null)
  const [chosen, setChosen] = useState(-1)
  const table = useDataTable(columns, rows, sort)
  const models = table.getRowModel().rows
  const virtualizer = useVirtualizer({
    count: rowCount,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    scrollPaddingStart: rowHeight,
  })
  const painted = virtualizer.getVirtualItems()
  const first = painted[0]?.index ?? 0
  const last = painted.at(-1)?.index ?? 0
  useEffect(() => onView?.(first, last), [onView, first, last])

  const { tracks, leastWidth } = toTracks(columns)
  const rowAt = (index: number) => models[index - firstRow]?.original
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rowAt(chosen)
    if (event.key === 'Enter' && event.target === frame.current && row) onOpen?.(row)
    const next = rowAfterKey(event.key, chosen, rowCount)
    if (next === null) return
    event.preventDefault()
    setChosen(next)
    virtualizer.scrollToIndex(next)
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a native table cannot paint only the rows in view
    <div
      ref={frame}
      className={onOpen ? 'data-table can-open' : 'data-table'}
      role="grid"
      aria-label={label}
      aria-rowcount={rowCount + 1}
      aria-activedescendant={chosen >= 0 ? `${id}-${chosen}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      style={{ '--tracks': tracks, '--least-width': `${leastWidth}px` }}
    >
      <DataTableHead table={table} columns={columns} />
      {/* biome-ignore lint/a11y/useSemanticElements: a row of the grid, which cannot be a native table */}
      <div className="data-body" role="rowgroup" style={{ height: virtualizer.getTotalSize() }}>
        {painted.map(({ index, start }) => (
          <DataTableRow
            key={index}
            id={`${id}-${index}`}
            index={index}
            top={start}
            row={rowAt(index)}
            columns={columns}
            isChosen={index === chosen}
            onChoose={() => setChosen(index)}
            onOpen={onOpen}
          />
        ))}
      </div>
    </div>
  )
}
