import { describe, expect, it } from 'vitest'
import { createStatementMapper } from '#main/features/imports/statement-mapper.ts'
import { type CellValue, ErrorCell } from '#main/platform/workbook/workbook.ts'
import { layoutOf, openSheet } from '#tests/features/imports/mapper-desk.ts'

const layout = layoutOf('statement', 'seq', {
  rep_no: ['id', 'repNo'],
  seq: ['int'],
  period: ['text', 'period'],
  tran_id: ['id', 'tranId'],
  ptype: ['code', 'patientType'],
  hn: ['id', 'hn'],
  an: ['id', 'an'],
  pid: ['id', 'pid'],
  date_admit: ['datetime', 'servedAt'],
  hcode: ['hcode', 'hospital'],
  bill_no: ['id', 'documentNo'],
  drug_claimed: ['money', 'claimed'],
  care_claimed: ['money', 'claimed'],
  self_pay: ['money'],
  drug_paid: ['money', 'approved'],
  care_paid: ['money', 'approved'],
})

type Cells = Readonly<Record<string, CellValue>>
type Order = Parameters<typeof openSheet>[2]

const usual: Cells = {
  rep_no: '681100001',
  seq: 1,
  hn: '0123',
  care_claimed: 900,
  self_pay: 30,
  care_paid: 700,
}

const openCases = (order?: Order, bills = new Set<string>()) =>
  openSheet((frame) => createStatementMapper(frame, bills), layout, order)

/** A follower that lets every row wait in unit 0, and tells what it was asked. */
function createWaiting() {
  const asked: unknown[][] = []
  const hold = (...question: readonly unknown[]) => {
    asked.push([...question])
    return 0
  }
  return { asked, hold }
}

describe('a case of a statement', () => {
  it('gives every column its place, and the patient’s own payment none', () => {
    const meta = { documentNo: '10670_IPUCS256811_01', scheme: 'ucs', patientType: 'IP' }
    const { mapper, rowOf } = openCases({ meta })
    const cells: Cells = {
      period: '6811_IP_01',
      tran_id: '700000001',
      an: '6800001',
      pid: '1100000000008',
      date_admit: '01/10/2568 08:30:00',
      drug_claimed: 50,
      drug_paid: 20,
    }
    expect(mapper.readData(rowOf({ ...usual, ...cells }, 14))).toEqual([
      15,
      'made-1',
      'whole',
      '10670_IPUCS256811_01||ucs|IP',
      '6811_IP_01',
      '681100001',
      '700000001',
      'IP',
      '0123',
      '6800001',
      '1100000000008',
      '2025-10-01T08:30:00',
      '2025-10',
      2569,
      95_000,
      72_000,
    ])
  })

  it('that says nothing more has unknown amounts and days, never 0', () => {
    const { mapper, rowOf } = openCases()
    expect(mapper.readData(rowOf({ hn: '0123', self_pay: 30, care_paid: '-' }, 14))).toEqual([
      15,
      'made-1',
      'whole',
      '|||',
      null,
      null,
      null,
      null,
      '0123',
      null,
      null,
      null,
      null,
      null,
      null,
      null,
    ])
    expect(mapper.finish()).toMatchObject({
      patientTypes: new Set(),
      issues: [{ batches: ['@'], rows: 1, claimedSatang: null, approvedSatang: null }],
    })
  })

  it.each<[Cells, Order, string | null]>([
    [{ ptype: 'OP', period: '6811_IP_01' }, { sheet: 'IP' }, 'OP'],
    [{ period: '6811_IP_01' }, { sheet: '1 OP' }, 'OP'],
    [{ period: '6811_IP_01' }, { meta: { patientType: 'OP' } }, 'OP'],
    [{ period: '6811_IP_01' }, {}, 'IP'],
    [{}, {}, null],
  ])('with %o in %o is of type %s', (cells, order, patientType) => {
    const { mapper, rowOf } = openCases(order)
    const record = mapper.readData(rowOf({ ...usual, ...cells }))
    const types = patientType === null ? [] : [patientType]
    expect([record?.[7], [...mapper.finish().patientTypes]]).toEqual([patientType, types])
  })

  it('of another hospital is suspect; without a patient it is none', () => {
    const { mapper, rowOf, found, sums } = openCases()
    const records = [
      mapper.readData(rowOf({ ...usual, hcode: '11111' }, 1)),
      mapper.readData(rowOf({ ...usual, hcode: '10670' }, 2)),
      mapper.readData(rowOf({ ...usual, hn: ' ', hcode: '10670' }, 3)),
    ]
    expect([records.map((record) => record?.[0]), found(), sums()['care_paid']]).toEqual([
      [2, 3, undefined],
      ['suspect otherHospital row 2 J', 'rejected noPatient row 4 B'],
      140_000,
    ])
    expect([...mapper.finish().hospitals]).toEqual([
      ['11111', 1],
      ['10670', 1],
    ])
  })

  it('with money and a patient, but no number, is told', () => {
    const { mapper, rowOf, found } = openCases()
    mapper.readOther(rowOf({ ...usual, seq: null }, 4))
    expect(found()).toEqual(['rejected blankValue row 5 B'])
  })
})

