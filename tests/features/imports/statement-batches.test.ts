import { describe, expect, it } from 'vitest'
import { makeChecks } from '#main/features/imports/import-checks.ts'
import type { RowGroup, SheetOutcome } from '#main/features/imports/sheet-mapper.ts'
import { checkStatement } from '#main/features/imports/statement-checks.ts'
import { checkTransfers } from '#main/features/imports/transfer-checks.ts'
import { makeLayout } from '#tests/features/imports/made-layout.ts'
import { groupOf, makeOutcome, readOf, tellCheck } from '#tests/features/imports/made-outcome.ts'

type Sums = RowGroup['sums']

const cases = makeLayout({
  rows: 'statement',
  columns: [
    ['tran_id', 'id', 'TRAN_ID'],
    ['claimed', 'money', 'เรียกเก็บ'],
    ['paid', 'money', 'ชดเชย'],
    ['op', 'money', 'OP'],
    ['ip', 'money', 'IP'],
    ['only_cases', 'money', 'อื่น'],
    ['note', 'text', 'หมายเหตุ'],
  ],
  parts: { claimed: ['claimed'], approved: ['paid'] },
})
const batches = makeLayout({
  rows: 'batchSummary',
  columns: [
    ['rep_no', 'id', 'REP'],
    ['passed', 'int', 'ราย'],
    ['asked', 'money', 'เรียกเก็บ'],
    ['total', 'money', 'รวม'],
    ['op', 'money', 'OP'],
    ['ip', 'money', 'IP'],
    ['note', 'text', 'หมายเหตุ'],
  ],
  parts: { cases: ['passed'], claimed: ['asked'], approved: ['total'] },
})
const table = makeLayout({
  rows: 'receivable',
  columns: [
    ['label', 'code'],
    ['patients', 'int', 'ราย'],
    ['total_paid', 'money', 'จ่าย'],
    ['net', 'money', 'สุทธิ'],
  ],
  parts: { cases: ['patients'], approved: ['net'] },
})

const columns = { passed: 'B', asked: 'C', total: 'D', op: 'E', ip: 'F' }

const casesIn = (...groups: readonly RowGroup[]) => makeOutcome({ sheet: 'Cases', layout: cases, groups })
const batchesIn = (...groups: readonly RowGroup[]) =>
  makeOutcome({
    sheet: 'List',
    layout: batches,
    groups: groups.map((group, index) => ({ ...group, printed: { row: index + 5, columns } })),
  })
const tableOf = (sums: Sums, key = '|whole') =>
  makeOutcome({ sheet: 'Table', layout: table, groups: [groupOf(key, sums)] })

const found = (key: string, rows: number, paid: number | null, more: Sums = {}) =>
  groupOf(key, { claimed: paid, paid, op: null, ip: null, ...more }, rows)
const said = (key: string, passed: number | null, total: number | null, more: Sums = {}) =>
  groupOf(key, { passed, asked: total, total, op: null, ip: null, ...more })

const check = (...sheets: readonly SheetOutcome[]) => checkStatement(readOf(...sheets))
const tell = (...sheets: readonly SheetOutcome[]) => check(...sheets).map(tellCheck)

