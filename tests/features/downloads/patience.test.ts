import { expect, test } from 'vitest'
import { parseRetryAfter } from '#main/features/downloads/patience.ts'

const now = new Date('2026-01-21T02:30:00Z')

test.each([
  ['120', 120_000],
  [' 0 ', 0],
  ['Wed, 21 Jan 2026 02:31:30 GMT', 90_000],
  ['Wed, 21 Jan 2026 02:00:00 GMT', 0],
  ['soon', null],
  ['', null],
  [null, null],
])('Retry-After %j means %j ms', (header, ms) => {
  expect(parseRetryAfter(header, now)).toBe(ms)
})
