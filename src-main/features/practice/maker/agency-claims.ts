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
import type { GroupMoney } from '#main/features/practice/maker/funds.ts'
import { isPaidByDrg, makeDrgPay } from '#main/features/practice/maker/judgement.ts'
import type { Random } from '#main/features/practice/maker/random.ts'
import type { SheetLayout } from '#shared/model/layouts/layout.ts'

/** How the fund codes of a sheet end, e.g. `LG` in `IPLG`, and whether it has a case `IP…_ORS`. */
function codesOf({ columns }: SheetLayout): { suffix: string; hasOrsCase: boolean } {
  const cases = columns.flatMap(([field]) => (field.startsWith('case_') ? [field.toUpperCase()] : []))
  return {
    suffix: cases[0]?.slice('CASE_IP'.length) ?? '',
    hasOrsCase: cases.some((code) => code.endsWith('_ORS')),
  }
}

/** @returns the fund code of a role: `OPLG`; PP and DRUG are the same everywhere. */
function toCode(role: string, suffix: string): string {
  if (role === 'PP' || role === 'DRUG') return role
  return role === 'ORS' ? `IP${suffix}_ORS` : `${role}${suffix}`
}

/** @returns the case cell that is lowered when NHSO takes money back. */
export function agencyTakenBackField(layout: SheetLayout): string {
  return `case_${toCode('OT', codesOf(layout).suffix).toLowerCase()}`
}

/** What was charged: treatment and P&P together are what may be claimed and what may not. */
function makeCharges(care: Care, random: Random): Fields {
  const isPrevention = care.kind.pays[0]?.[0] === 'PP'
  const special = specialChargeOf(care)
  const total = care.otherSatang + special
  const unable = random.chance(0.3) ? Math.round(total / 20) : 0
  return {
    claim_drg: isPrevention ? special : total,
    claim_pp: isPrevention ? care.otherSatang : null,
    claim_able: total - unable,
    claim_unable: unable === 0 && random.chance(0.5) ? null : unable,
    paid: pickPaid(random),
    va: pickVa(random),
  }
}

/** @returns what was charged by case; the cases together are claim_drg and claim_pp. */
function chargesOf(batch: Batch, care: Care): GroupMoney {
  const { suffix } = codesOf(batch.kind.detail)
  const charges: Record<string, number> = {}
  const add = (role: string, satang: number) => {
    const group = toCode(role, suffix).toLowerCase()
    charges[group] = (charges[group] ?? 0) + satang
  }
  add(care.kind.pays[0]?.[0] ?? 'OP', care.otherSatang)
  add('DRUG', sumOf(care.drugs, 'claim_amount'))
  add('INST', sumOf(care.devices, 'claim_amount'))
  add('OT', care.ambulanceSatang)
  return charges
}

function makeRights(batch: Batch, care: Care, random: Random): Fields {
  const isReferred = random.chance(0.12)
  return {
    chk_refer: isReferred ? 'Y' : 'N',
    chk_right: 'Y',
    chk_use_right: 'Y',
    main_inscl: batch.kind.scheme.toUpperCase(),
    sub_inscl: care.person.subInscl,
    href: isReferred ? '00999' : null,
    prov1: '4000',
    org_code: `5${care.person.hn.slice(-6)}`,
    org_name: 'หน่วยงานต้นสังกัดตัวอย่าง',
    projcode: random.chance(0.05) ? 'SMCS' : null,
    pa: random.chance(0.05) ? 'Y' : null,
    ors: random.chance(0.04) ? 'Y' : null,
    invoice_no: random.chance(0.2) ? `IV${care.visitNo.slice(-8)}` : null,
    invoice_lt: random.chance(0.05) ? 'LT01' : null,
  }
}

function judgePassed(batch: Batch, care: Care, random: Random): Fields {
  const { suffix, hasOrsCase } = codesOf(batch.kind.detail)
  const drgPay = isPaidByDrg(care) ? makeDrgPay(random) : null
  const rare = ['PA', 'OT', 'PP', hasOrsCase && batch.kind.patientType === 'IP' ? 'ORS' : 'INST']
  const cells = { drugs: 'DRUG', devices: 'INST', rare, takenBack: 'OT' }
  const pays = makePays(care, drgPay?.left ?? 0, cells, random)
  const { PP: prevention = null, ...treatment } = pays
  const drg = drgPay?.fields
  return {
    ...drg,
    ps_percent: drg?.ps_chk ?? null,
    ps_percent2: drg?.ps_percent ?? null,
    ...Object.fromEntries(
      Object.entries(pays).map(([role, satang]) => [`case_${toCode(role, suffix).toLowerCase()}`, satang]),
    ),
    reimb_nhso: addUp(treatment),
    reimb_pp_nhso: prevention,
    main_fund: toCode(care.kind.fund, suffix),
    // some files name the fund in the Error Code column of claims that passed
    error_code: random.chance(0.06) ? random.pick([toCode('OP', suffix), 'EXCEPT', 'FPNHSO']) : null,
  }
}

function judgeFailed(batch: Batch, care: Care, codes: string, isDeny: boolean, random: Random): Fields {
  const { suffix } = codesOf(batch.kind.detail)
  const role = care.kind.pays[0]?.[0] ?? 'OP'
  // P&P has no Deny cell of its own
  const denied = toCode(role === 'PP' ? 'OT' : role, suffix).toLowerCase()
  return {
    reimb_nhso: random.chance(0.5) ? 0 : null,
    error_code: codes,
    main_fund: random.chance(0.7) ? toCode(care.kind.fund, suffix) : null,
    ...(isDeny ? { [`deny_${denied}`]: 'C' } : {}),
    ...(isDeny && care.devices.length > 0 ? { [`deny_${toCode('INST', suffix).toLowerCase()}`]: 'C' } : {}),
    audit_result: codes === 'D001' ? 'ไม่ผ่านการตรวจสอบก่อนจ่าย' : null,
  }
}

/**
 * @returns the answer to one case in a file of LGO, OFC or a smaller scheme: reimb_nhso is Σ of the cases but PP, which
 *   reimb_pp_nhso holds; claim_drg + claim_pp = claim_able + claim_unable
 */
export function answerAgency(batch: Batch, care: Care, random: Random): Answer {
  const verdict = pickVerdict(batch, random)
  const judged = verdict
    ? judgeFailed(batch, care, verdict.codes, verdict.isDeny, random)
    : judgePassed(batch, care, random)
  return {
    isFailed: verdict !== null,
    isDenied: verdict?.isDeny ?? false,
    charged: chargesOf(batch, care),
    fields: {
      ...identityOf(batch, care),
      ...makeRights(batch, care, random),
      ...makeCharges(care, random),
      ...judged,
    },
  }
}
