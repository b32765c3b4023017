import { describe, expect, it } from 'vitest'
import type { WorkbookFacts } from '#main/features/imports/import-job.ts'
import { getForm } from '#main/features/practice/maker/forms.ts'
import { makeStatement, type StatementOrder } from '#main/features/practice/maker/made-statement.ts'
import {
  type PlannedRow,
  type PlannedSheet,
  type SheetHabits,
  totalRow,
} from '#main/features/practice/maker/statement-sheet.ts'
import { differing, readMade, readPlanned } from '#tests/features/imports/read-made.ts'

const order: StatementOrder = {
  seed: 'checks',
  hospitalCode: '10670',
  scheme: 'UCS',
  patientType: 'OP',
  month: '2025-11',
  reportedAt: '2025-12-05T10:20:00',
  claims: 30,
}

const readWith = async (habits: SheetHabits) =>
  (await readMade(await makeStatement({ ...order, habits }))).facts

const kinds = ({ checks }: WorkbookFacts) => [...new Set(checks.map(({ against }) => against))].sort()

/** A difference in as few words as tell it. */
const told = (facts: WorkbookFacts) =>
  differing(facts).map(({ against, where, what, cells }) => [against, where, what, cells.length > 0])

describe('a statement as NHSO makes it', () => {
  it('agrees with its batches, its receivable table and its totals, over continued sheets too', async () => {
    const { facts } = await readMade(await makeStatement({ ...order, patientType: 'IP', rowsPerSheet: 20 }))
    expect({ kinds: kinds(facts), differing: differing(facts) }).toEqual({
      kinds: ['batchSummary', 'receivable', 'rowSum', 'totalRow'],
      differing: [],
    })
  })

  it('tells cases, claimed and total of every batch and block', async () => {
    const { facts } = await readMade(await makeStatement({ ...order, patientType: 'IP' }))
    const batches = facts.checks.filter(
      ({ against, where }) => against === 'batchSummary' && /^\d/.test(where ?? ''),
    )
    const whats = new Map<string | null, string[]>()
    for (const { where, what } of batches) whats.set(where, [...(whats.get(where) ?? []), what])
    expect([...whats.values()]).toEqual(Array(3).fill(['rows', 'amount_claimed', 'total_compensation']))
    expect([...whats.keys()].map((where) => where?.split(' ')[1])).toEqual(['normal', 'normal', 'appeal'])
  })

  it('agrees though in-patients lose their salary deduction in the receivable table only', async () => {
    const { facts } = await readMade(await makeStatement({ ...order, patientType: 'IP' }))
    const total = facts.checks.filter(({ against, what }) => against === 'receivable' && what !== 'rows')
    expect(total.map(({ where, isEqual }) => [where, isEqual])).toEqual([
      ['normal', true],
      ['appeal', true],
    ])
  })
})

describe('a difference', () => {
  it('of one unreadable amount shows in its batch, its block and the total below, each with a cell to look at', async () => {
    const facts = await readWith({
      spoils: { row: 0, field: 'total_compensation', text: 'สองร้อยบาท' },
    })
    const ofNormal = told(facts).filter(([, where]) => /normal|ข้อมูลปกติ/.test(String(where)))
    expect(ofNormal).toEqual([
      ['batchSummary', expect.stringMatching(/^\d{9} normal$/), 'total_compensation', true],
      ['receivable', 'normal', 'total_compensation', true],
      ['totalRow', 'รายละเอียด(ข้อมูลปกติ)', 'total_compensation', true],
    ])
  })

  it('of a fund is told by batch and by block', async () => {
    const facts = await readWith({ spoils: { row: 0, field: 'receivable_op', text: 'สองร้อยบาท' } })
    const ofNormal = told(facts).filter(([, where]) => /normal$/.test(String(where)))
    expect(ofNormal).toEqual([
      ['batchSummary', expect.stringMatching(/^\d{9} normal$/), 'receivable_op', true],
      ['batchSummary', 'normal', 'receivable_op', true],
    ])
  })
})

const detail = getForm('stm-ucs-42', 'older')
const batchList = getForm('stm-ucs-batch-26', 'older')
const receivable = getForm('stm-ucs-receivable-8', 'older')

