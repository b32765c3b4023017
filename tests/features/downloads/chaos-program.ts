import path from 'node:path'
import { createImports } from '#main/features/imports/imports.service.ts'
import { systemClock } from '#main/platform/clock.ts'
import { createNotices } from '#main/platform/notices.ts'
import type { DownloadRun } from '#shared/contract/downloads.ts'
import { HospitalCode } from '#shared/model/ids.ts'
import type { Scheme } from '#shared/model/scheme.ts'
import { openRealDownloads } from '#tests/features/downloads/real-downloads.ts'
import { createRecordingLog } from '#tests/helpers/recording-log.ts'
import { testThreads } from '#tests/helpers/test-threads.ts'

/**
 * Downloads and imports until everything is here, as a hospital's computer does over days: what was cut off goes on,
 * what failed is tried again. Its parent kills it on the way.
 * usage: node chaos-program.ts <root> <address> <user> <password> <workers> <months,…> <schemes,…>
 */
const [root = '', baseUrl = '', userName = '', password = '', workers = '1', months = '', schemes = ''] =
  process.argv.slice(2)
let imports: ReturnType<typeof createImports> | null = null
const { store, downloads } = await openRealDownloads({ root, baseUrl, userName, password }, (opened) => {
  imports = createImports({
    store: opened,
    log: createRecordingLog(),
    notices: createNotices(),
    clock: systemClock,
    threads: testThreads,
    hospital: async () => HospitalCode.parse('10670'),
    layouts: async () => [],
    quarantineFolder: path.join(root, 'quarantine'),
  })
  return imports.importFiles
})

/** @returns null when there is nothing left to do */
async function goOn(run: DownloadRun | undefined): Promise<DownloadRun | null> {
  if (run === undefined)
    return downloads.run({
      sources: ['rep', 'stm', 'smt'],
      months: months.split(','),
      schemes: schemes.split(',') as Scheme[],
      isImporting: true,
      reason: 'nightly',
    })
  return run.state === 'done' ? downloads.retryFailed(null) : downloads.resume(run.id)
}

await downloads.recover()
await downloads.saveOptions({ workers: Number(workers) })
process.stdout.write('ready\n')
let [run] = await downloads.listRuns(1)
for (;;) {
  const next = await goOn(run)
  if (next === null) break
  run = next
}
await (imports as ReturnType<typeof createImports> | null)?.stop()
await store.stop()
process.stdout.write('done\n')
