import { expect, test } from 'vitest'
import {
  formatBytes,
  formatClock,
  formatCount,
  formatDay,
  formatDuration,
  formatInstant,
  formatMoney,
  formatMonth,
  formatShare,
  formatShortMoney,
  formatShortMonth,
} from '#renderer/ui/format.ts'
import { toSatang } from '#shared/model/satang.ts'

test('an amount that is not known is a dash, never 0.00', () => {
  expect([formatMoney(null), formatMoney(toSatang(0)), formatMoney(toSatang(-123_456_789))]).toEqual([
    '—',
    '0.00',
    '-1,234,567.89',
  ])
})

test('a count that is not known is a dash', () => {
  expect([formatCount(null), formatCount(0), formatCount(12_480)]).toEqual(['—', '0', '12,480'])
})

test('a share of nothing is a dash, not 0% and not NaN', () => {
  expect([formatShare(0, 0), formatShare(0, 8), formatShare(1, 3)]).toEqual(['—', '0.0%', '33.3%'])
})

test('dates are Buddhist Era in both languages', () => {
  expect([
    formatDay('2026-01-05', 'th'),
    formatDay('2026-01-05T09:15:00', 'th'),
    formatDay('2026-01-05', 'en'),
    formatDay(null, 'th'),
    formatMonth('2026-11', 'th'),
    formatShortMonth('2026-11', 'th'),
  ]).toEqual(['5 ม.ค. 2569', '5 ม.ค. 2569 09:15', '5 Jan 2569', '—', 'พ.ย. 2569', 'พ.ย. 69'])
})

test('an instant is shown as clocks in Bangkok show it, also across midnight and new year', () => {
  expect([
    formatInstant('2025-12-31T17:30:00.000Z', 'th'),
    formatInstant(null, 'th'),
    formatClock('2026-11-22T01:30:05.000Z'),
  ]).toEqual(['1 ม.ค. 2569 00:30', '—', '08:30:05'])
})

test('sizes and durations are short', () => {
  expect([formatBytes(0), formatBytes(999), formatBytes(1_240_000), formatBytes(184_332_288)]).toEqual([
    '0 B',
    '999 B',
    '1.2 MB',
    '184 MB',
  ])
  expect(formatDuration('2026-11-22T01:30:00.000Z', '2026-11-22T01:34:05.000Z')).toBe('4:05')
  expect(formatDuration('2026-11-22T01:30:00.000Z', '2026-11-22T03:34:05.000Z')).toBe('2:04:05')
})

test('the axis of a chart names millions of baht', () => {
  expect([formatShortMoney(120_000_000, 'en'), formatShortMoney(120_000_000, 'th')]).toEqual([
    '1.2M',
    '1.2 ล้าน',
  ])
})
