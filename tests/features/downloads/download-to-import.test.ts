import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createImports } from '#main/features/imports/imports.service.ts'
import { createPracticeHospital } from '#main/features/practice/maker/hospital.ts'
import { startPracticePortal } from '#main/features/practice/portal/practice-portal.ts'
import { systemClock } from '#main/platform/clock.ts'
import { createNotices } from '#main/platform/notices.ts'
import { type ImportResult, isRead } from '#shared/contract/imports.ts'
import { HospitalCode } from '#shared/model/ids.ts'
import { clerk, openDesk } from '#tests/features/downloads/download-desk.ts'
import { createRecordingLog } from '#tests/helpers/recording-log.ts'
import { sourceThreads } from '#tests/helpers/source-threads.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'

test('files of the practice hospital come through the browser into the store, equal to the portal’s counts', async () => {
  const hospital = createPracticeHospital({
    seed: 'download',
    hospitalCode: '10670',
    claimsPerFile: 40,
    filesPerMonth: 3,
  })
  const portal = await startPracticePortal({ hospital, accounts: [clerk], clock: systemClock })
  const results: ImportResult[] = []
  let imports: ReturnType<typeof createImports> | null = null
  const desk = await openDesk({
    portal,
    importFiles: async (paths, options) => {
      const made = await imports?.importFiles(paths, options)
      results.push(...(made?.files ?? []))
      return { files: made?.files ?? [] }
    },
  })
  imports = createImports({
    store: desk.store,
    threads: sourceThreads,
    clock: systemClock,
    log: createRecordingLog(),
    notices: createNotices(),
    hospital: async () => HospitalCode.parse('10670'),
    layouts: async () => [],
    quarantineFolder: path.join(temporaryFolder(), 'quarantine'),
  })
  const ending = imports
  onTestFinished(() => ending.stop())
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
})
