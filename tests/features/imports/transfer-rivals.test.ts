import { describe, expect, it } from 'vitest'
import type { Choice } from '#main/features/imports/settle-statements.sql.ts'
import type { WholeRow } from '#main/features/imports/settle-transfers.sql.ts'
import type { TransferFile } from '#main/features/imports/transfer-cells.ts'
import { findRivals, overlap } from '#main/features/imports/transfer-rivals.ts'

/** A list of UC over the middle of January that does not say when it was made. */
function listOf(fileId: number, told: Partial<TransferFile> = {}): TransferFile {
  return {
    ...{ fileId, sources: new Set(['UC']), firstDay: '2026-01-10', lastDay: '2026-01-20' },
    ...{ madeAt: null, namedAt: null, listedAt: null, rankKey: '', preference: 0 },
    ...{ satang: 100 * fileId, rows: fileId, asked: 0 },
    ...told,
  }
}

type Row = readonly [net: number | null, day?: string, source?: string]

const toRow = ([net, day = '2026-01-15', slice = 'UC']: Row): WholeRow => ({
  ...{ slice, day, net },
  whole: `${slice}|${day}|${net ?? ''}`,
})

type Told = {
  readonly choices?: readonly Choice[]
  readonly seen?: readonly (readonly [number, ...string[]])[]
}

/** What is told of two lists of which the first counts. */
function rivalsOf(
  [counted, ofCounted]: readonly [TransferFile, readonly Row[]],
  [other, ofOther]: readonly [TransferFile, readonly Row[]],
  { choices = [], seen = [] }: Told = {},
) {
  return findRivals('10670', {
    inOrder: [counted, other],
    seen: new Map(seen.map(([fileId, ...sources]) => [fileId, new Set(sources)])),
    rowsOf: async (file) => (file === counted ? ofCounted : ofOther).map(toRow),
    choices,
  })
}

const undecided = {
  ...{ kind: 'SMT', why: 'undecided', hcode: '10670', document: '2026-01-10 – 2026-01-20' },
  ...{ fileId: 1, otherFileId: 2 },
}
const overlaps = { ...undecided, why: 'overlaps', rows: 2, satang: 100, otherSatang: 200 }

it.each([
  ['2026-01-01', '2026-01-09', false],
  ['2026-01-01', '2026-01-10', true],
  ['2026-01-12', '2026-01-13', true],
  ['2026-01-20', '2026-01-31', true],
  ['2026-01-21', '2026-01-31', false],
])(
  'a list from %s to %s shares days with one from the 10th to the 20th: %s',
  (firstDay, lastDay, expected) => {
    expect(overlap({ firstDay, lastDay }, listOf(1))).toBe(expected)
  },
)

