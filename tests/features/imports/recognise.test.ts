import { describe, expect, test } from 'vitest'
import { createRecogniser } from '#main/features/imports/recognise.ts'
import type { SheetRow } from '#main/platform/workbook/workbook.ts'
import { shippedLayouts } from '#shared/model/layouts/all-layouts.ts'
import type { Column, SheetLayout } from '#shared/model/layouts/layout.ts'
import { repLgo58 } from '#shared/model/layouts/rep-lgo-58.layout.ts'
import { repSummaryAny } from '#shared/model/layouts/rep-summary-any.layout.ts'
import { repUcs120 } from '#shared/model/layouts/rep-ucs-120.layout.ts'
import { columnsWithGroups, makeHead } from '#tests/features/imports/header-rows.ts'

function recognise(rows: readonly SheetRow[], layouts: readonly SheetLayout[] = shippedLayouts) {
  const fit = createRecogniser(layouts)(rows)
  return (
    fit && { id: fit.layout.id, likeness: fit.likeness, columnOf: fit.match.columnOf, moved: fit.match.moved }
  )
}

/** A sheet whose headers are exactly a layout's is that layout, column by column. */
function asItself(layout: SheetLayout) {
  // columns a layout only knows by their group say less than those it knows letter by letter
  const likeness = layout.groups ? expect.closeTo(0.975, 2) : 1
  return { id: layout.id, likeness, columnOf: layout.columns.map((_, index) => index), moved: [] }
}

function withTexts(layout: SheetLayout, change: (text: string) => string): Column[] {
  return columnsWithGroups(layout).map(
    ([field, type, ...headers]) => [field, type, ...headers.map(change)] as const,
  )
}

// a Summary with all 57 columns is the wider kind
const telling = shippedLayouts.filter((layout) => layout !== repSummaryAny)

describe.each(telling.map((layout) => [layout.id, layout] as const))('%s', (_, layout) => {
  test('is known by its headers where its files have them', () => {
    expect(recognise(makeHead(layout))).toEqual(asItself(layout))
  })

  test('is known two rows lower', () => {
    const isRoom = layout.usualHeaderRow + 2 < layout.anchor.withinRows
    expect(recognise(makeHead(layout, isRoom ? 2 : 0))).toEqual(asItself(layout))
  })

  test('is known without the line breaks and spaces of its headers', () => {
    const plain = withTexts(layout, (text) => text.replaceAll(/\s+/g, ''))
    expect(recognise(makeHead(layout, 0, plain))).toEqual(asItself(layout))
  })

  test('is still itself when a text column is there no more and a new one is', () => {
    const columns = columnsWithGroups(layout)
    const isText = ([field, type]: Column) => type === 'text' && field !== layout.key.field
    const gone = columns.filter((column) => column !== columns.findLast(isText))
    const changed: Column[] = [...gone, ['new', 'text', 'คอลัมน์ใหม่ล่าสุด']]
    const fit = recognise(makeHead(layout, 0, changed))
    expect(fit?.id).toBe(layout.id)
  })
})

test('a Summary that lacks two amounts of a fund is the kind that may', () => {
  const columns = repSummaryAny.columns.filter(([field]) => field !== 'ip_claim' && field !== 'ip_reimb')
  expect(recognise(makeHead(repSummaryAny, 0, columns))?.id).toBe('rep-summary-any')
})

test('a sheet that lost a money column is the wide kind still, and not a narrow one it contains', () => {
  for (const [field, type] of repUcs120.columns) {
    if (type !== 'money') continue
    const columns = repUcs120.columns.filter(([other]) => other !== field)
    expect(recognise(makeHead(repUcs120, 0, columns))?.id).toBe('rep-ucs-120')
  }
})

test('a layout an admin mapped is taken where its headers stand, and the shipped one where its own do', () => {
  const renamed = repUcs120.columns.map(
    ([field, type, ...headers]): Column =>
      field === 'claim_net' ? [field, type, 'ยอดสุทธิแบบใหม่'] : [field, type, ...headers],
  )
  const mapped: SheetLayout = { ...repUcs120, id: 'rep-ucs-120@1', columns: renamed }
  const layouts = [...shippedLayouts, mapped]
  expect([
    recognise(makeHead(repUcs120, 0, renamed), layouts)?.id,
    recognise(makeHead(repUcs120), layouts)?.id,
  ]).toEqual(['rep-ucs-120@1', 'rep-ucs-120'])
})

test('a list of people is no sheet of NHSO, whatever two columns it shares with one', () => {
  const list = [
    { row: 0, cells: ['HN', 'ชื่อ-สกุล', 'ตึก', 'เตียง'] },
    { row: 1, cells: ['0001', 'นาย ก', '5', '12'] },
  ]
  expect(recognise(list)).toBeNull()
})

test('a first row of data right below the headers is not taken for another level of them', () => {
  const [top, ...rest] = makeHead(repLgo58)
  const data: SheetRow = {
    row: repLgo58.usualHeaderRow + 1,
    cells: repLgo58.columns.map((_, at) => `ก${at}`),
  }
  const numbered = { ...data, cells: data.cells.map((cell, at) => (at === 2 ? '700000001' : cell)) }
  const rows = [top, rest[0], numbered].filter((row) => row !== undefined)
  const fit = createRecogniser(shippedLayouts)(rows)
  expect(fit?.headerRows.map(({ row }) => row)).toEqual([repLgo58.usualHeaderRow])
  expect(JSON.stringify(fit?.match.extras)).not.toContain('ก1')
})
