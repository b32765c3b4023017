import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { createPracticeHospital } from '#main/features/practice/maker/hospital.ts'
import type { PortalHabits } from '#main/features/practice/portal/portal-desk.ts'
import { startPracticePortal } from '#main/features/practice/portal/practice-portal.ts'
import type { Clock } from '#main/platform/clock.ts'
import { clerk, type Desk, openDesk } from '#tests/features/downloads/download-desk.ts'
import { asked, clock, toRun } from '#tests/features/downloads/portal-run.ts'
import { shareBrowser } from '#tests/features/downloads/shared-browser.ts'
import { numberOf, tinyHospital, tinyWorkbook } from '#tests/features/practice/portal/tiny-hospital.ts'
import { someOf } from '#tests/helpers/some-of.ts'

const browsers = shareBrowser()

async function openWith(habits: Partial<PortalHabits> = {}, at: Clock = clock, hospital = tinyHospital) {
  const portal = await startPracticePortal({ hospital, accounts: [clerk], clock: at, habits })
  return openDesk({ portal, clock: at, browsers })
}

describe('statements', () => {
  const all = ['ucs', 'ofc', 'bkk', 'bmt', 'srt'] as const

  test('of every scheme that has them are fetched by the form in their line, and no other list is asked for', async () => {
    const desk = await openWith()
    const run = await desk.downloads.run(toRun('stm', ['2026-01'], [...all, 'lgo', 'sss', 'nhs']))
    expect(run).toMatchObject({ state: 'done', listsTotal: 5, listed: 10, stored: 10, failed: 0 })
    const folder = path.join(desk.folder, 'stm', '2569-01')
    const files = all.flatMap((scheme) =>
      readdirSync(path.join(folder, scheme)).map((name) => [
        name,
        readFileSync(path.join(folder, scheme, name)).equals(tinyWorkbook(name)),
      ]),
    )
    const names = all.flatMap((scheme) =>
      (['IP', 'OP'] as const).map((type) => `STM_${numberOf(scheme.toUpperCase(), '2026-01', type)}.xls`),
    )
    expect(files).toEqual(names.map((name) => [name, true]))
  })

  test('that bear one number in every scheme lie beside each other', async () => {
    const desk = await openWith({ agencyNumbers: 'bare', agencyTable: 'tb-list' })
    const run = await desk.downloads.run(toRun('stm', ['2026-01'], ['ofc', 'bkk', 'bmt', 'srt']))
    expect(run).toMatchObject({ state: 'done', listed: 8, stored: 8 })
    const folder = path.join(desk.folder, 'stm', '2569-01')
    const found = ['ofc', 'srt'].map((scheme) =>
      readFileSync(path.join(folder, scheme, 'STM_10670_OP202601_01.xls')).equals(
        tinyWorkbook(`STM_${numberOf(scheme.toUpperCase(), '2026-01', 'OP')}.xls`),
      ),
    )
    expect(found).toEqual([true, true])
  })

  test.each(someOf(['fiscalCe', 'calendarCe', 'fiscalBe'] as const, 1))(
    'are found whatever the portal means by a year (%s), and are asked for in the right way from then on',
    async (year) => {
      const desk = await openWith({ statementYear: year, agencyYear: year })
      const list = '/statementUCSViewAction.do'
      const run = toRun('stm', ['2025-10'], ['ucs', 'srt'])
      expect(await desk.downloads.run(run)).toMatchObject({ state: 'done', listed: 4, stored: 4 })
      const probes = asked(desk, list)
      expect(await desk.downloads.run(run)).toMatchObject({ state: 'done', listed: 4, stored: 0, skipped: 4 })
      // the months without a statement cost one question each as well, and one proves that the list is read rightly
      await desk.downloads.run(toRun('stm', ['2025-11', '2025-12'], ['ucs']))
      expect({ probes, later: asked(desk, list) - probes }).toEqual({
        probes: { fiscalCe: 1, calendarCe: 2, fiscalBe: 3 }[year],
        later: 4,
      })
    },
  )

  test('on several pages are all read', async () => {
    const desk = await openWith({ statementPageLines: 1 })
    expect(await desk.downloads.run(toRun('stm', ['2026-01'], ['ucs']))).toMatchObject({
      listed: 2,
      stored: 2,
    })
  })

  test('are read past a column that has moved, for the form in the line names them', async () => {
    const desk = await openWith()
    desk.portal.setFault({ name: 'pageChanged', change: 'columnsSwapped' })
    expect(await desk.downloads.run(toRun('stm', ['2026-01'], ['ucs']))).toMatchObject({
      stored: 2,
      failed: 0,
    })
  })

  test.each(someOf(['tableRenamed', 'linksGone'] as const, 1))(
    'of a page with other tables or links (%s) are read by what leads to a file',
    async (change) => {
      const desk = await openWith()
      desk.portal.setFault({ name: 'pageChanged', change })
      expect(await desk.downloads.run(toRun('stm', ['2026-01'], ['srt']))).toMatchObject(
        change === 'tableRenamed'
          ? { state: 'done', stored: 2 }
          : {
              state: 'failed',
              error: { code: 'portal.pageChanged', details: { expected: 'getReportNCHReportRep' } },
            },
      )
    },
  )
})

