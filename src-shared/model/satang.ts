import { AppError } from '#shared/errors/app-error.ts'
import { toArabicDigits } from '#shared/model/written-date.ts'

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

const bahtPattern = /^([-(]?)(\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d+))?(\)?)$/
const onlyPlain = /^[ -~]*$/
/** Full-width forms stand in the order of the plain ones, so much further on. */
const fullWidthOffset = 0xfee0

/** @returns the text of a number in one spelling: digits of Thai, full-width forms and every minus as programs write them */
export function toPlainFigures(text: string): string {
  if (onlyPlain.test(text)) return text
  return toArabicDigits(text)
    .replaceAll(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - fullWidthOffset))
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
}

/**
 * Reads a baht amount as NHSO files print it. It is below zero by a minus in front of it, or by parentheses around it.
 * Both at once, as in `-(80)` or `(-80)`, may mean the same twice or one undoing the other, and is refused as a minus behind is.
 * @param text e.g. `"1,234.50"`, `"(80.00)"`, `"-"`; more than two decimals only when the rest are zeros.
 * @returns satang, or null for an empty mark; never 0 for a blank
 * @throws AppError `import.amountUnreadable` for anything else
 * @source nhso/formats.md §2.5
 */
export function parseBaht(text: string): Satang | null {
  const trimmed = text.trim()
  if (isEmptyMark(trimmed)) return null
  const match = bahtPattern.exec(toPlainFigures(trimmed).replaceAll(/\s/g, ''))
  const [, sign = '', whole, decimals = '', close] = match ?? []
  const isPaired = (sign === '(') === (close === ')')
  if (!match || !isPaired || (whole === undefined && decimals === '') || /[1-9]/.test(decimals.slice(2))) {
    throw new AppError('import.amountUnreadable')
  }
  const satang = Number(`${(whole ?? '0').replaceAll(',', '')}${decimals.slice(0, 2).padEnd(2, '0')}`)
  if (!Number.isSafeInteger(satang)) throw new AppError('import.amountUnreadable')
  return (sign !== '' && satang !== 0 ? -satang : satang) as Satang
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
