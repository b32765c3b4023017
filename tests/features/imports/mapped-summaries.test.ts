import { describe, expect, it } from 'vitest'
import { createRepSummaryMapper } from '#main/features/imports/rep-summary-mapper.ts'
import { createSummaryMapper } from '#main/features/imports/summary-mapper.ts'
import type { CellValue } from '#main/platform/workbook/workbook.ts'
import type { RowKind } from '#shared/model/layouts/layout.ts'
import { layoutOf, openSheet } from '#tests/features/imports/mapper-desk.ts'

type Cells = Readonly<Record<string, CellValue>>
type Order = Parameters<typeof openSheet>[2]

const tableOf = (rows: RowKind) =>
  layoutOf(rows, 'period', {
    hcode: ['hcode', 'hospital'],
    period: ['text', 'period'],
    rep_no: ['id', 'repNo'],
    patient_type: ['code', 'patientType'],
    claim_type: ['text'],
    patients: ['int', 'cases'],
    rep_count: ['int'],
    amount_claimed: ['money', 'claimed'],
    total_paid: ['money'],
    salary_deduction: ['money'],
    adjrw_paid_deduction: ['money'],
    net_receivable: ['money', 'approved'],
  })

const openTable = (order?: Order, rows: RowKind = 'receivable') =>
  openSheet(createSummaryMapper, tableOf(rows), order)

const usual: Cells = {
  hcode: '10670',
  period: '6811',
  rep_no: '681100001',
  patients: 12,
  rep_count: 3,
  amount_claimed: 2_000,
  total_paid: 1_000,
  salary_deduction: 100,
  adjrw_paid_deduction: 20,
  net_receivable: 880,
}

const columns = {
  patients: 'F',
  amount_claimed: 'H',
  total_paid: 'I',
  salary_deduction: 'J',
  adjrw_paid_deduction: 'K',
  net_receivable: 'L',
}
const sums = {
  patients: 12,
  amount_claimed: 200_000,
  total_paid: 100_000,
  salary_deduction: 10_000,
  adjrw_paid_deduction: 2_000,
  net_receivable: 88_000,
}

