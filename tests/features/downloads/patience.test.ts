import { describe, expect, test } from 'vitest'
import { createPatience, type Look, parseRetryAfter } from '#main/features/downloads/patience.ts'
import { AppError } from '#shared/errors/app-error.ts'

const now = new Date('2026-01-21T02:30:00Z')

test.each([
  ['120', 120_000],
  [' 0 ', 0],
  ['9999999', 9_999_999_000],
  ['Wed, 21 Jan 2026 02:31:30 GMT', 90_000],
  ['Wed, 21 Jan 2026 02:00:00 GMT', 0],
  ['soon', null],
  ['soon 5', null],
  ['-5', null],
  ['1.5', null],
  ['0x10', null],
  ['99999999', null],
  ['9'.repeat(400), null],
  ['Wed, 99 Jan 2026 02:31:30 GMT', null],
  ['(soon) Wed, 21 Jan 2026 02:31:30 GMT', null],
  ['Wed, 21 Jan 2026 02:31:30 GMT+7', null],
  ['2026-01-21', null],
  ['', null],
  [null, null],
])('Retry-After %j means %j ms', (header, ms) => {
  expect(parseRetryAfter(header, now)).toBe(ms)
})

const seen: Look<string> = { kind: 'seen', value: 'list' }
const tooMany = (retryAfter: string | null): Look<string> => ({ kind: 'tooMany', retryAfter })

/** Patience whose time passes at once, and what it waited for and told. */
function openPatience({ gapMs = 1_500, jitterMs = 2_000, random = (): number => 0 } = {}) {
  const waits: number[] = []
  const told: unknown[] = []
  const retry = { pausesMs: [4_000, 8_000], longestWaitMs: 3_000, usualRestMinutes: 15, serverErrors: 3 }
  const patience = createPatience({
    profile: { pace: { gapMs, jitterMs }, retry },
    signal: new AbortController().signal,
    clock: { now: () => now },
    wait: async (ms) => void waits.push(ms),
    tell: (_level, event, facts) => void told.push([event, facts]),
    random,
  })
  /** Looks until something is seen, and says what came of it. */
  async function look(...answers: readonly Look<string>[]) {
    const left = [...answers]
    return patience
      .persist(async () => left.shift() ?? seen)
      .catch((error: unknown) => (error instanceof AppError ? [error.code, error.details] : error))
  }
  return { ...patience, waits, told, look }
}

describe('the pause between two files', () => {
  test.each([
    [0, 1_500],
    [0.25, 2_000],
    [0.5, 2_500],
    [0.999, 3_498],
  ])('is the least one and, by a chance of %d, so much of the rest as makes %d ms', async (chance, ms) => {
    const { pace, waits } = openPatience({ random: () => chance })
    await pace()
    expect(waits).toEqual([ms])
  })

  test('is drawn anew each time, and is none where the profile wants none', async () => {
    const drawn = [0.1, 0.9]
    const { pace, waits } = openPatience({ random: () => drawn.shift() ?? 0 })
    for (let files = 0; files < 3; files++) await pace()
    const hurried = openPatience({ gapMs: 0, jitterMs: 0 })
    await hurried.pace()
    expect([waits, hurried.waits]).toEqual([[1_700, 3_300, 1_500], []])
  })
})

describe('a portal that asks for a rest', () => {
  test.each(['0', 'Wed, 21 Jan 2026 02:00:00 GMT'])(
    'for none at all (%s) is given a second each time, and an end',
    async (header) => {
      const patient = openPatience()
      expect(await patient.look(tooMany(header), tooMany(header))).toBe('list')
      expect(patient.waits).toEqual([1_000, 1_000])
      expect(patient.told).toEqual(Array(2).fill(['downloads.rests', { seconds: 1 }]))
      // three seconds together are all that one run rests
      expect(await patient.look(...Array<Look<string>>(9).fill(tooMany(header)))).toEqual([
        'portal.rateLimited',
        { minutes: 1 },
      ])
      expect(patient.waits).toEqual([1_000, 1_000, 1_000])
    },
  )

  test.each([
    ['-5', 15],
    ['soon', 15],
    [null, 15],
    ['99999999', 15],
    ['4', 1],
    ['600', 10],
    ['9999999', 166_667],
  ])(
    'in words nobody can follow, or for too long (%s), ends the run without a wait',
    async (header, minutes) => {
      const { look, waits } = openPatience()
      expect(await look(tooMany(header))).toEqual(['portal.rateLimited', { minutes }])
      expect(waits).toEqual([])
    },
  )

  test('rests once for all who work beside each other', async () => {
    const { rest, waits } = openPatience()
    await Promise.all([rest('2'), rest('2'), rest('1')])
    expect(waits).toEqual([2_000])
  })
})

test.each([
  [{ kind: 'down' }, 'portal.down'],
  [{ kind: 'unreachable', reason: 'timeout' }, 'portal.unreachable'],
  [{ kind: 'unreachable', reason: 'net::ERR_PROXY_CONNECTION_FAILED' }, 'network.proxyAway'],
] as const)('%o is tried again after each pause, then it counts as %s', async (seen, code) => {
  const { look, waits } = openPatience()
  expect([await look(seen, seen), waits]).toEqual(['list', [4_000, 8_000]])
  const patient = openPatience()
  expect([await patient.look(seen, seen, seen), patient.waits]).toEqual([
    [code, {}],
    [4_000, 8_000],
  ])
})
