import type { PlanBook } from '#main/features/schedule/plan-book.ts'
import type { DailyAlarm } from '#main/platform/daily-alarm.ts'
import type { Log } from '#main/platform/log.ts'

type Needs = {
  readonly book: PlanBook
  readonly log: Log
  readonly alarm: DailyAlarm
  readonly onTime: () => void
}

/** Rings in the very second a plan that is on is due, from `start` to `stop`. */
export function createPlanAlarm({ book, log, alarm, onTime }: Needs) {
  let isOn = false
  let silence: (() => void) | null = null

  /** Sets the alarm for the plans as they are now. */
  async function set(): Promise<void> {
    const { isPaused, plans } = await book.find()
    const enabled = isPaused ? [] : plans.filter(({ plan }) => plan.isEnabled)
    const times = [...new Set(enabled.flatMap(({ plan }) => plan.times))].toSorted()
    silence?.()
    silence = isOn ? alarm(times, onTime) : null
  }

  return {
    set,
    start(): void {
      isOn = true
      set().catch((error: unknown) => log.error('schedule.alarmFailed', {}, error))
    },
    stop(): void {
      isOn = false
      silence?.()
      silence = null
    },
  }
}
