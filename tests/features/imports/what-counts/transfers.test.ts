import { expect, it } from 'vitest'
import { openTables, type Tables } from '#tests/features/imports/what-counts/desk.ts'
import { answer, type List, listOf } from '#tests/features/imports/what-counts/transfers.ts'
import { transferBatch, transferRecord } from '#tests/features/imports/written-file.ts'

async function writeAll(tables: Tables, lists: readonly List[]): Promise<number[]> {
  const ids: number[] = []
  for (const { written, names } of lists) ids.push((await tables.write(written, { names })).id)
  return ids
}

type Step = (tables: Tables, ids: readonly number[]) => Promise<void>

/** What some lists come to, whichever of them comes first, and after each step that follows. */
async function settled(lists: readonly List[], ...steps: readonly Step[]) {
  const tables = openTables()
  const both: unknown[] = []
  for (const order of [lists, lists.toReversed()]) {
    tables.begin()
    const ids = await writeAll(tables, order)
    const inTheirOrder = order === lists ? ids : ids.toReversed()
    const answers = [answer(tables)]
    for (const step of steps) {
      await step(tables, inTheirOrder)
      answers.push(answer(tables))
    }
    tables.rollBack()
    both.push(answers)
  }
  expect(both[1]).toEqual(both[0])
  return both[0]
}

const undo =
  (index: number): Step =>
  (tables, ids) =>
    tables.undo(ids[index] ?? 0)
const restore =
  (index: number): Step =>
  (tables, ids) =>
    tables.restore(ids[index] ?? 0)
const decide =
  (verdict: 'counts' | 'both' | null, one: number, other: number): Step =>
  (tables, ids) =>
    tables.decide(verdict, [ids[one] ?? 0, ids[other] ?? 0])

const only = (...counted: readonly string[]) => ({ counted, told: [] as string[] })

it('a list that names no source is of the source of which its transfers are', async () => {
  const [uc, nameless] = [
    listOf(
      'uc',
      [
        [10, 'A', 100],
        [12, 'B', 200],
      ],
      { saved: 21 },
    ),
    listOf(
      'nameless',
      [
        [10, 'A', 100],
        [12, 'B', 200],
        [14, 'C', 5],
      ],
      { source: null, saved: 22 },
    ),
  ]
  const lgo = listOf('lgo', [[11, 'D', 7]], { source: 'LGO', saved: 23 })
  const newest = only('10 A nameless', '11 D lgo', '12 B nameless', '14 C nameless')
  expect(await settled([uc, nameless, lgo], undo(1), restore(1), undo(0))).toEqual([
    newest,
    only('10 A uc', '11 D lgo', '12 B uc'),
    newest,
    // of what it is nobody can tell now
    {
      counted: newest.counted,
      told: ['overlaps 2026-01-11 – 2026-01-11 lgo nameless 3 7 305'],
    },
  ])
})

it('of which source a list is is told by all lists of its days, also where only one of them changes', async () => {
  const lists = [
    listOf('first', [[3, 'A', 100]], { saved: 21 }),
    listOf(
      'nameless',
      [
        [3, 'A', 100],
        [15, 'B', 200],
      ],
      { source: null, saved: 22 },
    ),
    listOf('last', [[15, 'B', 250]], { saved: 23 }),
  ]
  expect(await settled(lists)).toEqual([only('15 B last', '3 A nameless')])
})

it('and by lists that share a day with those, and so on', async () => {
  const lists = [
    listOf('first', [[3, 'A', 100]], { saved: 21 }),
    listOf(
      'one',
      [
        [3, 'A', 100],
        [9, 'C', 50],
      ],
      { source: null, saved: 22 },
    ),
    listOf(
      'two',
      [
        [9, 'D', 60],
        [15, 'B', 200],
      ],
      { source: null, saved: 23 },
    ),
    listOf('middle', [[9, 'D', 60]], { saved: 24 }),
    listOf('last', [[15, 'B', 250]], { saved: 25 }),
  ]
  expect(await settled(lists)).toEqual([only('15 B last', '3 A one', '9 D middle')])
  // the same, from the other end of the month
  const turned = [
    listOf('first', [[28, 'A', 100]], { saved: 21 }),
    listOf(
      'one',
      [
        [28, 'A', 100],
        [20, 'C', 50],
      ],
      { source: null, saved: 22 },
    ),
    listOf(
      'two',
      [
        [20, 'D', 60],
        [15, 'B', 200],
      ],
      { source: null, saved: 23 },
    ),
    listOf('middle', [[20, 'D', 60]], { saved: 24 }),
    listOf('last', [[15, 'B', 250]], { saved: 25 }),
  ]
  expect(await settled(turned)).toEqual([only('15 B last', '20 D middle', '28 A one')])
})