describe('of two lists that nothing tells apart', () => {
  it('what is lost and what is kept are told', async () => {
    const rivals = await rivalsOf([listOf(1), [[5], [7], [null]]], [listOf(2), [[5], [90]]])
    expect(rivals).toEqual([{ ...undecided, rows: 2, satang: 12, otherSatang: 95 }])
  })

  it('nothing is told when they are the same', async () => {
    expect(await rivalsOf([listOf(1), [[5], [7]]], [listOf(2), [[5], [7]]])).toEqual([])
  })

  it('it is told when one of them has a row more', async () => {
    const [few, many]: Row[][] = [[[5]], [[5], [7]]]
    expect([
      await rivalsOf([listOf(1), few ?? []], [listOf(2), many ?? []]),
      await rivalsOf([listOf(1), many ?? []], [listOf(2), few ?? []]),
      await rivalsOf([listOf(1), []], [listOf(2), few ?? []]),
      await rivalsOf([listOf(1), few ?? []], [listOf(2), []]),
    ]).toEqual([
      [{ ...undecided, rows: 2, satang: 5, otherSatang: 12 }],
      [{ ...undecided, rows: 1, satang: 12, otherSatang: 5 }],
      [{ ...undecided, rows: 1, satang: null, otherSatang: 5 }],
      [{ ...undecided, rows: 0, satang: 5, otherSatang: null }],
    ])
  })

  it('only rows that the other one covers are compared', async () => {
    const other = listOf(2, { firstDay: '2026-01-05', lastDay: '2026-01-15' })
    const rivals = await rivalsOf(
      [listOf(1), [[5], [9, '2026-01-16'], [11, '2026-01-15', 'LGO']]],
      [other, [[6], [9, '2026-01-09'], [13, '2026-01-15', 'LGO']]],
    )
    expect(rivals).toEqual([
      { ...undecided, document: '2026-01-10 – 2026-01-15', rows: 1, satang: 5, otherSatang: 6 },
    ])
  })

  it('the days that both of them tell of are named, and a sum of which nothing is printed is unknown', async () => {
    const within = { firstDay: '2026-01-12', lastDay: '2026-01-18' }
    const told = { document: '2026-01-12 – 2026-01-18', rows: 1 }
    expect([
      await rivalsOf([listOf(1), [[null]]], [listOf(2, within), [[6]]]),
      await rivalsOf([listOf(1, within), [[5]]], [listOf(2), [[null]]]),
    ]).toEqual([
      [{ ...undecided, ...told, satang: null, otherSatang: 6 }],
      [{ ...undecided, ...told, satang: 5, otherSatang: null }],
    ])
  })

  it('nothing is told where they share no day', async () => {
    const other = listOf(2, { firstDay: '2026-01-21', lastDay: '2026-01-31' })
    expect(await rivalsOf([listOf(1), [[5]]], [other, [[6]]])).toEqual([])
  })

  it('nothing is told where the newer one counts, and it is where the older one does', async () => {
    const [older, newer] = [{ namedAt: '2026-01-21T10:00:00' }, { namedAt: '2026-01-22T10:00:00' }]
    expect([
      await rivalsOf([listOf(1, newer), [[5]]], [listOf(2, older), [[6]]]),
      await rivalsOf([listOf(1, older), [[5]]], [listOf(2, newer), [[6]]]),
    ]).toEqual([[], [{ ...undecided, rows: 1, satang: 5, otherSatang: 6 }]])
  })

  it.each<[string, Choice, number]>([
    ['that it counts', { verdict: 'counts', file_id: 1, other_file_id: 2 }, 0],
    ['that the other one counts', { verdict: 'counts', file_id: 2, other_file_id: 1 }, 1],
    ['that it counts before a third one', { verdict: 'counts', file_id: 1, other_file_id: 3 }, 1],
    ['that a third one counts', { verdict: 'counts', file_id: 3, other_file_id: 2 }, 1],
    ['that both do', { verdict: 'both', file_id: 1, other_file_id: 2 }, 1],
  ])('a person said %s', async (_, choice, count) => {
    const rivals = await rivalsOf([listOf(1), [[5]]], [listOf(2), [[6]]], { choices: [choice] })
    expect(rivals).toHaveLength(count)
  })
})

describe('of two lists of which one names no source', () => {
  const nameless = (fileId: number) => listOf(fileId, { sources: new Set(['']) })
  const [named, unnamed] = [listOf(1), nameless(2)]
  const rows: Row[] = [[5, '2026-01-15', '']]

  it('it is told that they overlap, whichever of them it is', async () => {
    expect([
      await rivalsOf([named, [[5]]], [unnamed, rows]),
      await rivalsOf([nameless(1), rows], [listOf(2), [[5]]]),
    ]).toEqual([[overlaps], [overlaps]])
  })

  it.each<[string, readonly (readonly [number, ...string[]])[], number]>([
    ['one source', [[2, 'LGO']], 0],
    ['two sources', [[2, 'LGO', 'SSS']], 1],
    ['none', [[2]], 1],
    ['none, though the other list was', [[1, 'LGO']], 1],
  ])('nothing is told when its rows were seen to be of %s', async (_, seen, count) => {
    expect(await rivalsOf([named, []], [unnamed, rows], { seen })).toHaveLength(count)
  })

  it.each<[string, Choice, number]>([
    ['that both count', { verdict: 'both', file_id: 1, other_file_id: 2 }, 0],
    ['that both count, the other way round', { verdict: 'both', file_id: 2, other_file_id: 1 }, 0],
    ['that it and a third one count', { verdict: 'both', file_id: 1, other_file_id: 3 }, 1],
    [
      'that it and a third one count, the other way round',
      { verdict: 'both', file_id: 3, other_file_id: 1 },
      1,
    ],
    [
      'that the other and a third one count, the other way round',
      { verdict: 'both', file_id: 2, other_file_id: 3 },
      1,
    ],
    ['that the other and a third one count', { verdict: 'both', file_id: 3, other_file_id: 2 }, 1],
    ['that one of them counts', { verdict: 'counts', file_id: 1, other_file_id: 2 }, 1],
  ])('a person said %s', async (_, choice, count) => {
    expect(await rivalsOf([named, []], [unnamed, rows], { choices: [choice] })).toHaveLength(count)
  })
})

it('every two lists are compared, the one that counts first', async () => {
  const rivals = await findRivals('10670', {
    inOrder: [listOf(3), listOf(1), listOf(2)],
    seen: new Map(),
    rowsOf: async ({ fileId }) => [toRow([fileId])],
    choices: [],
  })
  expect(rivals.map(({ fileId, otherFileId }) => [fileId, otherFileId])).toEqual([
    [3, 1],
    [3, 2],
    [1, 2],
  ])
})
