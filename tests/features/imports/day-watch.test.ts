import { describe, expect, it } from 'vitest'
import { createDayWatch } from '#main/features/imports/day-watch.ts'

/** A cell, and what is read of it. */
type Seen = readonly [value: string | number, time: string]

/** A real date, as a program keeps it. */
const real = (day: string): Seen => [Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569, day]
/** Days of January 2026, as texts that programs of other countries read the other way round. */
const texts = (...days: readonly string[]): Seen[] => days.map((day) => [`${day}/01/2026`, `2026-01-${day}`])
const reals = (...days: readonly string[]) => days.map(real)

type Watched = { readonly madeOn?: string; readonly mayRepeat?: boolean }

function seemsSwapped(seen: readonly Seen[], { madeOn, mayRepeat = false }: Watched = {}): boolean {
  const days = createDayWatch(madeOn ?? null, mayRepeat)
  for (const [value, time] of seen) days.see(value, time)
  return days.seemsSwapped()
}

it.each<[string, string | null, boolean]>([
  ['2026-01-06', '2026-01-05', true],
  ['2026-01-05', '2026-01-05', false],
  ['2026-01-05T23:59:59', '2026-01-05', false],
  ['2026-01-06T00:00:01', '2026-01-05', true],
  ['2026-01-06', null, false],
])('%s lies after a document made %s: %s', (time, madeOn, isAfter) => {
  expect(createDayWatch(madeOn, false).see('วันนี้', time)).toBe(isAfter)
})

describe('dates as text after the twelfth', () => {
  const one = real('2026-05-01')

  it.each<[string, readonly Seen[], boolean]>([
    ['and none before, four cells of both kinds', [one, ...texts('13', '20', '31')], true],
    ['and none before, three cells', [one, ...texts('20', '31')], false],
    [
      'and three real dates beside one',
      [...reals('2026-05-01', '2026-06-01', '2026-07-01'), ...texts('20')],
      true,
    ],
    ['and no real date', texts('13', '20', '25', '31'), false],
    ['and the twelfth', [one, ...texts('12', '13', '20', '31')], false],
    [
      'and a real date after the twelfth',
      [...reals('2026-05-01', '2026-01-13'), ...texts('20', '25', '31')],
      false,
    ],
    ['beside a real date on the twelfth', [real('2026-05-12'), ...texts('20', '25', '31')], true],
    [
      'beside a number that counts no days',
      [one, [20_260_105, '2026-01-05'], ...texts('20', '25', '31')],
      false,
    ],
    ['beside the last number that counts days', [one, [260_000, '2026-01-05'], ...texts('20', '31')], true],
  ])('%s', (_, seen, expected) => {
    expect(seemsSwapped(seen)).toBe(expected)
  })

  it.each([
    [7, false],
    [8, true],
  ])('and before it, with %d real dates', (count, expected) => {
    const days = Array.from({ length: count }, (_, index) => real(`2026-02-0${index + 1}`))
    expect(seemsSwapped([...days, ...texts('05', '20')])).toBe(expected)
  })

  it.each<[string, boolean]>([
    ['20/01/2026', true],
    ['29/01/2026', true],
    ['29-9-2026', true],
    ['20.01.2026', false],
    ['20 01 2026', false],
    ['20 ม.ค. 2569', false],
    ['20/ม.ค./2569', false],
    ['2026-01-20', false],
    ['20260120', false],
  ])('written as %s', (text, expected) => {
    const three = Array.from({ length: 3 }, (): Seen => [text, '2026-01-20'])
    expect(seemsSwapped([one, ...three])).toBe(expected)
  })

  it.each(['5/12/2025', '5-12-2025', '05/12/2025'])('beside the early %s', (text) => {
    expect(seemsSwapped([one, ...texts('20', '25', '31'), [text, '2025-12-05']])).toBe(false)
  })
})

describe('real dates after the day the document was made', () => {
  it.each<[string, readonly Seen[], string | null, boolean]>([
    // the fifth of February and the fifth of March, when they are changed back
    ['two of three', reals('2026-02-03', '2026-05-02', '2026-05-03'), '2026-03-31', true],
    ['one of three', reals('2026-02-03', '2026-03-02', '2026-05-03'), '2026-03-31', false],
    ['both of two', reals('2026-05-02', '2026-05-03'), '2026-03-31', false],
    [
      'one of which would be later still',
      reals('2026-02-03', '2026-05-02', '2026-05-04'),
      '2026-03-31',
      false,
    ],
    [
      'one of which would be of the day itself',
      reals('2026-02-03', '2026-05-02', '2026-05-03'),
      '2026-03-05',
      true,
    ],
    [
      'one of which would be of the day after',
      reals('2026-02-03', '2026-05-02', '2026-05-03'),
      '2026-03-04',
      false,
    ],
    ['of which nothing says when it was made', reals('2026-02-03', '2026-05-02', '2026-05-03'), null, false],
  ])('%s', (_, seen, madeOn, expected) => {
    expect(seemsSwapped(seen, madeOn === null ? {} : { madeOn })).toBe(expected)
  })

  it('though an early day stands there as text', () => {
    const seen = [...reals('2026-02-03', '2026-05-02', '2026-05-03'), ...texts('02')]
    expect(seemsSwapped(seen, { madeOn: '2026-03-31' })).toBe(true)
  })
})

describe('one or two days of many months', () => {
  const months = (count: number, day: string) =>
    Array.from({ length: count }, (_, index) => `2025-0${index + 1}-${day}`)

  it.each<[string, readonly Seen[], boolean]>([
    ['six dates on one day', reals(...months(6, '02')), true],
    ['five dates', reals(...months(5, '02')), false],
    ['six dates of four months', reals(...months(4, '02'), '2025-01-03', '2025-02-03'), true],
    ['six dates of three months', reals(...months(3, '02'), ...months(3, '03')), false],
    ['three days', reals(...months(5, '02'), '2025-01-03', '2025-01-04'), false],
    ['the first of every month', reals(...months(6, '01')), false],
    ['the first and the second', reals(...months(6, '01'), '2025-01-02'), true],
    ['tenths', reals(...months(6, '10')), true],
    ['beside an early text', [...reals(...months(6, '02')), ...texts('02')], false],
  ])('%s', (_, seen, expected) => {
    expect(seemsSwapped(seen)).toBe(expected)
  })

  it('is nothing unusual of transfers', () => {
    expect(seemsSwapped(reals(...months(6, '02')), { mayRepeat: true })).toBe(false)
  })
})
