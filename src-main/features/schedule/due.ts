import type { Reach } from '#shared/contract/schedule.ts'
import { type Month, monthOf, monthsBefore, monthsBetween, toBangkokTime } from '#shared/model/thai-date.ts'

const dayMs = 86_400_000

function lastDueOf(time: string, now: Date): number {
  const today = Date.parse(`${toBangkokTime(now).slice(0, 10)}T${time}:00+07:00`)
  return today <= now.getTime() ? today : today - dayMs
}

/**
 * @param times at least one `HH:mm`
 * @returns the last moment not after `now` at which the clock in Bangkok showed one of the times
 */
export function lastDueAt(times: readonly string[], now: Date): Date {
  return new Date(Math.max(...times.map((time) => lastDueOf(time, now))))
}

/** @returns the first moment after `now` at which the clock in Bangkok shows one of the times. */
export function nextDueAt(times: readonly string[], now: Date): Date {
  return new Date(Math.min(...times.map((time) => lastDueOf(time, now) + dayMs)))
}

/** @returns the months a run on `now` fetches, newest first. */
export function monthsOfRun(reach: Reach, now: Date): Month[] {
  const current = monthOf(toBangkokTime(now))
  const first =
    reach.unit === 'months'
      ? monthsBefore(current, reach.back)
      : monthOf(toBangkokTime(new Date(now.getTime() - reach.back * dayMs)))
  return monthsBetween(first, current).toReversed()
}
