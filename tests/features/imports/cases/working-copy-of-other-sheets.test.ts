import { describe, expect, it } from 'vitest'
import { getForm } from '#main/features/practice/maker/forms.ts'
import { makePerson } from '#main/features/practice/maker/people.ts'
import { type PlannedRow, printSheet, totalRow } from '#main/features/practice/maker/statement-sheet.ts'
import { smtSummary15 } from '#shared/model/layouts/smt-summary-15.layout.ts'
import {
  type Cell,
  readSheets,
  type SheetState,
  type TestSheet,
  toTestSheet,
} from '#tests/features/imports/cases/sheets-with-states.ts'
import { makeSheet, type SheetRow } from '#tests/features/imports/detail-workbook.ts'

const listName = 'smt_budget_0000010670_20260110_192934.xlsx'

const transfer = (seq: number, gross: number, more: SheetRow = {}): SheetRow => ({
  seq,
  posting_date: '09/01/2569',
  batch_no: `00${seq}A`,
  ref_doc_no: '6811_IP_01',
  moph_id: '1102050101.202',
  fund_name: 'กองทุนผู้ป่วยใน',
  efund_desc: 'ผู้ป่วยในทั่วไป',
  amount: gross,
  wait_amount: 0,
  debt_amount: 0,
  bond_amount: 0,
  vat: 0,
  remaining_amount: gross,
  odbt: 0,
  total_amount: gross,
  ...more,
})

const transfersOf = (name: string, rows: readonly SheetRow[], state?: SheetState): TestSheet =>
  toTestSheet(makeSheet(smtSummary15, rows, { name }), state)

/** A row below the last one that prints what gross and net come to. */
function withTotal(sheet: TestSheet, sum: number): TestSheet {
  const cells: Cell[] = smtSummary15.columns.map(([field], index) =>
    index === 0 ? 'รวม' : field === 'amount' || field === 'total_amount' ? sum : null,
  )
  return { ...sheet, rows: [...sheet.rows, cells] }
}

describe('transfers', () => {
  const list = [transfer(1, 100), transfer(2, 200), transfer(3, 300), transfer(4, 400)]

  it.each(['hidden', 'visible'] as const)(
    'that stand in a second, %s sheet count once, and are told',
    async (state) => {
      const told = await readSheets(listName, [
        transfersOf('Sheet1', list),
        transfersOf('Sheet2', list, state),
      ])
      expect(told).toMatchObject({
        rows: 4,
        sums: { amount: 100_000, total_amount: 100_000 },
        findings: [6, 7, 8, 9].map((row) => `rejected repeatedRow: Sheet2 ${row}`),
        warnings: ['Sheet2 = Sheet1'],
      })
    },
  )

  it('count once where the first sheet is a filtered copy of the second', async () => {
    const part = transfersOf(
      'เฉพาะงวด',
      [list[1] ?? {}, list[3] ?? {}].map((row, seq) => ({ ...row, seq: seq + 1 })),
    )
    const told = await readSheets(listName, [part, transfersOf('Sheet1', list)])
    expect(told).toMatchObject({ rows: 4, sums: { amount: 100_000 }, warnings: ['Sheet1 = เฉพาะงวด'] })
  })

  const twin = { ...transfer(5, 400), batch_no: '004A' }

  it('alike in all but their number are two, and told; their copies are none', async () => {
    const twins = [...list, twin]
    const once = await readSheets(listName, [transfersOf('Sheet1', twins)])
    const copied = await readSheets(listName, [
      transfersOf('Sheet1', twins),
      transfersOf('ร่าง', twins, 'hidden'),
    ])
    expect(once).toMatchObject({
      rows: 5,
      sums: { amount: 140_000 },
      findings: ['suspect equalRow: Sheet1 10'],
    })
    expect(copied).toMatchObject({ rows: 5, sums: { amount: 140_000 }, warnings: ['ร่าง = Sheet1'] })
  })

  it('alike in all but their number are one where the printed total says so', async () => {
    const sheet = withTotal(transfersOf('Sheet1', [...list, twin]), 1000)
    expect(await readSheets(listName, [sheet])).toMatchObject({
      rows: 4,
      sums: { amount: 100_000 },
      findings: ['rejected repeatedRow: Sheet1 10'],
      differing: 0,
    })
  })

  it('with one number are one, however they came to stand there twice', async () => {
    const told = await readSheets(listName, [transfersOf('Sheet1', [...list, transfer(4, 400)])])
    expect(told).toMatchObject({
      rows: 4,
      sums: { amount: 100_000 },
      findings: ['rejected repeatedRow: Sheet1 10'],
    })
  })

  it('numbered on below a list that was pasted once more count once', async () => {
    const again = list.map((row, index) => ({ ...row, seq: index + 5 }))
    const told = await readSheets(listName, [transfersOf('Sheet1', [...list, ...again])])
    expect(told).toMatchObject({ rows: 4, sums: { amount: 100_000 } })
    expect(told.findings).toEqual([10, 11, 12, 13].map((row) => `rejected repeatedRow: Sheet1 ${row}`))
  })

  it('of which one changed in the copy count as people see them', async () => {
    const changed = list.map((row, index) => (index === 2 ? { ...row, amount: 999, total_amount: 999 } : row))
    const told = await readSheets(listName, [
      transfersOf('ร่าง', changed, 'veryHidden'),
      transfersOf('Sheet1', list),
    ])
    expect(told).toMatchObject({ rows: 4, sums: { amount: 100_000 }, warnings: ['ร่าง = Sheet1'] })
    expect(told.findings).toContain('rejected sameCase: ร่าง 8')
  })

  it('of two sheets that have nothing in common all count, and nothing is said', async () => {
    const later = list.map((row) => ({ ...row, posting_date: '07/01/2569' }))
    const told = await readSheets(listName, [transfersOf('Sheet1', list), transfersOf('Sheet2', later)])
    expect(told).toMatchObject({ rows: 8, sums: { amount: 200_000 }, findings: [], warnings: [] })
  })
})

