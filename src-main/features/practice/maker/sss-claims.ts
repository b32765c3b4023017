import type { Answer, Batch, Care, Fields } from '#main/features/practice/maker/care.ts'
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
import { groupColumns } from '#main/features/practice/maker/group-columns.ts'
import { isPaidByDrg, makeDrgPay } from '#main/features/practice/maker/judgement.ts'
import type { Random } from '#main/features/practice/maker/random.ts'
import { repSss74 } from '#shared/model/layouts/rep-sss-74.layout.ts'

const amountCells = groupColumns(repSss74).flatMap(([field, type]) => (type === 'money' ? [field] : []))

/** The cell that is lowered when money is taken back. */
export const sssTakenBackField = 'int_amt › INSTOTH'

const payCells: Readonly<Record<'OP' | 'IP', PayCells>> = {
  OP: {
    drugs: 'hc_amt › HCDRUG',
    devices: 'int_amt › OPINST',
    rare: amountCells,
    takenBack: sssTakenBackField,
  },
  IP: {
    drugs: 'hc_amt › HCDRUG',
    devices: 'int_amt › IPINST',
    rare: amountCells,
    takenBack: sssTakenBackField,
  },
}

const denyFields: Readonly<Record<string, string>> = {
  ip_amt: 'deny_sss_ip',
  op_amt: 'deny_sss_op',
  ae_amt: 'deny_sss_ae',
  hc_amt: 'deny_sss_hc',
  int_amt: 'deny_sss_int',
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
  const pays = makePays(care, drgPay?.left ?? 0, payCells[batch.kind.patientType], random)
  return {
    ...drgPay?.fields,
    ps_percent: drgPay?.fields.ps_chk ?? null,
    ...pays,
    total_service_amt: addUp(pays),
    error_code: null,
  }
}

function judgeFailed(care: Care, codes: string, isDeny: boolean, random: Random): Fields {
  const group = care.kind.pays[0]?.[0].split(' › ')[0] ?? ''
  return {
    total_service_amt: random.chance(0.5) ? 0 : null,
    error_code: codes,
    ...(isDeny ? { [denyFields[group] ?? 'deny_sss › ON TOP']: 'C' } : {}),
    ...(isDeny && care.devices.length > 0 ? { deny_sss_int: 'C' } : {}),
    remark: random.chance(0.3) ? 'ส่งแก้ไขข้อมูล' : null,
    audit_result: codes === 'D001' ? 'ไม่ผ่านการตรวจสอบก่อนจ่าย' : null,
  }
}

/** @returns the answer to one case of an SSS file: total_service_amt is Σ of the 24 group cells. */
export function answerSss(batch: Batch, care: Care, random: Random): Answer {
  const verdict = pickVerdict(batch, random)
  const judged = verdict
    ? judgeFailed(care, verdict.codes, verdict.isDeny, random)
    : judgePassed(batch, care, random)
  return {
    isFailed: verdict !== null,
    isDenied: verdict?.isDeny ?? false,
    charged: {},
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
