import { expect, it, test } from 'vitest'
import { createRowGroups, mergeGroups } from '#main/features/imports/row-groups.ts'
import type { CellValue } from '#main/platform/workbook/workbook.ts'
import { makeLayout, readRowsOf, rowOf } from '#tests/features/imports/made-layout.ts'

const layout = makeLayout({
  rows: 'batchSummary',
  columns: [
    ['rep_no', 'id', 'REP'],
    ['cases', 'int', 'ราย'],
    ['claimed', 'money', 'เรียกเก็บ'],
    ['paid', 'money', 'ชดเชย'],
    ['ratio', 'decimal', 'ร้อยละ'],
  ],
  parts: { cases: ['cases'] },
})

function groupRows(isPrinted = false, columnOf = [0, 1, 2, 3, 4]) {
  const { frame, cells } = readRowsOf(layout, { columnOf })
  const groups = createRowGroups(frame, isPrinted)
  const read = (row: number, amounts: readonly CellValue[]) => cells.read(rowOf(row, ...amounts))
  return {
    ...groups,
    addRow(key: string, row: number, ...amounts: readonly CellValue[]): void {
      read(row, amounts)
      groups.add(key, row)
    },
    waitRow(unit: number, key: string, row: number, ...amounts: readonly CellValue[]): void {
      read(row, amounts)
      groups.wait(unit, key, row)
    },
  }
}

test('rows of one key are added up, cases and money, and a blank is never 0', () => {
  const groups = groupRows()
  groups.addRow('1|normal', 4, '690100001', '2', 10, null, '0.5')
  groups.addRow('2|normal', 5, '690100002', 1, null, 5)
  groups.addRow('1|normal', 6, '690100001', 3, '20.25', null)
  expect(groups.groups()).toEqual([
    { key: '1|normal', rows: 2, sums: { cases: 5, claimed: 3_025, paid: null } },
    { key: '2|normal', rows: 1, sums: { cases: 1, claimed: null, paid: 500 } },
  ])
})

test('a table that prints its sums is pointed at: the first row of each key, and the columns it has', () => {
  const groups = groupRows(true, [1, 2, -1, 0, 3])
  groups.addRow('1|normal', 4, 10, '690100001', 2)
  groups.addRow('1|normal', 6, 20, '690100001', 3)
  groups.waitRow(7, '2|normal', 9, 5, '690100002', 1)
  const columns = { cases: 'C', paid: 'A' }
  const waiting = { key: '2|normal', rows: 1, sums: { cases: 1, paid: 500 }, printed: { row: 10, columns } }
  expect([groups.groups(), groups.waiting()]).toEqual([
    [{ key: '1|normal', rows: 2, sums: { cases: 5, paid: 3_000 }, printed: { row: 5, columns } }],
    [{ unit: 7, group: waiting }],
  ])
})

test('rows that wait are added up by the unit they wait in, beside those that count', () => {
  const groups = groupRows()
  groups.waitRow(0, '1|normal', 4, '690100001', 1, 10, 1)
  groups.waitRow(1, '1|normal', 5, '690100001', 1, 20, 2)
  groups.waitRow(0, '1|normal', 6, '690100001', 1, 30, 3)
  expect([groups.groups(), groups.waiting()]).toEqual([
    [],
    [
      { unit: 0, group: { key: '1|normal', rows: 2, sums: { cases: 2, claimed: 4_000, paid: 400 } } },
      { unit: 1, group: { key: '1|normal', rows: 1, sums: { cases: 1, claimed: 2_000, paid: 200 } } },
    ],
  ])
})

it.each<[cells: readonly CellValue[], isTotal: boolean]>([
  [['รวม', 3, 30], true],
  [['ยอดรวม', null, '30.00'], true],
  [[null, '  รวมทั้งสิ้น', 30], true],
  [[' ', 5, 'รวม', 30], true],
  [['รวม', null, 0], true],
  [['รวม', 3], true],
  [['ผลรวม', 3, 30], false],
  [['ราย', 'รวม', 30], false],
  [['ยอด', 3, 30], false],
  [['รวม', null, null, '-'], false],
  [['รวม', 'x', 'y', 'z', 0.5], false],
  [[null, 3, 30], false],
  [[], false],
])('the row %j is a total: %s', (cells, isTotal) => {
  const groups = groupRows()
  expect([groups.addTotal(rowOf(9, ...cells)), groups.totalRows.length]).toEqual([isTotal, isTotal ? 1 : 0])
})

test('a total is kept with what it prints, of the rows right above it and of no sum itself', () => {
  const groups = groupRows(false, [0, 1, 2, 3, -1])
  groups.addRow('1|normal', 4, '690100001', 2, 10, 5)
  groups.addTotal(rowOf(5, 'รวม', '2', '(10.00)', 'x'))
  groups.waitRow(0, '2|appeal', 6, '690100002', 1, 1, 1)
  groups.addTotal(rowOf(7, 'รวม', null, 1, 1))
  const columns = { cases: 'B', claimed: 'C', paid: 'D' }
  expect([groups.totalRows, groups.groups()]).toEqual([
    [
      { row: 6, key: '1|normal', sums: { cases: 2, claimed: -1_000, paid: null }, columns },
      { row: 8, key: '2|appeal', sums: { cases: null, claimed: 100, paid: 100 }, columns },
    ],
    [{ key: '1|normal', rows: 1, sums: { cases: 2, claimed: 1_000, paid: 500 } }],
  ])
})

test('a total of a block without any row is of that block, and of no rows above', () => {
  const groups = groupRows()
  const total = rowOf(8, 'รวม', null, 0)
  groups.addTotal(total, 'normal')
  groups.addTotal(total)
  groups.addRow('1|normal', 4, '690100001', 2, 10, 5)
  groups.addTotal(total, 'normal')
  groups.addTotal(total, 'appeal')
  groups.addTotal(total, 'mal')
  expect(groups.totalRows.map(({ key }) => key)).toEqual(['|normal', null, '1|normal', '|appeal', '|mal'])
})

test('groups of one key become one, their sums added up and the first place kept', () => {
  const printed = { row: 4, columns: { paid: 'B' } }
  expect(
    mergeGroups([
      { key: 'a', rows: 1, sums: { paid: 5, tax: null }, printed },
      { key: 'b', rows: 4, sums: { paid: null } },
      { key: 'a', rows: 2, sums: { paid: 7, tax: null, net: 1 }, printed: { row: 9, columns: {} } },
    ]),
  ).toEqual([
    { key: 'a', rows: 3, sums: { paid: 12, tax: null, net: 1 }, printed },
    { key: 'b', rows: 4, sums: { paid: null } },
  ])
})
