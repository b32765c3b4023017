import { expect, it } from 'vitest'
import { openTables, type Tables } from '#tests/features/imports/what-counts/desk.ts'
import {
  a,
  answer,
  b,
  type Case,
  c,
  d,
  e,
  nameless,
  statement,
  writeAll,
} from '#tests/features/imports/what-counts/statements.ts'
import { statementBatch, statementRecord, type WrittenFile } from '#tests/features/imports/written-file.ts'

/** What some files come to, whichever of them comes first. */
async function settled(tables: Tables, files: readonly WrittenFile[]) {
  const answers: ReturnType<typeof answer>[] = []
  for (const order of [files, files.toReversed()]) {
    tables.begin()
    await writeAll(tables, order)
    answers.push(answer(tables))
    tables.rollBack()
  }
  const [first] = answers
  for (const other of answers) expect(other).toEqual(first)
  return first
}

type Told = readonly [title: string, files: readonly WrittenFile[], counted: string, told?: readonly string[]]

/** Titles and files, and what they come to. */
async function expectAll(cases: readonly Told[]): Promise<void> {
  const tables = openTables()
  const found: unknown[] = []
  for (const [title, files] of cases) found.push({ title, ...(await settled(tables, files)) })
  expect(found).toEqual(cases.map(([title, , counted, told = []]) => ({ title, counted, told })))
}

it('issues of one number: the newer one counts, and may leave cases out', () =>
  expectAll([
    ['newer', [statement('old', [a, b], { day: 1 }), statement('new', [a, c], { day: 2 })], 'new'],
    ['of other schemes', [statement('ofc', [a]), statement('bkk', [b], { scheme: 'bkk' })], 'bkk ofc'],
    [
      'that nothing tells apart',
      [statement('less', [a, b]), statement('more', [a, ['000002', 301]])],
      'less',
      ['undecided 6812_OP_01 less more 2 800 801'],
    ],
    [
      'and one of them has a case more',
      [statement('few', [a, b]), statement('many', [a, b, c])],
      'few',
      ['undecided 6812_OP_01 few many 3 800 1000'],
    ],
    [
      'and one of them has a case of nothing less',
      [statement('few', [a, b]), statement('many', [a, ['000002', -100], b, ['000002', 50]])],
      'many',
      ['undecided 6812_OP_01 many few 2 750 800'],
    ],
    [
      'that are the same',
      [statement('one', [a, b], { account: '1102050101.222' }), statement('two', [b, a])],
      'one',
    ],
    [
      'of one sum',
      [
        statement('five', [a, b]),
        statement('four', [
          ['000001', 400],
          ['000002', 400],
        ]),
      ],
      'four',
      ['undecided 6812_OP_01 four five 2 800 800'],
    ],
    [
      'with a case that stands there twice',
      [statement('once', [a, b]), statement('twice', [a, a, ['000002', -200]])],
      'once',
      ['undecided 6812_OP_01 once twice 3 800 800'],
    ],
  ]))

it('issues without a number: their cases tell whose they are, and one that is left out is told', () =>
  expectAll([
    [
      'the newer one leaves one out',
      [statement('old', [a, b, c], { day: 1 }), statement('new', [a, b], { ...nameless, day: 2 })],
      'new',
      ['drops 6812_OP_01 new old 1 800 1000'],
    ],
    [
      'the newer one has a number and leaves one out',
      [statement('old', [a, b, c], { ...nameless, day: 1 }), statement('new', [a, b], { day: 2 })],
      'new',
      ['drops 6812_OP_01 new old 1 800 1000'],
    ],
    [
      'neither has a number',
      [
        statement('old', [a, b, c], { ...nameless, day: 1 }),
        statement('new', [a, b], { ...nameless, day: 2 }),
      ],
      'new',
      ['drops  new old 1 800 1000'],
    ],
    [
      'neither has a scheme',
      [
        statement('old', [a, b, c], { scheme: null, day: 1 }),
        statement('new', [a, b], { scheme: null, day: 2 }),
      ],
      'new',
      ['drops 6812_OP_01 new old 1 800 1000'],
    ],
    [
      'the newer one has all of them, with other amounts',
      [
        statement('old', [a, b], { ...nameless, day: 1 }),
        statement(
          'new',
          [
            ['000001', 1],
            ['000002', 2],
          ],
          { day: 2 },
        ),
      ],
      'new',
    ],
    [
      'half of the lesser one is not enough',
      [statement('one', [a, b], nameless), statement('two', [a, c], nameless)],
      'one two',
      ['repeats one two 1'],
    ],
    [
      'one that says its number counts before a copy that lost it',
      [statement('copy', [a, b], nameless), statement('whole', [a, b])],
      'whole',
    ],
    [
      'a case that stands twice in one is one case',
      [statement('one', [a, a, a, b], nameless), statement('two', [a, c], nameless)],
      'one two',
      ['repeats one two 1'],
    ],
    [
      'of another batch they are not even compared',
      [statement('one', [a], nameless), statement('two', [['000001', 500, '681200002']], nameless)],
      'one two',
    ],
  ]))

