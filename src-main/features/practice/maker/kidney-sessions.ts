import { makePerson, type Person, personCount } from '#main/features/practice/maker/people.ts'
import { createRandom } from '#main/features/practice/maker/random.ts'
import { addSeconds, toBeMonthDigits } from '#main/features/practice/maker/times.ts'
import type { LocalTime, Month } from '#shared/model/thai-date.ts'

/** What a list of dialysis sessions follows from. */
export type KidneyOrder = {
  readonly seed: string
  readonly hospitalCode: string
  readonly hospitalName: string
  readonly month: Month
  readonly reportedAt: LocalTime
  readonly sessions: number
}

/** One dialysis of one patient. Money is satang. */
export type Session = {
  readonly person: Person
  readonly repNo: string
  readonly invoiceNo: string
  readonly at: LocalTime
  /** How the patient is treated: haemodialysis or peritoneal dialysis. */
  readonly method: 'HD' | 'CAPD'
  readonly charged: number
  /** Null where NHSO has not paid and the file leaves the cell blank. */
  readonly paid: number | null
  /** Erythropoietin given with it. */
  readonly drugs: readonly { readonly name: string; readonly satang: number }[]
}

const drugNames = ['EPO ALFA 4000', 'EPO BETA 5000', 'EPO ALFA 2000']

/**
 * Makes the sessions of a month: few patients, each three times a week, sometimes twice on one day.
 * The same order always gives the same sessions.
 */
export function makeSessions(order: KidneyOrder): readonly Session[] {
  const random = createRandom(`${order.seed}/kidney/${order.month}`)
  const people = Array.from({ length: Math.max(2, Math.ceil(order.sessions / 12)) }, () =>
    makePerson(order.seed, random.int(1, personCount)),
  )
  return Array.from({ length: order.sessions }, (_, index) => {
    const person = random.pick(people)
    const drugs = random.chance(0.4)
      ? drugNames.slice(0, random.int(1, 2)).map((name) => ({ name, satang: random.int(10_000, 75_000) }))
      : []
    const charged = random.pick([150_000, 150_000, 150_000, 170_050])
    const drugSatang = drugs.reduce((sum, { satang }) => sum + satang, 0)
    return {
      person,
      repNo: `${toBeMonthDigits(order.month)}${String(40_000 + Math.floor(index / 20)).padStart(5, '0')}`,
      invoiceNo: `HD${toBeMonthDigits(order.month)}${String(index + 1).padStart(6, '0')}`,
      at: addSeconds(`${order.month}-01`, random.int(0, 27) * 86_400 + random.int(6 * 3600, 18 * 3600)),
      method: random.chance(0.85) ? 'HD' : 'CAPD',
      charged,
      paid: random.chance(0.08) ? null : charged + drugSatang - random.pick([0, 0, 0, 5_025]),
      drugs,
    }
  })
}
