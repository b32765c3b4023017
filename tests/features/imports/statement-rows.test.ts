import { describe, expect, it } from 'vitest'
import type { MadeCell } from '#main/features/practice/maker/cells.ts'
import { getForm } from '#main/features/practice/maker/forms.ts'
import { makeStatement } from '#main/features/practice/maker/made-statement.ts'
import { metaLines } from '#main/features/practice/maker/statement-meta.ts'
import {
  type PlannedRow,
  type PlannedSheet,
  textLine,
} from '#main/features/practice/maker/statement-sheet.ts'
import { casesIn, readMade, readPlanned } from '#tests/features/imports/read-made.ts'

const meta = metaLines({
  hospitalCode: '10670',
  hospitalName: 'โรงพยาบาลฝึกหัด',
  documentNo: '10670_OPUCS256811_01',
  reportedAt: '2025-12-05T10:20:00',
})

const ucs = getForm('stm-ucs-42', 'older')
const ofc = getForm('stm-ofc-20', 'older')

/** A case of a UCS statement: nobody needs more than these columns to know it. */
const caseOf = (
  tranId: string,
  paid: number | null,
  more: Readonly<Record<string, string | number | null>> = {},
): PlannedRow => ({
  block: 'whole',
  fields: {
    rep_no: '681100001',
    seq: 1,
    tran_id: tranId,
    hn: '000123',
    pid: '1100200300400',
    date_admit: '2025-11-03T08:30:00',
    amount_claimed: 90_000,
    receivable_op: paid,
    total_compensation: paid,
    ...more,
  },
})

const textRow = (...cells: readonly MadeCell[]): PlannedRow => ({ cells })

const sheetOf = (name: string, rows: readonly PlannedRow[], lines = meta): PlannedSheet => ({
  name,
  layout: ucs,
  meta: lines,
  rows: () => rows,
})

/** Row, block, batch, TRAN_ID and amount of every case. */
async function readCases(name: string, sheets: readonly PlannedSheet[]) {
  const { batches, facts } = await readPlanned(name, sheets)
  const cases = casesIn(batches).map((record) => ({
    row: record[0],
    block: record[2],
    repNo: record[5],
    tranId: record[6],
    paid: record[15],
  }))
  return { cases, facts }
}

describe('a case of a statement', () => {
  it('keeps who, when, how much and which statement', async () => {
    const { batches } = await readPlanned('STM_10670_OPUCS256811_01.xls', [
      sheetOf('รายละเอียด(ข้อมูลปกติ) 1 OP', [caseOf('700000001', 75_050)]),
    ])
    const [record] = casesIn(batches)
    expect(record).toEqual([
      15,
      'stm-ucs-42',
      'normal',
      '10670_OPUCS256811_01||ucs|OP',
      null,
      '681100001',
      '700000001',
      'OP',
      '000123',
      null,
      '1100200300400',
      '2025-11-03T08:30:00',
      '2025-11',
      2569,
      90_000,
      75_050,
    ])
  })

  it('stands beside the appeal of the same claim, and neither takes the other’s place', async () => {
    const { cases, facts } = await readCases('stm.xls', [
      sheetOf('รายละเอียด(ข้อมูลปกติ) 1 OP', [caseOf('700000001', 10_000)]),
      sheetOf('รายละเอียด(อุทธรณ์) 1 OP', [caseOf('700000001', 4_000)]),
    ])
    expect(cases.map(({ block, paid }) => ({ block, paid }))).toEqual([
      { block: 'normal', paid: 10_000 },
      { block: 'appeal', paid: 4_000 },
    ])
    expect(facts.rejectedCount).toBe(0)
  })

  it('belongs to the section above it where one sheet has several', async () => {
    const { cases } = await readCases('stm.xls', [
      sheetOf('รายละเอียด OP', [
        textRow('ข้อมูลปกติ'),
        caseOf('700000001', 100),
        textRow('รวม'),
        textRow(null, '2. ข้อมูลอุทธรณ์'),
        caseOf('700000001', 200),
        textRow('สิทธิผู้มีปัญหาสถานะ (STP)'),
        caseOf('700000002', 300),
        textRow('หมายเหตุ ยื่นอุทธรณ์ได้ภายใน 30 วันนับจากวันที่ได้รับแจ้งผลการจ่ายชดเชย'),
        caseOf('700000003', 400),
      ]),
    ])
    expect(cases.map(({ block, paid }) => [block, paid])).toEqual([
      ['normal', 100],
      ['appeal', 200],
      ['stateless', 300],
      ['stateless', 400],
    ])
  })

  it('of a sheet of the disabled stays theirs, appealed or not', async () => {
    const { cases } = await readCases('stm.xls', [
      sheetOf('รายละเอียด(ผู้พิการ D1) 1 OP', [textRow('ข้อมูลอุทธรณ์'), caseOf('700000001', 100)]),
    ])
    expect(cases[0]?.block).toBe('disabled')
  })

  it('with a TRAN_ID nobody can read is not taken, and stands on the list', async () => {
    const { cases, facts } = await readCases('stm.xls', [
      sheetOf('รายละเอียด(ข้อมูลปกติ) 1 OP', [caseOf('700000001', 100), caseOf('70000000X', 200)]),
    ])
    expect(cases.map(({ tranId }) => tranId)).toEqual(['700000001'])
    expect(facts.sums['total_compensation']).toBe(100)
    expect(facts.findings).toEqual([
      {
        weight: 'rejected',
        reason: 'notNumber',
        sheet: 'รายละเอียด(ข้อมูลปกติ) 1 OP',
        row: 16,
        column: 'C',
        field: 'tran_id',
        valueKind: 'text',
      },
    ])
  })

  it('with a blank amount is unknown, not zero, and is never paid what was claimed', async () => {
    const { cases, facts } = await readCases('stm.xls', [
      sheetOf('รายละเอียด(ข้อมูลปกติ) 1 OP', [caseOf('700000001', null)]),
    ])
    expect({ paid: cases[0]?.paid, sum: facts.sums['total_compensation'] }).toEqual({ paid: null, sum: null })
  })
})