describe('what a statement says of itself', () => {
  it.each<[RowKind, string, string]>([
    ['receivable', 'receivable', 'IP|whole'],
    ['batchSummary', 'batchSummary', '681100001|whole'],
  ])('in a %s is read as %s and comes to %s', (rows, kind, key) => {
    const { mapper, rowOf } = openTable({}, rows)
    const record = mapper.readData(rowOf({ ...usual, period: '6811_IP_01' }, 11))
    expect(record).toEqual([
      12,
      kind,
      'made-1',
      'whole',
      '6811_IP_01',
      '681100001',
      'IP',
      12,
      200_000,
      88_000,
    ])
    const check = { against: 'rowSum', where: 'made', what: 'net_receivable', isMoney: true, cells: [] }
    expect([mapper.table, mapper.finish()]).toEqual([
      'summary_row',
      {
        hospitals: new Map([['10670', 1]]),
        patientTypes: new Set(['IP']),
        claims: null,
        groups: [{ key, rows: 1, sums, printed: { row: 12, columns } }],
        totalRows: [],
        issues: [],
        checks: [{ ...check, expected: 88_000, found: 88_000, isEqual: true }],
      },
    ])
  })

  it.each<[RowKind]>([['receivable'], ['batchSummary']])(
    'in a %s may say nothing: unknown is not 0',
    (rows) => {
      const { mapper, rowOf } = openTable({}, rows)
      const record = mapper.readData(rowOf({ rep_count: 3, total_paid: 5, net_receivable: '-' }, 11))
      expect(record?.slice(3)).toEqual(['whole', null, null, null, null, null, null])
      const { groups, patientTypes, checks, hospitals } = mapper.finish()
      expect([groups.map(({ key }) => key), patientTypes.size, checks, hospitals.size]).toEqual([
        ['|whole'],
        0,
        [],
        0,
      ])
    },
  )

  it.each<[Cells, Order, string | null]>([
    [{ patient_type: 'ผู้ป่วยนอก', period: '6811_IP_01' }, { sheet: 'IP' }, 'OP'],
    [{ patient_type: 'รวม', period: '6811_IP_01' }, { sheet: 'OP' }, 'IP'],
    [{}, { sheet: 'รายงานสรุป OP', meta: { patientType: 'IP' } }, 'OP'],
    [{}, {}, null],
  ])('with %o in %o is of type %s', (cells, order, patientType) => {
    const { mapper, rowOf } = openTable(order)
    expect(mapper.readData(rowOf({ ...usual, ...cells }))?.[6]).toBe(patientType)
  })

  it('stands in the block its row tells, else its section', () => {
    const { mapper, rowOf } = openTable({}, 'batchSummary')
    mapper.readOther({ row: 0, cells: ['อุทธรณ์'] })
    const rows = [usual, { ...usual, claim_type: 'ข้อมูลปกติ' }]
    const records = rows.map((cells, row) => mapper.readData(rowOf(cells, row + 1)))
    mapper.readOther(rowOf({ period: 'รวม', total_paid: 2 }, 3))
    expect(records.map((record) => record?.[3])).toEqual(['appeal', 'normal'])
    const { groups, totalRows } = mapper.finish()
    expect([groups.map(({ key }) => key), totalRows.map(({ row, key }) => [row, key])]).toEqual([
      ['681100001|appeal', '681100001|normal'],
      [[4, '|appeal']],
    ])
  })

  it.each<[Cells, boolean]>([
    [{}, true],
    [{ net_receivable: 881 }, false],
    [{ salary_deduction: 101 }, false],
    [{ adjrw_paid_deduction: 21 }, false],
    [{ total_paid: 1_001 }, false],
    [{ amount_claimed: 1 }, true],
  ])('is paid less both deductions, with %o: %s', (cells, isEqual) => {
    const { mapper, rowOf } = openTable()
    mapper.readData(rowOf({ ...usual, ...cells }))
    expect(mapper.finish().checks.map((check) => check.isEqual)).toEqual([isEqual])
  })

  it('is not judged where a column was found by its place alone', () => {
    const { mapper, rowOf, found } = openTable({ guessed: ['total_paid'] })
    mapper.readData(rowOf({ ...usual, net_receivable: 1 }))
    expect([mapper.finish().checks, found()]).toEqual([[], []])
  })

  it('and waits is in no group until it is read again, in the block it stood in', () => {
    const asked: unknown[][] = []
    const hold = (...question: readonly unknown[]) => asked.push([...question]) - 1
    const { mapper, rowOf, sums } = openTable({ rows: { hold } }, 'batchSummary')
    mapper.readOther({ row: 0, cells: ['อุทธรณ์'] })
    const row = rowOf(usual, 1)
    expect([mapper.readData(row), asked, sums()['total_paid'], mapper.finish().groups]).toEqual([
      null,
      [[1, 'appeal', 'appeal']],
      null,
      [],
    ])
    mapper.readOther({ row: 2, cells: ['ข้อมูลปกติ'] })
    mapper.readData(rowOf({ ...usual, rep_no: '681100009' }, 3))
    expect(mapper.readHeld?.(row, 'appeal').slice(0, 4)).toEqual([2, 'batchSummary', 'made-1', 'appeal'])
    expect(mapper.finish().groups.map(({ key }) => key)).toEqual(['681100001|appeal'])
  })
})

const summary = layoutOf('repSummary', 'rep_no', {
  total_cases: ['int', 'cases'],
  rep_period: ['text', 'period'],
  rep_no: ['id', 'repNo'],
  hc_claim: ['money', 'claimed'],
  reimb_total: ['money', 'approved'],
  remark: ['text'],
  appeal_total_cases: ['int', 'cases'],
  appeal_claim: ['money', 'claimed'],
  appeal_total: ['money', 'approved'],
  appeal_rate: ['decimal'],
  oprefer_appeal_total: ['money'],
  oprefer_add: ['money'],
  oprefer_refund: ['money'],
  oprefer_addition: ['money'],
  not_oprefer_add: ['money'],
  new_appeal_total: ['money'],
})

const openSummary = (order?: Order) => openSheet(createRepSummaryMapper, summary, order)
const noNumbers = {
  total_cases: null,
  hc_claim: null,
  reimb_total: null,
  appeal_total_cases: null,
  appeal_claim: null,
  appeal_total: null,
  oprefer_appeal_total: null,
  oprefer_add: null,
  oprefer_refund: null,
  oprefer_addition: null,
  not_oprefer_add: null,
  new_appeal_total: null,
}

