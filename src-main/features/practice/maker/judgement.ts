import type { Batch, Care, Fields } from '#main/features/practice/maker/care.ts'
import { bangkokCells, rareFundCells, type verdicts } from '#main/features/practice/maker/care-kinds.ts'
import { addUp, makePays, type PayCells, pickVerdict } from '#main/features/practice/maker/claim-parts.ts'
import { fundGroupOf, fundGroupsOf } from '#main/features/practice/maker/funds.ts'
import type { Random } from '#main/features/practice/maker/random.ts'

const tenThousandths = (value: number) => (value / 10_000).toFixed(4)

/**
 * The DRG columns: reimb_amt = rate × PS percent × AdjRW2, and what is left after the deductions.
 * Weights are counted in ten-thousandths so that every product is a whole number before it is rounded once.
 * The Act deduction can be larger than the pay; then the rest is negative, as in real files.
 */
export function makeDrgPay(random: Random) {
  const weight = 3_000 + Math.floor(57_000 * random.next() ** 3)
  const adjusted = Math.round(weight * (0.95 + random.next() * 0.15))
  const factor = random.pick([10_000, 10_000, 10_000, 9_500, 10_200])
  const adjusted2 = Math.round((adjusted * factor) / 10_000)
  const late = random.pickWeighted([
    { weight: 85, code: null, percent: 100 },
    { weight: 10, code: '1', percent: 95 },
    { weight: 5, code: '2', percent: 90 },
  ])
  const base = 835_000
  const added = random.chance(0.3) ? 15_000 : 0
  const paySatang = Math.round(((base + added) * late.percent * adjusted2) / 1_000_000)
  const act = random.chance(0.03) ? random.int(100_000, 3_000_000) : null
  const salary = random.chance(0.6) ? Math.round(paySatang * 0.125) : null
  const left = paySatang - (act ?? 0) - (salary ?? 0)
  const fields = {
    drg: String(random.int(1_001, 26_599)).padStart(5, '0'),
    rw: tenThousandths(weight),
    pay_point: ((base + added) / 100).toFixed(2),
    ps_chk: late.code,
    ps_percent: String(late.percent),
    ccuf: tenThousandths(factor),
    adjrw_nhso: tenThousandths(adjusted),
    adjrw2: tenThousandths(adjusted2),
    reimb_amt: paySatang,
    act_amt: act,
    salary_rate: salary === null ? null : '12.50',
    salary_amt: salary,
    reimb_diff_salary: left,
    baserate_old: base,
    baserate_add: added,
    baserate_total: base + added,
  }
  return { fields, left }
}

const payCells: Readonly<Record<'OP' | 'IP', PayCells>> = {
  OP: { drugs: 'drug', devices: 'opinst', rare: rareFundCells.OP, takenBack: 'dmis_dmicnt' },
  IP: { drugs: 'drug', devices: 'inst', rare: rareFundCells.IP, takenBack: 'dmis_dmicnt' },
}

/** @returns whether a stay is paid by its DRG. */
export function isPaidByDrg({ kind }: Care): boolean {
  return kind.pays.some(([, percent]) => percent === 'drg')
}

function makeBangkokCells(batch: Batch, random: Random): Fields {
  if (batch.kind.patientType === 'IP' || !random.chance(0.05)) return {}
  return {
    [random.pick<string>(bangkokCells)]: random.int(1_000, 90_000),
    opbkk_hsub: batch.hospitalCode,
    opbkk_nhso: random.chance(0.5) ? '00999' : null,
  }
}

function judgePassed(batch: Batch, care: Care, random: Random): Fields {
  const drgPay = isPaidByDrg(care) ? makeDrgPay(random) : null
  const cells = payCells[batch.kind.patientType]
  const funds = fundGroupsOf(batch.kind.detail)
  // older sheets have fewer funds
  const rare = cells.rare.filter((field) => funds.has(field))
  const pays = makePays(care, drgPay?.left ?? 0, { ...cells, rare }, random)
  const net = addUp(pays)
  const isByFee = batch.kind.patientType === 'OP' && random.chance(0.3)
  return {
    ...drgPay?.fields,
    ...pays,
    ...makeBangkokCells(batch, random),
    reimb_nhso: net,
    reimb_agency: random.chance(0.3) ? 0 : null,
    error_code: null,
    main_fund: care.kind.fund,
    fs: isByFee ? Math.round(net / 2) : null,
    payment_type: isByFee ? 'Fee schedule' : null,
  }
}

function judgeFailed(care: Care, verdict: (typeof verdicts)[number], random: Random): Fields {
  const group = fundGroupOf(care.kind.pays[0]?.[0] ?? '')
  return {
    reimb_nhso: random.chance(0.5) ? 0 : null,
    reimb_agency: null,
    error_code: verdict.codes,
    main_fund: random.chance(0.7) ? care.kind.fund : null,
    // PP and DRUG have no Deny cell of their own
    ...(verdict.isDeny ? { [`deny_${group === 'pp' || group === 'drug' ? 'dmis' : group}`]: 'C' } : {}),
    ...(verdict.isDeny && care.devices.length > 0 ? { deny_inst: 'C' } : {}),
    remark: random.chance(0.3) ? 'ส่งแก้ไขข้อมูล' : null,
    audit_results: verdict.codes === 'D001' ? 'ไม่ผ่านการตรวจสอบก่อนจ่าย' : null,
  }
}

/** @returns NHSO's answer to one case; another `random` is another answer, as after an appeal. */
export function judge(batch: Batch, care: Care, random: Random) {
  const verdict = pickVerdict(batch, random)
  return {
    isFailed: verdict !== null,
    isDenied: verdict?.isDeny ?? false,
    /** Money, error code and deny cells of the Detail row. */
    fields: verdict ? judgeFailed(care, verdict, random) : judgePassed(batch, care, random),
  }
}
