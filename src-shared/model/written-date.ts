/**
 * Dates as people and programs write them: months by name, digits of Thai, an era said with the year, spaces of every
 * kind. What is read here is written anew as numbers; thai-date.ts makes days of them.
 * @source nhso/corrections.md 12
 */

const thaiZero = 0x0e50

/** @returns the text with every Thai digit (`๐` to `๙`) as the digit that other programs write. */
export function toArabicDigits(text: string): string {
  return text.replaceAll(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - thaiZero))
}

/** Months by name: short without dots, the stem of the long name, the long name, and the English name. */
const months = [
  ['มค', 'มกรา', 'มกราคม', 'january'],
  ['กพ', 'กุมภา', 'กุมภาพันธ์', 'february'],
  ['มีค', 'มีนา', 'มีนาคม', 'march'],
  ['เมย', 'เมษา', 'เมษายน', 'april'],
  ['พค', 'พฤษภา', 'พฤษภาคม', 'may'],
  ['มิย', 'มิถุนา', 'มิถุนายน', 'june'],
  ['กค', 'กรกฎา', 'กรกฎาคม', 'july'],
  ['สค', 'สิงหา', 'สิงหาคม', 'august'],
  ['กย', 'กันยา', 'กันยายน', 'september'],
  ['ตค', 'ตุลา', 'ตุลาคม', 'october'],
  ['พย', 'พฤศจิกา', 'พฤศจิกายน', 'november'],
  ['ธค', 'ธันวา', 'ธันวาคม', 'december'],
] as const

/** @returns 1 to 12 for `ม.ค.`, `มค`, `มกรา`, `มกราคม`, `Jan` or `January`; null for any other word */
function toMonthNumber(name: string): number | null {
  // many write กรกฎาคม with the other letter
  const plain = name.replace('กรกฏ', 'กรกฎ')
  const index = months.findIndex(
    ([short, stem, long, english]) =>
      plain === short ||
      (plain.startsWith(stem) && long.startsWith(plain)) ||
      (plain.length >= 3 && english.startsWith(plain)),
  )
  return index < 0 ? null : index + 1
}

/** @returns the text in one spelling: composed, plain digits, single spaces, plain hyphens, nothing invisible */
function toPlainText(text: string): string {
  return toArabicDigits(text.normalize('NFC'))
    .replaceAll(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}

/** `วันที่`, `ที่`, a day of the week: they say nothing that the date does not. */
const weekDays = [
  '(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]?',
  '(?:จ|อ|พ|พฤ|ศ|ส|อา)\\.(?= ?\\d)',
  '(?:วัน)?(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|พฤหัสฯ?|ศุกร์|เสาร์|อาทิตย์)? ?(?:ที่)?',
]
const leading = new RegExp(`^(?:${weekDays.join('|')}) ?:? ?(?=\\S)`)

const word = '[a-z\u0e01-\u0e4e][a-z\u0e01-\u0e4e. ]*'
const gap = '[ .,/-]*'
const dayFirst = new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?${gap}(${word})${gap}(\\d{4}|\\d{2})(?!\\d)(.*)$`)
const monthFirst = new RegExp(`^(${word})${gap}(\\d{1,2})(?:st|nd|rd|th)?[ .,/-]+(\\d{4}|\\d{2})(?!\\d)(.*)$`)
const yearFirst = new RegExp(`^(\\d{4})${gap}(${word})${gap}(\\d{1,2})(?!\\d)(.*)$`)
const numbers = /^(\d{1,2}) ?([/.-]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{2})(?!\d)(.*)$/

const timeBehind =
  /^[ ,]*(?:t|เวลา|at)? ?:? ?(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d{1,7})?)? ?(?:([ap])(?:m|\.m\.)|น\.?|hrs?\.?)?$/

/**
 * @param rest what stands behind the year
 * @param hasName whether the month has a name: American programs write `1/9/2026 1:20 PM` with the month first
 * @returns ` 10:20:00`, nothing where no time stands, or null for what is no time
 */
function toTime(rest: string, hasName: boolean): string | null {
  if (rest === '') return ''
  const [, hour, minute, second = '00', half] = timeBehind.exec(rest) ?? []
  if (hour === undefined) return null
  if (half === undefined) return ` ${hour}:${minute}:${second}`
  if (!hasName || Number(hour) < 1 || Number(hour) > 12) return null
  return ` ${(Number(hour) % 12) + (half === 'p' ? 12 : 0)}:${minute}:${second}`
}

type Parts = { readonly day: string; readonly name: string; readonly year: string; readonly rest: string }

/** @returns the parts of a date whose month has a name, in whichever order they stand */
function splitNamed(text: string): Parts | null {
  const [, day, name = '', year = '', rest = ''] = dayFirst.exec(text) ?? []
  if (day !== undefined) return { day, name, year, rest }
  const [, nameFirst, secondDay = '', lastYear = '', behind = ''] = monthFirst.exec(text) ?? []
  if (nameFirst !== undefined) return { day: secondDay, name: nameFirst, year: lastYear, rest: behind }
  const [, firstYear, middle = '', lastDay = '', end = ''] = yearFirst.exec(text) ?? []
  return firstYear === undefined ? null : { day: lastDay, name: middle, year: firstYear, rest: end }
}

const namedEra = /^(.*?)(?:ปี)?(พศ|คศ|be|ce|ad)?$/

/** @returns the year with four digits where its era is said, as it stands where it is not, null when the two contradict */
function toYear(digits: string, era: string | undefined): string | null {
  if (era === undefined) return digits
  const isBuddhist = era === 'พศ' || era === 'be'
  const year = digits.length === 2 ? `${isBuddhist ? 25 : 20}${digits}` : digits
  return Number(year) >= 2400 === isBuddhist ? year : null
}

function fromNamed({ day, name, year: digits, rest }: Parts): string | null {
  const compact = name.replaceAll(/[. ]/g, '').replace(/^เดือน/, '')
  const [, month = '', era] = namedEra.exec(compact) ?? []
  const number = toMonthNumber(month)
  const year = toYear(digits, era)
  const time = toTime(rest, true)
  return number === null || year === null || time === null ? null : `${day}/${number}/${year}${time}`
}

/** Hyphens and dots part other numbers, too: with them only a whole year makes a date. No match has neither. */
function fromNumbers(text: string): string | null {
  const [, day, mark, month, year = '', rest = ''] = numbers.exec(text) ?? []
  if (mark !== '/' && year.length !== 4) return null
  const time = toTime(rest, false)
  return time === null ? null : `${day}/${month}/${year}${time}`
}

/**
 * Writes a date anew in numbers: `วันที่ ๑๕ ม.ค. ๒๕๖๙ เวลา 10.20 น.` as `15/1/2569 10:20:00`, `9-Jan-26` as `9/1/26`.
 * @returns `d/m/yyyy[ h:m:s]` with two digits of the year where no more stand, or null for what is no such date
 */
export function toNumberedDate(text: string): string | null {
  // no date is longer, and what is longer may be anything
  if (text.length > 80 || !/[\d๐-๙]/.test(text)) return null
  const plain = toPlainText(text)
  const bare = plain.replace(leading, '')
  const named = splitNamed(bare)
  return named === null ? fromNumbers(bare) : fromNamed(named)
}
