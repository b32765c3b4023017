import { expect, it } from 'vitest'
import {
  countFacts,
  groupIssues,
  type Issue,
  identityOf,
  type Overlap,
  type Relations,
  sharesBatch,
  toEditions,
  type Verdict,
} from '#main/features/imports/issue-groups.ts'

const plain: Issue = {
  ...{ id: 0, fileId: 0, scheme: 'ofc', number: '6908_OP_02', account: null, patientType: null },
  ...{ madeAt: null, namedAt: null, listedAt: null, rankKey: '', preference: 0 },
  ...{ satang: 100, rows: 1, asked: 100, isRetired: false, batches: new Set(['681200900']) },
}

const issueOf = (id: number, said: Partial<Issue>): Issue => ({ ...plain, ...said, id, fileId: id })

/** Issues share cases as listed; nobody said anything. */
function sharing(...pairs: readonly (readonly [number, number])[]): Relations {
  const isPair = (one: Issue, other: Issue) =>
    pairs.some((pair) => pair.includes(one.id) && pair.includes(other.id))
  return {
    overlap: async (one, other) => {
      const cases = isPair(one, other) ? 1 : 0
      return { cases, rows: cases, smaller: 1 }
    },
    verdict: () => null,
  }
}

/** The groups by their ids, whatever the order. */
async function group(issues: readonly Issue[], relations = sharing()) {
  const found = []
  for (const order of [issues, issues.toReversed()]) {
    const groups = (await groupIssues(order, relations)).map((one) => one.map(({ id }) => id).toSorted())
    found.push(groups.map((ids) => ids.join(' ')).toSorted())
  }
  expect(found[0]).toEqual(found[1])
  return found[0]
}

it('two account codes of one round are two documents; one that names none is of the only one there is', async () => {
  const [first, second] = [
    issueOf(1, { account: '1102050101.222' }),
    issueOf(2, { account: '1102050101.216' }),
  ]
  const nameless = issueOf(3, {})
  expect([await group([first, nameless]), await group([first, second])]).toEqual([['1 3'], ['1', '2']])
  // of which of the two it is, its cases tell
  expect(await group([first, second, nameless], sharing([2, 3]))).toEqual(['1', '2 3'])
  expect(await group([first, second, nameless])).toEqual(['1', '2', '3'])
})

it('one number under two schemes is two documents, and under an unknown one what its cases tell', async () => {
  const [ofc, bkk, unknown] = [issueOf(1, {}), issueOf(2, { scheme: 'bkk' }), issueOf(3, { scheme: null })]
  expect(await group([ofc, bkk, unknown], sharing([1, 3]))).toEqual(['1 3', '2'])
  expect(await group([ofc, bkk, unknown])).toEqual(['1', '2', '3'])
  // it shares cases with both, and both are told apart: a person is asked
  expect(await group([ofc, bkk, unknown], sharing([1, 3], [2, 3]))).toEqual(['1', '2', '3'])
})

it('documents without a number are one where they share cases, also through a third one', async () => {
  const some = [1, 2, 3, 4].map((id) => issueOf(id, { number: null }))
  expect(await group(some, sharing([1, 2], [2, 3]))).toEqual(['1 2 3', '4'])
})

it('one that shares no batch is not even compared', async () => {
  const [one, other] = [1, 2].map((id) => issueOf(id, { number: null, batches: new Set([String(id)]) }))
  if (!one || !other) throw new Error('two were made')
  expect(await group([one, other], sharing([1, 2]))).toEqual(['1', '2'])
})

it('documents without a number are one where all of them share cases, and each of them once', async () => {
  const some = [1, 2, 3].map((id) => issueOf(id, { number: null }))
  expect(await group(some, sharing([1, 2], [2, 3], [1, 3]))).toEqual(['1 2 3'])
})

it('one without a number is of the document of which it has the cases of two issues', async () => {
  const [first, second, unknown] = [issueOf(1, {}), issueOf(2, {}), issueOf(3, { number: null })]
  expect(await group([first, second, unknown], sharing([1, 3], [2, 3]))).toEqual(['1 2 3'])
})

it('two without a number are of the one document of which both have cases', async () => {
  const [known, ...unknown] = [issueOf(1, {}), issueOf(2, { number: null }), issueOf(3, { number: null })]
  expect(await group([known, ...unknown], sharing([1, 2], [1, 3]))).toEqual(['1 2 3'])
})

it('two patient types of one number are two documents; one that names an account code and no type is of both or none', async () => {
  const [ip, op] = [issueOf(1, { patientType: 'IP' }), issueOf(2, { patientType: 'OP' })]
  const account = issueOf(3, { account: '1102050101.222' })
  expect([await group([ip, op, account]), await group([ip, account])]).toEqual([['1', '2', '3'], ['1 3']])
})

