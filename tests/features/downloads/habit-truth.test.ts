import { expect, test } from 'vitest'
import { usualHabits } from '#main/features/practice/portal/portal-desk.ts'
import { emptyMonth } from '#tests/features/downloads/habit-hospital.ts'
import { findWrong, isFarAway, type ListFound } from '#tests/features/downloads/habit-truth.ts'

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

test('who is kept out reads nothing, and what stands in the place of every list is never an empty one', () => {
  const end = (habits: object, more: Partial<ListFound>) =>
    findWrong({ ...whole, files: [], ...more }, { ...usualHabits, ...habits })
  const empty = { month: emptyMonth }
  const kept = { front: 'rejectsHeadless', maintenance: 'page' }
  expect([
    end(kept, { code: 'portal.frontRejected' }),
    end({ maintenance: 'page' }, { code: 'portal.maintenance', source: 'smt', scheme: 'all' }),
    end({ maintenance: 'notice' }, empty),
    end({ inPlace: 'front', inPlaceWhen: 'once' }, empty),
    end({ inPlace: 'front', repList: 'gone' }, empty),
  ]).toEqual([null, null, null, null, null])
  expect(end(kept, { code: 'portal.maintenance' })).toMatch(/ended with/)
  expect(end(kept, empty)).toMatch(/was read where there is only portal.frontRejected/)
  expect(end({ inPlace: 'front' }, empty)).toMatch(/was read where there is only portal.frontRejected/)
  expect(end({ inPlace: 'front', repList: 'gone' }, { code: 'portal.frontRejected' })).toMatch(/ended with/)
})

test('the newer search tells of no counts, so one that is told is wrong', () => {
  const newer = { ...usualHabits, repList: 'gone' as const }
  expect(findWrong(whole, newer)).toBeNull()
  expect(findWrong(withCounts({ total: 1_221, passed: 1_180, failed: null }), newer)).toMatch(/counts/)
})

test('transfers are right when each of the month is in the one file, and where the right is missing there is none', () => {
  const row = (postingDate: string, amount: number) => ({
    ...{ postingDate, amount, total: amount, refDocNo: '6811_IP_01' },
  })
  const both = [row('25690109', 2500.5), row('25690122', 0.01)]
  const transfers = (datas: readonly object[] | null, more: object = {}) => {
    const name = 'smt_budget_0000010670_20260220_100000.json'
    const files = datas === null ? [] : [{ name, counts: unknown, content: JSON.stringify({ datas }) }]
    return findWrong({ ...whole, source: 'smt', scheme: 'all', files, ...more }, usualHabits)
  }
  expect([transfers(both), transfers(null, { month: emptyMonth })]).toEqual([null, null])
  for (const rows of [
    null,
    both.slice(1),
    [...both, row('25690122', 0.01)],
    [row('25690109', 2500), both[1] ?? {}],
  ])
    expect(transfers(rows)).toMatch(/smt all 2026-01/)
  expect(transfers(both, { month: emptyMonth })).toMatch(/0 transfers are in/)
  const refused = { ...usualHabits, transferRight: 'missing' as const, transferAccess: 'bearer' as const }
  const ended = { ...whole, source: 'smt' as const, scheme: 'all' as const, files: [] }
  expect(findWrong({ ...ended, code: 'portal.noRight' }, refused)).toBeNull()
  expect(findWrong({ ...ended, code: 'portal.pageChanged' }, refused)).toMatch(/ended with/)
  expect(findWrong(ended, refused)).toMatch(/only portal.noRight/)
})

test('files behind two redirects or at another host are out of reach, but an answer to a search is a file itself', () => {
  const far = (
    source: ListFound['source'],
    filePlace: 'here' | 'oneRedirect' | 'twoRedirects' | 'otherHost',
  ) => isFarAway({ source, scheme: 'ucs' }, { ...usualHabits, filePlace })
  expect([far('rep', 'here'), far('rep', 'oneRedirect'), far('smt', 'otherHost')]).toEqual([
    false,
    false,
    false,
  ])
  expect([far('rep', 'twoRedirects'), far('stm', 'otherHost')]).toEqual([true, true])
})
