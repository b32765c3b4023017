import { expect, it } from 'vitest'
import { openTables, type Tables } from '#tests/features/imports/what-counts/desk.ts'
import {
  a,
  answer,
  b,
  c,
  d,
  e,
  nameless,
  statement,
  writeAll,
} from '#tests/features/imports/what-counts/statements.ts'
import type { WrittenFile } from '#tests/features/imports/written-file.ts'

/** Writes files, then does what follows with their ids. @returns what they come to after each step */
async function stepBy(
  files: readonly WrittenFile[],
  ...steps: readonly ((tables: Tables, ids: readonly number[]) => Promise<void>)[]
) {
  const tables = openTables()
  const ids = await writeAll(tables, files)
  const answers = [answer(tables)]
  for (const step of steps) {
    await step(tables, ids)
    answers.push(answer(tables))
  }
  return answers
}

const undo = (index: number) => (tables: Tables, ids: readonly number[]) => tables.undo(ids[index] ?? 0)
const restore = (index: number) => (tables: Tables, ids: readonly number[]) => tables.restore(ids[index] ?? 0)
const decide =
  (verdict: 'counts' | 'both' | null, one: number, other: number) =>
  (tables: Tables, ids: readonly number[]) =>
    tables.decide(verdict, [ids[one] ?? 0, ids[other] ?? 0])

it('what was told of a file that is taken back is told no more, and what it had replaced counts again', async () => {
  const files = [statement('less', [a, b]), statement('more', [a, ['000002', 301]])]
  const both = { counted: 'less', told: ['undecided 6812_OP_01 less more 2 800 801'] }
  expect(await stepBy(files, undo(0), restore(0), undo(1), undo(0))).toEqual([
    both,
    { counted: 'more', told: [] },
    both,
    { counted: 'less', told: [] },
    { counted: '', told: [] },
  ])
})

it('one that joined two others by their cases parts them when it is taken back', async () => {
  const files = [
    statement('newest', [a], { ...nameless, day: 3 }),
    statement('between', [a, d, e], { ...nameless, day: 1 }),
    statement('last', [d, e], { ...nameless, day: 2 }),
  ]
  expect((await stepBy(files, undo(1))).map(({ counted }) => counted)).toEqual(['newest', 'last newest'])
})

it('a person decides which of two counts, and may turn it round or take it back', async () => {
  const files = [statement('less', [a, b]), statement('more', [a, ['000002', 301]])]
  const undecided = { counted: 'less', told: ['undecided 6812_OP_01 less more 2 800 801'] }
  const more = { counted: 'more', told: [] }
  expect(
    await stepBy(
      files,
      decide('counts', 1, 0),
      decide('counts', 0, 1),
      decide('counts', 1, 0),
      decide(null, 0, 1),
    ),
  ).toEqual([undecided, more, { counted: 'less', told: [] }, more, undecided])
})

it('a person says that two are one document, though no case tells, or that one case makes them none', async () => {
  const [one, two] = [statement('one', [a, b], nameless), statement('two', [c], nameless)]
  const [part, whole] = [statement('part', [a], nameless), statement('whole', [a, b], nameless)]
  expect([
    await stepBy([one, two], decide('counts', 0, 1), decide('both', 1, 0)),
    await stepBy([part, whole], decide('both', 1, 0), decide(null, 0, 1)),
  ]).toEqual([
    [
      { counted: 'one two', told: [] },
      { counted: 'one', told: [] },
      { counted: 'one two', told: [] },
    ],
    [
      { counted: 'part', told: ['undecided  part whole 2 500 800'] },
      // both count, and that a case stands in both was answered
      { counted: 'part whole', told: [] },
      { counted: 'part', told: ['undecided  part whole 2 500 800'] },
    ],
  ])
})

it('a person’s word about two says nothing of a third one', async () => {
  const files = [
    statement('one', [a]),
    statement('two', [['000001', 501]]),
    statement('three', [['000001', 502]]),
  ]
  const told = (...pairs: readonly string[]) => pairs.map((pair) => `undecided 6812_OP_01 ${pair}`)
  expect(await stepBy(files, decide('counts', 0, 1), decide('counts', 2, 0))).toEqual([
    { counted: 'one', told: told('one three 1 500 502', 'one two 1 500 501') },
    { counted: 'one', told: told('one three 1 500 502') },
    { counted: 'three', told: told('three two 1 502 501') },
  ])
})

it('nor do words about two pairs say anything of a third pair', async () => {
  const names = ['one', 'two', 'three', 'four']
  const files = names.map((name, index) => statement(name, [['000001', 500 + index]]))
  const answers = [
    await stepBy(files, decide('counts', 1, 2), decide('counts', 0, 2)),
    await stepBy(files, decide('counts', 1, 0), decide('counts', 0, 2)),
  ]
  expect(answers.map((steps) => steps.at(-1))).toEqual([
    {
      counted: 'one',
      told: ['undecided 6812_OP_01 one four 1 500 503', 'undecided 6812_OP_01 one two 1 500 501'],
    },
    { counted: 'one', told: ['undecided 6812_OP_01 one four 1 500 503'] },
  ])
})
