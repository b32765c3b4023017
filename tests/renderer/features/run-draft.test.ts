import { expect, test } from 'vitest'
import {
  findFault,
  listFiscalYears,
  missingSince,
  startDraft,
  toMonths,
  toRunInput,
} from '#renderer/features/downloads/run-draft.ts'
import { listActions } from '#renderer/features/downloads/run-states.ts'
import { RunState } from '#shared/contract/downloads.ts'
import { contract } from '#shared/contract/index.ts'
import { fakeRuns } from '#tests/renderer/preview/full-downloads.ts'

const now = '2026-11'
const proposed = startDraft(now)

test('the form proposes this month and the one before it', () => {
  expect(toRunInput(proposed, now)).toEqual({
    sources: ['rep', 'stm', 'smt'],
    months: ['2026-10', '2026-11'],
    schemes: ['ucs'],
    isImporting: true,
    isDryRun: false,
    isFetchingAgain: false,
  })
})

test('a range is every month from the first to the last', () => {
  const { months } = toRunInput({ ...proposed, from: '2025-11', to: '2026-02' }, now)
  expect(months).toEqual(['2025-11', '2025-12', '2026-01', '2026-02'])
})

test('a fiscal year is its twelve months, and this year those that have begun', () => {
  const ofYear = (fiscalYear: number) => toMonths({ ...proposed, scope: 'fiscalYear', fiscalYear }, now)
  expect([listFiscalYears(now).slice(0, 2), ofYear(2569).length, ofYear(2569)[0], ofYear(2570)]).toEqual([
    [2570, 2569],
    12,
    '2025-10',
    ['2026-10', '2026-11'],
  ])
})

test('nothing may be missing since the start of the fiscal year before this one', () => {
  expect(['2026-09', '2026-10', '2026-11', '2027-01'].map(missingSince)).toEqual([
    '2024-10',
    '2025-10',
    '2025-10',
    '2025-10',
  ])
})

test('a run that only looks imports nothing', () => {
  const { isImporting, isDryRun } = toRunInput({ ...proposed, isDryRun: true }, now)
  expect({ isImporting, isDryRun }).toEqual({ isImporting: false, isDryRun: true })
})

test('a range that runs backwards or is too long, and a choice of which NHSO has no list, cannot be run', () => {
  const faults = [
    { from: '2026-11', to: '2026-10' },
    { from: '2016-11', to: '2026-11' },
    { sources: [] },
    { schemes: [] },
    { sources: ['stm' as const], schemes: ['sss' as const] },
    { sources: ['smt' as const], schemes: [] },
    { from: '2016-12', to: '2026-11' },
  ].map((change) => findFault({ ...proposed, ...change }, now))
  expect(faults).toEqual([
    'monthsBackwards',
    'monthsTooMany',
    'sourcesNone',
    'schemesNone',
    'listsNone',
    null,
    null,
  ])
  const longest = toRunInput({ ...proposed, from: '2016-12', to: '2026-11' }, now)
  expect(contract.downloads.run.input.parse(longest).months.length).toBe(120)
})

test('a run that stopped can be resumed, one that ended whole cannot', () => {
  const [done] = fakeRuns
  if (!done) throw new Error('no run')
  const clean = { ...done, failed: 0 }
  expect(RunState.options.map((state) => [state, listActions({ ...clean, state })])).toEqual([
    ['running', []],
    ['paused', ['resume']],
    ['done', []],
    ['failed', ['resume']],
    ['cancelled', ['resume']],
    ['interrupted', ['resume']],
  ])
})

test('failed files can be retried, and what a dry run found can be fetched', () => {
  const [done] = fakeRuns
  if (!done) throw new Error('no run')
  expect([
    listActions({ ...done, failed: 1 }),
    listActions({ ...done, isDryRun: true, stored: 12 }),
    listActions({ ...done, isDryRun: true, stored: 0 }),
  ]).toEqual([['retryFailed'], ['fetchShown'], []])
})
