import { expect, it } from 'vitest'
import { groupIssues, type Issue, type Relations } from '#main/features/imports/issue-groups.ts'

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
  const [first, second] = [issueOf(1, { account: '1102050101.222' }), issueOf(2, { account: '1102050101.216' })]
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