describe('a list of batches', () => {
  it('tells cases, claimed and total of every batch, and points at what it prints where that differs', () => {
    const list = batchesIn(said('1|normal', 3, 100), said('2|normal', 1, 50))
    expect(tell(list, casesIn(found('1|normal', 3, 100), found('2|normal', 2, 51)))).toEqual([
      '1 normal rows: 3 = 3',
      '1 normal claimed: 100 = 100',
      '1 normal paid: 100 = 100',
      '2 normal rows: 1 ≠ 2 List B6',
      '2 normal claimed: 50 ≠ 51 List C6',
      '2 normal paid: 50 ≠ 51 List D6',
    ])
    expect(check(list, casesIn(found('1|normal', 3, 100)))).toMatchObject([
      { against: 'batchSummary', isMoney: false },
      { against: 'batchSummary', isMoney: true },
      { isMoney: true },
      { what: 'rows', expected: 1, found: 0, isEqual: false },
      { what: 'claimed', found: null, isEqual: false },
      { what: 'paid', found: null, isEqual: false },
    ])
  })

  it('of no case and no money says the same as no case at all', () => {
    const told = tell(
      batchesIn(said('1|normal', 0, 0), said('2|normal', null, null)),
      casesIn(found('3|normal', 0, 0)),
    )
    expect(told.filter((line) => line.includes('≠'))).toEqual([])
  })

  it('tells funds by batch where they differ, and by block where they hold money', () => {
    const list = batchesIn(said('1|normal', 1, 9, { op: 5 }), said('2|normal', 1, 9, { op: 4, ip: 0 }))
    const same = casesIn(found('1|normal', 1, 9, { op: 5 }), found('2|normal', 1, 9, { op: 4 }))
    const other = casesIn(found('1|normal', 1, 9, { op: 5, ip: 1 }), found('2|normal', 1, 9))
    const funds = (sheet: SheetOutcome) => tell(list, sheet).filter((line) => /[oi]p:/.test(line))
    const none = casesIn(found('1|normal', 1, 9), found('2|normal', 1, 9))
    expect([funds(same), funds(none).slice(-1), funds(other)]).toEqual([
      ['normal op: 9 = 9'],
      ['normal op: 9 ≠ null List E5 List E6'],
      [
        '1 normal ip: null ≠ 1 List F5',
        '2 normal op: 4 ≠ null List E6',
        'normal op: 9 ≠ 5 List E5 List E6',
        'normal ip: 0 ≠ 1 List F5 List F6',
      ],
    ])
  })

  it('is not compared by a column that one of both sides does not have', () => {
    const without = (group: RowGroup, ...fields: readonly string[]) => ({
      ...group,
      sums: Object.fromEntries(Object.entries(group.sums).filter(([field]) => !fields.includes(field))),
    })
    const list = said('1|normal', 1, 9, { op: 5 })
    const ofCases = found('1|normal', 1, 9, { op: 5 })
    expect({
      listWithout: tell(batchesIn(without(list, 'passed', 'asked', 'op')), casesIn(ofCases)),
      casesWithout: tell(batchesIn(list), casesIn(without(ofCases, 'paid', 'op'))),
      onlyList: tell(batchesIn(list, without(said('2|normal', 1, 7), 'passed', 'asked')), casesIn(ofCases)),
    }).toEqual({
      listWithout: ['1 normal paid: 9 = 9'],
      casesWithout: ['1 normal rows: 1 = 1', '1 normal claimed: 9 = 9'],
      onlyList: [
        ...['1 normal rows: 1 = 1', '1 normal claimed: 9 = 9', '1 normal paid: 9 = 9'],
        ...['2 normal paid: 7 ≠ null List D6', 'normal op: 5 = 5'],
      ],
    })
  })

  it('without a column of batches still proves its blocks', () => {
    const list = batchesIn(said('|normal', 3, 30), said('|appeal', 1, 5))
    expect(
      tell(list, casesIn(found('1|normal', 2, 20), found('2|normal', 1, 10), found('2|appeal', 1, 5))).filter(
        (line) => line.includes('rows'),
      ),
    ).toEqual(['normal rows: 3 = 3', 'appeal rows: 1 = 1'])
  })

  it('is not compared where it has no batch, or where there is no case', () => {
    expect([
      tell(batchesIn(), casesIn(found('1|normal', 1, 9))),
      tell(batchesIn(said('1|normal', 1, 9))),
    ]).toEqual([[], []])
  })

  it('shares no fund that is a text, or plays a part of its own on either side', () => {
    const odd = { ...batches, parts: { claimed: ['op'], approved: ['ip'] } }
    const list = { ...batchesIn(said('1|normal', 1, 9, { op: 5, ip: 1, note: 2 })), layout: odd }
    const ofCases = casesIn(found('1|normal', 1, 9, { op: 4, ip: 2, note: 1 }))
    expect(tell(list, ofCases).filter((line) => /≠/.test(line))).toEqual([
      '1 normal claimed: 5 ≠ 9 List E5',
      '1 normal paid: 1 ≠ 9 List F5',
    ])
  })

  it('has no say on an amount that the cases of a statement do not have', () => {
    const { claimed: _, ...parts } = cases.parts
    const ofCases = { ...casesIn(found('1|normal', 1, 9)), layout: { ...cases, parts } }
    expect(tell(batchesIn(said('1|normal', 1, 9), said('2|normal', 1, 7)), ofCases)).toEqual([
      ...['1 normal rows: 1 = 1', '1 normal paid: 9 = 9'],
      ...['2 normal rows: 1 ≠ 0 List B6', '2 normal paid: 7 ≠ null List D6'],
    ])
  })

  it('of which any batch has its number, or any sheet the column, is held against the cases by it', () => {
    const list = batchesIn(
      said('1|normal', 1, 9),
      groupOf('|normal', { total: 5 }),
      groupOf('1|normal', { asked: 1 }),
    )
    expect(tell(list, casesIn(found('1|normal', 1, 9), found('3|normal', 2, 4)))).toEqual([
      ...['1 normal rows: 1 = 1', '1 normal claimed: 10 ≠ 9 List C5 List C7', '1 normal paid: 9 = 9'],
      'normal paid: 5 ≠ null List D6',
      ...['3 normal rows: null ≠ 2', '3 normal claimed: null ≠ 4', '3 normal paid: null ≠ 4'],
    ])
  })
})

