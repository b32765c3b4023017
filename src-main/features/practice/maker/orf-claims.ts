import { type Answer, type Batch, type Care, type Fields, sumOf } from '#main/features/practice/maker/care.ts'
import {
  addUp,
  identityOf,
  makePays,
  pickPaid,
  pickVa,
  pickVerdict,
  specialChargeOf,
} from '#main/features/practice/maker/claim-parts.ts'
import { getForm } from '#main/features/practice/maker/forms.ts'
import { fundGroupsOf, type GroupMoney } from '#main/features/practice/maker/funds.ts'
import { createRandom, type Random } from '#main/features/practice/maker/random.ts'

/** What the patient's CUP or province bears of one case; NHSO pays what is above. @source nhso/formats.md §3.4 */
const cupSharePerCase = 160_000

const groups = fundGroupsOf(getForm('rep-orf-113', 'older'))

/** The cell that is lowered when money is taken back. */
export const orfTakenBackField = 'cr_ontop'

const payCells = {
  drugs: 'cr_drug',
  devices: 'cr_opinst_hc09',
  rare: [...groups.keys()],
  takenBack: orfTakenBackField,
}

const diagnoses = ['I10', 'E119', 'N185', 'J449', 'S060', 'C509', 'Z490', 'K359']
const procedures = ['9904', '8744', '3995', '9925', '8703']
const expenseFields = Array.from({ length: 19 }, (_, index) => `md${String(index + 1).padStart(2, '0')}`)

/** Several values of one cell stand below each other. */
function pickLines(values: readonly string[], most: number, random: Random): string | null {
  const picked = new Set(Array.from({ length: random.int(0, most) }, () => random.pick(values)))
  return picked.size === 0 ? null : [...picked].join('\n')
}

/**
 * The bill by expense: 19 kinds, each with what may be claimed and what may not.
 * It follows from the case alone, so that an appeal shows the same bill.
 */
function makeExpenses(batch: Batch, care: Care): Record<string, number> {
  const random = createRandom(`${batch.seed}/${care.tranId}/expenses`)
  const expenses: Record<string, number> = {}
  const add = (kind: string, satang: number) => {
    const field = `oprefer_${kind}`
    if (satang > 0) expenses[field] = (expenses[field] ?? 0) + satang
  }
  add('md02_claim', sumOf(care.devices, 'claim_amount'))
  add(random.chance(0.5) ? 'md03_claim' : 'md04_claim', sumOf(care.drugs, 'claim_amount'))
  add('md18_claim', care.ambulanceSatang)
  let left = care.otherSatang
  for (let parts = random.int(1, 5); parts > 0; parts--) {
    const share = parts === 1 ? left : Math.floor(left * random.next())
    add(`${random.pick(expenseFields)}_claim`, share)
    left -= share
  }
  if (random.chance(0.3)) add(`${random.pick(expenseFields)}_free`, random.int(1_000, 80_000))
  return expenses
}

/** What is charged and how it is divided: (1) = (2) + (3) + (4) + (5) + (6). */
function makeCharges(care: Care, random: Random) {
  const special = specialChargeOf(care)
  const total = care.otherSatang + special
  const central = special + (care.kind.pays.length > 0 ? Math.round(care.otherSatang * 0.6) : 0)
  const paid = Math.min(pickPaid(random) ?? 0, total - central)
  const act = random.chance(0.03) ? Math.min(300_000, total - central - paid) : 0
  const left = total - central - paid - act
  const listed = random.chance(0.4) ? Math.round(left * 0.3) : 0
  const fields = {
    claim_amt: total,
    central_reimb_case: central > 0 ? care.kind.subFund : null,
    central_reimb_amt: central > 0 ? central : null,
    paid: paid > 0 ? paid : null,
    act_amt: act > 0 ? act : null,
  }
  return { fields, listed, others: left - listed }
}

