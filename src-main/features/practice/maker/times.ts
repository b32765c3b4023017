import { beOffset, type LocalTime } from '#shared/model/thai-date.ts'

const dayMs = 86_400_000

/** Local times are counted as if they were UTC, so that the machine's own time zone never matters. */
function toCount(time: LocalTime): number {
  return Date.parse(time.length === 10 ? `${time}T00:00:00Z` : `${time}Z`)
}

/** @returns the local date-time `seconds` later (negative: earlier), always with a time. */
export function addSeconds(time: LocalTime, seconds: number): LocalTime {
  return new Date(toCount(time) + seconds * 1000).toISOString().slice(0, 19)
}

/** @returns days since 1899-12-30, as spreadsheets count them; the time is the fraction. */
export function toExcelSerial(time: LocalTime): number {
  return (toCount(time) - Date.UTC(1899, 11, 30)) / dayMs
}

/** @returns `dd/mm/yyyy`, with ` HH:MM:SS` for a date-time, in the era asked for. */
export function printTime(time: LocalTime, era: 'CE' | 'BE'): string {
  const year = Number(time.slice(0, 4)) + (era === 'BE' ? beOffset : 0)
  const day = `${time.slice(8, 10)}/${time.slice(5, 7)}/${year}`
  return time.length > 10 ? `${day} ${time.slice(11, 19)}` : day
}

const thaiMonths = 'ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.'.split(' ')

/** @returns `30 ก.ย. 2569` for 2026-09-30, as people write a day. */
export function printDayInThai(time: LocalTime): string {
  const [year = '', month = '', day = ''] = time.slice(0, 10).split('-')
  return `${Number(day)} ${thaiMonths[Number(month) - 1]} ${Number(year) + beOffset}`
}

/** @returns `25690105` for 2026-01-05, as file names carry it. */
export function toBeDigits(time: LocalTime): string {
  return `${Number(time.slice(0, 4)) + beOffset}${time.slice(5, 7)}${time.slice(8, 10)}`
}

/** @returns `6901` for `2026-01`: the BE year and month that REP and admission numbers start with. */
export function toBeMonthDigits(time: LocalTime): string {
  return toBeDigits(`${time.slice(0, 7)}-01`).slice(2, 6)
}
