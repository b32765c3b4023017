import {
  beOffset,
  beYearOf,
  type LocalTime,
  type Month,
  monthsOfFiscalYear,
} from '#shared/model/thai-date.ts'

/** What a year in a form means: a fiscal year written in CE (FY 2569 as 2026) or in BE, or a calendar year in CE. */
export type YearMeaning = 'fiscalCe' | 'fiscalBe' | 'calendarCe'

/** Thai names of the months, January first. */
export const monthNames = [
  'มกราคม',
  'กุมภาพันธ์',
  'มีนาคม',
  'เมษายน',
  'พฤษภาคม',
  'มิถุนายน',
  'กรกฎาคม',
  'สิงหาคม',
  'กันยายน',
  'ตุลาคม',
  'พฤศจิกายน',
  'ธันวาคม',
]

/** @returns `20/01/2569 20:15:01` */
export function toPortalTime(time: LocalTime): string {
  const date = `${time.slice(8, 10)}/${time.slice(5, 7)}/${beYearOf(time)}`
  return time.length > 10 ? `${date} ${time.slice(11)}` : date
}

const toCalendarYear = (year: string): readonly Month[] =>
  monthNames.map((_name, index) => `${year}-${String(index + 1).padStart(2, '0')}`)

/** Years NHSO has statements of; a year written in another era is outside them. */
const isKnown = (month: Month) => month >= '2010-01' && month <= '2099-12'

/**
 * The months a form asks for, in their order.
 * @param month two digits, or an empty text for the whole year
 * @returns none when the year or month is senseless in this meaning
 */
export function monthsAsked(meaning: YearMeaning, year: string, month: string): readonly Month[] {
  if (!/^\d{4}$/.test(year) || !/^(|0[1-9]|1[0-2])$/.test(month)) return []
  const ofYear = {
    calendarCe: () => toCalendarYear(year),
    fiscalCe: () => monthsOfFiscalYear(Number(year) + beOffset),
    fiscalBe: () => monthsOfFiscalYear(Number(year)),
  }
  return ofYear[meaning]().filter((one) => isKnown(one) && (month === '' || one.endsWith(`-${month}`)))
}