function makeReferral(batch: Batch, care: Care, random: Random): Fields {
  const hospital = `${batch.hospitalCode} : รพ.ผู้ให้บริการ`
  return {
    // the service date stands with or without its time
    service_date: random.chance(0.3) ? care.admittedAt.slice(0, 10) : care.admittedAt,
    refer_no: `R${care.visitNo.slice(-8)}`,
    htype1: '05',
    prov1: '4000',
    hcode: hospital,
    htype2: '07',
    prov2: '4000',
    hmain2: '00999 : รพ.ประจำ',
    href: '00999 : รพ.ผู้ส่งต่อ',
    dx: pickLines(diagnoses, 3, random) ?? random.pick(diagnoses),
    proc: pickLines(procedures, 2, random),
    dmis: care.kind.fund === 'DMIS' ? care.kind.subFund : null,
    hmain3: random.chance(0.05) ? '00999' : null,
    dar: random.chance(0.05) ? 'Y' : null,
    ca_type: random.chance(0.05) ? random.pick(['V', 'R']) : null,
    invoice_no: random.chance(0.2) ? `IV${care.visitNo.slice(-8)}` : null,
    invoice_lt: random.chance(0.05) ? 'LT01' : null,
  }
}

/** Central Reimburse pays its own cells; what is left is OP refer, of which the CUP bears the first 1,600 baht. */
function judgePassed(care: Care, charges: ReturnType<typeof makeCharges>, random: Random): Fields {
  const pays = makePays(care, 0, payCells, random)
  const hasCentral = Object.keys(pays).length > 0
  const adjusted = Math.round(charges.others * random.pick([1, 1, 0.9, 0.85]))
  const total = charges.listed + adjusted
  const ofCup = Math.min(total, cupSharePerCase)
  return {
    opref_list: charges.listed > 0 ? charges.listed : null,
    opref_bef_adj: charges.others,
    opref_aft_adj: adjusted,
    total,
    respon_cup: ofCup,
    respon_nhso: total - ofCup,
    reimb_total: total,
    pay_by: 'สปสช.',
    ps: random.chance(0.1) ? random.pick(['1', '2']) : null,
    ...pays,
    cr_total: hasCentral ? addUp(pays) : null,
    cr_by: hasCentral ? 'สปสช. ส่วนกลาง' : null,
    error_code: null,
    payment_type: random.chance(0.2) ? 'Fee schedule' : null,
  }
}

function judgeFailed(care: Care, codes: string, isDeny: boolean, random: Random): Fields {
  const group = groups.get(care.kind.pays[0]?.[0] ?? '') ?? 'dmis'
  return {
    reimb_total: random.chance(0.5) ? 0 : null,
    error_code: codes,
    ...(isDeny ? { [`deny_${group}`]: 'C' } : {}),
    remark: random.chance(0.3) ? 'ส่งแก้ไขข้อมูล' : null,
    audit_results: codes === 'D001' ? 'ไม่ผ่านการตรวจสอบก่อนจ่าย' : null,
  }
}

/** What Central Reimburse was asked for by group; the OP refer part has none. */
function chargesOf(care: Care): GroupMoney {
  const charges: Record<string, number> = {
    drug: sumOf(care.drugs, 'claim_amount'),
    inst: sumOf(care.devices, 'claim_amount'),
    ae: care.ambulanceSatang,
  }
  const main = groups.get(care.kind.pays[0]?.[0] ?? '')
  if (main) charges[main] = (charges[main] ?? 0) + Math.round(care.otherSatang * 0.6)
  return charges
}

/** @returns the answer to one referred outpatient: reimb_total is the OP refer part, cr_total Σ of Central Reimburse. */
export function answerOrf(batch: Batch, care: Care, random: Random): Answer {
  const charges = makeCharges(care, random)
  const verdict = pickVerdict(batch, random)
  const judged = verdict
    ? judgeFailed(care, verdict.codes, verdict.isDeny, random)
    : judgePassed(care, charges, random)
  return {
    isFailed: verdict !== null,
    isDenied: verdict?.isDeny ?? false,
    charged: chargesOf(care),
    fields: {
      ...identityOf(batch, care),
      ...makeReferral(batch, care, random),
      ...charges.fields,
      ...makeExpenses(batch, care),
      va: pickVa(random),
      ...judged,
    },
  }
}
