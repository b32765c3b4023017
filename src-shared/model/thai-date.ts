import { toNumberedDate } from '#shared/model/written-date.ts'

/**
 * Dates as NHSO prints them. A year of 2400 or more is Buddhist Era (BE = CE + 543), decided cell by cell.
 * Satang keeps local Bangkok time as ISO text without an offset; Thailand has no daylight saving time.
 * @source nhso/formats.md §2.6, §7.1
 */

/** Local date-time `YYYY-MM-DDTHH:mm:ss` or date `YYYY-MM-DD`, CE, Asia/Bangkok. */
export type LocalTime = string

/** A calendar month `YYYY-MM`, CE. */
export type Month = string

/** BE year minus CE year. */
export const beOffset = 543

const datePattern = /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/

/** Buddhist years of two digits begin here: 33 is 2533, which is 1990. What comes before them was long before NHSO. */
const firstShortYear = 33

/** @returns the CE year, or null for two digits that may be a year of either era */
function toCommonYear(digits: string, latestYear: number): number | null {
  const year = Number(digits)
  if (digits.length === 4) return year >= 2400 ? year - beOffset : year
  if (year < firstShortYear) return 2000 + year
  return 2000 + year <= latestYear ? null : 2500 + year - beOffset
}

const two = (value: number | string) => String(value).padStart(2, '0')

/** A day that a month does not have, of two digits at most, lies in another month. */
function isRealDay(year: number, month: number, day: number): boolean {
  return new Date(Date.UTC(year, month - 1, day)).getUTCMonth() === month - 1
}

/**
 * Reads `dd/mm/yyyy[ HH:mm[:ss]]` in either era, and the same as people write it: months by name in Thai or English,
 * Thai digits, `พ.ศ.`, `เวลา 10.20 น.`. Two digits of a year are of the era in which the year lies between 1990 and now:
 * `69` is BE 2569, `26` is CE 2026.
 * @param latestYear the last CE year that is plausible; two digits that are plausible in both eras are no date
 * @returns local ISO text (with time only when the cell has one), or null when it is not such a date
 */
export function parseThaiDate(text: string, latestYear = 2000 + firstShortYear - 1): LocalTime | null {
  const match = datePattern.exec(text) ?? datePattern.exec(toNumberedDate(text) ?? '')
  if (!match) return null
  const [, day = '', month = '', yearDigits = '', hour, minute = '00', second = '00'] = match
  const year = toCommonYear(yearDigits, latestYear)
  if (year === null || !isRealDay(year, Number(month), Number(day))) return null
  if (Number(hour ?? 0) > 23 || Number(minute) > 59 || Number(second) > 59) return null
  const date = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
  return hour === undefined ? date : `${date}T${two(hour)}:${two(minute)}:${two(second)}`
}

/**
 * Reads a spreadsheet date serial (days since 1899-12-30, 1900 system).
 * @param is1904 whether the workbook counts from 1904-01-01
 * @returns local ISO text; with a time only when the serial has a fraction; null outside 1900..2600 CE+BE range, and for
 *   29 February of a BE year without one, such as 2568: workbooks take it for the leap year 2568 CE
 */
export function fromExcelSerial(serial: number, is1904 = false): LocalTime | null {
  if (!Number.isFinite(serial) || serial < 1 || serial > 260_000) return null
  const days = is1904 ? serial + 1462 : serial
  const seconds = Math.round(days * 86_400)
  const date = new Date(Date.UTC(1899, 11, 30) + seconds * 1000)
  const year = date.getUTCFullYear()
  const ce = year >= 2400 ? year - beOffset : year
  const iso = date.toISOString()
  if (!isRealDay(ce, date.getUTCMonth() + 1, date.getUTCDate())) return null
  const day = `${ce}${iso.slice(4, 10)}`
  return seconds % 86_400 === 0 ? day : `${day}T${iso.slice(11, 19)}`
}

/** @returns the CE calendar month of a local date or date-time. */
export function monthOf(time: LocalTime): Month {
  return time.slice(0, 7)
}

/** @returns the Thai fiscal year in BE: 1 Oct 2025 to 30 Sep 2026 is 2569. */
export function fiscalYearOf(time: LocalTime): number {
  const year = Number(time.slice(0, 4)) + beOffset
  return Number(time.slice(5, 7)) >= 10 ? year + 1 : year
}

/** @returns the twelve months of a BE fiscal year, October first. */
export function monthsOfFiscalYear(fiscalYear: number): readonly Month[] {
  const start = fiscalYear - beOffset - 1
  return Array.from({ length: 12 }, (_, index) => {
    const month = ((index + 9) % 12) + 1
    return `${month >= 10 ? start : start + 1}-${two(month)}`
  })
}

/** @returns the month `count` months before (negative: after) `month`. */
export function monthsBefore(month: Month, count: number): Month {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 - count
  return `${Math.floor(index / 12)}-${two((index % 12) + 1)}`
}

/** @returns every month from `first` to `last`, both included; none when `last` comes first. */
export function monthsBetween(first: Month, last: Month): readonly Month[] {
  const months: Month[] = []
  for (let month = first; month <= last; month = monthsBefore(month, -1)) months.push(month)
  return months
}

/** @returns the BE year of a month, e.g. 2569 for `2026-01`. */
export function beYearOf(month: Month): number {
  return Number(month.slice(0, 4)) + beOffset
}

/** @returns `2026-11-22T08:30:00` for an instant, as clocks in Bangkok (UTC+7) show it. */
export function toBangkokTime(instant: Date): LocalTime {
  return new Date(instant.getTime() + 7 * 3_600_000).toISOString().slice(0, 19)
}

/** @returns `31/01/2569`, with ` 23:40` for a date-time, as it is written in Thailand. */
export function writeThaiDate(time: LocalTime): string {
  const [year = '', month, day] = time.slice(0, 10).split('-')
  return `${day}/${month}/${Number(year) + beOffset}${time.slice(10, 16).replace('T', ' ')}`
}