const caseOf = (repNo: string, tranId: number, paid: number): PlannedRow => ({
  block: 'whole',
  fields: {
    rep_no: repNo,
    seq: 1,
    tran_id: String(tranId),
    hn: '1',
    pid: '1100200300400',
    amount_claimed: paid,
    total_compensation: paid,
  },
})

const batchOf = (
  repNo: string,
  cases: number | null,
  paid: number,
  claimType: string | null = null,
): PlannedRow => ({
  block: 'whole',
  fields: {
    period: '6811_OP_01',
    hcode: '10670',
    rep_no: repNo,
    claim_type: claimType,
    total_passed: cases,
    amount_claimed: paid,
    total_receivable: paid,
  },
})

const sheetOf = (
  name: string,
  layout: PlannedSheet['layout'],
  rows: readonly PlannedRow[],
): PlannedSheet => ({
  name,
  layout,
  meta: [],
  rows: () => rows,
})

const readSheets = async (...sheets: readonly PlannedSheet[]) =>
  (await readPlanned('STM_10670_OPUCS256811_01.xls', sheets)).facts

describe('a batch', () => {
  it('that only one side has is a difference on either side', async () => {
    const facts = await readSheets(
      sheetOf('รายงานสรุป OP', batchList, [batchOf('681100001', 1, 100), batchOf('681100002', 3, 900)]),
      sheetOf('รายละเอียด OP', detail, [
        caseOf('681100001', 700_000_001, 100),
        caseOf('681100003', 700_000_002, 50),
      ]),
    )
    const found = differing(facts).map(({ where, what, expected, found }) => [where, what, expected, found])
    expect(found).toEqual([
      ['681100002', 'rows', 3, 0],
      ['681100002', 'amount_claimed', 900, null],
      ['681100002', 'total_compensation', 900, null],
      ['681100003', 'rows', null, 1],
      ['681100003', 'amount_claimed', null, 50],
      ['681100003', 'total_compensation', null, 50],
    ])
  })

  it('that the list has with no case and no money need not stand among the cases', async () => {
    const facts = await readSheets(
      sheetOf('รายงานสรุป OP', batchList, [batchOf('681100001', 1, 100), batchOf('681100002', 0, 0)]),
      sheetOf('รายละเอียด OP', detail, [caseOf('681100001', 700_000_001, 100)]),
    )
    expect(differing(facts)).toEqual([])
  })

  it('is held against its cases by block where both sides tell blocks apart, else as a whole', async () => {
    const list = sheetOf('รายงานสรุป OP', batchList, [
      batchOf('681100001', 1, 100, 'ข้อมูลปกติ'),
      batchOf('681100001', 1, 40, 'ข้อมูลอุทธรณ์'),
    ])
    const normal = [caseOf('681100001', 700_000_001, 100)]
    const appeal = [caseOf('681100001', 700_000_001, 40)]
    const apart = await readSheets(
      list,
      sheetOf('รายละเอียด(ข้อมูลปกติ)', detail, normal),
      sheetOf('รายละเอียด(อุทธรณ์) 1 OP', detail, appeal),
    )
    const together = await readSheets(list, sheetOf('รายละเอียด OP', detail, [...normal, ...appeal]))
    const wheres = ({ checks }: WorkbookFacts) => [...new Set(checks.map(({ where }) => where))]
    expect([wheres(apart), differing(apart)]).toEqual([['681100001 normal', '681100001 appeal'], []])
    expect([wheres(together), differing(together)]).toEqual([['681100001'], []])
  })
})

