import { describe, expect, it } from 'vitest'
import { createClaimMapper } from '#main/features/imports/claim-mapper.ts'
import { createFileClaims } from '#main/features/imports/file-claims.ts'
import { type CellValue, uncalculated } from '#main/platform/workbook/workbook.ts'
import { pidCheckDigit } from '#shared/model/pid.ts'
import { layoutOf, openSheet } from '#tests/features/imports/mapper-desk.ts'

const layout = layoutOf('claim', 'tran_id', {
  rep_no: ['id', 'repNo'],
  tran_id: ['id', 'tranId'],
  hn: ['id', 'hn'],
  an: ['id', 'an'],
  pid: ['id', 'pid'],
  ptype: ['code', 'patientType'],
  dateadm: ['datetime', 'servedAt'],
  error_code: ['codes', 'errorCodes'],
  other_code: ['codes', 'errorCodes'],
  main_fund: ['text', 'fund'],
  service_type: ['code', 'serviceType'],
  hcode: ['hcode', 'hospital'],
  claim_drg: ['money', 'claimed'],
  claim_pp: ['money', 'claimed'],
  paid: ['money'],
  reimb_nhso: ['money', 'approved'],
  reimb_pp: ['money', 'approved'],
})

type Cells = Readonly<Record<string, CellValue>>
type Order = Parameters<typeof openSheet>[2]

const usual: Cells = {
  rep_no: '690100001',
  tran_id: '700000001',
  hn: '0123',
  ptype: 'OP',
  dateadm: '30/09/2568 10:00:00',
  hcode: '10670',
  claim_drg: 900,
  paid: 30,
  reimb_nhso: 700,
}

const openClaims = (order?: Order, fileClaims = createFileClaims()) =>
  openSheet((frame) => createClaimMapper(frame, fileClaims), layout, order)

/** The record of one claim that is usual but for some cells. */
function recordOf(cells: Cells, order?: Order) {
  const { mapper, rowOf } = openClaims(order)
  return mapper.readData(rowOf({ ...usual, ...cells }, 8))
}

describe('a row of claims', () => {
  it('gives every column its place, and the patient’s own payment none', () => {
    const cells: Cells = {
      an: '6800001',
      pid: `110000000000${pidCheckDigit('110000000000')}`,
      ptype: 'ip',
      main_fund: 'IPLG',
      service_type: 'E',
      claim_pp: 50,
      reimb_pp: 20,
    }
    expect(recordOf(cells)).toEqual([
      9,
      '700000001',
      '2|690100001',
      null,
      '690100001',
      'IP',
      '0123',
      '6800001',
      '1100000000008',
      'IPLG',
      'E',
      '2025-09-30T10:00:00',
      '2025-09',
      2568,
      'passed',
      null,
      95_000,
      72_000,
      null,
    ])
  })

  it('that says nothing more has unknown amounts and days, never 0', () => {
    expect(recordOf({ rep_no: null, dateadm: '-', claim_drg: null, paid: 30, reimb_nhso: ' ' })).toEqual([
      9,
      '700000001',
      '2|',
      null,
      null,
      'OP',
      '0123',
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      'passed',
      null,
      null,
      null,
      null,
    ])
  })

  it.each<[Cells, string, string | null, number | null, number | null]>([
    [{}, 'passed', null, 70_000, null],
    [{ error_code: '305' }, 'failed', '305', null, 70_000],
    [{ other_code: 'W74' }, 'failed', 'W74', null, 70_000],
    [{ error_code: '-', other_code: 'W74', reimb_nhso: null }, 'failed', 'W74', null, null],
    // nobody knows whether it passed
    [{ error_code: uncalculated }, 'failed', null, null, 70_000],
    [{ other_code: uncalculated }, 'failed', null, null, 70_000],
    [{ reimb_nhso: uncalculated, reimb_pp: 20 }, 'passed', null, 2_000, null],
  ])('with %o is %s for %s: NHSO pays %s, and printed is %s', (cells, ...expected) => {
    expect(recordOf(cells)?.slice(14)).toEqual([expected[0], expected[1], 90_000, expected[2], expected[3]])
  })

  it.each<[Cells, string | null, string]>([
    [{}, null, '2|690100001'],
    [{ reimb_nhso: 0 }, null, '2|690100001'],
    [{ error_code: 'AP1' }, 'superseded', '0|690100001'],
    [{ error_code: 'AP0' }, 'opened', '2|690100001'],
    [{ error_code: 'AP0', reimb_nhso: 0 }, 'opened', '1|690100001'],
    [{ error_code: 'AP0', reimb_nhso: null }, 'opened', '1|690100001'],
  ])('with %o is %s and its version %s', (cells, lifeCycle, versionKey) => {
    expect(recordOf(cells)?.slice(2, 4)).toEqual([versionKey, lifeCycle])
  })

  it.each<[Cells, string | null, string | null, string]>([
    [{ ptype: 'IP' }, 'OP', 'OP', 'IP'],
    [{ ptype: 'op' }, 'IP', null, 'OP'],
    [{ ptype: 'E' }, 'IP', 'OP', 'IP'],
    [{ ptype: null }, 'OP', 'IP', 'OP'],
    [{ ptype: null }, null, 'IP', 'IP'],
    [{ ptype: null, an: '1' }, 'ORF', 'IP', 'OP'],
    [{ ptype: null, an: '1' }, null, null, 'IP'],
    [{ ptype: null }, null, null, 'OP'],
  ])('with %o in a file named %s that says %s is of type %s', (cells, named, meta, patientType) => {
    const order = { named: { patientType: named }, meta: { patientType: meta } }
    const { mapper, rowOf } = openClaims(order)
    const record = mapper.readData(rowOf({ ...usual, ...cells }))
    expect([record?.[5], [...mapper.finish().patientTypes]]).toEqual([patientType, [patientType]])
  })
})

