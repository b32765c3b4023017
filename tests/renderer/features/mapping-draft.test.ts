import { describe, expect, it } from 'vitest'
import {
  choose,
  countNeeded,
  type Draft,
  stateOf,
  sureProposals,
  toColumns,
  wantsLook,
} from '#renderer/features/imports/mapping-draft.ts'
import { toLatinKeys } from '#renderer/ui/latin-keys.ts'
import type { ExpectedColumn } from '#shared/contract/layouts.ts'

const column = (field: string, rest: Partial<ExpectedColumn>): ExpectedColumn => ({
  ...{ field, header: field, type: 'money', isRequired: true, mayLack: true },
  ...{ foundAt: null, doubt: null, proposals: [] },
  ...rest,
})
const sure = (letters: string) => [{ column: letters, isSure: true, reasons: [] }]
const unsure = (letters: string) => [{ column: letters, isSure: false, reasons: [] }]

const expected = [
  column('found', { foundAt: 'A' }),
  column('sure', { proposals: sure('B') }),
  column('unsure', { proposals: unsure('C') }),
  column('open', {}),
  column('moved', { foundAt: 'D', doubt: 'moved', proposals: sure('D') }),
  column('repeated', { foundAt: 'E', doubt: 'repeated' }),
  column('idle', { isRequired: false }),
]
const statesOf = (draft: Draft) => expected.map((one) => stateOf(one, draft))

describe('naming columns', () => {
  it('asks for what is needed and not found, what has a proposal, and what wants a second look', () => {
    expect([statesOf({}), expected.map((one) => wantsLook(one, {})), countNeeded(expected, {})]).toEqual([
      ['found', 'proposed', 'proposed', 'open', 'moved', 'repeated', 'open'],
      [false, true, true, true, true, true, false],
      { done: 2, total: 6 },
    ])
  })

  it('takes all sure proposals at once, and none for a column that a person gave to another field', () => {
    const fieldsOf = (draft: Draft) => sureProposals(expected, draft).map(({ field }) => field)
    expect([
      fieldsOf({}),
      fieldsOf(choose({}, expected, 'open', 'B')),
      fieldsOf({ moved: { column: 'F' } }),
    ]).toEqual([['sure', 'moved'], ['moved'], ['sure']])
  })

  it('gives a column away from the field that had it, which is then open again', () => {
    const draft = choose({}, expected, 'open', 'A')
    expect([draft, statesOf(draft)[0], countNeeded(expected, draft)]).toEqual([
      { found: 'open', open: { column: 'A' } },
      'open',
      { done: 2, total: 6 },
    ])
  })

  it('tells Satang what differs from what was found and what was confirmed, and nothing else', () => {
    const confirmed = choose({}, expected, 'repeated', 'E')
    const lacking = choose(confirmed, expected, 'unsure', null)
    const draft = choose(lacking, expected, 'open', 'A')
    expect([
      toColumns({ expected }, {}),
      toColumns({ expected }, draft),
      countNeeded(expected, draft),
    ]).toEqual([
      [],
      [
        { field: 'found', column: null },
        { field: 'unsure', column: null },
        { field: 'open', column: 'A' },
        { field: 'repeated', column: 'E' },
      ],
      { done: 4, total: 6 },
    ])
  })

  it('knows the letters of columns typed with the keyboard in Thai', () => {
    expect(['า', 'ฟน', 'กำ', 'AO', 'เลข'].map(toLatinKeys)).toEqual(['k', 'ao', 'de', 'AO', 'gลข'])
  })
})
