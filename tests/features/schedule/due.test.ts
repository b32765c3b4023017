import { describe, expect, it } from 'vitest'
import { lastDueAt, monthsOfRun, nextDueAt } from '#main/features/schedule/due.ts'

const iso = (dates: readonly Date[]) => dates.map((date) => date.toISOString())

describe('when a plan is due', () => {
  it('is today once the clock in Bangkok has passed it, and yesterday before', () => {
    const early = new Date('2026-01-05T00:29:59Z')
    expect(
      iso([
        lastDueAt(['07:30'], new Date('2026-01-05T00:30:00Z')),
        lastDueAt(['07:30'], early),
        nextDueAt(['07:30'], early),
      ]),
    ).toEqual(['2026-01-05T00:30:00.000Z', '2026-01-04T00:30:00.000Z', '2026-01-05T00:30:00.000Z'])
  })

  it('is the nearest of several times, over the turn of the day', () => {
    const times = ['06:00', '12:00', '23:30']
    const at = (instant: string) => [lastDueAt(times, new Date(instant)), nextDueAt(times, new Date(instant))]
    expect([iso(at('2025-12-31T16:00:00Z')), iso(at('2025-12-31T18:00:00Z'))]).toEqual([
      ['2025-12-31T05:00:00.000Z', '2025-12-31T16:30:00.000Z'],
      ['2025-12-31T16:30:00.000Z', '2025-12-31T23:00:00.000Z'],
    ])
  })
})

describe('the months of a run', () => {
  const months = (unit: 'days' | 'months', back: number, instant: string) =>
    monthsOfRun({ unit, back }, new Date(instant))

  it('are the month of Bangkok and those before, over the turn of the year', () => {
    expect(months('months', 2, '2025-12-31T18:00:00Z')).toEqual(['2026-01', '2025-12', '2025-11'])
  })

  it('are those that have one of the last days', () => {
    expect([
      months('days', 0, '2026-03-01T01:00:00Z'),
      months('days', 1, '2026-03-01T01:00:00Z'),
      months('days', 40, '2026-01-05T01:00:00Z'),
    ]).toEqual([['2026-03'], ['2026-03', '2026-02'], ['2026-01', '2025-12', '2025-11']])
  })

  it('know the leap day of 2571 and the turn into 2600', () => {
    expect([
      months('days', 1, '2028-03-01T01:00:00Z'),
      months('days', 29, '2028-03-01T01:00:00Z'),
      months('months', 1, '2056-12-31T18:00:00Z'),
    ]).toEqual([
      ['2028-03', '2028-02'],
      ['2028-03', '2028-02'],
      ['2057-01', '2056-12'],
    ])
  })
})