it('two documents of NHSO’s own numbers count both, and rows that stand in both are told', () =>
  expectAll([
    [
      'one row',
      [statement('1', [a, b]), statement('2', [a, ['000002', 1]], { number: '6812_OP_02' })],
      '1 2',
      ['repeats 1 2 1'],
    ],
    [
      'the case alone',
      [statement('1', [a]), statement('2', [['000001', 1]], { number: '6812_OP_02' })],
      '1 2',
    ],
    [
      'of two batches',
      [statement('1', [a]), statement('2', [['000001', 500, '681200002']], { number: '6812_OP_02' })],
      '1 2',
    ],
  ]))

it('a document is followed to all its issues, however far they are from the one that came', () =>
  expectAll([
    [
      'through a third one without a number',
      [
        statement('newest', [a], { ...nameless, day: 3 }),
        statement('between', [a, d, e], { ...nameless, day: 1 }),
        statement('last', [d, e], { ...nameless, day: 2 }),
      ],
      'newest',
      ['drops  newest between 2 500 511', 'drops  newest last 2 500 11'],
    ],
    [
      'through the number of another',
      [
        statement('newest', [a], { ...nameless, day: 3 }),
        statement('between', [a, b], { day: 1 }),
        statement('last', [d], { day: 2 }),
      ],
      'newest',
      ['drops 6812_OP_01 newest between 1 500 800', 'drops 6812_OP_01 newest last 1 500 5'],
    ],
    [
      'through one without a number to one that has it',
      [
        statement('newest', [a], { ...nameless, day: 3 }),
        statement('between', [a, d, e], { ...nameless, day: 1 }),
        statement('last', [d, e], { day: 2 }),
      ],
      // the one between is of the document that has a number
      'last newest',
      ['drops 6812_OP_01 last between 1 11 511'],
    ],
    [
      'through the cases of one that says its number',
      [
        statement('middle', [a], { ...nameless, day: 2 }),
        statement('between', [a, d, e], { day: 1 }),
        statement('newest', [d, e], { ...nameless, day: 3 }),
      ],
      'newest',
      ['drops  newest middle 1 11 500', 'drops 6812_OP_01 newest between 1 11 511'],
    ],
  ]))

/** One document in two sheets of a file, of which the second one says that it is of out-patients. */
function inTwoParts(name: string, first: Case, second: Case): WrittenFile {
  const parts = [statement(name, [first]), statement(name, [second], { patientType: 'OP' })]
  const slices = ['one', 'two']
  return {
    ...statement(name, []),
    batches: [first, second].map(([hn, satang], index) =>
      statementBatch(`${index}`, [
        statementRecord(12, null, slices[index] ?? '', 'whole', satang, { hn, repNo: '681200001' }),
      ]),
    ),
    issues: parts.flatMap(({ issues = [] }, index) =>
      issues.map((issue) => ({ ...issue, slice: slices[index] ?? '' })),
    ),
  }
}

it('two sheets of one document count together, and are held against others by all of their rows', () => {
  const one: Case = ['000001', 400]
  const two: Case = ['000002', 400]
  const eight: Case = ['000008', 400]
  const nine: Case = ['000009', 400]
  const outpatients = { patientType: 'OP' }
  const told = (pair: string) => [`undecided 6812_OP_01 ${pair} 2 800 800`]
  return expectAll([
    [
      'the same',
      [inTwoParts('parts', nine, one), statement('whole', [one, nine], outpatients)],
      'parts parts',
    ],
    // the least row decides, whichever sheet it stands on
    [
      'the least row on the second sheet',
      [inTwoParts('parts', nine, one), statement('whole', [two, eight], outpatients)],
      'parts parts',
      told('parts whole'),
    ],
    [
      'the least row on the first sheet',
      [inTwoParts('parts', one, nine), statement('whole', [two, eight], outpatients)],
      'parts parts',
      told('parts whole'),
    ],
    [
      'the least row in the other file',
      [inTwoParts('parts', two, eight), statement('whole', [one, nine], outpatients)],
      'whole',
      told('whole parts'),
    ],
  ])
})
