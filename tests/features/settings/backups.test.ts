import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Store } from '#main/database/store.ts'
import { createBackups, tooManyNights } from '#main/features/settings/backups.ts'
import { createNotices } from '#main/platform/notices.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { openTestStore, saveSetting, storeNeeds } from '#tests/database/test-store.ts'
import { createRecordingLog } from '#tests/helpers/recording-log.ts'

/** Backups of a real store, with a clock a test moves by hand. */
async function openBackups(start: string) {
  const needs = storeNeeds()
  const store = await openTestStore(needs)
  const log = createRecordingLog()
  let now = new Date(start)
  let given: Store = store
  const backups = createBackups({
    store: { ...store, backUp: (name) => given.backUp(name) },
    clock: { now: () => now },
    log,
    notices: createNotices(),
    folders: { store: needs.folder },
  })
  const folder = path.join(needs.folder, 'backups')
  return {
    backups,
    store,
    folder,
    log,
    moveTo: (instant: string) => {
      now = new Date(instant)
    },
    /** From now on every copy fails with this, or is made really again. */
    failWith: (error: Error | null) => {
      given = error === null ? store : { ...store, backUp: () => Promise.reject(error) }
    },
    names: () =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.satang.db'))
        .sort(),
  }
}

const night = (day: string) => `nightly-${day}.satang.db`

describe('the backup of a night', () => {
  it('bears the day in Bangkok, takes the place of one of the same day and leaves six older ones', async () => {
    const { backups, store, folder, names, moveTo } = await openBackups('2026-01-07T16:59:00Z')
    for (const day of ['01', '02', '03', '04', '05', '06'])
      writeFileSync(path.join(folder, night(`2026-01-${day}`)), 'an older one')
    writeFileSync(path.join(folder, 'by-hand-2020.satang.db'), 'a person took this one')
    await backups.takeNightly()
    const first = { names: names(), bytes: statSync(path.join(folder, night('2026-01-07'))).size }
    await store.write((trx) => saveSetting(trx, 'long', 'ยาว '.repeat(20_000)))
    await backups.takeNightly()
    const second = statSync(path.join(folder, night('2026-01-07'))).size
    // five past midnight in Bangkok
    moveTo('2026-01-07T17:05:00Z')
    await backups.takeNightly()
    const days = (from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, index) => night(`2026-01-0${from + index}`))
    expect([first.names, second > first.bytes, names()]).toEqual([
      ['by-hand-2020.satang.db', ...days(1, 7)],
      true,
      ['by-hand-2020.satang.db', ...days(2, 8)],
    ])
  })

  it.each([
    ['store.backupNoRoom', new AppError('store.backupNoRoom', { freeMb: 1 })],
    ['store.corrupt', new AppError('store.corrupt')],
    ['internal', new Error('a bug')],
  ])('that fails with %s is told, removes none of the older and fails nobody', async (code, error) => {
    const { backups, folder, names, failWith, log } = await openBackups('2026-01-09T20:00:00Z')
    for (const day of ['01', '02', '03', '04', '05', '06', '07', '08'])
      writeFileSync(path.join(folder, night(`2026-01-${day}`)), 'an older one')
    failWith(error)
    await backups.takeNightly()
    const failed = await backups.get()
    const left = names().length
    failWith(null)
    await backups.takeNightly()
    expect([failed, left, names().length, await backups.get()]).toEqual([
      {
        last: null,
        failure: { at: '2026-01-09T20:00:00.000Z', error: expect.objectContaining({ code }) },
      },
      8,
      7,
      { last: expect.objectContaining({ at: '2026-01-09T20:00:00.000Z', ageDays: 0 }), failure: null },
    ])
    expect(log.lines.map(({ event }) => event)).toContain('backup.failed')
    // only what nobody expected has a number
    const numbers = log.lines.flatMap(({ facts }) => facts['reference'] ?? [])
    expect(numbers).toEqual(Object.values(code === 'internal' ? (failed.failure?.error.details ?? {}) : {}))
  })

  it('lets those go first that a wrong clock dated into the future, and never itself', () => {
    const names = ['2026-01-02', '2026-01-03', '2031-05-01', '2031-05-02', '2031-05-03', '2031-05-04']
      .map((day) => `nightly-${day}`)
      .concat('by-hand', 'nightly-notes')
    const taken = 'nightly-2026-01-04'
    expect([
      tooManyNights([...names, taken], taken),
      tooManyNights([...names, taken, 'nightly-2026-01-01', 'nightly-2031-05-05'], taken),
      tooManyNights(['nightly-2020-01-01', ...names], 'nightly-2019-12-31').length,
    ]).toEqual([[], ['nightly-2031-05-05', 'nightly-2031-05-04'], 1])
  })
})

describe('the last backup', () => {
  it('has an age by the clock, and is none once its file is gone, cut or dated years ahead', async () => {
    const { backups, folder, moveTo } = await openBackups('2026-01-05T02:00:00Z')
    const never = await backups.get()
    const taken = await backups.take('by-hand')
    const ages = []
    for (const instant of ['2026-01-06T01:59:59Z', '2026-01-06T02:00:00Z', '2026-01-08T03:00:00Z']) {
      moveTo(instant)
      ages.push((await backups.get()).last?.ageDays)
    }
    // set back by hours, a clock makes nothing younger than new; by years, nobody knows
    moveTo('2026-01-04T20:00:00Z')
    ages.push((await backups.get()).last?.ageDays)
    moveTo('2021-01-05T02:00:00Z')
    ages.push((await backups.get()).last?.ageDays)
    moveTo('2026-01-05T02:00:00Z')
    const file = path.join(folder, 'by-hand.satang.db')
    const bytes = readFileSync(file)
    writeFileSync(file, bytes.subarray(0, 8192))
    const cut = await backups.get()
    rmSync(file)
    expect([never.last, taken.bytes, ages, cut.last, (await backups.get()).last]).toEqual([
      null,
      bytes.length,
      [0, 1, 3, 0, undefined],
      null,
      null,
    ])
  })

  it('that a person takes while another is taken waits for it', async () => {
    const { backups, names } = await openBackups('2026-01-05T02:00:00Z')
    await Promise.all([backups.take(), backups.take('monday'), backups.take('monday')])
    expect(names()).toEqual(['by-hand-2026-01-05T02-00-00-000Z.satang.db', 'monday.satang.db'])
  })
})
