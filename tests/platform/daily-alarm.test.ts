import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createDailyAlarm } from '#main/platform/daily-alarm.ts'
import { createRecordingLog } from '#tests/helpers/recording-log.ts'

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-01-31T19:29:00Z') })
})
afterEach(() => {
  vi.useRealTimers()
})

test('it rings at its times in Bangkok, day after day, until it is stopped', async () => {
  const log = createRecordingLog()
  const rung: string[] = []
  const stop = createDailyAlarm({ log })(['02:30', '13:00'], () => void rung.push(new Date().toISOString()))
  await vi.advanceTimersByTimeAsync(36 * 3_600_000)
  stop()
  await vi.advanceTimersByTimeAsync(48 * 3_600_000)
  expect({ rung, lines: log.lines }).toEqual({
    rung: [
      '2026-01-31T19:30:00.000Z',
      '2026-02-01T06:00:00.000Z',
      '2026-02-01T19:30:00.000Z',
      '2026-02-02T06:00:00.000Z',
    ],
    lines: [],
  })
})

test('what it slept through it passes over, and rings the next time', async () => {
  let rung = 0
  const stop = createDailyAlarm({ log: createRecordingLog() })(['02:30'], () => void rung++)
  vi.setSystemTime(new Date('2026-02-04T01:00:00Z'))
  await vi.advanceTimersByTimeAsync(3_600_000)
  const slept = rung
  await vi.advanceTimersByTimeAsync(24 * 3_600_000)
  stop()
  expect([slept, rung]).toEqual([0, 1])
})
