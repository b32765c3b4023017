import { sumFields } from '#tests/features/imports/real-forms/detail-rows.ts'
import { printMoney, total } from '#tests/features/imports/real-forms/made-claims.ts'
import { type Form, getForm } from '#tests/features/imports/real-forms/nhso-form.ts'
import {
  makeRealSheet,
  type RealBook,
  type RealCell,
  type RealRow,
  type RealSheet,
  wordRow,
} from '#tests/features/imports/real-forms/real-sheet.ts'
import {
  amountsOfCase,
  caseCells,
  type MadeCase,
  makeCases,
  type StatementBlock,
} from '#tests/features/imports/real-forms/statement-cases.ts'

/** The forms one UCS statement is made of. */
export type StatementKind = {
  readonly detail: 'stm-ucs-43' | 'stm-ucs-36'
  readonly batches: 'stm-ucs-batch-28' | 'stm-ucs-batch-22'
  readonly period: 'stm-ucs-period-7' | 'stm-ucs-period-5'
  readonly patientType: 'OP' | 'IP'
}

export type StatementBook = RealBook & {
  readonly kind: StatementKind
  readonly documentNo: string
  readonly cases: readonly MadeCase[]
}

export const statementKinds: readonly StatementKind[] = [
  { detail: 'stm-ucs-43', batches: 'stm-ucs-batch-28', period: 'stm-ucs-period-7', patientType: 'IP' },
  { detail: 'stm-ucs-43', batches: 'stm-ucs-batch-28', period: 'stm-ucs-period-5', patientType: 'OP' },
  { detail: 'stm-ucs-36', batches: 'stm-ucs-batch-22', period: 'stm-ucs-period-7', patientType: 'IP' },
  { detail: 'stm-ucs-36', batches: 'stm-ucs-batch-22', period: 'stm-ucs-period-5', patientType: 'OP' },
]

export const blockWords: Readonly<Record<StatementBlock, string>> = {
  normal: 'ข้อมูลปกติ',
  appeal: 'ข้อมูลอุทธรณ์',
}
const blocks = ['normal', 'appeal'] as const

/** Blank rows between what ends a block and the name of the next one. */
const rowsBetween = 4

function metaRows(documentNo: string): readonly RealRow[] {
  return [
    wordRow(1, { 0: 'ออกรายงานวันที่ 05/01/2569 เวลา 10:20' }),
    wordRow(3, { 0: 'โรงพยาบาล 10670 โรงพยาบาลฝึกหัด' }),
    wordRow(4, { 0: 'จังหวัด 4000 ตัวอย่าง' }),
    wordRow(6, { 0: `เลขที่เอกสาร ${documentNo}` }),
  ]
}

/** The row that ends a block of cases: the word left of the total, and COVID's. */
function totalOfCases(form: Form, cases: readonly MadeCase[]): readonly RealCell[] {
  const at = (name: string) => form.columns.findIndex(({ field }) => field === name)
  const [paidAt, covidAt] = [at('total_compensation'), at('covid_amount')]
  const cells: RealCell[] = Array.from({ length: covidAt + 1 }, () => null)
  cells[paidAt - 1] = 'รวม'
  cells[paidAt] = total(cases.map(({ paid }) => paid)) / 100
  cells[covidAt] = 0
  return cells
}

/** One block below another: its name, its headers, what stands in it. */
type PrintedBlock = { readonly name: string; readonly body: readonly (readonly RealCell[])[] }

function stackBlocks(
  sheet: string,
  form: Form,
  documentNo: string,
  printed: readonly PrintedBlock[],
): RealSheet {
  const height = form.dataRow - form.headerRow
  const rows: RealRow[] = [...metaRows(documentNo)]
  const tops: number[] = []
  let top = form.headerRow
  for (const { name, body } of printed) {
    rows.push(wordRow(top - 1, { 0: name }))
    tops.push(top)
    for (const [index, cells] of body.entries()) rows.push({ row: top + height + index, cells, isBody: true })
    top += height + body.length + rowsBetween + 1
  }
  return makeRealSheet(sheet, form, rows, tops)
}

function detailBlock(form: Form, block: StatementBlock, cases: readonly MadeCase[]): PrintedBlock {
  const body = [...cases.map((made, index) => caseCells(form, made, index)), totalOfCases(form, cases)]
  return { name: blockWords[block], body }
}

const casesIn = (cases: readonly MadeCase[], block: StatementBlock) =>
  cases.filter((made) => made.block === block)

