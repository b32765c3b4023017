import {
  type Batch,
  type Care,
  chargesOf,
  type Fields,
  makeCare,
  sumOf,
} from '#main/features/practice/maker/care.ts'
import { type FundGroup, groupOfFundField } from '#main/features/practice/maker/funds.ts'
import { type Judgement, judge } from '#main/features/practice/maker/judgement.ts'
import { createRandom, type Random } from '#main/features/practice/maker/random.ts'

/** Satang by fund group; a group without money is absent. */
export type GroupMoney = Readonly<Partial<Record<FundGroup, number>>>

/** One claim as it was meant: what its Detail row says and what stands behind it on the other sheets. */
export type PracticeClaim = {
  /** 0-based, in the order of the file. */
  readonly row: number
  readonly fields: Fields
  readonly isFailed: boolean
  readonly isDenied: boolean
  readonly charged: GroupMoney
  readonly drugs: readonly Fields[]
  readonly devices: readonly Fields[]
  /** Makes the claim as it was before its appeal; null in other files. */
  readonly before: (() => PracticeClaim) | null
}

function makeIdentity(batch: Batch, care: Care, random: Random): Fields {
  const isReferred = random.chance(0.12)
  return {
    rep_no: batch.repNo,
    tran_id: care.tranId,
    hn: care.person.hn,
    an: care.an,
    pid: care.person.pid,
    name: care.person.name,
    ptype: batch.kind.patientType,
    dateadm: care.admittedAt,
    datedsc: care.dischargedAt,
    claim_from: 'สปสช.',
    sub_fund: care.kind.subFund,
    service_type: care.kind.serviceType,
    chk_refer: isReferred ? 'Y' : 'N',
    chk_right: 'Y',
    chk_use_right: 'Y',
    chk: random.chance(0.9) ? 'N' : 'Y',
    main_inscl: random.chance(0.95) ? 'UCS' : 'WEL',
    sub_inscl: care.person.subInscl,
    href: isReferred ? '00999' : null,
    hcode: batch.hospitalCode,
    hmain: batch.hospitalCode,
    prov1: '4000',
    rg1: '07',
    hmain2: isReferred ? '00999' : null,
    prov2: isReferred ? '4000' : null,
    rg2: isReferred ? '07' : null,
    seq_no: care.visitNo,
    invoice_no: random.chance(0.2) ? `IV${care.visitNo.slice(-8)}` : null,
  }
}

/** What the hospital charged and what the patient paid. The patient's money has nothing to do with NHSO's. */
function makeCharges(care: Care, random: Random): Fields {
  const special =
    sumOf(care.drugs, 'claim_amount') + sumOf(care.devices, 'claim_amount') + care.ambulanceSatang
  return {
    claim_drg: care.otherSatang,
    claim_xdrg: special,
    claim_net: care.otherSatang + special,
    claim_central_reimb: special > 0 && random.chance(0.5) ? Math.round(special / 4) : null,
    paid: random.chance(0.7) ? null : random.pick([0, 3_000, 3_000, 5_050, random.int(100, 80_000)]),
    va: random.chance(0.04)
      ? `V${random.int(100, 998)}`
      : random.chance(0.1)
        ? `${random.int(1, 90)}.50`
        : null,
  }
}

/** @returns the fund cells of a row added up by group. */
export function paidByGroup(fields: Fields): GroupMoney {
  const sums: Partial<Record<FundGroup, number>> = {}
  for (const [field, group] of groupOfFundField) {
    const satang = fields[field]
    if (typeof satang === 'number') sums[group] = (sums[group] ?? 0) + satang
  }
  return sums
}

/** A claim that failed is paid for none of its drugs and devices. */
function unpaid(lines: readonly Fields[], judgement: Judgement): readonly Fields[] {
  if (!judgement.isFailed) return lines
  return lines.map((line) => ({
    ...line,
    reimb_amount: 0,
    error_code: judgement.fields['error_code'] ?? null,
  }))
}

function makeClaim(batch: Batch, row: number): PracticeClaim {
  const origin = batch.origin ?? batch
  const originRow = batch.origin ? row * Math.max(1, Math.floor(origin.claims / batch.claims)) : row
  const care = makeCare(origin, originRow)
  const random = createRandom(`${batch.seed}/${batch.repNo}/${row}/judged`)
  const judgement = judge(batch, care, random)
  const identity = makeIdentity(batch, care, random)
  const fields = { ...identity, seq: row + 1, ...makeCharges(care, random), ...judgement.fields }
  const before = batch.origin
  return {
    row,
    fields,
    isFailed: judgement.isFailed,
    isDenied: judgement.isDenied,
    charged: chargesOf(care),
    drugs: unpaid(care.drugs, judgement),
    devices: unpaid(care.devices, judgement),
    before: before && (() => makeClaim(before, originRow)),
  }
}

/** Makes the claims of a batch one after another, so that a file of 60,000 needs no more memory than one of 6. */
export function* makeClaims(batch: Batch): Generator<PracticeClaim> {
  for (let row = 0; row < batch.claims; row++) yield makeClaim(batch, row)
}