describe('a bill', () => {
  it('counts once in its archive, whatever sheet has it again', () => {
    const bills = new Set<string>()
    const first = openCases({}, bills)
    first.mapper.readData(first.rowOf({ ...usual, bill_no: 'B001' }))
    const { mapper, rowOf, found, sums } = openCases({}, bills)
    const records = ['B001', 'B002', 'B002', null, null].map((bill_no, row) =>
      mapper.readData(rowOf({ ...usual, bill_no }, row)),
    )
    expect([records.map((record) => record?.[0]), found(), sums()['care_paid'], [...bills]]).toEqual([
      [undefined, 2, undefined, 4, 5],
      ['rejected duplicateBill row 1 B', 'rejected duplicateBill row 3 B'],
      210_000,
      ['B001', 'B002'],
    ])
  })

  it('without a patient is not known by its number', () => {
    const bills = new Set<string>()
    const { mapper, rowOf } = openCases({}, bills)
    mapper.readData(rowOf({ bill_no: 'B001', care_paid: 1 }))
    expect(bills.size).toBe(0)
  })

  it('has no number in a statement of another kind, nor in a sheet without the column', () => {
    const bills = new Set<string>()
    const { documentNo: _, ...parts } = layout.parts
    const other = openSheet((frame) => createStatementMapper(frame, bills), { ...layout, parts })
    const cases = [other.rowOf(usual), other.rowOf(usual, 1)].map(other.mapper.readData)
    expect([cases.map((record) => record?.[0]), bills.size]).toEqual([[1, 2], 0])
    const { mapper, rowOf } = openCases({ lacks: ['bill_no'] }, bills)
    const records = [rowOf({ ...usual, bill_no: 'B1' }), rowOf({ ...usual, bill_no: 'B1' }, 1)].map(
      mapper.readData,
    )
    expect([records.map((record) => record?.[0]), bills.size]).toEqual([[1, 2], 0])
  })
})

describe('the heading of a batch', () => {
  it.each<[readonly CellValue[], string | null]>([
    [['REP NO : 690100001'], '690100001'],
    [['REP NO 690100'], '690100'],
    [['  rep no.: 690100001234'], '690100001234'],
    [['REPNO:690100001'], '690100001'],
    [['REP  NO . 690100001'], null],
    [[null, 'REP NO :', 690_100_001], '690100001'],
    [['REP', 'NO', '690100001 ส่งเมื่อ', 5], '690100001'],
    [['REP NO :', true, new ErrorCell('#N/A'), 690_100_001], '690100001'],
    // too few digits, too many, or words before them
    [['REP NO : 69010'], null],
    [['REP NO : 6901000012345'], null],
    [['จาก REP NO : 690100001'], null],
    [['REP NO : เลขที่ 690100001'], null],
  ])('%o names batch %s for the cases below that name none', (cells, repNo) => {
    const { mapper, rowOf } = openCases()
    mapper.readOther({ row: 0, cells })
    const records = [rowOf({ ...usual, rep_no: null }, 1), rowOf(usual, 2)].map(mapper.readData)
    expect(records.map((record) => record?.[5])).toEqual([repNo, '681100001'])
    const keys = mapper.finish().groups.map(({ key }) => key)
    expect(keys).toEqual([`${repNo ?? ''}|whole`, '681100001|whole'])
  })
})

