import { describe, expect, it } from 'vitest'
import { matchHeader } from '#main/features/imports/header-match.ts'
import { printedColumns } from '#main/features/practice/maker/group-columns.ts'
import { makeHeaderBlock } from '#main/features/practice/maker/header-block.ts'
import { shippedLayouts } from '#shared/model/layouts/all-layouts.ts'
import type { SheetLayout } from '#shared/model/layouts/layout.ts'

/** The header rows of a sheet as the practice hospital prints them. */
function headerOf(layout: SheetLayout) {
  const levels = layout.usualDataRow - layout.usualHeaderRow
  const { lines } = makeHeaderBlock(printedColumns(layout), 0, levels)
  return lines.map(({ row, cells }) => ({
    row,
    cells: cells.map((cell) => (typeof cell === 'string' && cell !== '' ? cell : null)),
  }))
}

/** Columns that either the layout or the sheet has alone. */
function misfitsOf(header: ReturnType<typeof headerOf>, layout: SheetLayout): number {
  const { absent, extras } = matchHeader(header, layout)
  return absent.length + extras.length
}

/** Sheets that two layouts fit equally: nobody knows which columns ORF lacks, and every transfer list is made of JSON keys. */
const alsoFit: Readonly<Record<string, readonly string[]>> = {
  'rep-summary-57': ['rep-summary-55'],
  'rep-summary-55': ['rep-summary-57'],
  'smt-csv-new': ['smt-json'],
  'smt-csv-old': ['smt-json'],
}

describe.each(shippedLayouts.map((layout) => [layout.id, layout] as const))('a sheet of %s', (id, layout) => {
  const header = headerOf(layout)

  it('has every column where its layout finds it', () => {
    const printed = printedColumns(layout)
    const match = matchHeader(header, layout)
    expect(match).toMatchObject({ absent: [], moved: [], repeated: [], extras: [] })
    expect(match.columnOf).toEqual(layout.columns.map((column) => printed.indexOf(column)))
  })

  it('fits no other layout as well as its own', () => {
    const fitting = shippedLayouts.filter((other) => misfitsOf(header, other) === 0).map((other) => other.id)
    expect(fitting.toSorted()).toEqual([id, ...(alsoFit[id] ?? [])].toSorted())
  })
})
