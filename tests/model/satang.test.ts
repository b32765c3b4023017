import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '#shared/errors/app-error.ts'
import { addAmounts, bahtToSatang, formatBaht, parseBaht, toSatang } from '#shared/model/satang.ts'

const unreadable = new AppError('import.amountUnreadable')

describe('an amount as NHSO prints it', () => {
  it.each([
    ['1,234.50', 123450],
    [' 1,234.5 ', 123450],
    ['0', 0],
    ['.75', 75],
    ['12.500', 1250],
    ['(80.00)', -8000],
    ['(1,234.50)', -123450],
    ['-80.00', -8000],
    ['1234567.89', 123456789],
    ['12 345.00', 1234500],
    ['(0.00)', 0],
  ])('reads %s to the satang', (text, satang) => {
    expect(parseBaht(text)).toBe(satang)
  })

  it.each(['', '   ', '-', 'N/A', 'n/a'])('keeps the empty mark "%s" unknown, never 0', (text) => {
    expect(parseBaht(text)).toBeNull()
  })

  it.each([
    'abc',
    '1,23.00',
    '1.234',
    '(80.00',
    '80.00)',
    '1.2.3',
    '--5',
    '()',
    '.',
    '12,34',
    '99999999999999999',
    '1e5',
  ])('refuses "%s" instead of guessing', (text) => {
    expect(() => parseBaht(text)).toThrow(unreadable)
  })

  it.each([
    ['-80', -8000],
    ['- 80', -8000],
    ['\u221280', -8000],
    ['\u201380', -8000],
    ['\uff0d80', -8000],
    ['(80)', -8000],
    ['( 80 )', -8000],
    ['\uff0880\uff09', -8000],
    ['(\uff18\uff10.\uff15)', -8050],
    ['(๘๐)', -8000],
  ])('takes "%s", which has one sign of being below zero, as that', (text, satang) => {
    expect(parseBaht(text)).toBe(satang)
  })

  it.each([
    '-(80)',
    '-(80.00)',
    '(-80)',
    '(-80.00)',
    '(80)-',
    '(80-)',
    '80-',
    '\u2212(80)',
    '(\u221280)',
    '\uff08\uff0d80\uff09',
    '\u2212\u221280',
    '((80))',
    '-(0)',
  ])('refuses "%s": both signs at once, or one behind, may mean either', (text) => {
    expect(() => parseBaht(text)).toThrow(unreadable)
  })

  it.each(['80\u00b2', '\u00bd', '8\u24ea'])('takes no sign of another meaning for a digit: "%s"', (text) => {
    expect(() => parseBaht(text)).toThrow(unreadable)
  })

  it('reads back every amount it printed', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (satang) => {
        expect(parseBaht(formatBaht(toSatang(satang)))).toBe(satang === 0 ? 0 : satang)
      }),
    )
  })
})

describe('two amounts', () => {
  it.each([
    [100, 25, 125],
    [100, -25, 75],
    [100, null, 100],
    [null, 25, 25],
    [null, null, null],
    [0, null, 0],
  ])('of %s and %s satang come to %s', (one, other, sum) => {
    expect(addAmounts(one, other)).toBe(sum)
  })
})

describe('an amount in satang', () => {
  it.each([
    [0, '0.00'],
    [5, '0.05'],
    [-5, '-0.05'],
    [123450, '1,234.50'],
    [-12345678901, '-123,456,789.01'],
  ])('of %d is printed as %s', (satang, text) => {
    expect(formatBaht(toSatang(satang))).toBe(text)
  })

  it.each([0.5, Number.NaN, 2 ** 53])('is never %d', (value) => {
    expect(() => toSatang(value)).toThrow(`not satang: ${value}`)
  })
})

describe('an amount kept as a number', () => {
  it('is exact for every satang a double of baht can mean', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e11, max: 1e11 }), (satang) => {
        expect(bahtToSatang(satang / 100)).toBe(satang)
      }),
    )
  })

  it.each([1.234, 0.001, Number.NaN, Number.POSITIVE_INFINITY, 1e300])(
    'refuses %d, which is no whole satang',
    (baht) => {
      expect(() => bahtToSatang(baht)).toThrow(unreadable)
    },
  )
})
