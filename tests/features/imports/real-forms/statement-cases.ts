import { makePerson } from '#main/features/practice/maker/people.ts'
import type { Amounts } from '#tests/features/imports/real-forms/detail-rows.ts'
import { printDay, printMoney, servedAtOf } from '#tests/features/imports/real-forms/made-claims.ts'
import type { Form } from '#tests/features/imports/real-forms/nhso-form.ts'
import type { RealCell } from '#tests/features/imports/real-forms/real-sheet.ts'
import type { SeenCase } from '#tests/features/imports/real-forms/seen.ts'

export type StatementBlock = 'normal' | 'appeal'

/** A case of a statement as this test decides it. Amounts in satang. */
export type MadeCase = {
  readonly block: StatementBlock
  readonly repNo: string
  readonly tranId: string
  readonly hn: string
  readonly an: string | null
  readonly pid: string
  readonly name: string
  /** Day of service in December 2025. */
  readonly day: number
  readonly claimed: number
  readonly paid: number
  /** Taken off for salaries before `paid`; only of in-patients. */
  readonly salary: number
}

const choices: readonly (readonly [block: StatementBlock, repNo: string, claimed: number, paid: number])[] = [
  ['normal', '681100001', 1_500_025, 1_200_050],
  ['normal', '681100001', 350_000, 0],
  ['normal', '681100002', 88_850, 77_775],
  ['normal', '681100002', 12_345_675, 11_111_125],
  ['normal', '681100002', 45_000, 44_000],
  ['appeal', '681000009', 620_075, 510_010],
  ['appeal', '681000009', 31_250, 30_005],
]

export function makeCases(patientType: 'OP' | 'IP'): readonly MadeCase[] {
  return choices.map(([block, repNo, claimed, paid], index) => {
    const { pid, hn, name } = makePerson(`real-forms/statement-${patientType}`, index + 1)
    const isIn = patientType === 'IP'
    const an = isIn ? `68${String(20_001 + index).padStart(5, '0')}` : null
    const salary = isIn && paid > 0 ? 2_500 : 0
    const tranId = String(720_000_003 + index * 11)
    return { block, repNo, tranId, hn, an, pid, name, day: 4 + index, claimed, paid, salary }
  })
}

/** @returns the amounts of a case by field of its statement; they come to what is paid */
export function amountsOfCase({ an, claimed, paid, salary }: MadeCase): Amounts {
  const half = Math.floor(paid / 2)
  const funds =
    an === null
      ? { receivable_op: half, ae_amount: paid - half }
      : {
          salary_deduction: salary,
          paid_after_deduction: half,
          receivable_ip_calc: half + salary,
          receivable_ip_paid: half,
          inst_amount: paid - half,
        }
  return { amount_claimed: claimed, ...funds, total_compensation: paid }
}

/** @returns the cells of a case in a sheet of this form */
export function caseCells(form: Form, made: MadeCase, index: number): readonly RealCell[] {
  const printed = printDay(made)
  const amounts = amountsOfCase(made)
  const words: Readonly<Record<string, RealCell>> = {
    rep_no: index % 2 === 0 ? made.repNo : Number(made.repNo),
    seq: index + 1,
    tran_id: index % 3 === 0 ? made.tranId : Number(made.tranId),
    hn: made.hn,
    an: made.an ?? '-',
    pid: made.pid,
    patient_name: made.name,
    date_admit: printed,
    date_discharge: printed.replace('08:30', '15:10'),
    main_inscl: 'UCS',
    proj_code: '-',
    adjrw: 1.2345,
    late_penalty: 'N',
    late_percent: 100,
    ccuf: 1,
    adjrw2: 1.2345,
    payment_rate: 8350,
    va_amount: '-',
    data_source: 'สปสช.',
    seq_no: String(681_100_500 + index),
    blank: null,
  }
  return form.columns.map(({ field }) => {
    const amount = amounts[field]
    if (amount !== undefined) return printMoney(amount, index, '-')
    return field in words ? (words[field] ?? null) : 0
  })
}

/** @returns a case as an import must have it */
export function meantCase(made: MadeCase): SeenCase {
  return {
    block: made.block,
    repNo: made.repNo,
    tranId: made.tranId,
    hn: made.hn,
    pid: made.pid,
    servedAt: servedAtOf(made),
    claimed: made.claimed,
    approved: made.paid,
  }
}

/** A case as changed headers must leave it. Which batch it was sent in may become unknown. */
export function meantMoneyOfCase(made: MadeCase): Omit<SeenCase, 'repNo'> {
  const { repNo: _repNo, ...rest } = meantCase(made)
  return rest
}
