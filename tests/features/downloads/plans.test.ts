import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { startPracticePortal } from '#main/features/practice/portal/practice-portal.ts'
import type { PracticeHospital, RepListing } from '#main/features/practice/practice-hospital.ts'
import { clerk, type Desk, month, openDesk, wholeRun } from '#tests/features/downloads/download-desk.ts'
import { shareBrowser } from '#tests/features/downloads/shared-browser.ts'
import { tinyHospital, tinyWorkbook } from '#tests/features/practice/portal/tiny-hospital.ts'

const browsers = shareBrowser()
const listed = tinyHospital.listReps(month, 'ucs')
const twoLists = { ...wholeRun, schemes: ['ucs' as const, 'lgo' as const] }

async function stopAtFile(desk: Desk, file: number, stop: () => Promise<void>): Promise<void> {
  await vi.waitUntil(() => desk.fetched().length >= file, { timeout: 20_000, interval: 5 })
  await stop()
}

/** A hospital whose first file and its counts can be changed on the portal. */
async function openChanging() {
  const changed = { bytes: false, counts: false }
  const [first] = listed
  const hospital: PracticeHospital = {
    ...tinyHospital,
    listReps: (...asked) =>
      tinyHospital
        .listReps(...asked)
        .map(
          (rep): RepListing =>
            changed.counts && rep.name === first?.name ? { ...rep, passed: 77, total: 77 + rep.failed } : rep,
        ),
    makeRep: async (name) => {
      const made = await tinyHospital.makeRep(name)
      return changed.bytes && name === first?.name ? { ...made, bytes: tinyWorkbook('changed') } : made
    },
  }
  const clock = { now: () => new Date() }
  const portal = await startPracticePortal({ hospital, accounts: [clerk], clock })
  onTestFinished(() => portal.stop())
  return { desk: await openDesk({ browsers, portal }), changed, name: first?.name ?? '' }
}

const readVersions = (desk: Desk) =>
  desk.store.read((db) =>
    db
      .selectFrom('download_version')
      .innerJoin('download_file', 'download_file.id', 'download_file_id')
      .select(['name', 'path', 'download_version.bytes'])
      .execute(),
  )

describe('a run that is stopped', () => {
  test('pauses with its files waiting, and goes on at the same list without fetching anything twice', async () => {
    const desk = await openDesk({ browsers })
    desk.portal.setFault({ name: 'slow', pauseMs: 40 })
    const running = desk.downloads.run(twoLists, 'clerk')
    await stopAtFile(desk, 2, desk.downloads.pause)
    const paused = await running
    expect(paused).toMatchObject({
      state: 'paused',
      startedBy: 'clerk',
      stored: 1,
      listsTotal: 2,
      listsDone: 0,
    })
    desk.portal.clearFaults()
    const done = await desk.downloads.resume(paused.id)
    expect(done).toMatchObject({ id: paused.id, state: 'done', listed: 4, stored: 4, skipped: 0, failed: 0 })
    expect(done).toMatchObject({ resumes: 1, listsDone: 2 })
    // only the file in flight was asked for again
    expect(desk.fetched()).toHaveLength(5)
    expect((await desk.downloads.getRun(done.id)).lists).toEqual([
      {
        source: 'rep',
        scheme: 'ucs',
        month,
        state: 'done',
        listed: 4,
        stored: 4,
        failed: 0,
        skipped: 0,
        code: null,
      },
      {
        source: 'rep',
        scheme: 'lgo',
        month,
        state: 'done',
        listed: 0,
        stored: 0,
        failed: 0,
        skipped: 0,
        code: null,
      },
    ])
  })

  test('by the end of Satang goes on by itself with the next start, but not for ever', async () => {
    const desk = await openDesk({ browsers })
    const running = desk.downloads.run({ ...wholeRun, reason: 'manual' })
    await stopAtFile(desk, 1, desk.downloads.stop)
    expect(await running).toMatchObject({ state: 'interrupted' })
    expect(await desk.downloads.resumeCutOff()).toMatchObject({ state: 'done', stored: 4 })
    expect(await desk.downloads.resumeCutOff()).toBeNull()
    await desk.store.write((trx) =>
      trx.updateTable('download_run').set({ state: 'interrupted', resumes: 3 }).execute(),
    )
    expect(await desk.downloads.resumeCutOff()).toBeNull()
  })

  test('by a person stays stopped, and one that is done stays done', async () => {
    const desk = await openDesk({ browsers })
    const running = desk.downloads.run({ ...wholeRun, reason: 'manual' })
    await stopAtFile(desk, 1, desk.downloads.pause)
    const { id } = await running
    expect(await desk.downloads.resumeCutOff()).toBeNull()
    await desk.downloads.resume(id)
    expect(await desk.downloads.resume(id)).toMatchObject({ state: 'done', resumes: 1 })
    await expect(desk.downloads.resume(99)).rejects.toMatchObject({ code: 'input.invalid' })
  })

  test('by the portal keeps why at its list, and tries that list again', async () => {
    const desk = await openDesk({ browsers })
    desk.portal.setFault({ name: 'forbidden', when: { file: 2 } })
    const failed = await desk.downloads.run(twoLists)
    expect((await desk.downloads.getRun(failed.id)).lists).toMatchObject([
      { state: 'failed', listed: 4, stored: 1, failed: 1, code: 'download.forbidden' },
      { state: 'waiting', listed: null, code: null },
    ])
    desk.portal.clearFaults()
    expect(await desk.downloads.resume(failed.id)).toMatchObject({
      ...{ state: 'done', listed: 4, stored: 4, failed: 0, skipped: 0, listsDone: 2, error: null },
    })
  })
})

