import { expect, it, test } from 'vitest'
import { createKeylessTest } from '#main/features/imports/keyless-rows.ts'
import { createRowSums } from '#main/features/imports/row-sums.ts'
import type { CellValue } from '#main/platform/workbook/workbook.ts'
import { makeLayout, readRowsOf, rowOf } from '#tests/features/imports/made-layout.ts'

const layout = makeLayout({
  columns: [
    ['tran_id', 'id', 'TRAN_ID'],
    ['hn', 'id', 'HN'],
    ['pid', 'id', 'PID'],
    ['rep_no', 'id', 'REP'],
    ['claimed', 'money', 'เรียกเก็บ'],
    ['paid', 'money', 'ชดเชย'],
    ['note', 'text', 'หมายเหตุ'],
  ],
  parts: { tranId: ['tran_id'], hn: ['hn'], pid: ['pid'], repNo: ['rep_no'] },
})

function keyless(columnOf = [0, 1, 2, 3, 4, 5, 6]) {
  const { frame, told } = readRowsOf(layout, { columnOf })
  return { ...createKeylessTest(frame), told }
}

it.each<[cells: readonly CellValue[], reason: string | null]>([
  [[null, '007', null, null, null, 10], 'blankValue'],
  [['-', null, '1100200300400', null, '5.00'], 'blankValue'],
  [['70000000X', '007', null, null, 0], 'notNumber'],
  [[null, null, null, 690100001, null, 10], 'blankValue'],
  [[null, null, null, ' 690100001 ', null, 10], 'blankValue'],
  // a total: a word where the batch stands, or in the column of the key alone
  [[null, null, null, 'รวม', null, 10], null],
  [['รวม', null, null, null, null, 10], null],
  [['รวม', '-', ' ', null, 10, 10], null],
  // no money, or none that can be read
  [[null, '007', null, 690100001], null],
  [[null, '007', null, null, '-', 'x', 5], null],
  // headers that stand again number their columns
  [['TRAN_ID', 'HN', 'PID', 'REP', '(1)', '(2)'], null],
  [[], null],
])('a row of %j without a number of its claim is listed: %s', (cells, reason) => {
  const test = keyless()
  test.rejectKeyless(rowOf(8, ...cells))
  expect(test.told()).toEqual(reason === null ? [] : [`rejected ${reason}: A9 tran_id`])
})

test('columns the sheet does not have say nothing of a patient, a batch or money', () => {
  const row = rowOf(8, '007', 10)
  const found = [
    [-1, 0, -1, -1, 1, -1, -1],
    [-1, -1, -1, 0, 1, -1, -1],
    [-1, 0, -1, -1, -1, -1, 1],
  ].map((columnOf) => {
    const { rejectKeyless, hasPatient, told } = keyless(columnOf)
    rejectKeyless(row)
    return [hasPatient(row), told()]
  })
  expect(found).toEqual([
    [true, ['rejected blankValue: A9 hn']],
    [false, []],
    [true, []],
  ])
})

test('the key may stand in any column, and a sheet without batches has totals all the same', () => {
  const { frame, told } = readRowsOf({
    ...layout,
    key: { field: 'hn', shape: 'text' },
    parts: { ...layout.parts, repNo: [] },
  })
  const { rejectKeyless } = createKeylessTest(frame)
  rejectKeyless(rowOf(7, null, 'รวม', null, null, 10))
  rejectKeyless(rowOf(8, null, null, null, 'รวม', 10))
  rejectKeyless(rowOf(9, '700000001', null, null, null, 10))
  expect(told()).toEqual(['rejected blankValue: B10 hn'])
})

test('any of HN, PID and TRAN_ID is a patient', () => {
  const { hasPatient } = keyless()
  const rows = [['700000001'], [null, '007'], [null, null, '1100200300400']]
  const others = [[], ['-', ' '], [null, null, null, '690100001', 10]]
  expect([
    rows.map((cells) => hasPatient(rowOf(0, ...cells))),
    others.map((cells) => hasPatient(rowOf(0, ...cells))),
  ]).toEqual([
    [true, true, true],
    [false, false, false],
  ])
})

const netOf = { whole: 'amount', less: ['tax', 'debt'], rest: 'net' }
const transfers = makeLayout({
  rows: 'transfer',
  columns: [
    ['amount', 'money', 'ยอด'],
    ['tax', 'money', 'ภาษี'],
    ['debt', 'money', 'หนี้'],
    ['net', 'money', 'สุทธิ'],
  ],
})

/** What is told of rows of amounts in baht, the first one in the second row of the sheet. */
function judge(rows: readonly (readonly CellValue[])[], columnOf = [0, 1, 2, 3]) {
  const { frame, cells, told } = readRowsOf(transfers, { columnOf })
  const sums = createRowSums(frame, netOf)
  for (const [index, amounts] of rows.entries()) {
    const row = rowOf(index + 1, ...amounts)
    cells.read(row)
    sums.check(row)
  }
  return { checks: sums.checks(), told: told() }
}

const one = { against: 'rowSum', where: 'Made', what: 'net', isMoney: true } as const

test('every row holds: the whole less what is taken from it is the rest', () => {
  expect([
    judge([
      [100, 7, 3, 90],
      [50, 0, 0, 50],
    ]),
    judge([[0, 0, 0, 0]]),
  ]).toEqual([
    { checks: [{ ...one, expected: 14_000, found: 14_000, isEqual: true, cells: [] }], told: [] },
    { checks: [{ ...one, expected: 0, found: 0, isEqual: true, cells: [] }], told: [] },
  ])
})

test('two rows that break the rule do not make up for each other', () => {
  const rows = [
    [100, 7, 3, 91],
    [100, 7, 3, 89],
    [100, 0, 0, 100],
  ]
  expect(judge(rows)).toEqual({
    checks: [
      {
        ...one,
        ...{ expected: 28_000, found: 28_000, isEqual: false },
        cells: [2, 3].map((row) => ({ sheet: 'Made', row, column: 'D' })),
      },
    ],
    told: ['suspect sumDiffers: D2 net', 'suspect sumDiffers: D3 net'],
  })
})

test('a row with a blank is not judged; a column the sheet does not have counts as nothing', () => {
  const blanks = [
    [null, 7, 3, 90],
    [100, null, 3, 90],
    [100, 7, null, 90],
    [100, 7, 3, null],
  ]
  const rows = [[100, 7, 90]]
  expect({
    blanks: judge(blanks).checks,
    withoutTax: judge(rows, [0, -1, 1, 2]).checks.map(({ expected, found }) => [expected, found]),
    taxFirst: judge([[7, 100, 3, 90]], [1, 0, 2, 3]).checks.map(({ expected, found }) => [expected, found]),
    withoutWhole: judge(rows, [-1, 0, 1, 2]).checks,
    withoutRest: judge(rows, [0, 1, 2, -1]).checks,
    none: judge([]).checks,
  }).toEqual({
    blanks: [],
    withoutTax: [[9_300, 9_000]],
    taxFirst: [[9_000, 9_000]],
    withoutWhole: [],
    withoutRest: [],
    none: [],
  })
})

test('fifty rows show that nothing agrees', () => {
  const [check] = judge(Array.from({ length: 60 }, () => [100, 7, 3, 80])).checks
  expect([check?.cells.length, check?.found]).toEqual([50, 480_000])
})
