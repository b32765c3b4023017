import { type Batch, type Care, type Fields, sumOf } from '#main/features/practice/maker/care.ts'
import { verdicts } from '#main/features/practice/maker/care-kinds.ts'
import type { Random } from '#main/features/practice/maker/random.ts'

/** Where the money of a family's bill lands beside the cells its kind of care names. */
export type PayCells = {
  readonly drugs: string
  readonly devices: string
  /** Cells that are seldom filled; now and then a claim has money in one, so that none is always blank. */
  readonly rare: readonly string[]
  /** Where NHSO takes back what it paid too much before. */
  readonly takenBack: string
}

/** @returns what is charged for drugs, devices and the ambulance, in satang. */
export function specialChargeOf(care: Care): number {
  return sumOf(care.drugs, 'claim_amount') + sumOf(care.devices, 'claim_amount') + care.ambulanceSatang
}

/** @returns the cells that say whose case it is; every family has them under the same names. */
export function identityOf(batch: Batch, care: Care): Fields {
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
    service_type: care.kind.serviceType,
    hcode: batch.hospitalCode,
    seq_no: care.visitNo,
  }
}

/** @returns the patient's own payment, which has nothing to do with NHSO's. */
export function pickPaid(random: Random): number | null {
  return random.chance(0.7) ? null : random.pick([0, 3_000, 3_000, 5_050, random.int(100, 80_000)])
}

/** @returns a verify code, a number or nothing, as VA cells hold. */
export function pickVa(random: Random): string | null {
  if (random.chance(0.04)) return `V${random.int(100, 998)}`
  return random.chance(0.1) ? `${random.int(1, 90)}.50` : null
}

/** @returns why a claim failed, or null when it passed. */
export function pickVerdict(batch: Batch, random: Random): (typeof verdicts)[number] | null {
  return random.chance(batch.kind.failedShare) ? random.pickWeighted(verdicts) : null
}

/** @returns what each cell is paid, in satang. @param drgLeft what the DRG pay comes to after its deductions */
export function makePays(
  care: Care,
  drgLeft: number,
  cells: PayCells,
  random: Random,
): Record<string, number> {
  const pays: Record<string, number> = {}
  for (const [field, percent] of care.kind.pays) {
    pays[field] = percent === 'drg' ? drgLeft : Math.round((care.otherSatang * percent) / 100)
  }
  const add = (field: string, satang: number) => {
    pays[field] = (pays[field] ?? 0) + satang
  }
  if (care.drugs.length > 0) add(cells.drugs, sumOf(care.drugs, 'reimb_amount'))
  if (care.devices.length > 0) add(cells.devices, sumOf(care.devices, 'reimb_amount'))
  if (care.kind.ambulance && care.ambulanceSatang > 0) {
    add(care.kind.ambulance, Math.round(care.ambulanceSatang * 0.8))
  }
  if (random.chance(0.1)) add(random.pick(cells.rare), random.int(5_000, 250_000))
  if (random.chance(0.01)) add(cells.takenBack, -random.int(2_000, 30_000))
  return pays
}

/** @returns Σ of the pays, in satang. */
export function addUp(pays: Readonly<Record<string, number>>): number {
  return Object.values(pays).reduce((sum, satang) => sum + satang, 0)
}
