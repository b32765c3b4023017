import type { SchedulePlan } from '#shared/contract/schedule.ts'
import { type Month, monthOf, monthsBefore, toBangkokTime } from '#shared/model/thai-date.ts'

const dayMs = 86_400_000

/** @returns the last moment not after `now` at which the clock in Bangkok showed `at` (`HH:mm`). */
export function lastDueAt(at: string, now: Date): Date {
  const today = new Date(`${toBangkokTime(now).slice(0, 10)}T${at}:00+07:00`)
  return today.getTime() <= now.getTime() ? today : new Date(today.getTime() - dayMs)
}

/** @returns the first moment after `now` at which the clock in Bangkok shows `at`. */
export function nextDueAt(at: string, now: Date): Date {
  return new Date(lastDueAt(at, now).getTime() + dayMs)
}

/** @returns the months a run on `now` fetches, newest first. */
export function monthsOfRun(plan: SchedulePlan, now: Date): Month[] {
  const current = monthOf(toBangkokTime(now))
  return Array.from({ length: plan.monthsBack + 1 }, (_, back) => monthsBefore(current, back))
}
