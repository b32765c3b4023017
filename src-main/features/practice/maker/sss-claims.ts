import { type Answer, type Batch, type Care, type Fields, sumOf } from '#main/features/practice/maker/care.ts'
import {
  addUp,
  identityOf,
  makePays,
  type PayCells,
  pickPaid,
  pickVa,
  pickVerdict,
  specialChargeOf,
} from '#main/features/practice/maker/claim-parts.ts'
import type { Forms } from '#main/features/practice/maker/forms.ts'
import { fundGroupsOf, type GroupMoney } from '#main/features/practice/maker/funds.ts'
import { isPaidByDrg, makeDrgPay } from '#main/features/practice/maker/judgement.ts'
import type { Random } from '#main/features/practice/maker/random.ts'
import type { RepKind } from '#main/features/practice/maker/rep-kinds.ts'

/** Where real files have what older practice files kept under headers that were made up. */
const realCells: Readonly<Record<string, string>> = {
  'ip_amt › IPDRG': 'ip_ipsss',
  'op_amt › OPMED': 'op_opssi',
  'op_amt › OPDENT': 'op_opssi',
  'ae_amt › IPAE': 'ae_ipaesss',
  'ae_amt › OPAE': 'ae_opaesss',
  'ae_amt › CARAE': 'ae_insaesss',
  'hc_amt › IPHC': 'hc_hc01sss',
  'hc_amt › OPHC': 'hc_hc02sss',
  'hc_amt › HCDRUG': 'hc_hc03sss',
  'hc_amt › HCLAB': 'hc_hc04sss',
  'int_amt › OPINST': 'int_opinstsss',
  'int_amt › IPINST': 'int_ipinstsss',
  'int_amt › INSTOTH': 'int_opinstsss',
  'on_top_amt › ONTOP-CA': 'ontop_trmsss',
  'pp_amt › PPFS': 'pp_amt',
  'deny_sss › ON TOP': 'deny_sss_on_top',
}

const cellOf = (field: string, forms: Forms) => (forms === 'today' ? (realCells[field] ?? field) : field)

/** The cell that is lowered when money is taken back. */
export function sssTakenBackField({ forms }: RepKind): string {
  return cellOf('int_amt › INSTOTH', forms)
}

function payCellsOf(kind: RepKind): PayCells {
  return {
    drugs: cellOf('hc_amt › HCDRUG', kind.forms),
    devices: cellOf(kind.patientType === 'OP' ? 'int_amt › OPINST' : 'int_amt › IPINST', kind.forms),
    rare: [...fundGroupsOf(kind.detail).keys()],
    takenBack: sssTakenBackField(kind),
  }
}

/** The same care, paid in the cells of this file's form. */
function inCells(care: Care, { forms }: RepKind): Care {
  const pays = care.kind.pays.map(([field, percent]) => [cellOf(field, forms), percent] as const)
  const { ambulance } = care.kind
  const kind = { ...care.kind, pays, ...(ambulance ? { ambulance: cellOf(ambulance, forms) } : {}) }
  return { ...care, kind }
}

/** @returns what was charged by group; the groups together are claim_request. */
function chargesOf(batch: Batch, care: Care): GroupMoney {
  const groups = fundGroupsOf(batch.kind.detail)
  const charges: Record<string, number> = {
    hc: sumOf(care.drugs, 'claim_amount'),
    int: sumOf(care.devices, 'claim_amount'),
    ae: care.ambulanceSatang,
  }
  const main = groups.get(care.kind.pays[0]?.[0] ?? '') ?? 'op'
  charges[main] = (charges[main] ?? 0) + care.otherSatang
  return charges
}

const denyFields: Readonly<Record<string, string>> = {
  ip: 'deny_sss_ip',
  op: 'deny_sss_op',
  ae: 'deny_sss_ae',
  hc: 'deny_sss_hc',
  int: 'deny_sss_int',
}

function makeRights(batch: Batch, care: Care, random: Random): Fields {
  const isReferred = random.chance(0.12)
  const isInpatient = batch.kind.patientType === 'IP'
  // some discharges come without their time
  const dischargedAt = random.chance(0.15) ? (care.dischargedAt?.slice(0, 10) ?? null) : care.dischargedAt
  return {
    datedsc: dischargedAt,
    claim_case: care.kind.fund,
    chk_refer: isReferred ? 'Y' : 'N',
    chk_right: 'Y',
    chk_use_right: 'Y',
    chk: random.chance(0.9) ? 'N' : 'Y',
    main_inscl: 'SSS',
    sub_inscl: care.person.subInscl,
    href: isReferred ? '00999' : null,
    hmain: batch.hospitalCode,
    prov1: '4000',
    hmain2: isReferred ? '00999' : null,
    prov2: isReferred ? '4000' : null,
    projcode: random.chance(0.05) ? 'UCEP24' : null,
    htype: random.pick(['1', '5']),
    ae_status: care.kind.fund === 'AE' ? 'A' : null,
    iptype: isInpatient ? random.pick(['1', '2']) : null,
    hsend: isReferred ? '00999' : null,
    invoice_no: random.chance(0.2) ? `IV${care.visitNo.slice(-8)}` : null,
    invoice_lt: random.chance(0.05) ? 'LT01' : null,
  }
}

function judgePassed(batch: Batch, care: Care, random: Random): Fields {
  const drgPay = isPaidByDrg(care) ? makeDrgPay(random) : null
  const pays = makePays(care, drgPay?.left ?? 0, payCellsOf(batch.kind), random)
  return {
    ...drgPay?.fields,
    ps_percent: drgPay?.fields.ps_chk ?? null,
    ...pays,
    total_service_amt: addUp(pays),
    error_code: null,
  }
}

function judgeFailed(kind: RepKind, care: Care, codes: string, isDeny: boolean, random: Random): Fields {
  const group = fundGroupsOf(kind.detail).get(care.kind.pays[0]?.[0] ?? '') ?? ''
  return {
    total_service_amt: random.chance(0.5) ? 0 : null,
    error_code: codes,
    ...(isDeny ? { [denyFields[group] ?? cellOf('deny_sss › ON TOP', kind.forms)]: 'C' } : {}),
    ...(isDeny && care.devices.length > 0 ? { deny_sss_int: 'C' } : {}),
    remark: random.chance(0.3) ? 'ส่งแก้ไขข้อมูล' : null,
    audit_result: codes === 'D001' ? 'ไม่ผ่านการตรวจสอบก่อนจ่าย' : null,
  }
}

/** @returns the answer to one case of an SSS file: total_service_amt is Σ of the 24 group cells. */
export function answerSss(batch: Batch, billed: Care, random: Random): Answer {
  const care = inCells(billed, batch.kind)
  const verdict = pickVerdict(batch, random)
  const judged = verdict
    ? judgeFailed(batch.kind, care, verdict.codes, verdict.isDeny, random)
    : judgePassed(batch, care, random)
  return {
    isFailed: verdict !== null,
    isDenied: verdict?.isDeny ?? false,
    charged: chargesOf(batch, care),
    fields: {
      ...identityOf(batch, care),
      ...makeRights(batch, care, random),
      claim_request: care.otherSatang + specialChargeOf(care),
      paid: pickPaid(random),
      va: pickVa(random),
      ...judged,
    },
  }
}
