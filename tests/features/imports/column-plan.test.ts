import { expect, test } from 'vitest'
import { dateRangeOn } from '#main/features/imports/cell-parse.ts'
import {
  fieldsOf,
  listSwapped,
  namelessField,
  planColumns,
  toColumnLetters,
} from '#main/features/imports/column-plan.ts'
import { DateCell } from '#main/platform/workbook/workbook.ts'
import type { RowKind } from '#shared/model/layouts/layout.ts'
import { makeLayout, makeMatch } from '#tests/features/imports/made-layout.ts'

const range = dateRangeOn('2026-11-22')

test('columns have the letters a spreadsheet shows above them', () => {
  expect([0, 25, 26, 40, 51, 52, 701, 702].map(toColumnLetters)).toEqual([
    ...['A', 'Z', 'AA', 'AO', 'AZ', 'BA', 'ZZ', 'AAA'],
  ])
  expect(namelessField(27)).toBe('column AB')
})

const layout = makeLayout({
  columns: [
    ['tran_id', 'id', 'TRAN_ID'],
    ['net', 'money', 'สุทธิ'],
    ['gone', 'money', 'หาย'],
  ],
})
const match = makeMatch(layout, {
  columnOf: [1, 0, -1],
  groupColumns: [{ column: 3, field: 'hc › a', type: 'money' }],
  extras: [
    { column: 4, header: 'x' },
    { column: 6, header: 'x' },
    { column: 7, header: 'net' },
  ],
})

test('each column is read as its field, else as text under its header, else under its letter', () => {
  const plans = planColumns(layout, match, range)
  expect(plans.map(({ field, index, hasHeader, parse }) => [field, index, hasHeader, parse('1.50')])).toEqual(
    [
      ['net', 1, true, 150],
      ['tran_id', 0, true, '1.50'],
      ['column C', -1, false, '1.50'],
      ['hc › a', 3, true, 150],
      ['x', -1, true, '1.50'],
      ['column F', -1, false, '1.50'],
      ['x (G)', -1, true, '1.50'],
      ['net (H)', -1, true, '1.50'],
    ],
  )
  expect(fieldsOf(layout, match).map(({ field, type }) => [field, type])).toEqual([
    ['tran_id', 'id'],
    ['net', 'money'],
    ['gone', 'money'],
    ['hc › a', 'money'],
  ])
})

test('a sheet is as wide as its last column of any kind', () => {
  const width = (more: Partial<typeof match>) => planColumns(layout, { ...match, ...more }, range).length
  expect({
    extras: width({}),
    groups: width({ extras: [] }),
    own: width({ extras: [], groupColumns: [] }),
    none: width({ columnOf: [-1, -1, -1], extras: [], groupColumns: [] }),
  }).toEqual({ extras: 8, groups: 4, own: 2, none: 0 })
})

/** Plans of a sheet with two days and one amount. */
function plansOf(rows: RowKind, madeOn?: string) {
  const dated = makeLayout({
    rows,
    columns: [
      ['run', 'date', 'วันที่ทำ'],
      ['posted', 'datetime', 'วันที่โอน'],
      ['net', 'money', 'สุทธิ'],
    ],
    parts: { postedAt: ['posted'] },
  })
  return planColumns(dated, makeMatch(dated), madeOn === undefined ? range : { ...range, madeOn })
}

test('days after the document are noticed in every column of dates, in transfers only where money is posted', () => {
  const noticed = (rows: RowKind, madeOn?: string) =>
    plansOf(rows, madeOn).map(({ days }) => days?.see('02/01/2026', '2026-01-02') ?? null)
  expect({
    cases: noticed('statement', '2026-01-01'),
    sameDay: noticed('statement', '2026-01-02'),
    transfers: noticed('transfer', '2026-01-01'),
    undated: noticed('statement'),
  }).toEqual({
    cases: [true, true, null],
    sameDay: [false, false, null],
    transfers: [false, true, null],
    undated: [false, false, null],
  })
})

test('one day of each month over half a year looks swapped in cases, and not in transfers', () => {
  const swapped = (rows: RowKind) => {
    const plans = plansOf(rows)
    for (const month of ['01', '02', '03', '04', '05', '06'])
      plans[1]?.days?.see(new DateCell(46027, false), `2026-${month}-05`)
    return listSwapped(plans)
  }
  expect({ cases: swapped('statement'), transfers: swapped('transfer') }).toEqual({
    cases: [1],
    transfers: [],
  })
})
