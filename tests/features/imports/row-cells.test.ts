import { expect, test } from 'vitest'
import { DateCell, uncalculated } from '#main/platform/workbook/workbook.ts'
import { makeLayout, readRowsOf, rowOf } from '#tests/features/imports/made-layout.ts'

const layout = makeLayout({
  columns: [
    ['tran_id', 'id', 'TRAN_ID'],
    ['hn', 'id', 'HN'],
    ['claimed', 'money', 'เรียกเก็บ'],
    ['paid', 'money', 'ชดเชย'],
    ['served', 'date', 'วันที่'],
  ],
  expected: ['hn', 'paid', 'nowhere'],
})

const blockOf = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes))

test('a row is read as its fields, money in satang, and the row before leaves nothing behind', () => {
  const { cells, told } = readRowsOf(layout)
  expect(cells.values).toEqual([null, null, null, null, null])
  cells.read(rowOf(1, '700000001', '007', '1,000.50', 80, '05/01/2569'))
  const first = [...cells.values]
  cells.block.keep(2)
  cells.read(rowOf(2, 700000002, '-', null, '(20.00)'))
  cells.block.keep(3)
  expect([first, [...cells.values]]).toEqual([
    ['700000001', '007', 100_050, 8_000, '2026-01-05'],
    ['700000002', null, null, -2_000, null],
  ])
  expect([0, 1, 2, 3].map((index) => [cells.textOf(index), cells.moneyOf(index)])).toEqual([
    ['700000002', null],
    [null, null],
    [null, null],
    [null, -2_000],
  ])
  expect({
    first: [cells.firstTextOf([1, 3, 0]), cells.firstTextOf([1, 2]), cells.firstTextOf([])],
    sum: [cells.sumOf([2, 3]), cells.sumOf([3, 3]), cells.sumOf([0, 2]), cells.sumOf([])],
    sums: cells.sums(),
    told: told(),
    block: blockOf(cells.block.take()),
  }).toEqual({
    first: ['700000002', null, null],
    sum: [-2_000, -4_000, null, null],
    sums: { claimed: 100_050, paid: 6_000 },
    told: ['suspect blankValue: B3 hn'],
    block: {
      rows: [2, 3],
      fields: {
        tran_id: ['700000001', '700000002'],
        hn: ['007'],
        claimed: [100_050],
        paid: [8_000, -2_000],
        served: ['2026-01-05'],
      },
    },
  })
})

test('a cell nobody can read is on the list, kept as it stood, and in no sum', () => {
  const { cells, told, kinds } = readRowsOf(layout)
  cells.read(rowOf(4, '700000001', '007', 'สิบบาท', uncalculated, '31/02/2569'))
  const unread = cells.unread()
  cells.block.keep(5)
  cells.read(rowOf(5, '700000002', '007', null, 0))
  expect({ unread, next: cells.unread(), sums: cells.sums(), told: told(), kinds: kinds() }).toEqual({
    unread: 'claimed ?สิบบาท\npaid ?=?\nserved ?31/02/2569\n',
    next: '',
    sums: { claimed: null, paid: 0 },
    told: [
      'rejected notAmount: C5 claimed',
      'rejected notCalculated: D5 paid',
      'rejected notDate: E5 served',
    ],
    kinds: ['text', 'error', 'text'],
  })
  expect(blockOf(cells.block.take())).toMatchObject({ fields: { claimed: '?สิบบาท', paid: '?=?' } })
})

test('a row taken back is out of the sums and off the list', () => {
  const { cells, told } = readRowsOf(layout)
  cells.read(rowOf(1, '700000001', '007', 10, 5))
  cells.read(rowOf(2, '700000002', '-', 30, null))
  cells.takeBack()
  const first = { sums: cells.sums(), told: told() }
  cells.read(rowOf(1, '700000001', '007', 1, null))
  cells.takeBack()
  const { cells: others } = readRowsOf(layout)
  others.read(rowOf(1, '700000001', '007', 10, 0))
  others.takeBack()
  expect([first, cells.sums(), others.sums()]).toEqual([
    { sums: { claimed: 1_000, paid: 500 }, told: [] },
    { claimed: 1_000, paid: 500 },
    { claimed: null, paid: null },
  ])
})

test('a row taken back leaves the rows before it on the list, and nothing in what is kept', () => {
  const { cells, told } = readRowsOf(layout)
  cells.read(rowOf(1, '700000001', '-', 10, 5))
  cells.read(rowOf(2, '700000002', '-', 10, 5))
  cells.takeBack()
  cells.read(rowOf(3, '700000003', null, null, 5))
  cells.block.keep(4)
  expect([told(), blockOf(cells.block.take())]).toEqual([
    ['suspect blankValue: B2 hn', 'suspect blankValue: B4 hn'],
    { rows: [4], fields: { tran_id: '700000003', paid: 500 } },
  ])
})

