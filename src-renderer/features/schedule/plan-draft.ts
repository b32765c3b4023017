import { ClockTime, type PlannedRuns, SchedulePlan, usualPlan } from '#shared/contract/schedule.ts'
import { findChoiceFault } from '#shared/model/source.ts'

/** What a new plan begins as. */
export const newPlan: SchedulePlan = { name: '', ...usualPlan }

/** @returns the part of a plan that a person writes. */
export function toDraft(planned: PlannedRuns): SchedulePlan {
  const { name, isEnabled, times, sources, schemes, reach, isImporting } = planned
  return { name, isEnabled, times, sources, schemes, reach, isImporting }
}

/** @returns times as `HH:mm` where a person left out the zero or typed a dot; anything else as it was typed. */
export function tidyTimes(times: readonly string[]): string[] {
  const tidy = times.map((time) => {
    const typed = time.trim().replace('.', ':')
    return /^\d:\d\d$/.test(typed) ? `0${typed}` : typed
  })
  return [...new Set(tidy)].toSorted()
}

/** @returns whether every time is one and there is at least one. */
export function areTimes(times: readonly string[]): boolean {
  return times.length > 0 && times.every((time) => ClockTime.safeParse(time).success)
}

/** @returns whether a draft can be saved. */
export function isWhole(draft: SchedulePlan): boolean {
  return findChoiceFault(draft) === null && SchedulePlan.safeParse(draft).success
}
