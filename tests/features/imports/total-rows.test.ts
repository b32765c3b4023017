import { describe, expect, it } from 'vitest'
import type { RowGroup, SheetOutcome } from '#main/features/imports/sheet-mapper.ts'
import { checkTotalRows } from '#main/features/imports/total-rows.ts'
import { makeLayout } from '#tests/features/imports/made-layout.ts'
import { groupOf, makeOutcome, tellCheck } from '#tests/features/imports/made-outcome.ts'

const layout = makeLayout({
  columns: [
    ['cases', 'int', 'ราย'],
    ['claimed', 'money', 'เรียกเก็บ'],
    ['paid', 'money', 'ชดเชย'],
  ],
})
const columns = { claimed: 'E', paid: 'F' }

type Sums = RowGroup['sums']

const totalOf = (key: string | null, sums: Sums, row = 20) => ({ row, key, sums, columns })

const sheetOf = (groups: readonly RowGroup[], totals: SheetOutcome['totalRows'], more = {}) =>
  makeOutcome({ layout, groups, totalRows: totals, ...more })

const tell = (...sheets: readonly SheetOutcome[]) => checkTotalRows(sheets).map(tellCheck)

const groups = [
  groupOf('1|normal', { claimed: 10, paid: 1 }),
  groupOf('2|normal', { claimed: 20, paid: 2 }),
  groupOf('3|appeal', { claimed: 40, paid: 4 }),
]

describe('a total that a sheet prints', () => {
  it.each<[of: string, key: string | null, sums: Sums, told: readonly string[]]>([
    ['the sheet', '3|appeal', { claimed: 70, paid: 7 }, ['Made paid: 7 = 7']],
    ['its block', '2|normal', { claimed: 30, paid: 3 }, ['Made paid: 3 = 3']],
    ['its batch', '2|normal', { claimed: 20, paid: 2 }, ['Made paid: 2 = 2']],
    ['a sheet whose rows have no key', null, { claimed: 70 }, ['Made claimed: 70 = 70']],
    ['no other batch', '2|normal', { claimed: 10 }, ['Made claimed: 10 ≠ 70 Made E20']],
    ['no other block', '2|normal', { claimed: 40 }, ['Made claimed: 40 ≠ 70 Made E20']],
    ['no block where the rows have none', null, { claimed: 30 }, ['Made claimed: 30 ≠ 70 Made E20']],
    ['a block without any row', '|stateless', { claimed: 0, paid: 0 }, ['Made paid: 0 = null']],
  ])('may be of %s', (_, key, sums, told) => {
    expect(tell(sheetOf(groups, [totalOf(key, sums)]))).toEqual(told)
  })

  it('is held against the rows that agree with most of its amounts, and tells all that differ', () => {
    const differing = totalOf('2|normal', { cases: 9, claimed: 30, paid: 5 })
    expect(checkTotalRows([sheetOf(groups, [differing])])).toEqual([
      {
        ...{ against: 'totalRow', where: 'Made', what: 'cases', expected: 9, found: null },
        ...{ isMoney: false, isEqual: false, cells: [] },
      },
      {
        ...{ against: 'totalRow', where: 'Made', what: 'paid', expected: 5, found: 3 },
        ...{ isMoney: true, isEqual: false, cells: [{ sheet: 'Made', row: 20, column: 'F' }] },
      },
    ])
  })

  it('says nothing where it is blank, and is money where the layout does not know its field', () => {
    const checks = (sums: Sums) => checkTotalRows([sheetOf(groups, [totalOf(null, sums)])])
    expect([
      checks({ claimed: 70, paid: null }).map(tellCheck),
      checks({ claimed: null }),
      checks({ odd: 1 }).map(({ isMoney }) => isMoney),
    ]).toEqual([['Made claimed: 70 = 70'], [], [true]])
  })

  it('points at no cell where nobody knows its columns', () => {
    const told = tell(sheetOf(groups, [{ row: 20, key: null, sums: { paid: 5 } }]))
    expect(told).toEqual(['Made paid: 5 ≠ 7'])
  })
})

describe('rows of the sheet that count in another one', () => {
  const elsewhere = [groupOf('2|normal', { claimed: 100 }), groupOf('4|appeal', { claimed: 200 })]
  const told = (key: string, claimed: number, more = {}) =>
    tell(sheetOf(groups, [totalOf(key, { claimed })], more))[0]

  it('are part of its totals where these agree with them, and else are not', () => {
    expect([
      ...[370, 130, 120, 70, 5].map((claimed) => told('2|normal', claimed, { elsewhere })),
      told('2|normal', 370),
      told('2|normal', 370, { elsewhere: [] }),
    ]).toEqual([
      'Made claimed: 370 = 370',
      'Made claimed: 130 = 130',
      'Made claimed: 120 = 120',
      'Made claimed: 70 = 70',
      'Made claimed: 5 ≠ 70 Made E20',
      'Made claimed: 370 ≠ 70 Made E20',
      'Made claimed: 370 ≠ 70 Made E20',
    ])
  })
})

describe('a list that goes on from the sheets before', () => {
  const first = makeOutcome({ layout, groups: [groupOf('9|normal', { claimed: 100, paid: 10 })] })
  const after = makeOutcome({ layout, groups: [groupOf('9|normal', { claimed: 5, paid: 5 })] })
  const told = (key: string | null, sums: Sums, before = first) =>
    tell(before, sheetOf(groups, [totalOf(key, sums)]), after)

  it('may end with a total over all of it or over a block, where every amount agrees', () => {
    expect({
      list: told('3|appeal', { claimed: 170, paid: 17 }),
      block: told('2|normal', { claimed: 130, paid: 13 }),
      keyless: told(null, { claimed: 170 }),
      notAll: told('2|normal', { claimed: 130, paid: 14 }),
      own: told('2|normal', { claimed: 70, paid: 7 }),
      withAfter: told('2|normal', { claimed: 175 }),
      otherRows: told('2|normal', { claimed: 170 }, { ...first, layout: { ...layout, rows: 'receivable' } }),
    }).toEqual({
      list: ['Made paid: 17 = 17'],
      block: ['Made paid: 13 = 13'],
      keyless: ['Made claimed: 170 = 170'],
      notAll: ['Made claimed: 130 ≠ 70 Made E20', 'Made paid: 14 ≠ 7 Made F20'],
      own: ['Made paid: 7 = 7'],
      withAfter: ['Made claimed: 175 ≠ 70 Made E20'],
      otherRows: ['Made claimed: 170 ≠ 70 Made E20'],
    })
  })

  it('is one list from its first sheet to the one with the total', () => {
    const [second, third] = [
      makeOutcome({ layout, groups: [groupOf('8|appeal', { claimed: 1_000 })] }),
      sheetOf(groups, [totalOf(null, { claimed: 1_170 })]),
    ]
    expect(tell(first, second, third)).toEqual(['Made claimed: 1170 = 1170'])
  })

  it('has a total of nothing where no row of the block stands in any sheet', () => {
    expect(told('|stateless', { claimed: 0 })).toEqual(['Made claimed: 0 = null'])
  })
})
