import { dateRangeOn } from '#main/features/imports/cell-parse.ts'
import { createFindings } from '#main/features/imports/findings.ts'
import type { HeaderMatch } from '#main/features/imports/header-match.ts'
import { createRowCells } from '#main/features/imports/row-cells.ts'
import type { CellValue, SheetRow } from '#main/platform/workbook/workbook.ts'
import type { SheetLayout } from '#shared/model/layouts/layout.ts'

/** A layout of a few columns, for what looks at no more of one. */
export function makeLayout(more: Partial<SheetLayout> & Pick<SheetLayout, 'columns'>): SheetLayout {
  return {
    id: 'made-4',
    rows: 'statement',
    sheetNames: ['Made'],
    anchor: { text: 'TRAN_ID', withinRows: 15 },
    key: { field: 'tran_id', shape: 'number' },
    headerLevels: 1,
    usualHeaderRow: 0,
    usualDataRow: 1,
    evidence: 'headers',
    parts: {},
    ...more,
  }
}

/** Each column of the layout where the layout has it, but for what a test says. */
export function makeMatch({ columns }: SheetLayout, more: Partial<HeaderMatch> = {}): HeaderMatch {
  return {
    columnOf: columns.map((_, index) => index),
    weak: [],
    groupColumns: [],
    absent: [],
    absentGroups: [],
    moved: [],
    repeated: [],
    extras: [],
    ...more,
  }
}

export const rowOf = (row: number, ...cells: readonly CellValue[]): SheetRow => ({ row, cells })

/** What reads the rows of a sheet `Made` of this layout, with the list of what is wrong in them. */
export function readRowsOf(layout: SheetLayout, more: Partial<HeaderMatch> = {}, madeOn?: string) {
  const findings = createFindings()
  const match = makeMatch(layout, more)
  const dates = { ...dateRangeOn('2026-11-22'), ...(madeOn === undefined ? {} : { madeOn }) }
  const cells = createRowCells({ sheet: 'Made', layout, match, dates, findings })
  const told = () =>
    findings.listed.map(
      ({ weight, reason, row, column, field }) => `${weight} ${reason}: ${column}${row} ${field}`,
    )
  const kinds = () => findings.listed.map(({ valueKind }) => valueKind)
  return { frame: { sheet: 'Made', layout, match, dates, cells }, cells, told, kinds }
}
