import { describe, expect, it } from 'vitest'
import { createTries, type StoredTries } from '#main/features/session/tries.ts'
import { AppError } from '#shared/errors/app-error.ts'

const minuteMs = 60_000
const lockedUntil = (at: string): StoredTries => ({ failedTries: 0, lockedUntil: at })

/** The tries of one start of Satang, at ten in the morning in Bangkok. */
function startTries(at = '2026-01-05T03:00:00Z') {
  let wallMs = Date.parse(at)
  let runningMs = 0
  const tries = createTries({ clock: { now: () => new Date(wallMs) }, runningMs: () => runningMs })
  function count(name: string, stored: StoredTries | null = null): string {
    try {
      tries.keep(name, tries.count(name, stored))
      return 'counted'
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      return `locked until ${error.details['until']}`
    }
  }
  return {
    count,
    countMany: (name: string, many: number) => Array.from({ length: many }, () => count(name)),
    pass(minutes: number): void {
      wallMs += minutes * minuteMs
      runningMs += minutes * minuteMs
    },
    setClock(time: string): void {
      wallMs = Date.parse(time)
    },
  }
}

const counted = (many: number) => Array.from({ length: many }, () => 'counted')

describe('a lock made in this run of Satang', () => {
  it('lasts 30 minutes, however the clock is set, and names a minute in which it is over', () => {
    const { count, countMany, pass, setClock } = startTries()
    expect(countMany('somchai', 6)).toEqual([...counted(5), 'locked until 10:30'])
    setClock('2031-06-01T03:00:00Z')
    expect(count('somchai')).toBe('locked until 10:30')
    pass(29)
    setClock('2020-06-01T03:00:20Z')
    expect(count('somchai')).toBe('locked until 10:02')
    pass(1)
    expect(countMany('somchai', 6)).toEqual([...counted(5), 'locked until 10:32'])
  })

  it('is not pushed out by tries at other names while it lasts', () => {
    const { count, countMany } = startTries()
    countMany('somchai', 5)
    // half an hour of hashes, two a second
    for (let other = 0; other < 3_600; other++) count(`nobody ${other}`)
    expect(count('somchai')).toBe('locked until 10:30')
  })

  it.each([
    [9_999, 'locked until 10:30'],
    [10_000, 'counted'],
  ])('is remembered of so many names and no more: with %d others it is %s', (others, answer) => {
    const { count, countMany } = startTries()
    countMany('somchai', 5)
    for (let other = 0; other < others; other++) count(`nobody ${other}`)
    expect(count('somchai')).toBe(answer)
  })

  it('makes room by its last try, not by its first', () => {
    const { count, countMany } = startTries()
    count('somchai')
    for (let other = 0; other < 9_999; other++) count(`nobody ${other}`)
    countMany('somchai', 4)
    count('one too many')
    expect(count('somchai')).toBe('locked until 10:30')
  })
})

describe('a lock that the store kept from an earlier run', () => {
  it.each([
    ['goes on', '2026-01-05T03:20:00Z', 'locked until 10:20'],
    ['of half an hour goes on', '2026-01-05T03:30:00Z', 'locked until 10:30'],
    ['is over when its time has come', '2026-01-05T03:00:00Z', 'counted'],
    ['made in 2031 is void in 2026', '2031-01-05T03:30:00Z', 'counted'],
    ['longer than a lock is void', '2026-01-05T03:30:01Z', 'counted'],
    ['that nobody can read is void', 'tomorrow', 'counted'],
  ])('%s', (_what, until, answer) => {
    expect(startTries().count('admin', lockedUntil(until))).toBe(answer)
  })

  it('is over 30 minutes later at most, though the clock goes back again and again', () => {
    const { count, pass, setClock } = startTries()
    const kept = lockedUntil('2026-01-05T03:30:00Z')
    const goBack = () => setClock('2026-01-05T03:00:00Z')
    expect(count('admin', kept)).toBe('locked until 10:30')
    pass(15)
    goBack()
    expect(count('admin', kept)).toBe('locked until 10:15')
    pass(15)
    goBack()
    expect(count('admin', kept)).toBe('counted')
  })
})