describe('the REP list', () => {
  const hospital = createPracticeHospital({ seed: '4', hospitalCode: '10670', hospitalName: 'โรงพยาบาลฝึก' })
  const names = (month: string) => hospital.listReps(month, 'ucs').map(({ name }) => name)

  test.each(someOf(['calendarBe', 'fiscalBe'] as const, 1))(
    'of October to December is found whatever the portal means by a year (%s)',
    async (repYear) => {
      const portal = await startPracticePortal({ hospital, accounts: [clerk], clock, habits: { repYear } })
      const desk = await openDesk({ portal, clock, browsers })
      const run = { ...toRun('rep', ['2025-11', '2026-01'], ['ucs']), isDryRun: true }
      await desk.downloads.run(run)
      const { files } = await desk.downloads.listFiles({ month: '2025-11', limit: 1000 })
      expect(files.map(({ name }) => name).sort()).toEqual(names('2025-11').toSorted())
    },
  )

  test('on several pages is read whole', async () => {
    const desk = await openWith({ repPageLines: 3 })
    expect(await desk.downloads.run(toRun('rep', ['2026-01'], ['ucs']))).toMatchObject({
      listed: 4,
      stored: 4,
    })
  })

  test('that is gone is read from the newer pages, with the token they give', async () => {
    const desk = await openWith({ repList: 'gone', uploadPageLines: 3 })
    const run = await desk.downloads.run(toRun('rep', ['2026-01'], ['ucs', 'ofc']))
    expect(run).toMatchObject({ state: 'done', listed: 4, stored: 4, failed: 0 })
    // one question for who we are and the pages of one search, however many lists
    expect({ search: asked(desk, '/m-uploads/search'), info: asked(desk, '/auth/info') }).toEqual({
      search: 2,
      info: 1,
    })
    const name = tinyHospital.listReps('2026-01', 'ucs')[0]?.name ?? ''
    expect(readFileSync(path.join(desk.folder, 'rep', '2569-01', name))).toEqual(tinyWorkbook(name))
    expect(JSON.stringify(desk.log.lines)).not.toMatch(/token=|eyJ/)
  })

  test('of the newer pages says nothing of months it does not go back to, and so does Satang', async () => {
    const desk = await openWith({ repList: 'gone' })
    const run = await desk.downloads.run(toRun('rep', ['2025-12'], ['ucs']))
    expect(run).toMatchObject({ state: 'failed', error: { code: 'portal.pageChanged' } })
    expect((await desk.downloads.getRun(run.id)).lists).toMatchObject([{ state: 'failed', listed: null }])
  })

  test('of the newer pages gives a file another address when its token has run out', async () => {
    let nowMs = clock.now().getTime()
    const moving = { now: () => new Date(nowMs) }
    const portal = await startPracticePortal({
      hospital: tinyHospital,
      accounts: [clerk],
      clock: moving,
      habits: { repList: 'gone', tokenMinutes: 10 },
    })
    const desk = await openDesk({
      portal,
      clock: moving,
      browsers,
      wait: async () => {
        nowMs += 5 * 60_000
      },
    })
    expect(await desk.downloads.run(toRun('rep', ['2026-01'], ['ucs']))).toMatchObject({
      stored: 4,
      failed: 0,
    })
  })
})

