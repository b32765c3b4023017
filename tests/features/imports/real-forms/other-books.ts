import { printDay, printMoney, total } from '#tests/features/imports/real-forms/made-claims.ts'
import { getForm } from '#tests/features/imports/real-forms/nhso-form.ts'
import {
  makeRealSheet,
  type RealBook,
  type RealCell,
  wordRow,
} from '#tests/features/imports/real-forms/real-sheet.ts'
import type { SeenTransfer } from '#tests/features/imports/real-forms/seen.ts'
import { type MadeCase, makeCases } from '#tests/features/imports/real-forms/statement-cases.ts'

/** Cases of an OFC statement: it has no TRAN_ID and no blocks. */
export const ofcCases: readonly MadeCase[] = makeCases('OP')

function ofcCell(field: string, made: MadeCase, index: number): RealCell {
  const half = Math.floor(made.paid / 2)
  const amounts: Readonly<Record<string, number>> = {
    amount_claimed: made.claimed,
    act_amount: 0,
    drug: half,
    treatment: made.paid - half,
    total: made.paid,
  }
  const amount = amounts[field]
  if (amount !== undefined) return printMoney(amount, index, '')
  const words: Readonly<Record<string, RealCell>> = {
    rep_no: made.repNo,
    seq: index + 1,
    hn: made.hn,
    an: '',
    pid: made.pid,
    patient_name: made.name,
    date_admit: printDay(made),
    date_discharge: printDay(made),
    proj_code: '',
    adjrw: 0,
    seq_no: String(681_100_700 + index),
  }
  return words[field] ?? 0
}

/** An OFC statement of 2569: no scheme in its name or number. */
export function makeOfcBook(): RealBook {
  const form = getForm('stm-ofc-21')
  const after = form.dataRow + ofcCases.length
  const sums: Readonly<Record<string, RealCell>> = {
    adjrw: 'รวม',
    amount_claimed: total(ofcCases.map(({ claimed }) => claimed)) / 100,
    total: total(ofcCases.map(({ paid }) => paid)) / 100,
  }
  return {
    name: 'STM_10670_OP202512_01.xls',
    sheets: [
      makeRealSheet('พึงรับ', form, [
        wordRow(1, { 0: 'ออกรายงานวันที่ 05/01/2569 เวลา 10:20' }),
        wordRow(3, { 0: 'โรงพยาบาล 10670 โรงพยาบาลฝึกหัด' }),
        wordRow(6, { 0: 'เลขที่เอกสาร 10670_OP202512_01' }),
        ...ofcCases.map((made, index) => ({
          row: form.dataRow + index,
          cells: form.columns.map(({ field }) => ofcCell(field, made, index)),
          isBody: true,
        })),
        { row: after, cells: form.columns.map(({ field }) => sums[field] ?? null), isBody: true },
      ]),
    ],
  }
}

/** Transfers as the test decides them: `net` is what is left of `gross`. Amounts in satang. */
export const transfers: readonly (SeenTransfer & { readonly printedDay: string; readonly fund: string })[] = [
  ['30 ก.ย. 2569', '2026-09-30', '6908_OP_02', 'กองทุนผู้ป่วยนอก', 125_000_050, 0, 0, 0, 0, 0],
  ['30 ก.ย. 2569', '2026-09-30', '6908_IP_01', 'กองทุนผู้ป่วยใน', 98_765_425, 1_500_000, 0, 0, 0, 250_000],
  ['2 ต.ค. 2569', '2026-10-02', '6909_OP_01', 'กองทุนผู้ป่วยนอก', 45_000_075, 0, 300_025, 0, 0, 0],
  ['15/10/2569', '2026-10-15', '6909_IP_01_อุทธรณ์', 'กองทุนผู้ป่วยใน', 7_750_000, 0, 0, 387_500, 77_525, 0],
].map((row) => {
  const [printedDay, postedOn, documentNo, fund] = row.slice(0, 4).map(String)
  const [gross = 0, held = 0, deducted = 0, guarantee = 0, tax = 0, setOff = 0] = row.slice(4).map(Number)
  const net = gross - held - deducted - guarantee - tax - setOff
  const said = {
    printedDay: printedDay ?? '',
    fund: fund ?? '',
    postedOn: postedOn ?? '',
    documentNo: documentNo ?? '',
  }
  return { ...said, gross, held, deducted, guarantee, tax, setOff, net }
})

const transferFields: Readonly<Record<string, keyof SeenTransfer>> = {
  amount: 'gross',
  wait_amount: 'held',
  debt_amount: 'deducted',
  bond_amount: 'guarantee',
  vat: 'tax',
  odbt: 'setOff',
  total_amount: 'net',
}

/** A list of transfers as a workbook, with the row of totals that trails it. */
export function makeTransferBook(): RealBook {
  const form = getForm('smt-summary-15')
  const cellOf = (field: string, index: number): RealCell => {
    const row = transfers[index]
    if (row === undefined) return null
    const amount = transferFields[field]
    if (amount !== undefined) return printMoney(Number(row[amount]), index, '-')
    const words: Readonly<Record<string, RealCell>> = {
      seq: index + 1,
      posting_date: row.printedDay,
      batch_no: `B6909${index + 1}`,
      ref_doc_no: row.documentNo,
      moph_id: '4301020105.264',
      fund_name: row.fund,
      efund_desc: 'กองทุนย่อยตัวอย่าง',
      remaining_amount: (Number(row.net) + Number(row.setOff)) / 100,
    }
    return words[field] ?? null
  }
  const totalOf = (field: string): RealCell => {
    const amount = transferFields[field]
    if (field === 'seq') return 'รวม'
    return amount === undefined ? null : total(transfers.map((row) => Number(row[amount]))) / 100
  }
  return {
    name: 'smt_budget_0000010670_20261101_101500.xlsx',
    sheets: [
      makeRealSheet('Sheet1', form, [
        wordRow(0, { 0: 'รายงานการโอนเงิน' }),
        wordRow(1, { 0: 'หน่วยบริการ 10670 โรงพยาบาลฝึกหัด' }),
        ...transfers.map((_, index) => ({
          row: form.dataRow + index,
          cells: form.columns.map(({ field }) => cellOf(field, index)),
          isBody: true,
        })),
        {
          row: form.dataRow + transfers.length,
          cells: form.columns.map(({ field }) => totalOf(field)),
          isBody: true,
        },
      ]),
    ],
  }
}