test('a blank is suspect only in a column the sheet has and every normal row fills', () => {
  const { cells, told } = readRowsOf(layout, { columnOf: [0, -1, 1, 2, 3] })
  cells.read(rowOf(1, '700000001', null, null, null))
  cells.read(rowOf(2, '700000002', null, 'สิบบาท', null))
  cells.read(rowOf(3, '700000003'))
  expect(told()).toEqual([
    'suspect blankValue: C2 paid',
    'rejected notAmount: C3 paid',
    'suspect blankValue: C4 paid',
  ])
  const { cells: others, told: toldOf } = readRowsOf(layout, { columnOf: [1, -1, 2, 0, 3] })
  others.read(rowOf(1, null, '700000001'))
  expect(toldOf()).toEqual(['suspect blankValue: A2 paid'])
})

test('cells under no header, or right of the last one, are kept and named by their letters', () => {
  const { cells, told } = readRowsOf(layout, { columnOf: [0, 1, 3, 4, 5] })
  cells.read(rowOf(1, '700000001', '007', 'x', 10, 20, null, ' y ', '-', uncalculated, 5))
  cells.block.keep(2)
  expect({
    nameless: [...cells.namelessColumns],
    told: told(),
    values: cells.values,
    ofNoField: cells.textOf(-1),
    block: blockOf(cells.block.take()),
  }).toEqual({
    nameless: [2, 6, 9],
    told: ['rejected notCalculated: I2 column I'],
    values: ['700000001', '007', 1_000, 2_000, null],
    ofNoField: null,
    block: {
      rows: [2],
      fields: {
        tran_id: '700000001',
        hn: '007',
        'column C': 'x',
        claimed: 1_000,
        paid: 2_000,
        'column G': 'y',
        'column J': '5',
      },
    },
  })
})

test('an empty mark under no header is nothing', () => {
  const { cells } = readRowsOf(layout, { columnOf: [0, 1, 3, 4, 5] })
  cells.read(rowOf(1, '700000001', '007', ' - ', 10))
  cells.block.keep(2)
  expect([[...cells.namelessColumns], blockOf(cells.block.take())]).toEqual([
    [],
    { rows: [2], fields: { tran_id: '700000001', hn: '007', claimed: 1_000 } },
  ])
})

test('a column with a header nobody knows is not nameless, and a group’s column is a field of its own', () => {
  const { cells, told } = readRowsOf(layout, {
    extras: [{ column: 5, header: 'หมายเหตุ' }],
    groupColumns: [{ column: 6, field: 'hc › a', type: 'money' }],
  })
  cells.read(rowOf(1, '700000001', '007', 10, 20, null, 'x', 7.5))
  expect([[...cells.namelessColumns], cells.values, cells.sums(), told()]).toEqual([
    [],
    ['700000001', '007', 1_000, 2_000, null, 750],
    { claimed: 1_000, paid: 2_000, 'hc › a': 750 },
    [],
  ])
})

test('a row may be put on the list by its layout column, wherever that stands', () => {
  const { cells, told } = readRowsOf(layout, { columnOf: [3, -1, 0, 1, 2] })
  cells.reject(rowOf(1, 1, 2, 3, 'x'), 0, 'notNumber')
  cells.suspect(rowOf(2, 1, 2, 3, 'x'), 3, 'sumDiffers')
  cells.reject(rowOf(3, 1), 1, 'blankValue')
  expect(told()).toEqual([
    'rejected notNumber: D2 tran_id',
    'suspect sumDiffers: B3 paid',
    'rejected blankValue: A4 claimed',
  ])
})

test('formulas of a row that is not taken are listed once', () => {
  const { cells, told } = readRowsOf(layout)
  cells.rejectUncalculated(rowOf(1, 'รวม', null, uncalculated, 5, uncalculated))
  cells.read(rowOf(2, '700000001', '007', uncalculated, 5))
  cells.rejectUncalculated(rowOf(2, '700000001', '007', uncalculated, 5))
  cells.rejectUncalculated(rowOf(3, uncalculated))
  expect(told()).toEqual([
    'rejected notCalculated: C2 claimed',
    'rejected notCalculated: E2 served',
    'rejected notCalculated: C3 claimed',
    'rejected notCalculated: A4 tran_id',
  ])
})

test('a day after the document is suspect and taken; day and month that changed places are noticed by column', () => {
  const { cells, told } = readRowsOf(layout, {}, '2026-01-31')
  cells.read(rowOf(1, '700000001', '007', null, 1, '01/02/2569'))
  cells.read(rowOf(2, '700000002', '007', null, 1, '31/01/2569'))
  cells.read(rowOf(3, '700000003', '007', null, 1, 'x'))
  expect([told(), cells.swappedColumns()]).toEqual([
    ['suspect afterDocument: E2 served', 'rejected notDate: E4 served'],
    [],
  ])
  const { cells: swapped } = readRowsOf(layout, {}, '2026-01-31')
  // the second, third and fourth of January, kept as the first of February, March and April
  for (const [row, serial] of [46054, 46082, 46113].entries())
    swapped.read(rowOf(row, '700000001', '007', null, 1, new DateCell(serial, false)))
  expect(swapped.swappedColumns()).toEqual([4])
  const { cells: withText } = readRowsOf(layout)
  const dates = [46054, 46082, 46113].map((serial) => new DateCell(serial, false))
  for (const [row, date] of [...dates, '25/01/2569'].entries())
    withText.read(rowOf(row, '700000001', '007', null, 1, date))
  expect(withText.swappedColumns()).toEqual([4])
})
