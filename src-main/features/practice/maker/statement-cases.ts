import type { Batch } from '#main/features/practice/maker/care.ts'
import { makeClaims, type PracticeClaim, paidByGroup } from '#main/features/practice/maker/claims.ts'
import type { MeantFields } from '#main/features/practice/maker/made-workbook.ts'
import { createRandom, type Random } from '#main/features/practice/maker/random.ts'
import { toBeMonthDigits } from '#main/features/practice/maker/times.ts'
import { parseBaht } from '#shared/model/satang.ts'

export type StatementBlock = 'normal' | 'appeal' | 'disabled'

/** One case a statement pays: a claim that passed, as the statement knows it. */
export type StatementCase = {
  readonly block: StatementBlock
  readonly period: string
  readonly repNo: string
  readonly claim: PracticeClaim
  /** What the statement pays beside what the REP file said; 0 for most, satang. */
  readonly changed: number
}

function blockOf(batch: Batch, hasDisabled: boolean, random: Random): StatementBlock {
  if (batch.origin) return 'appeal'
  return hasDisabled && random.chance(0.06) ? 'disabled' : 'normal'
}

/**
 * The cases of a statement: claims of the batches that passed, as their REP files tell them.
 * Some are missing from the statement and some are paid otherwise, as it happens.
 */
export function* makeCases(batches: readonly Batch[], hasDisabled: boolean): Generator<StatementCase> {
  for (const [index, batch] of batches.entries()) {
    const random = createRandom(`${batch.seed}/${batch.repNo}/statement`)
    const period = `${toBeMonthDigits(batch.month)}_${batch.kind.patientType}_${String(index + 1).padStart(2, '0')}`
    for (const claim of makeClaims(batch)) {
      const isMissing = random.chance(0.04)
      const block = blockOf(batch, hasDisabled, random)
      const changed = random.chance(0.04) ? random.int(-20_000, 40_000) : 0
      if (claim.isFailed || isMissing) continue
      yield { block, period, repNo: batch.repNo, claim, changed }
    }
  }
}

const satangOf = (value: string | number | null | undefined) =>
  value === null || value === undefined ? null : parseBaht(String(value))

function fundFields({ claim, changed }: StatementCase): Record<string, number | null> {
  const paid = paidByGroup(claim.fields)
  const isInpatient = claim.fields['ptype'] === 'IP'
  const high = paid['hc'] ?? null
  return {
    receivable_op: isInpatient ? null : high,
    receivable_ip_calc: paid['ip'] ?? null,
    receivable_ip_paid: paid['ip'] ?? null,
    hc_amount: isInpatient ? high : null,
    hc_drug: paid['drug'] ?? null,
    ae_amount: paid['ae'] ?? null,
    inst_amount: paid['inst'] ?? null,
    dmis_calc: paid['dmis'] ?? null,
    dmis_paid: paid['dmis'] ?? null,
    pp_amount: paid['pp'] ?? null,
    // what was paid otherwise than NHSO answered stands under the fee schedule
    fs_amount: changed === 0 ? null : changed,
  }
}

/** What a statement counts twice: once as computed, once as paid. */
const computedOnly = new Set(['receivable_ip_calc', 'dmis_calc'])

function totalOf(funds: Readonly<Record<string, number | null>>): number {
  return Object.entries(funds).reduce(
    (sum, [field, satang]) => sum + (computedOnly.has(field) ? 0 : (satang ?? 0)),
    0,
  )
}

/** The fields of one row of รายละเอียด. @param seq running number within its list */
export function detailFields(one: StatementCase, seq: number): MeantFields {
  const { fields } = one.claim
  const funds = fundFields(one)
  return {
    rep_no: one.repNo,
    seq,
    tran_id: fields['tran_id'] ?? null,
    hn: fields['hn'] ?? null,
    an: fields['an'] ?? null,
    pid: fields['pid'] ?? null,
    patient_name: fields['name'] ?? null,
    date_admit: fields['dateadm'] ?? null,
    date_discharge: fields['datedsc'] ?? null,
    main_inscl: fields['main_inscl'] ?? null,
    proj_code: null,
    amount_claimed: fields['claim_net'] ?? null,
    fund_ip_prb: fields['act_amt'] ?? null,
    adjrw: fields['adjrw_nhso'] ?? null,
    late_penalty: fields['ps_chk'] ?? null,
    late_percent: fields['ps_percent'] ?? null,
    ccuf: fields['ccuf'] ?? null,
    adjrw2: fields['adjrw2'] ?? null,
    payment_rate: satangOf(fields['pay_point']),
    salary_deduction: fields['salary_amt'] ?? null,
    paid_after_deduction: fields['reimb_diff_salary'] ?? null,
    ...funds,
    total_compensation: totalOf(funds),
    va_amount: fields['va'] ?? null,
    covid_amount: seq % 37 === 0 ? 0 : null,
    data_source: seq % 3 === 0 ? 'FDH' : 'ECLAIM-ONLINE',
    seq_no: fields['seq_no'] ?? null,
  }
}
