import { expect, it, test } from 'vitest'
import { heldAgainstHead } from '#main/features/imports/dialysis-checks.ts'
import type { SheetFrame, SheetMapper } from '#main/features/imports/sheet-mapper.ts'
import type { CellValue, SheetRow } from '#main/platform/workbook/workbook.ts'
import type { ImportCheck } from '#shared/contract/imports.ts'
import { makeLayout, readRowsOf, rowOf } from '#tests/features/imports/made-layout.ts'
import { tellCheck } from '#tests/features/imports/made-outcome.ts'

const bills = (id: string, amount: string) =>
  makeLayout({
    id,
    columns: [
      ['invno', 'id', 'invno'],
      [amount, 'money', 'amount'],
      ['epo_pay', 'money', 'EPOpay'],
    ],
    parts: { approved: [amount, 'epo_pay'] },
  })

const own: ImportCheck = {
  ...{ against: 'rowSum', where: 'Made', what: 'x', expected: 1, found: 1, isMoney: true, isEqual: true },
  cells: [],
}

type Order = {
  readonly id?: string
  readonly amount?: string
  readonly columnOf?: readonly number[]
  readonly rows: readonly SheetRow[]
}

/** What comes of rows above the headers, of bills and of a row below them, and which rows the mapper itself was given. */
function read(
  head: readonly (readonly CellValue[])[],
  { id = 'stm-kidney-xml', amount = 'amount', columnOf, rows }: Order,
) {
  const { frame } = readRowsOf(bills(id, amount), columnOf === undefined ? {} : { columnOf })
  const given: string[] = []
  const mapper = {
    table: 'statement',
    readData: ({ row }: SheetRow) => {
      given.push(`bill ${row}`)
      return null
    },
    readOther: ({ row }: SheetRow) => void given.push(`other ${row}`),
    finish: () => ({ checks: [own] }),
  } as unknown as SheetMapper
  const held = heldAgainstHead(frame as unknown as SheetFrame, mapper)
  for (const [row, cells] of head.entries()) held.readOther(rowOf(row, ...cells))
  for (const row of rows) held.readData(row)
  held.readOther(rowOf(99, 'รวม', 5))
  return { checks: held.finish().checks, given }
}

const account = ['stmAccountID', 'COCD']
const headOf = (amount: CellValue, count: CellValue) => [
  account,
  ['amount', amount],
  ['stmdat/dat/tcount', count],
]
const billsOf = (...amounts: readonly (readonly CellValue[])[]) =>
  amounts.map((cells, index) => rowOf(10 + index, `INV${index}`, ...cells))

const head = ['invno', 'amount', 'EPOpay']

it.each<
  [said: readonly [CellValue, CellValue], bills: readonly (readonly CellValue[])[], told: readonly string[]]
>([
  [
    ['1,500.00', '2'],
    [[1_000, 200], ['300.00']],
    ['Made amount: 150000 = 150000', 'Made rows: 2 = 2'],
  ],
  [
    ['1,500.00', '3'],
    [[1_000, 200], [299]],
    ['Made amount: 150000 ≠ 149900 Made B2', 'Made rows: 3 ≠ 2 Made B3'],
  ],
  [['0', '1'], [[null, '-']], ['Made amount: 0 = null', 'Made rows: 1 = 1']],
  [['5', '1'], [['x']], ['Made amount: 500 ≠ null Made B2', 'Made rows: 1 = 1']],
  [['?', '1\n1'], [[1], [2]], ['Made rows: 2 = 2']],
  [['3', '?'], [[1], [2]], ['Made amount: 300 = 300']],
  [['0', '0'], [], ['Made amount: 0 = null', 'Made rows: 0 = 0']],
])('bills that are to come to %j are held against it', (said, amounts, told) => {
  const { checks } = read([...headOf(...said), head], { rows: billsOf(...amounts) })
  expect(checks.map(tellCheck)).toEqual(['Made x: 1 = 1', ...told])
})

test('the amount is money, the number of bills is not, and both are totals the file prints', () => {
  const { checks } = read([...headOf('5', '1'), head], { rows: billsOf([5]) })
  expect(checks.slice(1).map(({ against, isMoney }) => [against, isMoney])).toEqual([
    ['totalRow', true],
    ['totalRow', false],
  ])
})

test('labels and values end with the first row that is none; what follows is the mapper’s', () => {
  const { checks, given } = read([account, head, ['amount', '5'], ['stmdat/dat/tcount', '1']], {
    rows: billsOf([5]),
  })
  expect([checks.map(tellCheck), given]).toEqual([
    ['Made x: 1 = 1'],
    ['other 1', 'other 2', 'other 3', 'bill 10', 'other 99'],
  ])
})

test('a statement that says nothing of its bills, or is of another kind, is left as it is', () => {
  const rows = billsOf([5])
  const wanted = headOf('9', '9')
  expect({
    headless: read([['ก', 'ข'], head], { rows }).checks,
    otherKind: read([...wanted, head], { id: 'stm-ucs-42', rows }),
    mapped: read([...wanted, head], { id: 'stm-kidney-xml@3', amount: 'sum', rows }).checks.map(tellCheck),
    withoutEpo: read([...headOf('9', '1'), head], { columnOf: [0, 1, -1], rows: billsOf([9, 1]) }).checks.map(
      tellCheck,
    ),
  }).toEqual({
    headless: [own],
    otherKind: { checks: [own], given: ['other 0', 'other 1', 'other 2', 'other 3', 'bill 10', 'other 99'] },
    mapped: ['Made x: 1 = 1', 'Made sum: 900 ≠ 500 Made B2', 'Made rows: 9 ≠ 1 Made B3'],
    withoutEpo: ['Made x: 1 = 1', 'Made amount: 900 = 900', 'Made rows: 1 = 1'],
  })
})
