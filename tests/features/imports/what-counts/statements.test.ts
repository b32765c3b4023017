import { expect, it } from 'vitest'
import { openTables, type Tables } from '#tests/features/imports/what-counts/desk.ts'
import {
  sha256Of,
  statementBatch,
  statementRecord,
  type WrittenFile,
} from '#tests/features/imports/written-file.ts'

/** A case: whose it is, what it comes to, and its REP number. */
type Case = readonly [hn: string, satang: number, repNo?: string]

type Said = {
  readonly number?: string | null
  readonly scheme?: string | null
  readonly account?: string | null
  /** The day of January on which it was printed. */
  readonly day?: number
}

/** A statement of OFC that says its number, and not when it was made. */
function statement(name: string, cases: readonly Case[], said: Said = {}): WrittenFile {
  const { number = '6812_OP_01', scheme = 'ofc', account = null, day } = said
  const rows = cases.map(([hn, satang, repNo = '681200001'], index) =>
    statementRecord(index + 12, null, 'one', 'whole', satang, { hn, repNo }),
  )
  const issue = {
    ...{ slice: 'one', insideScheme: scheme, number, account, patientType: null },
    batches: [...new Set(cases.map(([, , repNo = '681200001']) => repNo))],
    ...{ rows: cases.length, claimedSatang: 900 * cases.length },
    approvedSatang: cases.reduce((sum, [, satang]) => sum + satang, 0),
  }
  return {
    ...{ name, sha256: sha256Of(name), batches: [statementBatch('พึงรับ', rows)], issues: [issue] },
    printedAt: day === undefined ? null : `2026-01-${String(day).padStart(2, '0')}T10:00:00`,
  }
}

/** Of two that both count it does not matter which is named first. */
function toText({ why, document, one, other, rows, satang, otherSatang }: Record<string, unknown>): string {
  if (why === 'repeats') return ['repeats', ...[one, other].toSorted(), rows].join(' ')
  return [why, document, one, other, rows, satang, otherSatang].join(' ')
}

/** Which files count, and what is told: why, document, the file that counts and the other one, rows and both sums. */
function answer(tables: Tables) {
  const counted = tables.rows(`
    SELECT name FROM statement_issue JOIN import_file AS file ON file.id = import_file_id
    WHERE is_current = 1 ORDER BY name`)
  const told = tables.rows(`
    SELECT why, document, one.name AS one, other.name AS other, rival.row_count AS rows, satang,
      other_satang AS otherSatang
    FROM document_rival AS rival JOIN import_file AS one ON one.id = file_id
    JOIN import_file AS other ON other.id = other_file_id WHERE rival.kind = 'STM'`)
  return { counted: counted.map(({ name }) => name).join(' '), told: told.map(toText).toSorted() }
}

async function writeAll(tables: Tables, files: readonly WrittenFile[]): Promise<number[]> {
  const ids: number[] = []
  for (const file of files) ids.push((await tables.write(file, {})).id)
  return ids
}

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

const a: Case = ['000001', 500]
const b: Case = ['000002', 300]
const c: Case = ['000003', 200]
/** Cases of another batch. */
const d: Case = ['000005', 5, '681200002']
const e: Case = ['000006', 6, '681200002']
const nameless = { number: null }

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
