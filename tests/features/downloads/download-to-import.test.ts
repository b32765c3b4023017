import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createProvenFiles } from '#main/features/downloads/proven-files.ts'
import { createImports } from '#main/features/imports/imports.service.ts'
import { createPracticeHospital } from '#main/features/practice/maker/hospital.ts'
import { startPracticePortal } from '#main/features/practice/portal/practice-portal.ts'
import { systemClock } from '#main/platform/clock.ts'
import { createNotices } from '#main/platform/notices.ts'
import { type ImportResult, isRead } from '#shared/contract/imports.ts'
import { HospitalCode } from '#shared/model/ids.ts'
import { clerk, openDesk } from '#tests/features/downloads/download-desk.ts'
import { createRecordingLog } from '#tests/helpers/recording-log.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'
import { testThreads } from '#tests/helpers/test-threads.ts'

/** A practice portal, and a desk that fetches from it and imports into one store. */
async function openBoth() {
  const hospital = createPracticeHospital({
    seed: 'download',
    hospitalCode: '10670',
    claimsPerFile: 40,
    filesPerMonth: 3,
  })
  const portal = await startPracticePortal({ hospital, accounts: [clerk], clock: systemClock })
  const results: ImportResult[] = []
  let started: ReturnType<typeof createImports> | null = null
  const desk = await openDesk({
    portal,
    importFiles: async (paths, options) => {
      const made = await started?.importFiles(paths, options)
      results.push(...(made?.files ?? []))
      return { files: made?.files ?? [] }
    },
  })
  const imports = createImports({
    store: desk.store,
    threads: testThreads,
    clock: systemClock,
    log: createRecordingLog(),
    notices: createNotices(),
    hospital: async () => HospitalCode.parse('10670'),
    layouts: async () => [],
    quarantineFolder: path.join(temporaryFolder(), 'quarantine'),
  })
  started = imports
  onTestFinished(() => imports.stop())
  return { hospital, desk, imports, results }
}

test('files of the practice hospital come through the browser into the store, equal to the portal’s counts', async () => {
  const { hospital, desk, results } = await openBoth()
  const listed = hospital.listReps('2026-01', 'ucs')
  const ask = {
    months: ['2026-01'],
    schemes: ['ucs' as const],
    isImporting: true,
    reason: 'nightly' as const,
  }
  const run = await desk.downloads.run(ask)
  expect(run).toMatchObject({
    state: 'done',
    listed: listed.length,
    stored: listed.length,
    imported: listed.length,
    refused: 0,
  })
  const checks = results.filter(isRead).flatMap((result) => result.checks)
  const ofPortal = checks.filter(({ against }) => against === 'portal')
  expect(ofPortal.length).toBeGreaterThanOrEqual(listed.length)
  expect(ofPortal.filter(({ isEqual }) => !isEqual)).toEqual([])
  expect(results.map(({ name }) => path.basename(name))).toEqual(listed.map(({ name }) => name))
  expect(await desk.downloads.run(ask)).toMatchObject({
    state: 'done',
    stored: 0,
    skipped: listed.length,
    imported: 0,
  })
  expect(results).toHaveLength(listed.length)

  // what is proven may go, and goes on counting as fetched and imported
  const { store, log, places, downloads } = desk
  const proven = createProvenFiles({ store, log, folder: places.use, whileIdle: downloads.whileIdle })
  const offered = await proven.count()
  expect(await proven.remove()).toEqual({
    ...{ removed: listed.length, bytes: offered.bytes, kept: 0, wasCancelled: false },
  })
  expect(await desk.downloads.run(ask)).toMatchObject({
    state: 'done',
    stored: 0,
    skipped: listed.length,
    imported: 0,
  })
  expect(results).toHaveLength(listed.length)
})

test('what the portal says of a file is learnt, also of one that a person brought before', async () => {
  const { hospital, desk, imports } = await openBoth()
  const month = '2026-01'
  const [listed] = hospital.listStatements({ scheme: 'OFC', month })
  if (!listed) throw new Error('the month has no statement of civil servants')
  const { bytes } = await hospital.makeStatement(listed.name)
  const brought = path.join(temporaryFolder(), 'เบิกตรง.xls')
  writeFileSync(brought, bytes)
  const [file] = (await imports.importFiles([brought])).files
  const id = file?.id ?? 0
  const before = await imports.documentOf(id)

  await desk.downloads.run({
    sources: ['stm', 'smt'],
    months: [month],
    schemes: ['ofc'],
    isImporting: true,
    reason: 'nightly',
  })

  const after = await imports.documentOf(id)
  const { files } = await imports.list(10, 0)
  const [list] = files.filter((one) => isRead(one) && one.kind === 'SMT')
  const transfers = (await imports.documentOf(list?.id ?? 0))?.transfers ?? []
  expect({
    said: [before, after].map((document) => [document?.schemeSaidBy, document?.statements[0]?.scheme]),
    byScheme: Object.keys((await imports.money()).statements.byScheme),
    // one list of every source, over the month that was asked for
    covers: transfers.map(({ source, firstDay, lastDay }) => [source, firstDay, lastDay]).at(0),
  }).toEqual({
    said: [
      [null, null],
      ['portal', 'ofc'],
    ],
    byScheme: ['ofc'],
    covers: ['*', '2026-01-01', '2026-01-31'],
  })
})