describe('transfers', () => {
  const stored = ({ folder }: Desk) => readdirSync(path.join(folder, 'smt', '2569-01')).sort()

  test('of a month are one file with what the search answered; unchanged they are stored once', async () => {
    const desk = await openWith()
    const run = toRun('smt', ['2026-01', '2025-12'], [])
    expect(await desk.downloads.run(run)).toMatchObject({
      state: 'done',
      listsTotal: 2,
      listed: 1,
      stored: 1,
    })
    expect(await desk.downloads.run(run)).toMatchObject({ state: 'done', listed: 1, stored: 0, skipped: 1 })
    expect(stored(desk)).toEqual(['smt_budget_0000010670_20260220_100000.json'])
    const text = readFileSync(path.join(desk.folder, 'smt', '2569-01', stored(desk)[0] ?? ''), 'utf8')
    const { datas } = JSON.parse(text) as { datas: { postingDate: string; amount: number }[] }
    expect(datas.map(({ postingDate, amount }) => [postingDate, amount])).toEqual([
      ['25690122', 0.01],
      ['25690109', 2500.5],
    ])
  })

  test('that have changed since are a new file beside the old one', async () => {
    let nowMs = Date.parse('2026-01-10T03:00:00Z')
    const moving = { now: () => new Date(nowMs) }
    const desk = await openWith({}, moving)
    const run = toRun('smt', ['2026-01'], [])
    await desk.downloads.run(run)
    nowMs = Date.parse('2026-02-20T03:00:00Z')
    expect(await desk.downloads.run(run)).toMatchObject({ listed: 1, stored: 1 })
    expect(stored(desk)).toEqual([
      'smt_budget_0000010670_20260110_100000.json',
      'smt_budget_0000010670_20260220_100000.json',
    ])
  })

  test('of two months that were asked for within one second are two files', async () => {
    const hospital = createPracticeHospital({
      seed: 'a second',
      hospitalCode: '10670',
      claimsPerFile: 1,
      filesPerMonth: 1,
    })
    const desk = await openWith({}, clock, hospital)
    const run = toRun('smt', ['2026-01', '2025-12'], [])
    expect(await desk.downloads.run(run)).toMatchObject({ state: 'done', listed: 2, stored: 2 })
    expect(stored(desk)).toEqual(['smt_budget_0000010670_20260220_100000.json'])
    expect(readdirSync(path.join(desk.folder, 'smt', '2568-12'))).toEqual([
      'smt_budget_0000010670_20260220_100001.json',
    ])
    expect(await desk.downloads.run(run)).toMatchObject({ state: 'done', stored: 0, skipped: 2 })
  })

  test('that could not be stored leave nothing behind: the next time they are a list of that time', async () => {
    let nowMs = Date.parse('2026-02-20T03:00:00Z')
    const moving = { now: () => new Date(nowMs) }
    const desk = await openWith({}, moving)
    const run = toRun('smt', ['2026-01'], [])
    const inTheWay = path.join(desk.folder, 'smt')
    mkdirSync(desk.folder, { recursive: true })
    writeFileSync(inTheWay, '')
    expect(await desk.downloads.run(run)).toMatchObject({ state: 'failed', stored: 0 })
    rmSync(inTheWay)
    nowMs += 60_000
    expect(await desk.downloads.run(run)).toMatchObject({ state: 'done', listed: 1, stored: 1 })
    const { files } = await desk.downloads.listFiles({ source: 'smt', limit: 10 })
    expect(files.map(({ name, file }) => [name, file.state])).toEqual([
      ['smt_budget_0000010670_20260220_100100.json', 'stored'],
    ])
  })

  test('that anybody may see are asked for without signing in', async () => {
    const desk = await openWith()
    const run = await desk.downloads.run(toRun('smt', ['2026-01'], []))
    expect(run).toMatchObject({ state: 'done', stored: 1 })
    const hosts = new Set(desk.portal.requests().map(({ path: asked }) => asked.split('/')[1]))
    expect([...hosts]).toEqual(['smtf'])
  })

  test('that only somebody signed in may see are asked for with her token', async () => {
    const account = { ...clerk, asksForCode: false }
    const portal = await startPracticePortal({
      hospital: tinyHospital,
      accounts: [account],
      clock,
      habits: { transferAccess: 'bearer', olderForm: 'ssoNotice' },
    })
    const desk = await openDesk({ portal, clock, browsers })
    expect(await desk.downloads.run(toRun('smt', ['2026-01'], []))).toMatchObject({
      state: 'done',
      stored: 1,
    })
    expect(desk.log.lines.map(({ event }) => event)).not.toContain('downloads.sessionEnded')
  })

  test('whose answer has another shape end the run by saying what was expected', async () => {
    const desk = await openWith()
    desk.portal.setFault({ name: 'pageChanged', on: 'list' })
    expect(await desk.downloads.run(toRun('smt', ['2026-01'], []))).toMatchObject({
      state: 'failed',
      error: { code: 'portal.pageChanged', details: { expected: 'datas', found: 'rows' } },
    })
  })
})

test('a source whose pages have changed is left for later, and the others are read to their end', async () => {
  const desk = await openWith()
  desk.portal.setFault({ name: 'pageChanged', on: 'list', when: { namesWith: 'statementUCSView' } })
  const run = await desk.downloads.run({
    ...toRun('stm', ['2025-10', '2026-01'], ['ucs']),
    sources: ['stm', 'smt'],
  })
  expect(run).toMatchObject({ state: 'failed', error: { code: 'portal.pageChanged' }, stored: 2 })
  const { lists } = await desk.downloads.getRun(run.id)
  expect(lists.map(({ source, month, state }) => [source, month, state])).toEqual([
    ['stm', '2025-10', 'failed'],
    ['smt', '2025-10', 'done'],
    ['stm', '2026-01', 'waiting'],
    ['smt', '2026-01', 'done'],
  ])
  expect(
    readdirSync(path.join(desk.folder, 'evidence')).filter((name) => name.endsWith('.png')),
  ).toHaveLength(1)
})
