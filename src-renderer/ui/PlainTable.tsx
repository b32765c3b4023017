import type { ReactNode } from 'react'

export type PlainColumn<Row> = {
  readonly id: string
  readonly header: string
  readonly isNumber?: boolean
  readonly cell: (row: Row) => ReactNode
}

type Props<Row> = {
  readonly label: string
  readonly columns: readonly PlainColumn<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string | number
  readonly isBad?: (row: Row) => boolean
}

/** A short table that is read whole. Long lists use DataTable. */
export function PlainTable<Row>({ label, columns, rows, keyOf, isBad }: Props<Row>) {
  return (
    <div className="plain-table-frame">
      <table className="plain-table" aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={column.isNumber ? 'is-number' : undefined}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} className={isBad?.(row) ? 'is-bad' : undefined}>
              {columns.map((column) => (
                <td key={column.id} className={column.isNumber ? 'is-number' : undefined}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
