import path from 'node:path'
import { createDownloads } from '#main/features/downloads/downloads.service.ts'
import { practiceRepPortal } from '#main/features/downloads/nhso-rep.portal.ts'
import { createBrowsers } from '#main/platform/browser/browser.ts'
import { systemClock } from '#main/platform/clock.ts'
import { createNotices } from '#main/platform/notices.ts'
import { createFileSecrets } from '#main/platform/secrets-file.ts'
import { openTestStore } from '#tests/features/downloads/test-store.ts'
import { createRecordingLog } from '#tests/helpers/recording-log.ts'

// A process of its own that recovers, tells `ready`, and downloads; its parent kills it somewhere on the way.
const [root = '', baseUrl = '', userName = '', password = ''] = process.argv.slice(2)
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
await downloads.recover()
process.stdout.write('ready\n')
const run = await downloads.run({
  months: ['2026-01'],
  schemes: ['ucs'],
  isImporting: false,
  reason: 'nightly',
})
await store.stop()
process.stdout.write(`${JSON.stringify(run)}\n`)
