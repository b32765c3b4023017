import { expect, test } from 'vitest'
import { usualHabits } from '#main/features/practice/portal/portal-desk.ts'
import { emptyMonth } from '#tests/features/downloads/habit-hospital.ts'
import { findWrong, type ListFound } from '#tests/features/downloads/habit-truth.ts'

const name = (index: number) =>
  `eclaim_10670_${index % 2 === 0 ? 'OP' : 'IP'}_256901${20 - index}_20150188${index}.xls`
const unknown = { total: null, passed: null, failed: null }
const whole: ListFound = {
  source: 'rep',
  scheme: 'ucs',
  month: '2026-01',
  code: null,
  files: [0, 1, 2, 3, 4].map((index) => ({ name: name(index), counts: unknown })),
}
const withCounts = (counts: typeof unknown | { total: number; passed: number; failed: number | null }) => ({
  ...whole,
  files: whole.files.map((file, index) => (index === 0 ? { ...file, counts } : file)),
})

test('a list is right with its files and counts that are true or unknown', () => {
  expect(findWrong(whole, usualHabits)).toBeNull()
  expect(findWrong(withCounts({ total: 1_221, passed: 1_180, failed: null }), usualHabits)).toBeNull()
  expect(findWrong({ ...whole, month: emptyMonth, files: [] }, usualHabits)).toBeNull()
})

test('a wrong count, a missing, foreign or nameless file and an empty list where there are files are seen', () => {
  expect(findWrong(withCounts({ total: 1_221, passed: 41, failed: 1_180 }), usualHabits)).toMatch(/counts/)
  const [first, ...others] = whole.files
  for (const files of [
    [],
    others,
    [...others, { name: null, counts: unknown }],
    [...whole.files, first ?? []].flat(),
  ])
    expect(findWrong({ ...whole, files }, usualHabits)).toMatch(/shows/)
  expect(findWrong({ ...whole, month: emptyMonth }, usualHabits)).toMatch(/shows/)
})

test('a list may end in the state that is true of its portal, and in no other', () => {
  const ended = (code: string, habits = {}, more = {}) =>
    findWrong({ ...whole, ...more, code, files: [] }, { ...usualHabits, ...habits }) === null
  const closed = { inPlace: 'maintenance' as const }
  const short = { repPageLines: 3, pageHead: 'ignored' as const }
  expect([
    ended('portal.pageChanged'),
    ended('portal.maintenance', closed),
    ended('portal.pageChanged', closed),
    ended('portal.frontRejected', closed),
    ended('portal.pageChanged', { inPlace: 'maintenanceOtherWords' }),
    ended('portal.listShort', short),
    ended('portal.listShort', short, { month: emptyMonth }),
    ended('portal.listShort', short, { source: 'stm', scheme: 'srt' }),
  ]).toEqual([false, true, false, false, true, true, false, false])
})
