import { type CareKind, devices, drugs } from '#main/features/practice/maker/care-kinds.ts'
import type { GroupMoney } from '#main/features/practice/maker/funds.ts'
import { makePerson, type Person, personCount } from '#main/features/practice/maker/people.ts'
import { createRandom, type Random } from '#main/features/practice/maker/random.ts'
import type { RepKind } from '#main/features/practice/maker/rep-kinds.ts'
import { addSeconds, toBeMonthDigits } from '#main/features/practice/maker/times.ts'
import type { LocalTime, Month } from '#shared/model/thai-date.ts'

/** One REP batch: everything its claims follow from. */
export type Batch = {
  readonly seed: string
  readonly hospitalCode: string
  readonly kind: RepKind
  readonly month: Month
  readonly producedAt: LocalTime
  readonly repNo: string
  /** The TRAN_ID of the first claim; the others follow. An appeal takes its origin's. */
  readonly firstTranId: number
  readonly claims: number
  /** The batch whose claims an appeal brings back; null when nothing was sent before. */
  readonly origin: Batch | null
}

/** Values of one row by field: money is satang, dates are local ISO text, null or absent is an empty cell. */
export type Fields = Readonly<Record<string, string | number | null>>

/** What NHSO answers to one case in the file of its family. */
export type Answer = {
  /** Of the Detail row. */
  readonly fields: Fields
  /** An error code stands in the row. */
  readonly isFailed: boolean
  readonly isDenied: boolean
  /** Where the Summary sheet tells funds apart; empty elsewhere. */
  readonly charged: GroupMoney
}

/** A visit or stay with its bill, before NHSO has judged it. */
export type Care = {
  readonly kind: CareKind
  readonly person: Person
  readonly tranId: string
  readonly an: string | null
  readonly admittedAt: LocalTime
  readonly dischargedAt: LocalTime | null
  readonly visitNo: string
  /** Rows of Data Drug and Data Instrument, by their fields. */
  readonly drugs: readonly Fields[]
  readonly devices: readonly Fields[]
  readonly ambulanceSatang: number
  /** What the bill holds beside drugs, devices and ambulance. */
  readonly otherSatang: number
}

function makeDrugs(kind: CareKind, random: Random): readonly Fields[] {
  if (!random.chance(kind.drugs ?? 0)) return []
  return Array.from({ length: random.int(1, 3) }, (_, index) => {
    const drug = random.pick(drugs)
    const quantity = random.int(1, drug.most)
    return {
      drug_seq: index + 1,
      drug_code: drug.code,
      tmt_code: drug.tmt,
      generic_name: drug.generic,
      trade_name: drug.trade,
      drug_type: drug.type,
      drug_category: drug.category,
      dosage_form: drug.form,
      quantity: `${quantity}.00`,
      unit_price: drug.priceSatang,
      claim_amount: quantity * drug.priceSatang,
      ceiling_price: drug.ceilingSatang,
      reimb_amount: quantity * drug.ceilingSatang,
      reimb_agency: null,
      error_code: null,
    }
  })
}

function makeDevices(kind: CareKind, random: Random): readonly Fields[] {
  if (!random.chance(kind.devices ?? 0)) return []
  const device = random.pick(devices)
  const quantity = random.int(1, 2)
  return [
    {
      inst_seq: 1,
      inst_code: device.code,
      inst_name: device.name,
      claim_qty: quantity,
      claim_amount: quantity * device.priceSatang,
      reimb_qty: quantity,
      reimb_amount: quantity * device.paySatang,
      deny_flag: null,
      error_code: null,
    },
  ]
}

function makeAdmissionNo(admittedAt: LocalTime, row: number, random: Random): string {
  const digits = toBeMonthDigits(admittedAt)
  if (random.chance(0.1)) return `ODS${digits}${String(row).padStart(6, '0')}`
  return `${digits.slice(0, 2)}${String(row % 100_000).padStart(5, '0')}`
}

function makeStay(batch: Batch, row: number, random: Random) {
  const left = addSeconds(batch.producedAt, -random.int(2 * 86_400, 40 * 86_400))
  if (batch.kind.patientType === 'OP') return { admittedAt: left, dischargedAt: null, an: null }
  const admittedAt = addSeconds(left, -random.int(4 * 3600, 14 * 86_400))
  return { admittedAt, dischargedAt: left, an: makeAdmissionNo(admittedAt, row, random) }
}

/** @returns the care in one row of a batch. It follows from the batch's seed and the row alone. */
export function makeCare(batch: Batch, row: number): Care {
  const random = createRandom(`${batch.seed}/${batch.repNo}/${row}`)
  const kind = random.pickWeighted(batch.kind.care)
  const [min, max] = kind.chargeBaht
  // most bills are small: the square leans to the lower end
  const baht = min + (max - min) * random.next() ** 2
  return {
    kind,
    person: makePerson(batch.seed, random.int(1, personCount)),
    tranId: String(batch.firstTranId + row),
    ...makeStay(batch, row, random),
    visitNo: `${toBeMonthDigits(batch.month)}${String(random.int(1, 999_999)).padStart(8, '0')}`,
    drugs: makeDrugs(kind, random),
    devices: makeDevices(kind, random),
    ambulanceSatang: kind.ambulance && random.chance(0.3) ? random.int(40_000, 400_000) : 0,
    otherSatang: random.chance(0.6) ? Math.floor(baht) * 100 : Math.floor(baht * 100),
  }
}

/** @returns the sum of one money field over lines, in satang. */
export function sumOf(lines: readonly Fields[], field: string): number {
  return lines.reduce((sum, line) => sum + Number(line[field] ?? 0), 0)
}
