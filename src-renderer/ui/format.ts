import dayjs from 'dayjs'
import buddhistEra from 'dayjs/plugin/buddhistEra'
import 'dayjs/locale/th'
import { formatBaht, type Satang } from '#shared/model/satang.ts'
import { type LocalTime, type Month, toBangkokTime } from '#shared/model/thai-date.ts'
import type { Language } from '#shared/phrases/translator.ts'

dayjs.extend(buddhistEra)

const units = ['B', 'kB', 'MB', 'GB'] as const
const two = (value: number) => String(value).padStart(2, '0')

/** @returns `1,234.50`; an em dash for an amount that is not known, never 0. */
export function formatMoney(satang: Satang | null): string {
  return satang === null ? '—' : formatBaht(satang)
}

/** @returns `1,234`; an em dash for a number that is not known. */
export function formatCount(count: number | null): string {
  return count === null ? '—' : count.toLocaleString('en-US')
}

/** @returns `12.5%`; an em dash when there is nothing to take a share of. */
export function formatShare(part: number, whole: number): string {
  return whole === 0 ? '—' : `${((part / whole) * 100).toFixed(1)}%`
}

/** @returns `1.2 MB`; 1 kB is 1,000 bytes. */
export function formatBytes(bytes: number): string {
  const power = Math.min(units.length - 1, bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1000 ** power
  return `${power === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[power]}`
}

/** @returns satang as a short amount of baht for the axis of a chart, `1.2 ล้าน` or `1.2M`. */
export function formatShortMoney(satang: number, language: Language): string {
  const compactDisplay = language === 'th' ? 'long' : 'short'
  const options = { notation: 'compact', compactDisplay, maximumFractionDigits: 1 } as const
  return new Intl.NumberFormat(language, options).format(satang / 100)
}

/** @returns `2:05` minutes, or `1:02:05` hours, between two instants. */
export function formatDuration(from: string, to: string): string {
  const seconds = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000))
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes}:${two(seconds % 60)}`
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`
}

/** @returns `22 พ.ย. 2569` for a local date, with ` 08:30` when it has a time. Years are Buddhist Era. */
export function formatDay(time: LocalTime | null, language: Language): string {
  if (time === null) return '—'
  return dayjs(time)
    .locale(language)
    .format(time.includes('T') ? 'D MMM BBBB HH:mm' : 'D MMM BBBB')
}

/** @returns an instant as clocks in Bangkok show it, `22 พ.ย. 2569 08:30`. */
export function formatInstant(instant: string | null, language: Language): string {
  return instant === null ? '—' : formatDay(toBangkokTime(new Date(instant)), language)
}

/** @returns `08:30:05` in Bangkok. */
export function formatClock(instant: string): string {
  return toBangkokTime(new Date(instant)).slice(11)
}

/** @returns `พ.ย. 69` for `2026-11`, where there is little room. */
export function formatShortMonth(month: Month, language: Language): string {
  return dayjs(`${month}-01`).locale(language).format('MMM BB')
}

/** @returns `พ.ย. 2569` for `2026-11`. */
export function formatMonth(month: Month, language: Language): string {
  return dayjs(`${month}-01`).locale(language).format('MMM BBBB')
}
