/**
 * Downloads one list as Satang does, with a real browser, into the encrypted store; nothing is imported.
 * usage: node download-satang.ts <root> <address> <user> <password> <month> <workers>
 * prints how the run ended and what processor time it took
 */
import path from 'node:path'
import { createDownloads } from '#main/features/downloads/downloads.service.ts'
import { practiceRepPortal } from '#main/features/downloads/nhso-rep.portal.ts'
import { createBrowsers } from '#main/platform/browser/browser.ts'
import { systemClock } from '#main/platform/clock.ts'
import { createNotices } from '#main/platform/notices.ts'
import { createFileSecrets } from '#main/platform/secrets-file.ts'
import { openTestStore } from '#tests/features/downloads/test-store.ts'
import { createRecordingLog } from '#tests/helpers/recording-log.ts'

const [root = '', baseUrl = '', userName = '', password = '', month = '', workers = '1'] =
  process.argv.slice(2)
const log = createRecordingLog()
const store = await openTestStore(root)
const downloads = createDownloads({
  store,
  log,
  clock: systemClock,
  notices: createNotices(),
  secrets: createFileSecrets({ folder: path.join(root, 'portal-secrets') }),
  browsers: createBrowsers({ log, profiles: path.join(root, 'browsers') }),
  importFiles: async () => ({ files: [] }),
  downloadFolder: async () => path.join(root, 'downloads'),
  hospital: async () => ({ code: '10670' }),
  logins: async () => [{ id: 1, userName, password, signIn: 'stored' }],
  portal: async () => ({ baseUrl, profile: practiceRepPortal }),
})
await downloads.saveOptions({ workers: Number(workers) })
const before = process.cpuUsage()
const { state, stored, failed } = await downloads.run({
  months: [month],
  schemes: ['ucs'],
  isImporting: false,
  reason: 'manual',
})
const { user, system } = process.cpuUsage(before)
await store.stop()
console.log(JSON.stringify({ state, stored, failed, cpuSeconds: (user + system) / 1e6 }))
