import { describe, expect, it } from 'vitest'
import { matchHeader } from '#main/features/imports/header-match.ts'
import { getForm } from '#main/features/practice/maker/forms.ts'
import { makeHeaderBlock } from '#main/features/practice/maker/header-block.ts'
import { shippedLayouts } from '#shared/model/layouts/all-layouts.ts'
import type { SheetLayout } from '#shared/model/layouts/layout.ts'

/** What stands below the groups of older SSS files, practice files know; all other columns are the layout's own. */
const printedColumns = ({ id, columns }: SheetLayout) =>
  id === 'rep-sss-groups' ? getForm(id, 'older').columns : columns

/** The header rows of a sheet as the practice hospital prints them. */
function headerOf(layout: SheetLayout) {
  const levels = layout.usualDataRow - layout.usualHeaderRow
  const { lines } = makeHeaderBlock(printedColumns(layout), 0, levels)
  return lines.map(({ row, cells }) => ({
    row,
    cells: cells.map((cell) => (typeof cell === 'string' && cell !== '' ? cell : null)),
  }))
}

/** Columns that either the layout or the sheet has alone, and those that are called otherwise. */
function misfitsOf(header: ReturnType<typeof headerOf>, layout: SheetLayout): number {
  const { absent, extras, weak } = matchHeader(header, layout)
  return absent.length + extras.length + weak.length
}

/** Sheets that two layouts fit equally: any fund may lack in one of them, and every transfer list is made of JSON keys. */
const alsoFit: Readonly<Record<string, readonly string[]>> = {
  'rep-summary-57': ['rep-summary-any'],
  'rep-summary-any': ['rep-summary-57'],
  // amounts of SSS by any name, and batches in an older wording
  'rep-sss-74': ['rep-sss-groups'],
  'stm-ucs-batch-28': ['stm-ucs-batch-26'],
  'smt-csv-new': ['smt-json'],
  'smt-csv-old': ['smt-json'],
}

describe.each(shippedLayouts.map((layout) => [layout.id, layout] as const))('a sheet of %s', (id, layout) => {
  const header = headerOf(layout)

  it('has every column where its layout finds it', () => {
    const printed = printedColumns(layout)
    const match = matchHeader(header, layout)
    expect(match).toMatchObject({ absent: [], moved: [], repeated: [], extras: [] })
    expect(match.columnOf).toEqual(
      layout.columns.map((column) => printed.findIndex(([field]) => field === column[0])),
    )
  })

  it('fits no other layout as well as its own', () => {
    const alike = shippedLayouts.filter(({ rows }) => rows === layout.rows)
    const fitting = alike.filter((other) => misfitsOf(header, other) === 0).map((other) => other.id)
    expect(fitting.toSorted()).toEqual([id, ...(alsoFit[id] ?? [])].toSorted())
  })
})
