import { describe, expect, test } from 'vitest'
import type { PortalHabits } from '#main/features/practice/portal/portal-desk.ts'
import { startPracticePortal } from '#main/features/practice/portal/practice-portal.ts'
import { clerk, type Desk, openDesk } from '#tests/features/downloads/download-desk.ts'
import { asked, clock, toRun } from '#tests/features/downloads/portal-run.ts'
import { shareBrowser } from '#tests/features/downloads/shared-browser.ts'
import { tinyHospital } from '#tests/features/practice/portal/tiny-hospital.ts'

const browsers = shareBrowser()

async function openWith(habits: Partial<PortalHabits> = {}): Promise<Desk> {
  const portal = await startPracticePortal({ hospital: tinyHospital, accounts: [clerk], clock, habits })
  return openDesk({ portal, clock, browsers })
}

const srtList = '/srt/SrtViewAction.do'
const statesOf = async ({ downloads }: Desk, id: number) =>
  (await downloads.getRun(id)).lists.map(({ month, state, listed, code }) => [month, state, listed, code])

describe('a list that wants to be asked in a way of its own', () => {
  test('is asked for each person type where all together shows nothing, and so from then on', async () => {
    const desk = await openWith({ blankPersonType: 'nothing' })
    const run = toRun('stm', ['2026-01'], ['srt'])
    expect(await desk.downloads.run(run)).toMatchObject({ state: 'done', listed: 2, stored: 2 })
    const first = asked(desk, srtList)
    expect(await desk.downloads.run(run)).toMatchObject({ state: 'done', listed: 2, skipped: 2 })
    const types = desk.portal
      .requests()
      .filter(({ path }) => path.endsWith(srtList))
      .map(({ query }) => query['ddlPerson_type'])
    expect({ first: types.slice(0, first).slice(-2), later: types.slice(first) }).toEqual({
      first: ['1', '2'],
      later: ['1', '2'],
    })
  })

  test('is asked for its own zone and province, as the page before it has chosen them', async () => {
    const desk = await openWith({ places: 'own', openerForm: 'selects' })
    expect(await desk.downloads.run(toRun('stm', ['2026-01'], ['ofc', 'srt']))).toMatchObject({ stored: 4 })
  })

  test.each([
    ['scripts only', { toNavigation: 'refused' }],
    ['visits only', { toScripts: 'refused' }],
    ['who comes from the page before it', { opener: 'needed' }],
  ] as const)('answers %s', async (_, habits) => {
    const desk = await openWith(habits)
    expect(await desk.downloads.run(toRun('stm', ['2026-01'], ['ucs', 'srt']))).toMatchObject({
      state: 'done',
      stored: 4,
    })
  })
})

describe('an empty list', () => {
  const emptyMonths = ['2025-11', '2025-12']

  test('is believed after a month that is known to have files has shown some', async () => {
    const desk = await openWith()
    // of a month that tells calendar years from fiscal ones
    await desk.downloads.run(toRun('stm', ['2025-10'], ['srt']))
    const before = asked(desk, srtList)
    const run = await desk.downloads.run(toRun('stm', emptyMonths, ['srt']))
    const { lists } = await desk.lists.list()
    expect(await statesOf(desk, run.id)).toEqual(emptyMonths.map((month) => [month, 'done', 0, null]))
    expect(asked(desk, srtList) - before).toBe(3)
    expect(lists.find(({ list }) => list === 'stm-srt')?.newest?.ending).toMatchObject({ isProven: true })
  })

  test('is not believed where that month shows none any more, and the other lists are read', async () => {
    const desk = await openWith()
    await desk.downloads.run(toRun('stm', ['2026-01'], ['srt']))
    desk.portal.setFault({
      name: 'pageChanged',
      change: 'tableMissing',
      on: 'list',
      when: { namesWith: 'SrtView' },
    })
    const run = await desk.downloads.run(toRun('stm', emptyMonths, ['srt', 'ucs']))
    expect(run).toMatchObject({ state: 'failed', error: { code: 'portal.listSilent' } })
    expect(await statesOf(desk, run.id)).toEqual([
      ['2025-11', 'done', 0, null],
      ['2025-11', 'done', 0, null],
      ['2025-12', 'failed', null, 'portal.listSilent'],
      ['2025-12', 'done', 0, null],
    ])
  })

  test('is proven by the month a person named', async () => {
    const desk = await openWith()
    await desk.downloads.saveOptions({ workers: 1, isKeepingSession: true, knownMonth: '2026-01' })
    await desk.downloads.run(toRun('stm', emptyMonths, ['srt']))
    const months = desk.portal
      .requests()
      .filter(({ path }) => path.endsWith(srtList))
      .map(({ query }) => query['ddlMonth'])
    expect(months.at(-1)).toBe('01')
  })
})

describe('what a list does not tell for sure', () => {
  test('leaves counts unknown, and its files are fetched', async () => {
    const desk = await openWith({ repHeaderWords: 'unknown' })
    desk.portal.setFault({ name: 'pageChanged', change: 'columnsSwapped' })
    expect(await desk.downloads.run(toRun('rep', ['2026-01'], ['ucs']))).toMatchObject({
      state: 'done',
      stored: 4,
    })
    const { files } = await desk.downloads.listFiles({ limit: 10 })
    expect(new Set(files.map(({ counts }) => counts.total))).toEqual(new Set([null]))
    const { lists } = await desk.lists.list()
    expect(lists.find(({ list, scheme }) => list === 'rep' && scheme === 'ucs')?.newest?.counts).toBe(
      'unknown',
    )
  })

  test('ends it as short when it says that there are more files, and those it shows are fetched', async () => {
    const desk = await openWith({ countText: 'tight', countTold: 'tooHigh' })
    const run = await desk.downloads.run(toRun('rep', ['2026-01'], ['ucs']))
    expect(run).toMatchObject({
      state: 'failed',
      stored: 4,
      error: { code: 'portal.listShort', details: { expected: 6, found: 4 } },
    })
    expect(await statesOf(desk, run.id)).toEqual([['2026-01', 'failed', 4, 'portal.listShort']])
  })

  test('is told by a person, and read as she says', async () => {
    const desk = await openWith({ repHeaderWords: 'unknown' })
    desk.portal.setFault({ name: 'pageChanged', change: 'columnsSwapped' })
    const at = (index: number) => ({ index, header: null })
    const columns = { total: at(7), passed: at(6), failed: at(5) }
    await desk.downloads.look([{ source: 'rep', scheme: 'ucs', month: '2026-01' }])
    const { lists } = await desk.lists.list()
    const read = lists.find(({ list, scheme }) => list === 'rep' && scheme === 'ucs')?.newest
    const headerAt = (index: number) => read?.columns[index]?.headers.join(' › ') || null
    const said = Object.fromEntries(
      Object.entries(columns).map(([field, { index }]) => [field, { index, header: headerAt(index) }]),
    )
    await desk.lists.correct({ list: 'rep', columns: said }, 'สมหญิง')
    await desk.downloads.run(toRun('rep', ['2026-01'], ['ucs']))
    const { files } = await desk.downloads.listFiles({ limit: 10 })
    expect(
      files.every(({ counts: { total, passed, failed } }) => total === Number(passed) + Number(failed)),
    ).toBe(true)
    expect(files.some(({ counts }) => Number(counts.passed) > Number(counts.failed))).toBe(true)
  })
})
