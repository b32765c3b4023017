import { makePerson } from '#main/features/practice/maker/people.ts'
import type { RealCell } from '#tests/features/imports/real-forms/real-sheet.ts'

/** A claim as this test decides it. Amounts in satang. */
export type MadeClaim = {
  readonly repNo: string
  readonly tranId: string
  readonly hn: string
  readonly an: string | null
  readonly pid: string
  readonly name: string
  /** Day of service in December 2025. */
  readonly day: number
  readonly claimed: number
  /** What the Detail prints as net; also where NHSO pays nothing of it. */
  readonly printed: number | null
  readonly ownPayment: number
  readonly errorCode: string
  /** Text before the fund's name. */
  readonly fundMark: '' | 'EXCEPT-'
  /** Whether its Deny cells hold `C`. */
  readonly hasDenyMark: boolean
  readonly isPassed: boolean
  /** The row of an appeal that a newer one of the same claim replaces. */
  readonly isOlder: boolean
}

type Choice = Partial<Pick<MadeClaim, 'errorCode' | 'fundMark' | 'hasDenyMark' | 'isPassed'>>

const passed = { errorCode: '-', fundMark: '', hasDenyMark: false, isPassed: true } as const

/** Amounts in satang, none twice, so that a column taken for another shows. */
const choices: readonly (readonly [claimed: number, printed: number | null, choice: Choice])[] = [
  [1_234_550, 1_000_050, {}],
  // NHSO prints what it would have paid and pays nothing
  [485_025, 362_000, { errorCode: 'DENY', isPassed: false }],
  [880_275, 770_225, { hasDenyMark: true }],
  [12_500_000, 10_345_675, { errorCode: '0' }],
  [48_500, 41_575, { errorCode: 'C305', isPassed: false }],
  [77_125, 66_000, { fundMark: 'EXCEPT-' }],
  [999_900, null, { errorCode: '305,C11', isPassed: false }],
  [450_750, 350_325, {}],
]

/**
 * @param seed another one gives other people and numbers
 * @param hasExceptions whether the scheme writes `EXCEPT-` before funds
 */
export function makeClaims(
  seed: string,
  patientType: 'OP' | 'IP',
  hasExceptions: boolean,
): readonly MadeClaim[] {
  return choices.map(([claimed, printed, choice], index) => {
    const { pid, hn, name } = makePerson(`real-forms/${seed}`, index + 1)
    return {
      ...passed,
      ...choice,
      fundMark: hasExceptions ? (choice.fundMark ?? '') : '',
      repNo: '681200123',
      tranId: String(710_000_001 + index * 17),
      hn,
      an: patientType === 'IP' ? `68${String(10_011 + index).padStart(5, '0')}` : null,
      pid,
      name,
      day: 3 + index,
      claimed,
      printed,
      ownPayment: 3_000 + index * 25,
      isOlder: false,
    }
  })
}

/** @returns the rows an appeal file has of these claims: each older row, then the one that replaces it */
export function withOlderRows(claims: readonly MadeClaim[]): readonly MadeClaim[] {
  return claims.flatMap((claim): MadeClaim[] => {
    if (!claim.isPassed || claim.printed === null) return [claim]
    const older = {
      ...claim,
      printed: claim.printed - 1_100,
      errorCode: 'AP1',
      isPassed: false,
      isOlder: true,
    }
    return [{ ...older, repNo: '681100077' }, claim]
  })
}

/** @returns what NHSO pays for a claim; null for one that did not pass */
export function approvedOf({ isPassed, printed }: MadeClaim): number | null {
  return isPassed ? printed : null
}

/** @returns the day as Detail sheets print it */
export function printDay({ day }: Pick<MadeClaim, 'day'>): string {
  return `${String(day).padStart(2, '0')}/12/2025 08:30:00`
}

/** @returns the day as the store keeps it */
export function servedAtOf({ day }: Pick<MadeClaim, 'day'>): string {
  return `2025-12-${String(day).padStart(2, '0')}T08:30:00`
}

/** @returns an amount as files hold it: most as numbers, every third one as text with commas; the mark for none */
export function printMoney(satang: number | null, index: number, blank: RealCell): RealCell {
  if (satang === null) return blank
  if (index % 3 !== 2) return satang / 100
  const baht = Math.floor(satang / 100)
  return `${baht.toLocaleString('en-US')}.${String(satang % 100).padStart(2, '0')}`
}

/** @returns Σ of amounts that are there */
export function total(amounts: readonly (number | null)[]): number {
  return amounts.reduce<number>((sum, amount) => sum + (amount ?? 0), 0)
}