test('a dry run says what would be fetched and fetches nothing', async () => {
  const desk = await openDesk({ browsers })
  desk.portal.setFault({ name: 'empty', when: { file: 1 } })
  await desk.downloads.run(wholeRun)
  const asked = desk.fetched().length
  await desk.store.write((trx) =>
    trx
      .updateTable('download_file')
      .set({ state: 'waiting' })
      .where('rep_no', '=', listed[1]?.repNo ?? '')
      .execute(),
  )
  const run = await desk.downloads.run({ ...twoLists, isDryRun: true })
  // the empty file is not due again today
  expect(run).toMatchObject({ state: 'done', isDryRun: true, listed: 4, stored: 1, skipped: 3, imported: 0 })
  expect(desk.fetched()).toHaveLength(asked)
})

describe('a file the portal changed under its name', () => {
  test('is kept beside the newer one when everything is fetched again; equal ones stay as they are', async () => {
    const { desk, changed, name } = await openChanging()
    await desk.downloads.run(wholeRun)
    changed.bytes = true
    const run = await desk.downloads.run({ ...wholeRun, isFetchingAgain: true })
    expect(run).toMatchObject({ state: 'done', listed: 4, stored: 1, skipped: 3, failed: 0 })
    const folder = path.join(desk.folder, 'rep', '2569-01')
    expect(readFileSync(path.join(folder, name))).toEqual(tinyWorkbook('changed'))
    const [version] = await readVersions(desk)
    expect(version).toMatchObject({ name, bytes: 4096 })
    expect(readFileSync(path.join(desk.folder, version?.path ?? ''))).toEqual(tinyWorkbook(name))
    expect(await readVersions(desk)).toHaveLength(1)
  })

  test('is noticed by the counts of the list, without being asked for', async () => {
    const { desk, changed, name } = await openChanging()
    await desk.downloads.run(wholeRun)
    changed.bytes = true
    expect(await desk.downloads.run(wholeRun)).toMatchObject({ stored: 0, skipped: 4 })
    changed.counts = true
    expect(await desk.downloads.run(wholeRun)).toMatchObject({ stored: 1, skipped: 3 })
    expect((await readVersions(desk)).map((version) => version.name)).toEqual([name])
    expect(await desk.downloads.run(wholeRun)).toMatchObject({ stored: 0, skipped: 4 })
  })

  test('stays stored as it was when the newer one cannot be fetched', async () => {
    const { desk, changed, name } = await openChanging()
    await desk.downloads.run(wholeRun)
    changed.bytes = true
    desk.portal.setFault({ name: 'html', when: { namesWith: name.replace('.xls', '') } })
    expect(await desk.downloads.run({ ...wholeRun, isFetchingAgain: true })).toMatchObject({
      state: 'done',
      stored: 0,
      failed: 1,
      skipped: 3,
    })
    expect((await desk.states()).map(([, state]) => state)).toEqual(['stored', 'stored', 'stored', 'stored'])
    expect(readFileSync(path.join(desk.folder, 'rep', '2569-01', name))).toEqual(tinyWorkbook(name))
    expect(readdirSync(path.join(desk.folder, 'rep', '2569-01'))).toHaveLength(4)
  })
})

