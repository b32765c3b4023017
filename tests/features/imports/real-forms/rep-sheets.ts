import { type Amounts, detailRows, type Family } from '#tests/features/imports/real-forms/detail-rows.ts'
import { type MadeClaim, printMoney } from '#tests/features/imports/real-forms/made-claims.ts'
import { type Form, getForm } from '#tests/features/imports/real-forms/nhso-form.ts'
import {
  makeRealSheet,
  type RealCell,
  type RealRow,
  type RealSheet,
  wordRow,
} from '#tests/features/imports/real-forms/real-sheet.ts'

/** The four rows NHSO prints above the headers of a Detail sheet. */
function metaRows(fileName: string): readonly RealRow[] {
  return [
    wordRow(0, { 0: '(ออกรายงาน)วันที่ 05/01/2569 เวลา 20:15', 6: `ชื่อไฟล์ ${fileName.replace('.xls', '.ecd')}` }),
    wordRow(1, { 2: 'กองทุน เขต 13 กรุงเทพมหานคร', 15: 'เลขที่ E-CLAIM 6812-77' }),
    wordRow(2, { 2: 'จังหวัด กรุงเทพมหานคร', 15: 'HCODE 10670' }),
    wordRow(3, { 0: 'รายการที่แสดงเป็นผลการตรวจสอบ' }),
  ]
}

export function detailSheet(
  form: Form,
  family: Family,
  claims: readonly MadeClaim[],
  fileName: string,
): RealSheet {
  const footer = wordRow(form.dataRow + claims.length + 1, { 0: 'หมายเหตุ C หมายถึง ไม่ชดเชยรายการนั้น' })
  return makeRealSheet('Detail', form, [...metaRows(fileName), ...detailRows(form, family, claims), footer])
}

/** What a Summary says of a batch. */
type Batch = {
  readonly form: Form
  readonly family: Family
  readonly claims: readonly MadeClaim[]
  /** Which block NHSO fills; the other one is blank, or all 0. */
  readonly block: 'normal' | 'appeal'
  readonly other: '' | 0
}

function countsOf(claims: readonly MadeClaim[]): Readonly<Record<string, number>> {
  const newest = claims.filter(({ isOlder }) => !isOlder)
  const passed = newest.filter(({ isPassed }) => isPassed).length
  return { total_cases: newest.length, passed_cases: passed, failed_cases: newest.length - passed }
}

/** NHSO adds up what it pays: only claims that passed. */
function netOf({ family, claims }: Batch): Amounts {
  return family.totalsOf(claims.map(family.amountsOf).filter((_, index) => claims[index]?.isPassed === true))
}

const isNumber = (field: string) => /_cases$|_claim$|_reimb$|reimb_|^net_|_net_|_add$|_refund$/.test(field)

function summaryCell(field: string, batch: Batch): RealCell {
  const words: Record<string, RealCell> = {
    rep_period: '6812',
    hcode: '10670',
    rep_no: batch.claims.at(-1)?.repNo ?? '',
  }
  if (field in words) return words[field] ?? null
  const isAppealed = field.startsWith('appeal_') || field.startsWith('oprefer_appeal_')
  const counts = countsOf(batch.claims)
  if ((batch.block === 'appeal') !== isAppealed) return isNumber(field) ? batch.other : null
  const name = field.replace(/^(oprefer_)?appeal_(?:new_)?/, '$1')
  const count = counts[name]
  if (count !== undefined) return count
  const amount = netOf(batch)[name]
  if (amount !== undefined) return printMoney(amount, name.length, 0)
  return name.endsWith('_claim') ? printMoney(1_500_000 + name.length * 100, 0, 0) : 0
}

export function summarySheet(batch: Batch): RealSheet {
  const { form } = batch
  const note = wordRow(0, { 0: '* รายการที่แสดงจะแสดงรายการที่ผ่านเท่านั้น' })
  const cells = form.columns.map(({ field }) => summaryCell(field, batch))
  return makeRealSheet('Summary', form, [
    ...(form.headerRow > 0 ? [note] : []),
    { row: form.dataRow, cells, isBody: true },
  ])
}

/** A line of a claim. Amounts in satang. */
export type MadeLine = {
  readonly claim: MadeClaim
  readonly lineNo: number
  readonly code: string
  readonly claimed: number
  readonly approved: number | null
}

/** @returns two lines of each of the first claims */
export function makeLines(claims: readonly MadeClaim[]): readonly MadeLine[] {
  return claims.slice(0, 3).flatMap((claim, index) =>
    [1, 2].map((lineNo) => ({
      claim,
      lineNo,
      code: `${1_000_200 + index * 10 + lineNo}`,
      claimed: 12_500 + index * 1_111 + lineNo * 75,
      approved: claim.isPassed ? 9_900 + index * 707 + lineNo * 50 : null,
    })),
  )
}

/** The cell of a line; amounts by what the sheet is about. */
function lineCell(field: string, line: MadeLine, index: number): RealCell {
  const { claim, lineNo, code } = line
  const cells: Record<string, RealCell> = {
    seq_no: index + 1,
    tran_id: claim.tranId,
    hcode: '10670',
    hn: claim.hn,
    an: claim.an ?? '-',
    pid: claim.pid,
    patient_name: claim.name,
    dateadm: `${String(claim.day).padStart(2, '0')}/12/2568`,
    drug_seq: lineNo,
    inst_seq: lineNo,
    drug_code: code,
    inst_code: code,
    claim_code: code,
    tmt_code: '662019',
    generic_name: 'PARACETAMOL',
    trade_name: 'ยาตัวอย่าง',
    inst_name: 'อุปกรณ์ตัวอย่าง',
    drug_type: 'ED',
    quantity: lineNo * 10,
    claim_qty: lineNo,
    reimb_qty: lineNo,
    paid_qty: 0,
    unit_price: 12.5,
    ceiling_price: 11.75,
    claim_amount: printMoney(line.claimed, index, '-'),
    reimb_amount: printMoney(line.approved, index, '-'),
    paid_amount: 0,
    fund_code: 'OPAE',
    expense_category: 3,
    deny_code: 'D11',
    reason: 'ไม่อยู่ในเงื่อนไข',
  }
  return cells[field] ?? '-'
}

export function dataSheet(name: string, formId: string, lines: readonly MadeLine[]): RealSheet {
  const form = getForm(formId)
  return makeRealSheet(name, form, [
    wordRow(0, { 0: name.replace('Data ', 'รายละเอียด ') }),
    ...lines.map((line, index) => ({
      row: form.dataRow + index,
      cells: form.columns.map(({ field }) => lineCell(field, line, index)),
      isBody: true,
    })),
  ])
}