it.each([
  [5, 20],
  [20, 5],
])(
  'a transfer that waited on the %dth and was paid on the %dth counts where it was paid',
  async (waits, paid) => {
    const lists = [
      listOf(
        'before',
        [
          [waits, 'A', 100, 'waits'],
          [waits, 'B', 7],
        ],
        { saved: 21 },
      ),
      listOf('after', [[paid, 'A', 100]], { saved: 25 }),
    ]
    const before = [`${waits} A before`, `${waits} B before`]
    const both = only(...[`${paid} A after`, `${waits} B before`].toSorted())
    expect(await settled(lists, undo(1), restore(1))).toEqual([both, only(...before), both])
  },
)

it('what waits and what is paid count both where the newer list says that it waits', async () => {
  const lists = [
    listOf('paid', [[5, 'A', 100]], { saved: 11 }),
    listOf('waiting', [[20, 'A', 100, 'waits']], { saved: 25 }),
  ]
  expect(await settled(lists)).toEqual([only('20 A waiting', '5 A paid')])
})

it('what is paid waits no more where nothing tells which list is newer', async () => {
  const lists = [listOf('paid', [[5, 'A', 100]]), listOf('waiting', [[20, 'A', 100, 'waits']], { saved: 25 })]
  expect(await settled(lists)).toEqual([only('5 A paid')])
})

it('of two days on which a transfer waits the newer list tells the right one, else the first of them counts', async () => {
  const waitingOn = (day: number, name: string, saved?: number) =>
    listOf(name, [[day, 'A', 100, 'waits']], saved === undefined ? {} : { saved })
  expect([
    await settled([waitingOn(5, 'older', 21), waitingOn(20, 'newer', 22)]),
    await settled([waitingOn(20, 'older', 21), waitingOn(5, 'newer', 22)]),
    await settled([waitingOn(5, 'one'), waitingOn(20, 'other')]),
  ]).toEqual([[only('20 A newer')], [only('5 A newer')], [only('5 A one')]])
})

it('of lists that nothing tells apart the lesser sum counts first, then the one with the least row; each is told', async () => {
  const lists = [
    listOf('some', [
      [10, 'A', 300],
      [10, 'B', 200],
    ]),
    listOf('more', [
      [10, 'A', 300],
      [10, 'B', 400],
    ]),
    listOf('alike', [
      [10, 'A', 100],
      [10, 'B', 400],
    ]),
  ]
  const told = ['alike more 2 500 700', 'alike some 2 500 500', 'some more 2 500 700'].map(
    (pair) => `undecided 2026-01-10 – 2026-01-10 ${pair}`,
  )
  const all = { counted: ['10 A alike', '10 B alike'], told }
  expect(await settled(lists, undo(2), restore(2), undo(0), undo(1))).toEqual([
    all,
    { counted: ['10 A some', '10 B some'], told: told.slice(2) },
    all,
    { counted: all.counted, told: told.slice(0, 1) },
    only(...all.counted),
  ])
})

it('a person decides which list counts, or that both do', async () => {
  const lists = [
    listOf('less', [[10, 'A', 300]]),
    listOf('more', [[10, 'A', 400]]),
    listOf('nameless', [[10, 'C', 50]], { source: null }),
  ]
  const overlaps = (name: string, sum: number) =>
    `overlaps 2026-01-10 – 2026-01-10 nameless ${name} 1 50 ${sum}`
  const undecided = 'undecided 2026-01-10 – 2026-01-10 less more 1 300 400'
  expect(
    await settled(
      lists,
      decide('both', 2, 0),
      decide('both', 1, 2),
      decide('counts', 1, 0),
      decide(null, 0, 1),
    ),
  ).toEqual([
    {
      counted: ['10 A less', '10 C nameless'],
      told: [overlaps('less', 300), overlaps('more', 400), undecided],
    },
    { counted: ['10 A less', '10 C nameless'], told: [overlaps('more', 400), undecided] },
    { counted: ['10 A less', '10 C nameless'], told: [undecided] },
    only('10 A more', '10 C nameless'),
    { counted: ['10 A less', '10 C nameless'], told: [undecided] },
  ])
})

it('a list of which some rows name a source is seen to be of none by those rows', async () => {
  const rows = ['UC', null].map((source, index) =>
    transferRecord(index + 2, '2026-01-10', 100, { source, batchNo: 'A' }),
  )
  const mixed = listOf('mixed', [])
  const lists = [
    { ...mixed, written: { ...mixed.written, batches: [transferBatch('csv', rows)] } },
    listOf('lgo', [[10, 'B', 500]], { source: 'LGO', saved: 21 }),
  ]
  expect(await settled(lists)).toMatchObject([
    { told: ['overlaps 2026-01-10 – 2026-01-10 lgo mixed 2 500 200'] },
  ])
})
