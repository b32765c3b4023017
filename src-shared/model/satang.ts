import { AppError } from '#shared/errors/app-error.ts'

/** An amount of money in satang (1/100 baht), always an integer within the safe range. */
export type Satang = number & { readonly __satang: unique symbol }

/** @returns `value` as Satang; throws when it is not a safe integer, because that is a bug. */
export function toSatang(value: number): Satang {
  if (!Number.isSafeInteger(value)) throw new Error(`not satang: ${value}`)
  return value as Satang
}

/** @returns Σ of two amounts in satang; null when neither is known */
export function addAmounts(one: number | null, other: number | null): number | null {
  return one === null ? other : one + (other ?? 0)
}

const emptyMarks = new Set(['', '-', '–', 'N/A', 'n/a'])
const longestMark = 3

/** @returns whether NHSO prints this trimmed text where there is no value. */
export function isEmptyMark(text: string): boolean {
  return text.length <= longestMark && emptyMarks.has(text)
}

const bahtPattern = /^(-)?(\(?)(\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d+))?(\)?)$/

/**
 * Reads a baht amount as NHSO files print it.
 * @param text e.g. `"1,234.50"`, `"(80.00)"`, `"-"`; more than two decimals only when the rest are zeros.
 * @returns satang, or null for an empty mark; never 0 for a blank
 * @throws AppError `import.amountUnreadable` for anything else
 * @source nhso/formats.md §2.5
 */
export function parseBaht(text: string): Satang | null {
  const trimmed = text.trim()
  if (isEmptyMark(trimmed)) return null
  const compact = trimmed.replaceAll(/\s/g, '')
  const match = bahtPattern.exec(compact)
  const [, minus, open, whole, decimals = '', close] = match ?? []
  const isPaired = (open === '(') === (close === ')')
  if (!match || !isPaired || (whole === undefined && decimals === '') || /[1-9]/.test(decimals.slice(2))) {
    throw new AppError('import.amountUnreadable')
  }
  const satang = Number(`${(whole ?? '0').replaceAll(',', '')}${decimals.slice(0, 2).padEnd(2, '0')}`)
  if (!Number.isSafeInteger(satang)) throw new AppError('import.amountUnreadable')
  const isNegative = (minus === '-') !== (open === '(')
  return (isNegative && satang !== 0 ? -satang : satang) as Satang
}

/**
 * Turns a number cell in baht into satang.
 * A double such as 1234.4999999 stands for 1234.50 in the file; more than a hundredth of a satang off is not money.
 * @throws AppError `import.amountUnreadable` when the value is not a whole number of satang
 */
export function bahtToSatang(baht: number): Satang {
  const satang = Math.round(baht * 100)
  if (!Number.isSafeInteger(satang) || Math.abs(baht * 100 - satang) > 0.01) {
    throw new AppError('import.amountUnreadable')
  }
  return (satang === 0 ? 0 : satang) as Satang
}

/** @returns `1,234.50` for 123450 satang; negative amounts carry a minus sign. */
export function formatBaht(satang: Satang): string {
  const digits = Math.abs(satang).toString().padStart(3, '0')
  const whole = digits.slice(0, -2).replaceAll(/\B(?=(\d{3})+$)/g, ',')
  return `${satang < 0 ? '-' : ''}${whole}.${digits.slice(-2)}`
}
