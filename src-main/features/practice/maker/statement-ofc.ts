import type { Batch } from '#main/features/practice/maker/care.ts'
import type { SheetLine } from '#main/features/practice/maker/cells.ts'
import { makeClaims, type PracticeClaim } from '#main/features/practice/maker/claims.ts'
import { getForm } from '#main/features/practice/maker/forms.ts'
import type { MeantFields } from '#main/features/practice/maker/made-workbook.ts'
import { createRandom } from '#main/features/practice/maker/random.ts'
import { printReportTime, type StatementMeta } from '#main/features/practice/maker/statement-meta.ts'
import {
  type PlannedRow,
  type PlannedSheet,
  type PrintOddly,
  type SheetHabits,
  sumFields,
  textLine,
  totalRow,
} from '#main/features/practice/maker/statement-sheet.ts'
import { printTime, toBeMonthDigits } from '#main/features/practice/maker/times.ts'
import type { SheetLayout } from '#shared/model/layouts/layout.ts'

export type OfcStatementPlan = {
  readonly meta: StatementMeta
  /** `stm-ofc-21` for civil servants today, `stm-ofc-20` for all others. */
  readonly cases: SheetLayout
  readonly batches: readonly Batch[]
  readonly habits: SheetHabits
}

type PaidBatch = {
  readonly batch: Batch
  readonly period: string
  readonly sent: number
  readonly rows: readonly MeantFields[]
}

/** Which column of this family a case of the REP file is paid in. */
function columnOfCase(field: string): 'instrument' | 'drug' | 'car' | 'treatment' {
  if (field.startsWith('case_inst')) return 'instrument'
  if (field.startsWith('case_drug')) return 'drug'
  return field.startsWith('case_ae') ? 'car' : 'treatment'
}

/** What the REP file paid by case, in the columns of this family; some claims are paid otherwise than it said. */
function payFields({ fields }: PracticeClaim): Record<string, number | null> {
  const random = createRandom(`statement/${fields['tran_id']}`)
  const pays: Record<string, number | null> = { instrument: null, drug: null, car: null, treatment: null }
  for (const [field, satang] of Object.entries(fields)) {
    if (!field.startsWith('case_') || typeof satang !== 'number') continue
    const column = columnOfCase(field)
    pays[column] = (pays[column] ?? 0) + satang
  }
  const treatment = pays['treatment'] ?? 0
  // a stay is paid for its room too
  const room = fields['ptype'] === 'IP' && treatment > 0 ? Math.floor(treatment / 5) : null
  return {
    room,
    ...pays,
    treatment: treatment - (room ?? 0),
    wait_dch: room !== null && random.chance(0.05) ? 0 : null,
    other: random.chance(0.04) ? random.int(-20_000, 40_000) : null,
  }
}

function rowFields(batch: Batch, claim: PracticeClaim, seq: number): MeantFields {
  const { fields } = claim
  const pays = payFields(claim)
  return {
    rep_no: batch.repNo,
    seq,
    hn: fields['hn'] ?? null,
    an: fields['an'] ?? null,
    pid: fields['pid'] ?? null,
    patient_name: fields['name'] ?? null,
    date_admit: fields['dateadm'] ?? null,
    date_discharge: fields['datedsc'] ?? null,
    proj_code: null,
    adjrw: fields['adjrw_nhso'] ?? null,
    amount_claimed: fields['claim_able'] ?? null,
    act_amount: fields['act_amt'] ?? null,
    ...pays,
    seq_no: fields['seq_no'] ?? null,
    total: Object.values(pays).reduce<number>((sum, satang) => sum + (satang ?? 0), 0),
  }
}

function payBatch(batch: Batch, index: number): PaidBatch {
  const passed = [...makeClaims(batch)].filter((claim) => !claim.isFailed)
  return {
    batch,
    period: `${toBeMonthDigits(batch.month)}_${batch.kind.patientType}_${String(index + 1).padStart(2, '0')}`,
    sent: batch.claims,
    rows: passed.map((claim, row) => rowFields(batch, claim, row + 1)),
  }
}

/** These files break their dates: `05/01/ 2569 20:15:01`. @source nhso/columns-peers/stm-ofc-family-20.json */
const printBrokenDate: PrintOddly = ({ type, value }) => {
  if (type !== 'datetime' || !value) return undefined
  const text = printTime(String(value), 'CE')
  return `${text.slice(0, 6)} ${text.slice(6)}`
}

function meta({ hospitalCode, hospitalName, documentNo, reportedAt }: StatementMeta): readonly SheetLine[] {
  return [
    textLine(0, { 0: printReportTime(reportedAt) }),
    textLine(2, { 0: `โรงพยาบาล ${hospitalCode} ${hospitalName}` }),
    textLine(3, { 0: 'จังหวัด 4000 ตัวอย่าง' }),
    textLine(5, { 0: `เลขที่เอกสาร ${documentNo}` }),
  ]
}

function caseSheet(plan: OfcStatementPlan, paid: readonly PaidBatch[]): PlannedSheet {
  const layout = plan.cases
  const isHigh = layout.usualDataRow - layout.usualHeaderRow > 1
  const headings = layout.columns.map(([, , ...headers]) => headers[0] ?? '')

  function* rows(): Generator<PlannedRow> {
    for (const [index, { batch, rows: cases }] of paid.entries()) {
      // every batch after the first one brings its headers along
      if (index > 0) yield isHigh ? { headers: true } : { cells: headings }
      yield { cells: [`REP NO : ${batch.repNo}`] }
      for (const fields of cases) yield { block: 'whole', fields }
    }
    yield totalRow(
      layout,
      'รวม',
      sumFields(
        layout,
        paid.flatMap((one) => one.rows),
      ),
    )
  }

  const print = [...(plan.habits.print ?? []), printBrokenDate]
  return { name: 'พึงรับ', layout, meta: meta(plan.meta), rows, habits: { ...plan.habits, print } }
}

function batchSheet(plan: OfcStatementPlan, paid: readonly PaidBatch[]): PlannedSheet {
  const layout = getForm('stm-ofc-batch-16', 'today')
  const rows = paid.map(({ batch, period, sent, rows: cases }): MeantFields => {
    const sums = sumFields(plan.cases, cases)
    const money = layout.columns.flatMap(([field, type]) =>
      type === 'money' ? [[field, sums[field] ?? 0] as const] : [],
    )
    return {
      period,
      hcode: plan.meta.hospitalCode,
      rep_no: batch.repNo,
      total_cases: sent,
      passed_cases: cases.length,
      failed_cases: sent - cases.length,
      ...Object.fromEntries(money),
    }
  })
  return {
    name: 'สรุป(พึงรับ)',
    layout,
    meta: meta(plan.meta),
    *rows() {
      for (const fields of rows) yield { block: 'whole', fields }
      yield totalRow(layout, 'รวม', sumFields(layout, rows))
    },
  }
}

/** The two sheets of a statement of civil servants and their like. @source nhso/columns-peers/stm-ofc-family-20.json */
export function planOfcStatement(plan: OfcStatementPlan): readonly PlannedSheet[] {
  const paid = plan.batches.map(payBatch)
  return [caseSheet(plan, paid), batchSheet(plan, paid)]
}