/** Today's statements have a sheet for each block, in the older ones both stand in one. */
function detailSheets(form: Form, documentNo: string, cases: readonly MadeCase[]): readonly RealSheet[] {
  const [normal, appeal] = blocks.map((block) => detailBlock(form, block, casesIn(cases, block)))
  const empty = detailBlock(form, 'appeal', [])
  if (normal === undefined || appeal === undefined) return []
  if (form.id === 'stm-ucs-36') return [stackBlocks('รายละเอียด', form, documentNo, [normal, appeal])]
  return [
    stackBlocks('รายละเอียด(ข้อมูลปกติ)', form, documentNo, [normal, empty]),
    stackBlocks('รายละเอียด(ข้อมูลอุทธรณ์)', form, documentNo, [appeal]),
  ]
}

/** @returns cases by the batch they were sent in */
export function byBatch(cases: readonly MadeCase[]): readonly (readonly MadeCase[])[] {
  return [...new Set(cases.map(({ repNo }) => repNo))].map((repNo) =>
    cases.filter((made) => made.repNo === repNo),
  )
}

function batchCells(form: Form, cases: readonly MadeCase[], patientType: string): readonly RealCell[] {
  const words: Readonly<Record<string, RealCell>> = {
    period: `6811_${patientType}_01`,
    hcode: '10670',
    rep_no: cases[0]?.repNo ?? 'รวม',
    claim_type: patientType,
    total_passed: cases.length,
    data_source: 'สปสช.',
    blank1: null,
    blank2: null,
  }
  const amounts = cases.map(amountsOfCase)
  const nameInCases = (field: string) => (field === 'total_receivable' ? 'total_compensation' : field)
  return form.columns.map(({ field }) => {
    if (field in words) return words[field] ?? null
    return printMoney(sumFields(amounts, [nameInCases(field)]), field.length, 0)
  })
}

/** The list of batches prints the names of its blocks below the headers: the first batch stands in row 16. */
function batchSheet(form: Form, documentNo: string, cases: readonly MadeCase[], type: string): RealSheet {
  const rows: RealRow[] = [...metaRows(documentNo)]
  let row = form.dataRow
  for (const block of blocks) {
    const batches = byBatch(casesIn(cases, block))
    rows.push(wordRow(row, { 0: blockWords[block] }))
    for (const [index, batch] of batches.entries())
      rows.push({ row: row + 1 + index, cells: batchCells(form, batch, type), isBody: true })
    row += batches.length + 2
  }
  return makeRealSheet('รายงานสรุป', form, rows)
}

const labels = { OP: 'ผู้ป่วยนอก', IP: 'ผู้ป่วยใน' } as const

function periodBlock(
  form: Form,
  cases: readonly MadeCase[],
  type: 'OP' | 'IP',
  block: StatementBlock,
): PrintedBlock {
  const paid = total(cases.map((made) => made.paid))
  const salary = total(cases.map((made) => made.salary))
  const last = form.columns.length - 1
  const deductions = form.id === 'stm-ucs-period-7' ? [salary / 100, paid / 100] : []
  const label = [
    labels[type],
    byBatch(cases).length,
    cases.length,
    3.75,
    (paid + salary) / 100,
    ...deductions,
  ]
  const sum = Array.from({ length: last + 1 }, (_, column): RealCell => {
    if (column === last - 1) return 'รวม'
    return column === last ? paid / 100 : null
  })
  return { name: blockWords[block], body: [label, sum] }
}

function periodSheet(
  form: Form,
  documentNo: string,
  cases: readonly MadeCase[],
  type: 'OP' | 'IP',
): RealSheet {
  const printed = blocks.map((block) => periodBlock(form, casesIn(cases, block), type, block))
  return stackBlocks('รายงานพึงรับ', form, documentNo, printed)
}

/** Makes a whole UCS statement as NHSO does: what will be paid, the list of batches, the cases. */
export function makeStatementBook(kind: StatementKind): StatementBook {
  const { patientType } = kind
  const documentNo = `10670_${patientType}UCS256811_01`
  const cases = makeCases(patientType)
  return {
    name: `STM_${documentNo}.xls`,
    kind,
    documentNo,
    cases,
    sheets: [
      periodSheet(getForm(kind.period), documentNo, cases, patientType),
      batchSheet(getForm(kind.batches), documentNo, cases, patientType),
      ...detailSheets(getForm(kind.detail), documentNo, cases),
    ],
  }
}
