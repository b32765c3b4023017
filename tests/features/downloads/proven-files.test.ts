import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Store } from '#main/database/store.ts'
import { createProvenFiles } from '#main/features/downloads/proven-files.ts'
import { openTestStore, storeNeeds } from '#tests/database/test-store.ts'
import { month, openDesk, wholeRun } from '#tests/features/downloads/download-desk.ts'
import { shareBrowser } from '#tests/features/downloads/shared-browser.ts'
import { tinyHospital, tinyWorkbook } from '#tests/features/practice/portal/tiny-hospital.ts'
import { createRecordingLog } from '#tests/helpers/recording-log.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'

const browsers = shareBrowser()
const names = tinyHospital.listReps(month, 'ucs').map(({ name }) => name)
const [first = '', second = '', third = '', fourth = ''] = names
const before = '0'.repeat(64)
const hashOf = (name: string) => createHash('sha256').update(tinyWorkbook(name)).digest('hex')
const equal = '[{"isEqual":true}]'

type Imported = { readonly checks?: string; readonly outside?: string; readonly undoneAt?: string }

/** What the store knows of a file once it went through an import. */
async function noteImport(store: Store, name: string, { checks = equal, outside, undoneAt }: Imported = {}) {
  const said = outside ?? '{"portal":{"listed":1}}'
  await store.write((trx) =>
    sql`insert into import_file (sha256, name, bytes, state, imported_at, kind, layout, hcode, scheme, checks_json, outside_json, undone_at)
      values (${hashOf(name)}, ${name}, 4096, 'imported', '2026-01-01T00:00:00.000Z', 'REP', 'rep-ucs-120', '10670', 'ucs', ${checks}, ${said}, ${undoneAt ?? null})`.execute(
      trx,
    ),
  )
}

async function openStored() {
  const desk = await openDesk({ browsers })
  await desk.downloads.run(wholeRun)
  const { store, log, places, downloads } = desk
  const proven = createProvenFiles({ store, log, folder: places.use, whileIdle: downloads.whileIdle })
  const folder = path.join(desk.folder, 'rep', '2569-01')
  return { desk, proven, folder, placeOf: (name: string) => path.join(folder, name) }
}

test('fetched files are offered once their import is proven, removed with a mark, and not fetched again', async () => {
  const { desk, proven, folder, placeOf } = await openStored()
  await noteImport(desk.store, first)
  await noteImport(desk.store, second, { checks: '[{"isEqual":true},{"isEqual":false}]' })
  await noteImport(desk.store, third, { undoneAt: '2026-02-01T00:00:00.000Z' })
  await noteImport(desk.store, fourth, { outside: '{}' })
  writeFileSync(path.join(folder, 'budget.xls'), 'not ours')
  const offered = await proven.count()
  const removed = await proven.remove()
  expect({ offered, removed, after: await proven.count(), left: readdirSync(folder).sort() }).toEqual({
    offered: { files: 1, bytes: 4096 },
    removed: { removed: 1, bytes: 4096, kept: 0, wasCancelled: false },
    after: { files: 0, bytes: 0 },
    left: ['budget.xls', `${first}.removed`, second, third, fourth].sort(),
  })
  expect(statSync(`${placeOf(first)}.removed`).mode & 0o777).toBe(0o600)

  const asked = desk.fetched().length
  expect(await desk.downloads.run(wholeRun)).toMatchObject({ state: 'done', stored: 0, skipped: 4 })
  expect([desk.fetched().length, existsSync(placeOf(first))]).toEqual([asked, false])

  // whoever wants it again has everything fetched again
  await desk.downloads.run({ ...wholeRun, isFetchingAgain: true })
  expect([existsSync(placeOf(first)), existsSync(`${placeOf(first)}.removed`)]).toEqual([true, false])

  // and what NHSO changed after it was removed comes as it is now
  await proven.remove()
  await desk.store.write((trx) =>
    sql`update download_file set is_stale = 1, sha256 = ${before} where name = ${first}`.execute(trx),
  )
  writeFileSync(`${placeOf(first)}.removed`, before)
  expect(await desk.downloads.run(wholeRun)).toMatchObject({ state: 'done', stored: 1, failed: 0 })
  expect([existsSync(placeOf(first)), existsSync(`${placeOf(first)}.removed`)]).toEqual([true, false])
})

test('other bytes of the same size stay, and whoever stops the work keeps the rest', async () => {
  const store = await openTestStore(storeNeeds())
  const folder = temporaryFolder()
  await store.write(async (trx) => {
    await sql`insert into download_run (id, reason, state, started_at, sources_json, months_json, schemes_json, is_importing, is_dry_run, is_fetching_again)
      values (1, 'manual', 'done', '2026-11-20T00:00:00.000Z', '[]', '[]', '[]', 1, 0, 0)`.execute(trx)
    for (const name of names)
      await sql`insert into download_file (source, scheme, month, name, state, bytes, sha256, stored_at, run_id, tries)
        values ('rep', 'ucs', ${month}, ${name}, 'stored', 4096, ${hashOf(name)}, '2026-11-20T00:00:00.000Z', 1, 1)`.execute(
        trx,
      )
  })
  for (const name of names) await noteImport(store, name)
  const placeOf = (name: string) => path.join(folder, 'rep', '2569-01', name)
  mkdirSync(path.dirname(placeOf(first)), { recursive: true })
  for (const name of names) writeFileSync(placeOf(name), tinyWorkbook(name))
  writeFileSync(placeOf(second), Buffer.alloc(4096, 'x'))
  const left = () => names.filter((name) => existsSync(placeOf(name))).length

  let looks = 0
  // somebody stops it after the second file
  const stopping = {
    get aborted() {
      looks += 1
      return looks > 2
    },
  } as AbortSignal
  const open = (signal: AbortSignal) =>
    createProvenFiles({
      store,
      log: createRecordingLog(),
      folder: async () => folder,
      whileIdle: (work) => work(signal),
    })
  const stopped = await open(stopping).remove()
  const leftThen = left()
  const finished = await open(new AbortController().signal).remove()
  expect({
    stopped,
    leftThen,
    finished,
    left: left(),
    marked: existsSync(`${placeOf(second)}.removed`),
  }).toEqual({
    stopped: { removed: 1, bytes: 4096, kept: 1, wasCancelled: true },
    leftThen: 3,
    finished: { removed: 2, bytes: 2 * 4096, kept: 1, wasCancelled: false },
    left: 1,
    marked: false,
  })
})
