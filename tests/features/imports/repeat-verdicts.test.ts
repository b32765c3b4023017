import { describe, expect, it } from 'vitest'
import type { SheetRows, WaitingUnit } from '#main/features/imports/file-rows.ts'
import type { ReadRequest } from '#main/features/imports/import-job.ts'
import {
  findOriginal,
  judgeRows,
  toElsewhere,
  type WaitingSheet,
} from '#main/features/imports/repeat-verdicts.ts'
import type { RowGroup, SheetOutcome } from '#main/features/imports/sheet-mapper.ts'
import { smtCsvNew } from '#shared/model/layouts/smt-csv-new.layout.ts'

const request = {} as ReadRequest

type Followed = Partial<Pick<SheetRows, 'kind' | 'isHidden' | 'isNumbered' | 'units'>> & {
  readonly rows?: number
  readonly isPasted?: boolean
  /** How many of its rows stand in other sheets, by their index. */
  readonly repeats?: readonly (readonly [sheet: number, rows: number])[]
}

function follow({
  kind = 'statement',
  rows = 10,
  isPasted = false,
  repeats = [],
  ...rest
}: Followed): SheetRows {
  return {
    ...{ sheet: 'พึงรับ', isHidden: false, isNumbered: false, units: [], unitOf: new Map(), ...rest, kind },
    ...{ rows: () => rows, repeats: new Map(repeats), isPasted: () => isPasted },
    ...{ hold: () => -1, isCaseKnown: () => false, count: () => undefined },
  }
}

const unit = (told: Partial<WaitingUnit>): WaitingUnit => ({
  ...{ why: 'elsewhere', isExact: false, isSameNumber: false, isLine: false, key: 'k' },
  ...told,
})

const groupOf = (satang: number): RowGroup => ({ key: 'k', rows: 1, sums: { money: satang } })

type Read = {
  /** What its rows come to that do not wait, in satang. */
  readonly counted?: number
  /** What each of its units comes to. */
  readonly waiting?: readonly number[]
  /** The total it prints. */
  readonly total?: number
}

function sheetOf(told: Followed, { counted = 0, waiting = [], total }: Read = {}): WaitingSheet {
  const followed = follow(told)
  const { kind } = followed
  const totalRows = total === undefined ? [] : [{ row: 20, key: 'k', sums: { money: total } }]
  const outcome: SheetOutcome = {
    ...{ sheet: 'พึงรับ', rowsRead: 0, rowsKept: 0, sums: {}, hospitals: new Map(), patientTypes: new Set() },
    layout: { ...smtCsvNew, rows: kind, parts: {}, columns: [['money', 'money', 'เงิน']] },
    ...{ claims: null, groups: [groupOf(counted)], totalRows, issues: [], checks: [] },
    waiting: waiting.map((satang, index) => ({ unit: index, group: groupOf(satang) })),
  }
  return { followed, outcome }
}

/** What becomes of one unit of a sheet where no total tells. */
function verdictOf(told: Followed, its: Partial<WaitingUnit>) {
  const [verdicts] = judgeRows(request, [sheetOf({ ...told, units: [unit(its)] })])
  return verdicts?.[0]
}

describe('the sheet of which one is a copy', () => {
  const [first, second] = [follow({ rows: 10 }), follow({ rows: 100 })]

  it.each<[string, Followed, SheetRows | null]>([
    ['none, of which no row stands elsewhere', {}, null],
    [
      'half of its own rows stand in another',
      {
        repeats: [
          [0, 4],
          [1, 1],
        ],
      },
      first,
    ],
    ['less than half of either', { repeats: [[0, 4]] }, null],
    ['half of the rows of the other stand in it', { rows: 100, repeats: [[0, 5]] }, first],
    [
      'the one that has most of them',
      {
        repeats: [
          [0, 1],
          [1, 5],
          [2, 2],
        ],
      },
      second,
    ],
    [
      'half of them in several together',
      {
        rows: 12,
        repeats: [
          [0, 3],
          [1, 3],
        ],
      },
      first,
    ],
    ['one that was not read', { repeats: [[7, 10]] }, null],
  ])('%s', (_, told, expected) => {
    expect(findOriginal(follow(told), [first, second, first])).toBe(expected)
  })
})

