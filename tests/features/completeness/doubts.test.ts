import { describe, expect, it, onTestFinished } from 'vitest'
import type { Store } from '#main/database/store.ts'
import { createCompleteness } from '#main/features/completeness/completeness.service.ts'
import { createNotices } from '#main/platform/notices.ts'
import { createFileSecrets } from '#main/platform/secrets-file.ts'
import { openTestStore } from '#tests/features/downloads/test-store.ts'
import { repReading } from '#tests/features/portal-lists/list-readings.ts'
import { openPracticeLists } from '#tests/features/portal-lists/practice-lists.ts'
import { createRecordingLog } from '#tests/helpers/recording-log.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'

const clock = { now: () => new Date('2026-11-22T02:00:00Z') }
const place = { month: '2026-10', scheme: 'ucs', kind: 'REP' } as const

async function openDesk() {
  const root = temporaryFolder()
  const store = await openTestStore(root)
  onTestFinished(() => store.stop())
  const secrets = createFileSecrets({ folder: `${root}/kept-secrets` })
  const log = createRecordingLog()
  const lists = openPracticeLists({ root, store, clock, log, notices: createNotices(), secrets })
  const completeness = createCompleteness({ store, clock, unsureLists: lists.listUnsure })
  return {
    store,
    lists,
    completeness,
    row: async () => (await completeness.get(2570)).rows.find(({ kind }) => kind === 'REP') ?? null,
  }
}

/** A run that came to this with the list of the place. */
const insertRun = (store: Store, list: { state: 'waiting' | 'done' | 'failed'; error_code: string | null }) =>
  store.write(async (trx) => {
    const run = await trx
      .insertInto('download_run')
      .values({
        reason: 'manual',
        state: 'done',
        started_at: '2026-11-22T02:00:00.000Z',
        sources_json: '["rep"]',
        months_json: '["2026-10"]',
        schemes_json: '["ucs"]',
        ...{ is_importing: 1, is_dry_run: 0, is_fetching_again: 0 },
        ...{ listed: 0, stored: 0, skipped: 0, failed: 0, imported: 0, refused: 0 },
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await trx
      .insertInto('download_list')
      .values({ run_id: run.id, position: 0, source: 'rep', scheme: 'ucs', month: '2026-10', ...list })
      .execute()
    return run.id
  })

/** A stored file of the list, of which it showed as many claims. */
const insertFile = (store: Store, name: string, total: number | null) =>
  store.write((trx) =>
    trx
      .insertInto('download_file')
      .values({
        ...{ source: 'rep', scheme: 'ucs', month: '2026-10', name, tries: 0, run_id: 1 },
        ...{ total_count: total, passed_count: total, failed_count: total === null ? null : 0 },
        ...{ state: 'stored', sha256: '9f2c'.repeat(16), bytes: 1, stored_at: '2026-11-22T02:00:00.000Z' },
      })
      .execute(),
  )

describe('a list that says it has more than it showed', () => {
  it('is told of its month, also where it has no file, until it is read to its end', async () => {
    const { store, row, completeness } = await openDesk()
    await insertRun(store, { state: 'failed', error_code: 'portal.listShort' })
    expect(await row()).toMatchObject({ ...place, listed: null, countsUnknown: null, doubt: 'short' })
    await insertFile(store, 'a.xls', 12)
    expect(await row()).toMatchObject({ listed: 1, countsUnknown: 0, doubt: 'short' })
    expect((await completeness.files(place)).doubt).toBe('short')
    await insertRun(store, { state: 'done', error_code: null })
    expect(await row()).toMatchObject({ listed: 1, doubt: null })
    expect((await completeness.files(place)).doubt).toBe(null)
  })

  it('stays so when a later visit does not come as far as the list', async () => {
    const { store, row } = await openDesk()
    await insertRun(store, { state: 'done', error_code: null })
    await insertRun(store, { state: 'failed', error_code: 'portal.listShort' })
    await insertRun(store, { state: 'failed', error_code: 'portal.down' })
    await insertRun(store, { state: 'waiting', error_code: null })
    expect((await row())?.doubt).toBe('short')
  })
})

describe('an empty list', () => {
  const unsure = { state: 'empty', evidence: 'page', isProven: false } as const

  it('that nothing proves is told of its month, and no file of it counts as known', async () => {
    const { lists, row, completeness } = await openDesk()
    await lists.readings.keep(repReading({ ending: unsure, lines: 0 }))
    expect(await row()).toMatchObject({ ...place, listed: null, doubt: 'emptyUnsure' })
    expect(await completeness.files(place)).toEqual({ files: [], doubt: 'emptyUnsure' })
    expect((await completeness.get(undefined)).fiscalYears).toEqual([2570])
  })

  it('of a newer year does not hide the year that has files', async () => {
    const { store, lists, completeness } = await openDesk()
    await insertRun(store, { state: 'done', error_code: null })
    await insertFile(store, 'a.xls', 12)
    await lists.readings.keep(repReading({ ending: unsure, lines: 0, month: '2027-10' }))
    const { fiscalYear, fiscalYears } = await completeness.get(undefined)
    expect({ fiscalYear, fiscalYears }).toEqual({ fiscalYear: 2570, fiscalYears: [2571, 2570] })
  })

  it('is empty when it says so itself, or was seen with files in the same session', async () => {
    const { lists, row } = await openDesk()
    const rows = []
    for (const ending of [
      { ...unsure, evidence: 'count' as const },
      { ...unsure, isProven: true },
    ]) {
      await lists.readings.keep(repReading({ ending, lines: 0 }))
      rows.push(await row())
    }
    expect(rows).toEqual([null, null])
  })

  it('is not in doubt where its files are known from another way', async () => {
    const { store, lists, row } = await openDesk()
    await lists.readings.keep(repReading({ ending: unsure, lines: 0 }))
    await insertRun(store, { state: 'done', error_code: null })
    await insertFile(store, 'a.xls', null)
    expect(await row()).toMatchObject({ listed: 1, countsUnknown: 1, doubt: null })
  })
})

describe('a file whose counts the list did not show', () => {
  it('says so in its line, and the others do not', async () => {
    const { store, completeness } = await openDesk()
    await insertRun(store, { state: 'done', error_code: null })
    await insertFile(store, 'counted.xls', 0)
    await insertFile(store, 'uncounted.xls', null)
    const { files } = await completeness.files(place)
    expect(files.map(({ name, hasUnknownCounts }) => [name, hasUnknownCounts])).toEqual([
      ['counted.xls', false],
      ['uncounted.xls', true],
    ])
  })
})
