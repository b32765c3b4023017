import { expect, it } from 'vitest'
import {
  everySource,
  findCountedCells,
  isCovered,
  type SeenSources,
  type TransferCell,
  type TransferFile,
  unknownSource,
} from '#main/features/imports/transfer-cells.ts'

/** A list of the given sources over the middle of January. */
function listOf(fileId: number, ...sources: readonly string[]): TransferFile {
  return {
    ...{ fileId, sources: new Set(sources), firstDay: '2026-01-10', lastDay: '2026-01-20' },
    ...{ madeAt: null, namedAt: null, listedAt: null, rankKey: '', preference: 0 },
    ...{ satang: 0, rows: 0, asked: 0 },
  }
}

const cellOf = (source: string, day = '2026-01-15', fileId = 9): TransferCell => ({ fileId, source, day })
const seen = (...some: readonly (readonly [fileId: number, ...sources: string[]])[]): SeenSources =>
  new Map(some.map(([fileId, ...sources]) => [fileId, new Set(sources)]))

it.each<[string, TransferCell, TransferFile, SeenSources, boolean]>([
  ['its first day', cellOf('UC', '2026-01-10'), listOf(1, 'UC'), seen(), true],
  ['its last day', cellOf('UC', '2026-01-20'), listOf(1, 'UC'), seen(), true],
  ['the day before', cellOf('UC', '2026-01-09'), listOf(1, 'UC'), seen(), false],
  ['the day after', cellOf('UC', '2026-01-21'), listOf(1, 'UC'), seen(), false],
  ['another source', cellOf('LGO'), listOf(1, 'UC', 'SSS'), seen(), false],
  ['one of its sources', cellOf('SSS'), listOf(1, 'UC', 'SSS'), seen(), true],
  ['a source, when all were asked for', cellOf('LGO'), listOf(1, everySource), seen(), true],
  ['no source, when all were asked for', cellOf(unknownSource), listOf(1, everySource), seen(), true],
  // of which source its own rows are nobody knows
  ['a source, when it names none', cellOf('UC'), listOf(1, unknownSource), seen(), false],
  ['a source it was seen to be of', cellOf('UC'), listOf(1, unknownSource), seen([1, 'UC']), true],
  ['another than it was seen to be of', cellOf('LGO'), listOf(1, unknownSource), seen([1, 'UC']), false],
  ['a source it names beside rows of none', cellOf('LGO'), listOf(1, unknownSource, 'LGO'), seen(), true],
  ['a source another list was seen to be of', cellOf('UC'), listOf(1, 'LGO'), seen([1, 'UC']), false],
  [
    'a source, beside rows of none seen to be its own',
    cellOf('LGO'),
    listOf(1, 'UC'),
    seen([9, 'UC']),
    false,
  ],
  ['no source, of which nothing was seen', cellOf(unknownSource), listOf(1, 'UC'), seen(), false],
  ['no source, when it names none either', cellOf(unknownSource), listOf(1, unknownSource), seen(), false],
  ['no source, seen to be its own', cellOf(unknownSource), listOf(1, 'UC'), seen([9, 'UC']), true],
  [
    'no source, seen to be of it and another',
    cellOf(unknownSource),
    listOf(1, 'UC'),
    seen([9, 'UC', 'LGO']),
    false,
  ],
  [
    'no source, seen to be of both its own',
    cellOf(unknownSource),
    listOf(1, 'UC', 'LGO'),
    seen([9, 'UC', 'LGO']),
    true,
  ],
])('whether a list replaces rows of %s', (_, cell, by, sources, expected) => {
  expect(isCovered(cell, by, sources)).toBe(expected)
})

it('rows count that no list before theirs covers, whatever their own and later ones do', () => {
  const [first, second, third] = [listOf(1, 'UC'), listOf(2, 'UC', 'LGO'), listOf(3, 'LGO')]
  const cells = [
    ...[cellOf('UC', '2026-01-15', 1), cellOf('UC', '2026-01-15', 2), cellOf('LGO', '2026-01-15', 2)],
    ...[cellOf('LGO', '2026-01-15', 3), cellOf('LGO', '2026-01-25', 3)],
  ]
  const counted = findCountedCells([first, second, third], cells, seen())
  expect([...counted]).toEqual([cells[0], cells[2], cells[4]])
})
