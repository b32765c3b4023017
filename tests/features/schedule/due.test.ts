import { describe, expect, it } from 'vitest'
import { lastDueAt, monthsOfRun, nextDueAt } from '#main/features/schedule/due.ts'
import { defaultPlan } from '#main/features/schedule/schedule.service.ts'

describe('when the nightly run is due', () => {
  it('is today once the clock in Bangkok has passed it, and yesterday before', () => {
    expect([
      lastDueAt('07:30', new Date('2026-01-05T00:30:00Z')).toISOString(),
      lastDueAt('07:30', new Date('2026-01-05T00:29:59Z')).toISOString(),
      nextDueAt('07:30', new Date('2026-01-05T00:29:59Z')).toISOString(),
    ]).toEqual(['2026-01-05T00:30:00.000Z', '2026-01-04T00:30:00.000Z', '2026-01-05T00:30:00.000Z'])
  })

  it('fetches the month of Bangkok and those before, over the turn of the year', () => {
    expect(monthsOfRun({ ...defaultPlan, monthsBack: 2 }, new Date('2025-12-31T18:00:00Z'))).toEqual([
      '2026-01',
      '2025-12',
      '2025-11',
    ])
  })
})
