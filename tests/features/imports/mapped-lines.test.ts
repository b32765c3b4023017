import { describe, expect, it } from 'vitest'
import { createLineMapper } from '#main/features/imports/line-mapper.ts'
import type { CellValue } from '#main/platform/workbook/workbook.ts'
import { layoutOf, openSheet } from '#tests/features/imports/mapper-desk.ts'

const layout = layoutOf('drug', 'tran_id', {
  seq_no: ['int'],
  tran_id: ['id', 'tranId'],
  hn: ['id', 'hn'],
  line: ['int', 'lineNo'],
  drug_code: ['text', 'code'],
  tmt_code: ['text', 'tmtCode'],
  fund: ['text', 'fund'],
  error_code: ['codes', 'errorCodes'],
  hcode: ['hcode', 'hospital'],
  claim_amount: ['money', 'claimed'],
  claim_more: ['money', 'claimed'],
  ceiling_price: ['money'],
  reimb_amount: ['money', 'approved'],
  reimb_more: ['money', 'approved'],
})

type Cells = Readonly<Record<string, CellValue>>
type Order = Parameters<typeof openSheet>[2]

const openLines = (order?: Order) =>
  openSheet((frame) => createLineMapper(frame, 'instrument'), layout, order)

const usual: Cells = {
  tran_id: '700000001',
  hn: '0123',
  line: 2,
  drug_code: 'A1',
  tmt_code: '662019',
  fund: 'OPAE, DMIS',
  error_code: 'C305; W74',
  hcode: '10670',
  claim_amount: 5,
  claim_more: 0.5,
  ceiling_price: 4,
  reimb_amount: 3,
  reimb_more: 0.3,
}

describe('a line of a claim', () => {
  it('gives every column its place, and a ceiling none', () => {
    const { mapper, rowOf, found } = openLines()
    const line = ['instrument', '700000001', '2', 'A1', '662019', 'OPAE', '305,W74', 550, 330]
    expect([mapper.readData(rowOf(usual, 8)), found()]).toEqual([[9, ...line], []])
  })

  it('that says nothing more has unknown amounts, never 0', () => {
    const { mapper, rowOf } = openLines()
    const none = [null, null, null, null, null, null, null]
    const record = mapper.readData(rowOf({ tran_id: '700000001', reimb_amount: '-' }, 8))
    expect(record).toEqual([9, 'instrument', '700000001', ...none])
  })

  it.each<[Cells, boolean, readonly string[]]>([
    [{}, false, []],
    [{}, true, ['suspect duplicateLine row 9 B']],
    // without a number two may well be alike
    [{ line: null }, true, []],
    [{ hcode: '11111' }, false, ['suspect otherHospital row 9 I']],
  ])('with %o, and its case known: %s, is listed: %j', (cells, isKnown, expected) => {
    const { mapper, rowOf, found } = openLines({ rows: { isCaseKnown: () => isKnown } })
    const record = mapper.readData(rowOf({ ...usual, ...cells }, 8))
    expect([record?.[2], found()]).toEqual(['700000001', expected])
  })

  it('that waits is in no sum until it is read again, and is no second one of its number then', () => {
    const asked: unknown[][] = []
    const hold = (...question: readonly unknown[]) => asked.push([...question]) - 1
    const { mapper, rowOf, found, sums } = openLines({ rows: { hold, isCaseKnown: () => true } })
    const row = rowOf({ ...usual, hcode: '11111' }, 8)
    expect([mapper.readData(row), asked, sums()['reimb_amount'], found()]).toEqual([
      null,
      [[8, '']],
      null,
      [],
    ])
    const record = mapper.readHeld?.(row, '')
    expect([record?.[0], sums()['reimb_amount'], found()]).toEqual([
      9,
      300,
      ['suspect otherHospital row 9 I'],
    ])
  })

  it('without the number of its claim is told when it has money and a patient', () => {
    const { mapper, rowOf, found } = openLines()
    mapper.readOther(rowOf({ ...usual, tran_id: null }, 4))
    expect(found()).toEqual(['rejected blankValue row 5 B'])
  })
})

it('lines come to nothing but the hospitals they name', () => {
  const { mapper, rowOf } = openLines()
  mapper.readData(rowOf(usual))
  expect([mapper.table, mapper.finish()]).toEqual([
    'claim_line',
    {
      hospitals: new Map([['10670', 1]]),
      patientTypes: new Set(),
      claims: null,
      groups: [],
      totalRows: [],
      issues: [],
      checks: [],
    },
  ])
})