describe('a receivable row', () => {
  const row = (net: number): PlannedRow => ({
    block: 'whole',
    fields: {
      patient_type: 'ผู้ป่วยนอก',
      rep_count: 1,
      patient_count: 1,
      total_paid: 1_000,
      salary_deduction: 300,
      adjrw_paid_deduction: 50,
      net_receivable: net,
    },
  })
  const cases = sheetOf('รายละเอียด OP', detail, [caseOf('681100001', 700_000_001, 650)])

  it('whose net is not paid less both deductions is suspect, and the check names its cell', async () => {
    const facts = await readSheets(sheetOf('รายงานพึงรับ', receivable, [row(651)]), cases)
    const check = facts.checks.find(({ against }) => against === 'rowSum')
    expect(check).toEqual({
      against: 'rowSum',
      where: 'รายงานพึงรับ',
      what: 'net_receivable',
      expected: 650,
      found: 651,
      isMoney: true,
      isEqual: false,
      cells: [{ sheet: 'รายงานพึงรับ', row: 15, column: 'H' }],
    })
    expect(facts.findings.filter(({ reason }) => reason === 'sumDiffers')).toHaveLength(1)
  })

  it('proves cases that come to its net, and cases that come to what was paid before deductions', async () => {
    const net = await readSheets(sheetOf('รายงานพึงรับ', receivable, [row(650)]), cases)
    const paid = await readSheets(
      sheetOf('รายงานพึงรับ', receivable, [row(650)]),
      sheetOf('รายละเอียด OP', detail, [caseOf('681100001', 700_000_001, 1_000)]),
    )
    expect([differing(net), differing(paid)]).toEqual([[], []])
  })
})

describe('a printed total', () => {
  const cases = [caseOf('681100001', 700_000_001, 100), caseOf('681100001', 700_000_002, 50)]
  const total = (label: string, satang: number) => totalRow(detail, label, { total_compensation: satang })

  it('may be of a batch, a block, a sheet or the whole list', async () => {
    const more = caseOf('681100002', 700_000_003, 7)
    const facts = await readSheets(
      sheetOf('รายละเอียด(ข้อมูลปกติ)', detail, [
        ...cases,
        total('รวม', 150),
        more,
        total('รวม', 7),
        total('รวมทั้งสิ้น', 157),
      ]),
      sheetOf('รายละเอียด(ข้อมูลปกติ) 2 OP', detail, [caseOf('681100002', 700_000_004, 1), total('รวม', 158)]),
    )
    expect(facts.checks.map(({ against, isEqual }) => [against, isEqual])).toEqual(
      Array(4).fill(['totalRow', true]),
    )
  })

  const first = (printed: number) => sheetOf('แผ่นแรก', detail, [...cases, total('รวม', printed)])
  const next = (printed: number) =>
    sheetOf('แผ่นถัดไป', detail, [caseOf('681100002', 700_000_004, 600), total('รวม', printed)])

  it('is about the sheet it stands on, whatever another one comes to', async () => {
    const told = differing(await readSheets(first(750), next(600)))
    expect(told.map(({ where, expected, found }) => [where, expected, found])).toEqual([['แผ่นแรก', 750, 150]])
  })

  it('is never about the sheet before it alone', async () => {
    const told = differing(await readSheets(first(150), next(150)))
    expect(told.map(({ where, expected, found }) => [where, expected, found])).toEqual([
      ['แผ่นถัดไป', 150, 600],
    ])
  })

  it('of the last sheet may be of the whole list, if every amount of it agrees', async () => {
    const both = totalRow(detail, 'รวม', { amount_claimed: 750, total_compensation: 751 })
    const last = sheetOf('แผ่นถัดไป', detail, [caseOf('681100002', 700_000_004, 600), both])
    expect(differing(await readSheets(first(150), next(750)))).toEqual([])
    const told = differing(await readSheets(first(150), last))
    expect(told.map(({ what, expected, found }) => [what, expected, found])).toEqual([
      ['amount_claimed', 750, 600],
      ['total_compensation', 751, 600],
    ])
  })

  it('that is none of these is a difference with its own cell', async () => {
    const facts = await readSheets(sheetOf('รายละเอียด OP', detail, [...cases, total('รวม', 151)]))
    expect(differing(facts)).toEqual([
      {
        against: 'totalRow',
        where: 'รายละเอียด OP',
        what: 'total_compensation',
        expected: 151,
        found: 150,
        isMoney: true,
        isEqual: false,
        cells: [{ sheet: 'รายละเอียด OP', row: 17, column: 'AL' }],
      },
    ])
  })

  it('is not a case', async () => {
    const facts = await readSheets(sheetOf('รายละเอียด OP', detail, [...cases, total('รวม', 150)]))
    expect({
      rows: facts.rows,
      sum: facts.sums['total_compensation'],
      rejected: facts.rejectedCount,
    }).toEqual({
      rows: 2,
      sum: 150,
      rejected: 0,
    })
  })
})