describe('what looks wrong in a row of claims', () => {
  const wrong = (twelve: string) => `${twelve}${(pidCheckDigit(twelve) + 1) % 10}`

  it.each<[string, Cells, readonly string[]]>([
    ['nothing', {}, []],
    ['an id of a citizen', { pid: wrong('110000000000') }, ['suspect invalidPid row 9 E']],
    ['an id of another citizen', { pid: wrong('510000000000') }, ['suspect invalidPid row 9 E']],
    ['an id of a resident', { pid: wrong('810000000000') }, ['suspect invalidPid row 9 E']],
    ['no id of a citizen', { pid: wrong('610000000000') }, []],
    ['no id of a citizen with one more digit', { pid: `6${wrong('110000000000')}` }, []],
    ['digits behind an id', { pid: `${wrong('110000000000')}6` }, []],
    ['a passport', { pid: '1A23456789012' }, []],
    ['another hospital', { hcode: '11111' }, ['suspect otherHospital row 9 L']],
    ['a hospital without its zeros', { hcode: '0000010670' }, []],
  ])('is %s', (_, cells, expected) => {
    const { mapper, rowOf, found } = openClaims()
    mapper.readData(rowOf({ ...usual, ...cells }, 8))
    expect(found()).toEqual(expected)
  })

  it('is a claim without HN and PID, which is not taken', () => {
    const { mapper, rowOf, found, sums } = openClaims()
    const records = [
      mapper.readData(rowOf({ ...usual, hn: '-' }, 8)),
      mapper.readData(rowOf({ ...usual, hn: null, pid: '6100000000009' }, 9))?.[8],
      mapper.readData(rowOf({ ...usual, tran_id: uncalculated }, 10)),
    ]
    expect([records, found(), sums()['reimb_nhso']]).toEqual([
      [null, '6100000000009', null],
      ['rejected noPatient row 9 B', 'rejected notCalculated row 11 B'],
      140_000,
    ])
  })

  it('is HN alone where the sheet has no PID', () => {
    const { mapper, rowOf, found } = openClaims({ lacks: ['pid'] })
    const records = [mapper.readData(rowOf(usual)), mapper.readData(rowOf({ ...usual, hn: null }, 1))]
    expect([records.map((record) => record?.[6]), found()]).toEqual([
      ['0123', undefined],
      ['rejected noPatient row 2 B'],
    ])
  })
})