describe('what a REP file says of its batches', () => {
  it('adds up both halves of the sheet', () => {
    const { mapper, rowOf } = openSummary()
    const cells: Cells = {
      rep_period: '6811',
      rep_no: '690100001',
      total_cases: 12,
      hc_claim: 900,
      reimb_total: 700,
      appeal_total_cases: 3,
      appeal_claim: 90,
      appeal_total: 70,
      appeal_rate: '0.5',
      remark: '9',
    }
    const record = [6, 'repSummary', 'made-1', 'normal', '6811', '690100001', null, 15, 99_000, 77_000]
    expect(mapper.readData(rowOf(cells, 5))).toEqual(record)
    mapper.readData(rowOf({ ...cells, reimb_total: null, total_cases: 1 }, 6))
    mapper.readData(rowOf({ rep_no: '690100002', hc_claim: 1 }, 7))
    mapper.readOther(rowOf({ rep_period: 'รวม', hc_claim: 1 }, 8))
    const filled = {
      total_cases: 13,
      hc_claim: 180_000,
      reimb_total: 70_000,
      appeal_total_cases: 6,
      appeal_claim: 18_000,
      appeal_total: 14_000,
    }
    expect([mapper.table, mapper.finish()]).toEqual([
      'summary_row',
      {
        hospitals: new Map(),
        patientTypes: new Set(),
        claims: null,
        groups: [
          { key: '690100001', rows: 2, sums: { ...noNumbers, ...filled } },
          { key: '690100002', rows: 1, sums: { ...noNumbers, hc_claim: 100 } },
        ],
        totalRows: [],
        issues: [],
        checks: [],
      },
    ])
  })

  it('that says nothing more has unknown cases and amounts, never 0', () => {
    const { mapper, rowOf } = openSummary()
    const none = [null, null, null, null, null, null]
    expect(mapper.readData(rowOf({ hc_claim: '-' }, 5))?.slice(3)).toEqual(['normal', ...none])
    expect(mapper.finish().groups).toEqual([{ key: '', rows: 1, sums: noNumbers }])
  })

  it('has no numbers of columns the sheet lacks', () => {
    const { mapper, rowOf } = openSummary({ lacks: ['hc_claim', 'appeal_total_cases'] })
    mapper.readData(rowOf({ rep_no: '690100001', total_cases: 0, hc_claim: 5 }))
    const { hc_claim: _, appeal_total_cases: __, ...others } = noNumbers
    expect(mapper.finish().groups).toEqual([
      { key: '690100001', rows: 1, sums: { ...others, total_cases: 0 } },
    ])
  })

  it.each<[Cells, string]>([
    [{ appeal_total_cases: 1 }, 'appeal'],
    [{ appeal_total: 1, total_cases: 0, hc_claim: 0 }, 'appeal'],
    [{ oprefer_appeal_total: 1 }, 'appeal'],
    [{ oprefer_add: 1 }, 'appeal'],
    [{ oprefer_refund: 1, appeal_total: 1 }, 'appeal'],
    [{ appeal_total: 1, hc_claim: 1 }, 'normal'],
    [{ appeal_total: 1, total_cases: 1 }, 'normal'],
    [{ oprefer_addition: 1 }, 'normal'],
    [{ not_oprefer_add: 1 }, 'normal'],
    [{ new_appeal_total: 1 }, 'normal'],
    [{ total_cases: 0, appeal_total: 0 }, 'normal'],
    [{}, 'normal'],
  ])('of a batch with %o is its %s', (cells, block) => {
    const { mapper, rowOf } = openSummary()
    expect(mapper.readData(rowOf({ rep_no: '690100001', ...cells }))?.[3]).toBe(block)
  })

  it('and waits is in no group until it is read again', () => {
    const asked: unknown[][] = []
    const hold = (...question: readonly unknown[]) => asked.push([...question]) - 1
    const { mapper, rowOf, sums } = openSummary({ rows: { hold } })
    const row = rowOf({ rep_no: '690100001', hc_claim: 5 }, 5)
    expect([mapper.readData(row), asked, sums()['hc_claim'], mapper.finish().groups]).toEqual([
      null,
      [[5, '']],
      null,
      [],
    ])
    expect([mapper.readHeld?.(row, '').slice(0, 2), sums()['hc_claim']]).toEqual([[6, 'repSummary'], 500])
    expect(mapper.finish().groups.map(({ key, rows }) => [key, rows])).toEqual([['690100001', 1]])
  })
})