describe('where no total tells, rows that stood in the file before', () => {
  it.each<[string, Followed, Partial<WaitingUnit>, string]>([
    // in the same sheet
    [
      'transfers with a number of their own',
      { kind: 'transfer' },
      { why: 'here', isSameNumber: true },
      'left',
    ],
    ['transfers', { kind: 'transfer' }, { why: 'here' }, 'doubted'],
    ['a whole list of transfers pasted below', { kind: 'transfer', isPasted: true }, { why: 'here' }, 'left'],
    ['numbered cases', { isNumbered: true }, { why: 'here' }, 'left'],
    ['cases nobody numbered', {}, { why: 'here' }, 'doubted'],
    ['lines of claims', { kind: 'drug' }, { why: 'here', isLine: true }, 'left'],
    ['items nobody numbered', { kind: 'drug' }, { why: 'here' }, 'taken'],
    // in another sheet
    ['a case, all of it', {}, { isExact: true }, 'left'],
    ['a case with another text', {}, {}, 'doubted'],
    ['a transfer, all of it', { kind: 'transfer' }, { isExact: true, isSameNumber: true }, 'left'],
    ['a transfer with another number', { kind: 'transfer' }, { isExact: true }, 'doubted'],
    ['a transfer with another text', { kind: 'transfer' }, { isSameNumber: true }, 'doubted'],
    ['a line of a claim, all of it', { kind: 'drug' }, { isExact: true, isLine: true }, 'left'],
    ['a numbered item, all of it', { kind: 'drug' }, { isExact: true, isSameNumber: true }, 'left'],
    ['an item, all of it', { kind: 'drug' }, { isExact: true }, 'taken'],
    ['a line of a claim with another text', { kind: 'drug' }, { isLine: true }, 'taken'],
    ['a case with another amount', {}, { why: 'otherAmount' }, 'doubted'],
    ['a transfer with another amount', { kind: 'transfer' }, { why: 'otherAmount' }, 'taken'],
    // sheets that are shown to nobody, and those that prove others
    ['a case of a hidden sheet with another amount', { isHidden: true }, { why: 'otherAmount' }, 'left'],
    ['a transfer of a hidden sheet', { kind: 'transfer', isHidden: true }, {}, 'doubted'],
    ['a row of a table of batches', { kind: 'batchSummary' }, { isExact: true, isSameNumber: true }, 'taken'],
    ['a row of a receivable table', { kind: 'receivable' }, { isExact: true, isSameNumber: true }, 'taken'],
    ['a row of a Summary', { kind: 'repSummary' }, { isExact: true, isSameNumber: true }, 'taken'],
  ])('%s', (_, told, its, expected) => {
    expect(verdictOf(told, its)).toBe(expected)
  })

  it('are left in a copy, though a table proves others', () => {
    const units = [unit({})]
    const copy = sheetOf({ kind: 'batchSummary', units, rows: 1, repeats: [[0, 1]] })
    expect(judgeRows(request, [sheetOf({}), copy])).toEqual([[], ['left']])
  })
})

describe('a total that the file prints decides', () => {
  const doubted = unit({})
  const left = unit({ isExact: true })
  const differing = unit({ why: 'otherAmount' })

  it.each<[string, readonly WaitingUnit[], Read, readonly string[]]>([
    [
      'that rows count, as they would',
      [doubted, doubted],
      { counted: 10, waiting: [5, 7], total: 22 },
      ['doubted', 'doubted'],
    ],
    [
      'that none of them count',
      [doubted, doubted],
      { counted: 10, waiting: [5, 7], total: 10 },
      ['left', 'left'],
    ],
    [
      'that the first does not',
      [doubted, doubted],
      { counted: 10, waiting: [5, 7], total: 17 },
      ['left', 'doubted'],
    ],
    [
      'that the second does not',
      [doubted, doubted],
      { counted: 10, waiting: [5, 7], total: 15 },
      ['doubted', 'left'],
    ],
    [
      'nothing, when no verdict agrees with it',
      [doubted, doubted],
      { counted: 10, waiting: [5, 7], total: 99 },
      ['doubted', 'doubted'],
    ],
  ])('%s', (_, units, read, expected) => {
    expect(judgeRows(request, [sheetOf({ units }, read)])).toEqual([expected])
  })

  it('that rows count which would not, and two amounts of one case are told', () => {
    const units = [{ ...left, why: 'here', isSameNumber: true } as const, { ...differing, key: 'other' }]
    const read = { counted: 10, waiting: [5, 7], total: 22 }
    expect([
      judgeRows(request, [sheetOf({ units, isHidden: true }, read)]),
      judgeRows(request, [
        sheetOf({ kind: 'transfer', units: [units[0] ?? left] }, { ...read, waiting: [12] }),
      ]),
    ]).toEqual([[['taken', 'doubted']], [['taken']]])
  })

  it('of more than fifty units together, of fifty one by one', () => {
    const many = (count: number, total: number) =>
      judgeRows(request, [
        sheetOf(
          { units: Array.from({ length: count }, () => doubted) },
          { waiting: Array.from({ length: count }, () => 1), total },
        ),
      ])[0]?.filter((verdict) => verdict === 'left').length
    expect([many(50, 49), many(51, 50), many(51, 0)]).toEqual([1, 0, 51])
  })

  it('not what becomes of a table that is itself a proof', () => {
    const table = sheetOf({ kind: 'receivable', units: [doubted] }, { counted: 10, waiting: [5], total: 10 })
    expect(judgeRows(request, [sheetOf({}), table])).toEqual([[], ['taken']])
  })

  it('beside a sheet of which nothing waits', () => {
    const wrong = sheetOf({ units: [doubted] }, { counted: 10, waiting: [5], total: 10 })
    expect(judgeRows(request, [sheetOf({}), wrong])).toEqual([[], ['left']])
  })

  it('of each sheet by itself', () => {
    const read = { counted: 10, waiting: [5], total: 10 }
    const [wrong, right] = [
      sheetOf({ units: [doubted] }, read),
      sheetOf({ units: [doubted] }, { ...read, total: 15 }),
    ]
    expect(judgeRows(request, [right, wrong])).toEqual([['doubted'], ['left']])
  })
})

it('what counts in another sheet stands here all the same, but for what stands here itself', () => {
  const units = [unit({}), unit({ why: 'here' }), unit({}), unit({ why: 'otherAmount' })]
  const waiting = [1, 2, 4, 8].map((satang, index) => ({ unit: index, group: groupOf(satang) }))
  expect(toElsewhere({ waiting }, { units }, ['left', 'left', 'doubted', 'left'])).toEqual([
    { key: 'k', rows: 2, sums: { money: 9 } },
  ])
  expect(toElsewhere({}, { units }, [])).toEqual([])
})
