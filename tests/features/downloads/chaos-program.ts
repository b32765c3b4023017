import path from 'node:path'
import { createDownloads } from '#main/features/downloads/downloads.service.ts'
import { practiceRepPortal } from '#main/features/downloads/nhso-rep.portal.ts'
import { createImports } from '#main/features/imports/imports.service.ts'
import { createBrowsers } from '#main/platform/browser/browser.ts'
import { systemClock } from '#main/platform/clock.ts'
import { createNotices } from '#main/platform/notices.ts'
import { createFileSecrets } from '#main/platform/secrets-file.ts'
import type { DownloadRun } from '#shared/contract/downloads.ts'
import { HospitalCode } from '#shared/model/ids.ts'
import type { Scheme } from '#shared/model/scheme.ts'
import { openTestStore } from '#tests/features/downloads/test-store.ts'
import { createRecordingLog } from '#tests/helpers/recording-log.ts'
import { sourceThreads } from '#tests/helpers/source-threads.ts'

/**
 * Downloads and imports until everything is here, as a hospital's computer does over days: what was cut off goes on,
 * what failed is tried again. Its parent kills it on the way.
 * usage: node chaos-program.ts <root> <address> <user> <password> <workers> <months,…> <schemes,…>
 */
const [root = '', baseUrl = '', userName = '', password = '', workers = '1', months = '', schemes = ''] =
  process.argv.slice(2)
const log = createRecordingLog()
const notices = createNotices()
const clock = systemClock
const store = await openTestStore(root)
const imports = createImports({
  store,
  log,
  notices,
  clock,
  threads: sourceThreads,
  hospital: async () => HospitalCode.parse('10670'),
  layouts: async () => [],
  quarantineFolder: path.join(root, 'quarantine'),
})
const downloads = createDownloads({
  store,
  log,
  notices,
  clock,
  secrets: createFileSecrets({ folder: path.join(root, 'portal-secrets') }),
  browsers: createBrowsers({ log, profiles: path.join(root, 'browsers') }),
  importFiles: imports.importFiles,
  downloadFolder: async () => path.join(root, 'downloads'),
  hospital: async () => ({ code: '10670' }),
  logins: async () => [{ id: 1, userName, password, signIn: 'stored' }],
  portal: async () => ({ baseUrl, profile: practiceRepPortal }),
})

/** @returns null when there is nothing left to do */
async function goOn(run: DownloadRun | undefined): Promise<DownloadRun | null> {
  if (run === undefined)
    return downloads.run({
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
await imports.stop()
await store.stop()
process.stdout.write('done\n')