describe('cases of a statement', () => {
  it('are added up by batch and block, and their totals are held against them', () => {
    const { mapper, rowOf, found } = openCases({ meta: { documentNo: 'A', account: 'COCD' } })
    const other = { ...usual, rep_no: '681100002', drug_paid: 1 }
    const rows = [usual, other, usual]
    for (const [row, cells] of rows.entries()) mapper.readData(rowOf(cells, row))
    mapper.readOther({ row: 3, cells: ['อุทธรณ์'] })
    mapper.readData(rowOf({ ...usual, hn: '9' }, 4))
    mapper.readOther(rowOf({ rep_no: 'รวม', hn: '9', care_paid: 700 }, 5))
    const blank = { drug_claimed: null, drug_paid: null }
    const one = { ...blank, care_claimed: 90_000, self_pay: 3_000, care_paid: 70_000 }
    const two = { ...blank, care_claimed: 180_000, self_pay: 6_000, care_paid: 140_000 }
    const empty = { ...blank, care_claimed: null, self_pay: null }
    expect([mapper.table, mapper.finish(), found()]).toEqual([
      'statement_row',
      {
        hospitals: new Map(),
        patientTypes: new Set(),
        claims: null,
        groups: [
          { key: '681100001|whole', rows: 2, sums: two },
          { key: '681100002|whole', rows: 1, sums: { ...one, drug_paid: 100 } },
          { key: '681100001|appeal', rows: 1, sums: one },
        ],
        waiting: [],
        totalRows: [
          {
            row: 6,
            key: '681100001|appeal',
            sums: { ...empty, care_paid: 70_000 },
            columns: { drug_claimed: 'L', care_claimed: 'M', self_pay: 'N', drug_paid: 'O', care_paid: 'P' },
          },
        ],
        issues: [
          {
            slice: 'A|COCD||',
            insideScheme: null,
            number: 'A',
            account: 'COCD',
            patientType: null,
            batches: ['681100001', '681100002'],
            rows: 4,
            claimedSatang: 360_000,
            approvedSatang: 280_100,
          },
        ],
        checks: [],
      },
      [],
    ])
  })

  it('that wait are in no sum until they are read again, in the batch and block they stood in', () => {
    const { asked, hold } = createWaiting()
    const { mapper, rowOf, sums, found } = openCases({ meta: { account: 'COCD' }, rows: { hold } })
    mapper.readOther({ row: 0, cells: ['REP NO : 690100001'] })
    mapper.readOther({ row: 1, cells: ['อุทธรณ์'] })
    const headed = rowOf({ ...usual, rep_no: null }, 2)
    const own = rowOf({ ...usual, hcode: '11111' }, 3)
    expect([mapper.readData(headed), mapper.readData(own), sums()['care_paid'], found()]).toEqual([
      null,
      null,
      null,
      [],
    ])
    // what stands above a case belongs to it only where the case has none of its own
    expect(asked).toEqual([
      [2, '690100001|appeal', 'appeal', '690100001COCD'],
      [3, '681100001|appeal', 'appeal', 'COCD'],
    ])
    const { waiting = [], groups, issues } = mapper.finish()
    expect([waiting.map(({ unit, group }) => [unit, group.key, group.rows]), groups, issues]).toEqual([
      [[0, '690100001|appeal', 2]],
      [],
      [],
    ])
    mapper.readOther({ row: 4, cells: ['ข้อมูลปกติ'] })
    const taken = mapper.readHeld?.(headed, '690100001|appeal')
    const nameless = mapper.readHeld?.(own, '|whole')
    expect([taken?.slice(0, 6), nameless?.slice(0, 6)]).toEqual([
      [3, 'made-1', 'appeal', '|COCD||', null, '690100001'],
      [4, 'made-1', 'whole', '|COCD||', null, null],
    ])
    expect([sums()['care_paid'], found()]).toEqual([140_000, ['suspect otherHospital row 4 J']])
  })
})