describe('a receivable table', () => {
  const ofCases = casesIn(found('1|whole', 2, 60), found('2|whole', 1, 40))

  it('proves cases and total of each block, before deductions or after them', () => {
    const told = (paid: number | null, net: number | null) =>
      tell(tableOf({ patients: 3, total_paid: paid, net }), ofCases)
    expect([told(120, 100), told(100, 80), told(120, 80), told(null, 100), told(null, null)]).toEqual([
      ['all rows: 3 = 3', 'all paid: 100 = 100'],
      ['all rows: 3 = 3', 'all paid: 100 = 100'],
      ['all rows: 3 = 3', 'all paid: 80 ≠ 100'],
      ['all rows: 3 = 3', 'all paid: 100 = 100'],
      ['all rows: 3 = 3', 'all paid: null ≠ 100'],
    ])
  })

  it('without any amount does not prove cases without any amount by what was paid', () => {
    const unknown = casesIn(found('1|whole', 1, null))
    expect(tell(tableOf({ patients: 1, total_paid: null, net: 5 }), unknown)).toEqual([
      'all rows: 1 = 1',
      'all paid: 5 ≠ null',
    ])
    expect(check(tableOf({ patients: 1, total_paid: 100, net: 80 }), ofCases)[1]).toEqual({
      ...{ against: 'receivable', where: null, what: 'paid', expected: 100, found: 100 },
      ...{ isMoney: true, isEqual: true, cells: [] },
    })
  })

  it('points at its cells where it differs', () => {
    const sheet = makeOutcome({
      sheet: 'Table',
      layout: table,
      groups: [
        {
          ...groupOf('|whole', { patients: 4, net: 1 }),
          printed: { row: 8, columns: { patients: 'C', net: 'H' } },
        },
        { ...groupOf('|whole', { patients: 1, net: 1 }), printed: { row: 9, columns: { net: 'H' } } },
        groupOf('|whole', { patients: 0, net: 1 }),
      ],
    })
    expect(tell(sheet, ofCases)).toEqual(['all rows: 5 ≠ 3 Table C8', 'all paid: 3 ≠ 100 Table H8 Table H9'])
  })

  it('without rows is not compared', () => {
    expect(tell(makeOutcome({ layout: table }), ofCases)).toEqual([])
  })
})

describe('totals', () => {
  const total = [{ row: 9, key: null, sums: { paid: 1 } }]

  it('are held against the rows of their sheet, whatever the sheet is, in statements with cases alone', () => {
    const sheets = [
      { ...casesIn(found('1|whole', 1, 1)), totalRows: total },
      { ...batchesIn(), totalRows: [{ row: 9, key: null, sums: { total: 0 } }] },
      {
        ...makeOutcome({ sheet: 'Table', layout: table }),
        totalRows: [{ row: 9, key: null, sums: { net: 0 } }],
      },
    ]
    expect([tell(...sheets), tell(...sheets.slice(1))]).toEqual([
      ['Cases paid: 1 = 1', 'List total: 0 = null', 'Table net: 0 = null'],
      [],
    ])
  })

  it('of lists of transfers are held against their rows, and no others are', () => {
    const list = {
      ...makeOutcome({ sheet: 'List', layout: { ...cases, rows: 'transfer' } }),
      totalRows: total,
    }
    const read = readOf(list, { ...casesIn(found('1|whole', 1, 1)), totalRows: total })
    expect([checkTransfers(read).map(tellCheck), makeChecks(readOf(list), []).map(tellCheck)]).toEqual([
      ['List paid: 1 ≠ null'],
      ['List paid: 1 ≠ null'],
    ])
  })
})