describe('a statement of OFC', () => {
  const lines = [textLine(5, { 0: 'เลขที่เอกสาร 10670_OPOFC256811_01' })]
  const ofcCase = (repNo: string | null, seq: number): PlannedRow => ({
    block: 'whole',
    fields: { rep_no: repNo, seq, hn: '000123', pid: '1100200300400', amount_claimed: 500, total: 300 },
  })

  it('tells the batch of a case by the heading above it, unless the case has its own', async () => {
    const headings = ofc.columns.map(([, , header]) => header ?? '')
    const sheet: PlannedSheet = {
      name: 'พึงรับ',
      layout: ofc,
      meta: lines,
      rows: () => [
        textRow('REP NO : 681100001'),
        ofcCase(null, 1),
        ofcCase('681100009', 2),
        textRow(...headings),
        textRow('REP NO :', 681100002),
        ofcCase(null, 3),
      ],
    }
    const { cases, facts } = await readCases('STM_10670_OPOFC256811_01.xls', [sheet])
    expect(cases.map(({ repNo }) => repNo)).toEqual(['681100001', '681100009', '681100002'])
    expect(facts.rows).toBe(3)
  })

  it('does not count a numbered row without a patient', async () => {
    const stray: PlannedRow = { block: 'whole', fields: { rep_no: '681100001', seq: 2, total: 900 } }
    const rows = () => [ofcCase('681100001', 1), stray]
    const { facts } = await readCases('STM_10670_OPOFC256811_01.xls', [
      { name: 'พึงรับ', layout: ofc, meta: lines, rows },
    ])
    const rejected = facts.findings.filter(({ weight }) => weight === 'rejected')
    expect({ rows: facts.rows, total: facts.sums['total'], rejected }).toEqual({
      rows: 1,
      total: 300,
      rejected: [
        {
          weight: 'rejected',
          reason: 'noPatient',
          sheet: 'พึงรับ',
          row: 13,
          column: 'B',
          field: 'seq',
          valueKind: 'number',
        },
      ],
    })
  })
})

describe('the slice of a statement', () => {
  it('is its number wherever the file says it, also for sheets that go on without a word', async () => {
    const made = await makeStatement({
      seed: 's',
      hospitalCode: '10670',
      scheme: 'UCS',
      patientType: 'OP',
      month: '2025-11',
      reportedAt: '2025-12-05T10:20:00',
      claims: 40,
      rowsPerSheet: 25,
    })
    const { facts } = await readMade({ ...made, name: 'statement of november (1).xls' })
    const { facts: named } = await readMade(made)
    const said = ({ issues, printedAt }: typeof facts) =>
      issues.map(({ number, insideScheme, rows }) => ({ number, insideScheme, rows, printedAt }))
    const only = {
      number: '10670_OPUCS256811_01',
      insideScheme: 'ucs',
      rows: facts.rows,
      printedAt: '2025-12-05T10:20:00',
    }
    expect([said(facts), said(named)]).toEqual([[only], [only]])
  })

  it('has no number where nothing inside says one, whatever the file is called', async () => {
    const { facts } = await readPlanned('november (2).xls', [
      sheetOf('รายละเอียด OP', [caseOf('700000001', 100)], []),
    ])
    expect([facts.issues.map(({ number }) => number), facts.printedAt]).toEqual([[null], null])
  })
})