it.each<[string, Partial<Issue>]>([
  ['number', { number: '6908_OP_03' }],
  ['scheme', { scheme: 'bkk' }],
  ['account', { account: '1102050101.216' }],
  ['patientType', { patientType: 'IP' }],
])('two that do not say the same %s are never one, whatever they share', async (_, other) => {
  // neither of them says all of it, so that nothing but their cases could tell
  const said = { account: '1102050101.222', patientType: 'OP' }
  for (const lost of [{ number: null }, { scheme: null }]) {
    if (Object.keys(lost)[0] === Object.keys(other)[0]) continue
    const [one, another] = [issueOf(1, { ...said, ...lost }), issueOf(2, { ...said, ...lost, ...other })]
    expect(await group([one, another], sharing([1, 2]))).toEqual(['1', '2'])
    expect(await group([one, issueOf(2, { ...said, ...lost })], sharing([1, 2]))).toEqual(['1 2'])
  }
})

it.each<[Verdict, Overlap, string[]]>([
  [null, { cases: 1, rows: 1, smaller: 2 }, ['1', '2']],
  [null, { cases: 2, rows: 0, smaller: 3 }, ['1 2']],
  ['both', { cases: 3, rows: 3, smaller: 3 }, ['1', '2']],
  ['counts', { cases: 0, rows: 0, smaller: 3 }, ['1 2']],
])('a person who said %s of two that share %o', async (said, shared, expected) => {
  const some = [1, 2].map((id) => issueOf(id, { number: null }))
  expect(await group(some, { overlap: async () => shared, verdict: () => said })).toEqual(expected)
})

it('a number and a scheme name a document, and it says as much of itself as it names', () => {
  const all = issueOf(1, { account: '1102050101.222', patientType: 'IP' })
  const some = [all, issueOf(2, {}), issueOf(3, { number: null }), issueOf(4, { scheme: null, number: null })]
  expect(some.map((issue) => [identityOf(issue), countFacts(issue)])).toEqual([
    ['ofc|6908_OP_02', 4],
    ['ofc|6908_OP_02', 2],
    [null, 1],
    [null, 0],
  ])
  expect([
    sharesBatch(issueOf(1, { batches: new Set(['1', '2']) }), issueOf(2, { batches: new Set(['2', '3']) })),
    sharesBatch(issueOf(1, { batches: new Set(['1', '2']) }), issueOf(2, { batches: new Set(['3']) })),
  ]).toEqual([true, false])
})

it('issues of one file stand together, with all that any of them says', () => {
  const lost = { number: null, scheme: null }
  const parts: Issue[] = [
    {
      ...issueOf(1, { ...lost, patientType: 'OP', batches: new Set(['1']) }),
      satang: null,
      rows: 2,
      asked: 7,
    },
    {
      ...issueOf(2, { account: '1102050101.222', batches: new Set(['2', '1']) }),
      satang: 5,
      rows: 3,
      asked: null,
    },
    { ...issueOf(3, lost), satang: 6, rows: 4, asked: 8 },
  ]
  const ofOneFile = parts.map((part) => ({ ...part, fileId: 9 }))
  const [third = plain] = parts.slice(2)
  for (const order of [ofOneFile, ofOneFile.toReversed()]) {
    const [whole, ...rest] = toEditions([...order, { ...third, id: 4, fileId: 8 }]).toSorted(
      (one, other) => other.fileId - one.fileId,
    )
    expect([whole?.issueIds.toSorted(), rest.map(({ issueIds }) => issueIds)]).toEqual([[1, 2, 3], [[4]]])
    expect(whole).toMatchObject({
      ...{ fileId: 9, number: '6908_OP_02', scheme: 'ofc', account: '1102050101.222', patientType: 'OP' },
      ...{ rows: 9, satang: 11, asked: 15, batches: new Set(['1', '2', '681200900']) },
    })
  }
})

it('issues of one file are put together in the order of what they say, whichever stands first', () => {
  const parts = ['IP', 'OP', null].map((patientType, index) => ({
    ...issueOf(index + 1, { patientType }),
    fileId: 9,
  }))
  for (const order of [parts, parts.toReversed()])
    expect(toEditions(order).map(({ issueIds, patientType }) => [issueIds, patientType])).toEqual([
      [[3, 1, 2], 'IP'],
    ])
})

it('one without a number that says its account code is of a document that does not say it', async () => {
  const [known, lost] = [issueOf(1, {}), issueOf(2, { number: null, account: '1102050101.222' })]
  const other = issueOf(3, { number: null })
  expect([await group([known, lost], sharing([1, 2])), await group([lost, other], sharing([2, 3]))]).toEqual([
    ['1 2'],
    ['2 3'],
  ])
})
