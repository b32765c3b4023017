import { describe, expect, it } from 'vitest'
import {
  compareContents,
  compareVersions,
  isUndecided,
  type Version,
} from '#main/features/imports/document-order.ts'

const plain: Version = {
  ...{ madeAt: null, namedAt: null, listedAt: null, rankKey: '2026-01-02  ', preference: 1 },
  ...{ satang: 500, rows: 5, asked: 900 },
}
const version = (told: Partial<Version>): Version => ({ ...plain, ...told })

describe('which of two issues counts', () => {
  // each of them would lose by everything that is asked after what decides
  it.each<[string, Partial<Version>, Partial<Version>]>([
    ['the one that says a later time', { rankKey: '2026-01-03  ', preference: 0, satang: 900 }, {}],
    [
      'the one that says more of the same time',
      { rankKey: '2026-01-02T09:10  ', preference: 0, satang: 900 },
      {},
    ],
    ['the one a person chose last', { preference: 2, satang: 900, rows: 9 }, {}],
    ['the lesser sum', { satang: 499, rows: 9, asked: 999 }, {}],
    ['a sum that is not known before one of nothing', { satang: null, rows: 9 }, { satang: 0 }],
    ['a sum that is not known before one below nothing', { satang: null, rows: 9 }, { satang: -1 }],
    ['the one of fewer rows', { rows: 4, asked: 999 }, {}],
    ['the one that asked for less', { asked: 899 }, {}],
    ['one of which it is not known what was asked for', { asked: null }, {}],
    ['of two sums that are not known the one of fewer rows', { satang: null, rows: 4 }, { satang: null }],
  ])('%s', (_, one, other) => {
    const [first, second] = [version(one), version(other)]
    expect([compareVersions(first, second) > 0, compareVersions(second, first) < 0]).toEqual([true, true])
  })

  it('is not told of two that are alike, though nothing is known of either', () => {
    const unknown = version({ satang: null, asked: null })
    expect([compareVersions(plain, { ...plain }), compareVersions(unknown, { ...unknown })]).toEqual([0, 0])
  })
})

it.each<[string | null, string | null, boolean]>([
  ['2026-01-03', '2026-01-02', false],
  ['2026-01-02', '2026-01-03', true],
  ['2026-01-02', '2026-01-02', true],
  [null, '2026-01-02', true],
])('made %s counts and made %s does not: is that undecided? %s', (madeAt, other, expected) => {
  expect(isUndecided(version({ madeAt }), version({ madeAt: other }))).toBe(expected)
})

it.each<[string, readonly string[], readonly string[], number]>([
  ['the same rows', ['a', 'b'], ['a', 'b'], 0],
  ['no rows at all', [], [], 0],
  ['the lesser row', ['a', 'b'], ['a', 'c'], 1],
  ['the lesser first row, whatever follows', ['a', 'z'], ['b', 'c'], 1],
  ['one that ends before', ['a'], ['a', 'b'], 1],
  ['one without rows', [], ['a'], 1],
])(
  'of two lists that nothing else tells apart counts the one with the least row: %s',
  (_, one, other, order) => {
    const [first, second] = [one, other].map((rows) => rows.map((whole) => ({ whole })))
    if (first === undefined || second === undefined) throw new Error('there are two')
    expect([compareContents(first, second), compareContents(second, first)]).toEqual([order, 0 - order])
  },
)
