import { expect, test, vi } from 'vitest'
import { openSchedule, plan } from '#tests/features/schedule/schedule-desk.ts'

test('Satang looks to the second at the times of the plans that are on, as they are now', async () => {
  const { schedule, alarmTimes } = await openSchedule('2026-01-05T01:00:00Z')
  const steps: (readonly string[])[] = []
  const note = () => steps.push(alarmTimes())
  await schedule().save(undefined, plan)
  note()
  schedule().start()
  await vi.waitUntil(() => alarmTimes().length > 0)
  note()
  await schedule().save(undefined, { ...plan, times: ['13:00', '07:30'] })
  note()
  await schedule().save(1, { ...plan, isEnabled: false, times: ['02:00'] })
  note()
  await schedule().pause(true)
  note()
  await schedule().pause(false)
  note()
  await schedule().remove(2)
  note()
  expect(steps).toEqual([[], ['07:30'], ['07:30', '13:00'], ['07:30', '13:00'], [], ['07:30', '13:00'], []])
})

test('a plan runs when the alarm rings, and once although Satang looks again', async () => {
  const { schedule, alarmTimes, ring, tick, moveTo, runs } = await openSchedule('2026-01-05T01:00:00Z')
  await schedule().save(undefined, plan)
  schedule().start()
  await vi.waitUntil(() => alarmTimes().length > 0)
  moveTo('2026-01-06T00:30:00Z')
  ring()
  tick()
  await vi.waitUntil(() => runs().length > 0)
  moveTo('2026-01-06T00:30:20Z')
  await schedule().look()
  expect(runs()).toEqual(['2026-01-06T00:30 nightly 2026-01,2025-12'])
})