describe('claims of one file', () => {
  it('count once: of two rows the newer batch, and its money alone', () => {
    const counted: (string | null)[] = []
    const { mapper, rowOf, found } = openClaims({ rows: { count: (other) => void counted.push(other) } })
    const records = [
      mapper.readData(rowOf({ ...usual, rep_no: '690200001' }, 1)),
      mapper.readData(rowOf({ ...usual, reimb_nhso: 5, hcode: '11111' }, 2)),
      mapper.readData(rowOf({ ...usual, tran_id: '700000002', error_code: '305', hcode: null }, 3)),
    ]
    const { claims, hospitals } = mapper.finish()
    expect([records.map((record) => record?.[0]), counted, found()]).toEqual([
      [2, 3, 4],
      [null, 'made', null],
      ['rejected duplicateTranId row 3 B', 'suspect otherHospital row 3 L'],
    ])
    expect([...hospitals]).toEqual([
      ['10670', 1],
      ['11111', 1],
    ])
    // what the patient paid is a sum of its own, and nothing of it is approved
    const sums = { claim_pp: null, reimb_pp: null }
    expect(claims).toEqual({
      all: { rows: 3, passed: 2, failed: 1 },
      live: { rows: 2, passed: 1, failed: 1 },
      sums: { ...sums, claim_drg: 180_000, paid: 6_000, reimb_nhso: 70_000 },
      passedSums: { ...sums, claim_drg: 90_000, paid: 3_000, reimb_nhso: 70_000 },
    })
  })

  it('of which a hidden sheet has one that people see elsewhere count there', () => {
    const fileClaims = createFileClaims()
    const shown = openClaims({ sheet: 'Detail' }, fileClaims)
    shown.mapper.readData(shown.rowOf(usual, 1))
    const counted: (string | null)[] = []
    const rows = { count: (other: string | null) => void counted.push(other) }
    const { mapper, rowOf, found, sums } = openClaims({ sheet: 'Copy', isHidden: true, rows }, fileClaims)
    const records = [
      mapper.readData(rowOf({ ...usual, reimb_nhso: 800 }, 1)),
      mapper.readData(rowOf({ ...usual, tran_id: '700000002', reimb_nhso: 5 }, 2)),
      mapper.readData(rowOf({ ...usual, tran_id: '700000002', reimb_nhso: 6 }, 3)),
    ]
    expect([records.map((record) => record?.[0]), counted, found(), sums()['reimb_nhso']]).toEqual([
      [undefined, 3, 4],
      ['Detail', null, 'Copy'],
      ['rejected duplicateTranId row 2 B', 'rejected duplicateTranId row 4 B'],
      1_100,
    ])
  })

  it('of which two sheets that people see have one count once, the last time', () => {
    const fileClaims = createFileClaims()
    const first = openClaims({ sheet: 'Detail' }, fileClaims)
    first.mapper.readData(first.rowOf(usual, 1))
    const { mapper, rowOf, found } = openClaims({ sheet: 'Detail (2)' }, fileClaims)
    expect([mapper.readData(rowOf(usual, 1))?.[1], found()]).toEqual([
      '700000001',
      ['rejected duplicateTranId row 2 B'],
    ])
    expect(fileClaims.overtaken).toEqual([
      { sheet: 'Detail', row: 1, rank: '2', repNo: '690100001', isPassed: true },
    ])
  })

  it('come to nothing but claims', () => {
    const { mapper } = openClaims()
    const none = { rows: 0, passed: 0, failed: 0 }
    const sums = { claim_drg: null, claim_pp: null, paid: null, reimb_nhso: null, reimb_pp: null }
    expect([mapper.table, mapper.finish()]).toEqual([
      'claim_version',
      {
        hospitals: new Map(),
        patientTypes: new Set(),
        claims: { all: none, live: none, sums, passedSums: sums },
        groups: [],
        totalRows: [],
        issues: [],
        checks: [],
      },
    ])
  })

  it('without a number are told when they have money and a patient', () => {
    const { mapper, rowOf, found } = openClaims()
    mapper.readOther(rowOf({ ...usual, tran_id: null }, 4))
    expect(found()).toEqual(['rejected blankValue row 5 B'])
  })
})
