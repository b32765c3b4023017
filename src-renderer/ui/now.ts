import { type Month, monthOf, toBangkokTime } from '#shared/model/thai-date.ts'

/** @returns the calendar month it is in Bangkok. */
export function currentMonth(): Month {
  return monthOf(toBangkokTime(new Date()))
}
