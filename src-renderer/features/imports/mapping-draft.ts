import type { Input } from '#shared/contract/index.ts'
import type { Examination, ExpectedColumn, Proposal } from '#shared/contract/layouts.ts'

/** What a person said of a field: the letters of its column, or that the file has none. */
export type Choice = { readonly column: string | null }
/** By field; fields nobody touched are not in it. `open` takes a column away without saying where the field stands. */
export type Draft = Readonly<Record<string, Choice | 'open'>>

export type FieldState = 'open' | 'proposed' | 'found' | 'chosen' | 'lacking' | 'moved' | 'repeated' | 'weak'

/** @returns the column a field stands in by now; null for none */
export function columnOf({ field, foundAt }: ExpectedColumn, draft: Draft): string | null {
  const choice = draft[field]
  if (choice === undefined) return foundAt
  return choice === 'open' ? null : choice.column
}

export function stateOf(expected: ExpectedColumn, draft: Draft): FieldState {
  const choice = draft[expected.field]
  if (choice !== undefined && choice !== 'open') return choice.column === null ? 'lacking' : 'chosen'
  if (choice === undefined && expected.foundAt !== null) return expected.doubt ?? 'found'
  return expected.proposals.length > 0 ? 'proposed' : 'open'
}

/** @returns whether a field waits for an answer: it is needed or has a proposal, and nothing was found or said for certain */
export function wantsLook(expected: ExpectedColumn, draft: Draft): boolean {
  const state = stateOf(expected, draft)
  if (state === 'open') return expected.isRequired
  return state === 'proposed' || state === 'moved' || state === 'repeated' || state === 'weak'
}

/** Puts a field into a column; a field that stood there gives way and is open again. */
export function choose(
  draft: Draft,
  expected: readonly ExpectedColumn[],
  field: string,
  column: string | null,
): Draft {
  const before = expected.filter(
    (one) => column !== null && one.field !== field && columnOf(one, draft) === column,
  )
  const freed = before.map((one) => [one.field, 'open'] as const)
  return { ...draft, ...Object.fromEntries(freed), [field]: { column } }
}

/** Sure proposals of fields that nobody answered yet, each for a column that is free or its own. */
export function sureProposals(
  expected: readonly ExpectedColumn[],
  draft: Draft,
): { readonly field: string; readonly proposal: Proposal }[] {
  const owners = new Map(expected.map((one) => [columnOf(one, draft), one.field]))
  return expected.flatMap((one) => {
    const proposal = one.proposals.find(({ isSure }) => isSure)
    if (proposal === undefined || !wantsLook(one, draft)) return []
    const owner = owners.get(proposal.column)
    return owner === undefined || owner === one.field ? [{ field: one.field, proposal }] : []
  })
}

/** @returns how many needed fields have a column, or need none, of how many */
export function countNeeded(expected: readonly ExpectedColumn[], draft: Draft) {
  const needed = expected.filter(({ isRequired }) => isRequired)
  // of two columns with one header nobody but a person can say which it is
  const done = needed.filter((one) => {
    const state = stateOf(one, draft)
    return state === 'lacking' || (columnOf(one, draft) !== null && state !== 'repeated')
  })
  return { done: done.length, total: needed.length }
}

/** @returns what the contract wants to hear: only what differs from what was found, and what was confirmed */
export function toColumns(
  { expected }: Pick<Examination, 'expected'>,
  draft: Draft,
): Input<'layouts.preview'>['columns'] {
  return expected.flatMap(({ field, foundAt }) => {
    const choice = draft[field]
    if (choice === undefined) return []
    if (choice !== 'open') return [{ field, column: choice.column }]
    return foundAt === null ? [] : [{ field, column: null }]
  })
}
