import { createTask } from 'node-cron'
import type { Log } from '#main/platform/log.ts'

/** Calls back at times of the day (`HH:mm`, Asia/Bangkok). @returns how to stop it */
export type DailyAlarm = (times: readonly string[], onTime: () => void) => () => void

/**
 * Rings to the second as long as the clock runs evenly. A clock that is set back silences it up to where it was, and
 * after sleep it passes over what it missed, so nothing may rely on it alone.
 */
export function createDailyAlarm({ log }: { readonly log: Log }): DailyAlarm {
  const logger = {
    info: () => undefined,
    debug: () => undefined,
    warn: (message: string) => log.info('alarm.warned', { message }),
    error: (message: string | Error, error?: Error) => log.error('alarm.failed', {}, error ?? message),
  }
  return (times, onTime) => {
    const tasks = times.map((time) => {
      const [hour, minute] = time.split(':').map(Number)
      const options = {
        timezone: 'Asia/Bangkok',
        noOverlap: true,
        suppressMissedWarning: true,
        unref: true,
        logger,
      }
      return createTask(`${minute} ${hour} * * *`, onTime, options)
    })
    for (const task of tasks) void task.start()
    return () => {
      for (const task of tasks) void task.destroy()
    }
  }
}
