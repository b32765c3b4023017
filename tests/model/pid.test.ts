import { expect, it } from 'vitest'
import { isValidPid, pidCheckDigit } from '#shared/model/pid.ts'

// a first digit that no registry office hands out; sums by hand: 9 × 13 = 117, 9 × 13 + 12 = 129 …
it.each([
  ['900000000000', 4], // 117 = 10 × 11 + 7
  ['910000000000', 3], // 129 = 11 × 11 + 8
  ['900000000002', 1], // 121 = 11 × 11, and 11 - 0 has the last digit 1
  ['912345678901', 0], // 419 = 38 × 11 + 1, and 11 - 1 has the last digit 0
])('twelve digits %s have the check digit %d', (twelve, digit) => {
  expect(pidCheckDigit(twelve)).toBe(digit)
})

it('is a citizen id with thirteen digits, the last of which fits, and nothing around them', () => {
  const texts = ['9000000000004', '9000000000005', '90000000000045', '900000000000', 'x900000000000', '']
  expect(texts.filter(isValidPid)).toEqual(['9000000000004'])
})