test('a list whose connection breaks in the middle is read again, not taken for a shorter one', async () => {
  const desk = await openDesk({ browsers })
  const ask = { name: 'cutHalfway', on: 'list', when: 'once' } as const
  await desk.downloads.run({ ...wholeRun, isDryRun: true })
  desk.portal.setFault(ask)
  expect(await desk.downloads.run(wholeRun)).toMatchObject({ state: 'done', listed: 4, stored: 4 })
})

describe('several files at the same time', () => {
  // the client may ask for the next file a moment before the portal notes that this one has left
  const momentMs = 40
  const overlaps = (desk: Desk) => {
    const requests = desk.portal
      .requests()
      .filter(({ path: at }) => at.endsWith('InvoiceReportExcelAction.do'))
    return Math.max(
      ...requests.map(
        ({ at }) =>
          requests.filter((one) => one.at <= at && Date.parse(one.endedAt ?? '') - momentMs > Date.parse(at))
            .length,
      ),
    )
  }

  test('come whole, never more than the setting says', async () => {
    const desk = await openDesk({ browsers })
    await desk.downloads.saveOptions({ workers: 3 })
    desk.portal.setFault({ name: 'slow', pauseMs: 60 })
    expect(await desk.downloads.run(wholeRun)).toMatchObject({ state: 'done', stored: 4 })
    expect(overlaps(desk)).toBeGreaterThan(1)
    expect(overlaps(desk)).toBeLessThanOrEqual(3)
    const folder = path.join(desk.folder, 'rep', '2569-01')
    for (const { name } of listed) expect(readFileSync(path.join(folder, name))).toEqual(tinyWorkbook(name))
  })

  test('all stop when the portal forbids one, and their files wait', async () => {
    const desk = await openDesk({ browsers })
    await desk.downloads.saveOptions({ workers: 4 })
    desk.portal.setFault({ name: 'slow', pauseMs: 200 })
    desk.portal.setFault({ name: 'forbidden', when: { file: 2 } })
    const run = await desk.downloads.run(wholeRun)
    expect(run).toMatchObject({ state: 'failed', error: { code: 'download.forbidden' } })
    const states = (await desk.states()).map(([, state]) => state)
    expect(states.filter((state) => state === 'download.forbidden')).toHaveLength(1)
    expect(states).not.toContain('fetching')
  })

  test('sign in once when the session dies for all of them', async () => {
    const desk = await openDesk({ browsers })
    await desk.downloads.saveOptions({ workers: 4 })
    desk.portal.setFault({ name: 'sessionDies', when: 'once', afterFiles: 1 })
    expect(await desk.downloads.run(wholeRun)).toMatchObject({ state: 'done', stored: 4, failed: 0 })
    const signIns = desk.portal
      .requests()
      .filter((request) => request.method === 'POST' && request.path.includes('LoginAction'))
    expect(signIns).toHaveLength(2)
  })
})

describe('what is missing', () => {
  test('is every list that was not read since its month was over, then those with files not stored', async () => {
    const clock = { now: () => new Date('2026-03-20T03:00:00Z') }
    const desk = await openDesk({ browsers, clock })
    const wanted = { sources: ['rep' as const], since: '2026-01', schemes: ['ucs' as const] }
    const never = (of: string) => ({ source: 'rep', scheme: 'ucs', month: of, why: 'neverListed', files: 0 })
    expect(await desk.downloads.missing(wanted)).toEqual(['2026-03', '2026-02', '2026-01'].map(never))
    desk.portal.setFault({ name: 'html', when: { file: 1 } })
    await desk.downloads.runMissing({ ...wanted, isImporting: false }, 'clerk')
    expect(await desk.downloads.missing(wanted)).toEqual([
      never('2026-03'),
      { ...never('2026-01'), why: 'filesMissing', files: 1 },
    ])
    desk.portal.clearFaults()
    expect(await desk.downloads.retryFailed('clerk')).toMatchObject({ state: 'done', stored: 1, skipped: 3 })
    expect(await desk.downloads.retryFailed('clerk')).toBeNull()
    expect(await desk.downloads.missing(wanted)).toEqual([never('2026-03')])
  })
})