const ucs = getForm('stm-ucs-42', 'older')
const statementName = 'STM_10670_OPUCS256811_01.xlsx'

const ucsCase = (person: number, paid: number, seq = person): PlannedRow => ({
  block: 'whole',
  fields: {
    rep_no: '681100001',
    seq,
    tran_id: String(700_000_000 + person),
    hn: makePerson('copies', person).hn,
    pid: makePerson('copies', person).pid,
    date_admit: '2025-11-03T08:30:00',
    amount_claimed: paid,
    total_compensation: paid,
  },
})

function ucsSheet(name: string, rows: readonly PlannedRow[], state?: SheetState): TestSheet {
  return toTestSheet(printSheet({ name, layout: ucs, meta: [], rows: () => rows }), state)
}

describe('a UCS statement', () => {
  const cases = [ucsCase(1, 100), ucsCase(2, 200), ucsCase(3, 300)]
  const normal = ucsSheet('รายละเอียด(ข้อมูลปกติ) 1 OP', cases)

  it('counts once though its copy lost the name that says which block it is', async () => {
    const told = await readSheets(statementName, [normal, ucsSheet('Sheet3', cases)])
    expect(told).toMatchObject({
      rows: 3,
      sums: { total_compensation: 600 },
      warnings: ['Sheet3 = รายละเอียด(ข้อมูลปกติ) 1 OP'],
    })
  })

  it('counts appeals of the same claims and amounts beside the normal cases', async () => {
    const told = await readSheets(statementName, [normal, ucsSheet('รายละเอียด(อุทธรณ์) 1 OP', cases)])
    expect(told).toMatchObject({ rows: 6, sums: { total_compensation: 1_200 }, findings: [], warnings: [] })
  })

  it('is proved by its list of batches: copies of both leave no difference', async () => {
    const batches = getForm('stm-ucs-batch-26', 'older')
    const fields = { period: '6811_OP_01', hcode: '10670', rep_no: '681100001', total_passed: 3 }
    const rows: PlannedRow[] = [
      { block: 'whole', fields: { ...fields, amount_claimed: 600, total_receivable: 600 } },
    ]
    const list = (name: string, state?: SheetState) =>
      toTestSheet(printSheet({ name, layout: batches, meta: [], rows: () => rows }), state)
    const sheets = [list('รายงานสรุป OP'), normal, list('สรุปร่าง', 'hidden'), ucsSheet('งาน', cases, 'hidden')]
    const told = await readSheets(statementName, sheets)
    expect(told).toMatchObject({ rows: 3, sums: { total_compensation: 600 }, differing: 0 })
    expect(told.warnings).toEqual(['สรุปร่าง = รายงานสรุป OP', 'งาน = รายละเอียด(ข้อมูลปกติ) 1 OP'])
  })

  it('whose list of batches counts a repeated case twice is believed', async () => {
    const batches = getForm('stm-ucs-batch-26', 'older')
    const fields = { period: '6811_OP_01', hcode: '10670', rep_no: '681100001', total_passed: 4 }
    const rows: PlannedRow[] = [
      { block: 'whole', fields: { ...fields, amount_claimed: 900, total_receivable: 900 } },
    ]
    const list = toTestSheet(
      printSheet({ name: 'รายงานสรุป OP', layout: batches, meta: [], rows: () => rows }),
    )
    const told = await readSheets(statementName, [
      list,
      ucsSheet('รายละเอียด OP', [...cases, ucsCase(3, 300, 4)]),
    ])
    expect(told).toMatchObject({ rows: 4, sums: { total_compensation: 900 }, findings: [], differing: 0 })
  })

  it('tells by batch which of two repeated cases are two', async () => {
    const of = (repNo: string, row: PlannedRow): PlannedRow =>
      'fields' in row ? { ...row, fields: { ...row.fields, rep_no: repNo } } : row
    const sum = (paid: number) => totalRow(ucs, 'รวม', { total_compensation: paid, amount_claimed: paid })
    const [one, two, three] = ['681100001', '681100002', '681100003'] as const
    const told = await readSheets(statementName, [
      ucsSheet('รายละเอียด OP', [
        ...[of(one, ucsCase(1, 100)), of(one, ucsCase(1, 100, 2)), sum(200)],
        ...[of(two, ucsCase(2, 50)), of(two, ucsCase(2, 50, 4)), sum(50)],
        ...[of(three, ucsCase(3, 7)), sum(7)],
      ]),
    ])
    expect(told).toMatchObject({ rows: 4, sums: { total_compensation: 257 }, differing: 0 })
    expect(told.findings.filter((one) => one.includes('repeated'))).toEqual([
      'rejected repeatedRow: รายละเอียด OP 19',
    ])
  })
})
