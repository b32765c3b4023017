import { expect, it } from 'vitest'
import { toVerdict } from '#renderer/features/completeness/completeness-columns.tsx'
import type { CompletenessRow } from '#shared/contract/completeness.ts'

const proven: CompletenessRow = {
  ...{ month: '2026-10', scheme: 'ucs', kind: 'REP' as const },
  ...{ listed: 3, countsUnknown: 0, stored: 3, imported: 3, proven: 3, differing: 0, refused: 0, missing: 0 },
  doubt: null,
}

it('a month is complete when every file is proven by itself, though the list showed no counts', () => {
  expect(toVerdict({ ...proven, countsUnknown: 3 })).toBe('proven')
})

it('a month whose list may have more is not complete, and what is known to be wrong comes first', () => {
  const short: CompletenessRow = { ...proven, doubt: 'short' }
  const troubles = [{ missing: 1 }, { differing: 1 }, { refused: 1 }].map((one) => ({ ...short, ...one }))
  expect([short, ...troubles].map(toVerdict)).toEqual(['short', 'missing', 'differing', 'refused'])
  expect(
    toVerdict({ ...proven, ...{ listed: null, stored: 0, imported: 0, proven: 0 }, doubt: 'emptyUnsure' }),
  ).toBe('emptyUnsure')
})
