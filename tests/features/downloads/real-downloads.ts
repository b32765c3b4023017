import path from 'node:path'
import { createDownloads } from '#main/features/downloads/downloads.service.ts'
import { toPracticePlace } from '#main/features/downloads/nhso.portal.ts'
import { createBrowsers } from '#main/platform/browser/browser.ts'
import { systemClock } from '#main/platform/clock.ts'
import { createNotices } from '#main/platform/notices.ts'
import { createFileSecrets } from '#main/platform/secrets-file.ts'
import { openTestStore } from '#tests/features/downloads/test-store.ts'
import { openPracticeLists } from '#tests/features/portal-lists/practice-lists.ts'
import { createRecordingLog } from '#tests/helpers/recording-log.ts'

type Place = {
  /** Of store, secrets, browser profiles and downloads. */
  readonly root: string
  /** Address of a practice portal. */
  readonly baseUrl: string
  readonly userName: string
  readonly password: string
}
type ImportFiles = Parameters<typeof createDownloads>[0]['importFiles']

/** The downloader in a process of its own, with nothing made up: time, browser, store and files. */
export async function openRealDownloads(
  { root, baseUrl, userName, password }: Place,
  createImport: (store: Awaited<ReturnType<typeof openTestStore>>) => ImportFiles = () => async () => ({
    files: [],
  }),
) {
  const log = createRecordingLog()
  const store = await openTestStore(root)
  const needs = {
    store,
    log,
    clock: systemClock,
    notices: createNotices(),
    secrets: createFileSecrets({ folder: path.join(root, 'portal-secrets') }),
  }
  const downloads = createDownloads({
    ...needs,
    readings: openPracticeLists({ root, ...needs }).readings,
    browsers: createBrowsers({ log, profiles: path.join(root, 'browsers') }),
    importFiles: createImport(store),
    downloadFolder: async () => path.join(root, 'downloads'),
    hospital: async () => ({ code: '10670' }),
    isRunPlanned: async () => false,
    logins: async () => [{ id: 1, userName, password, signIn: 'stored' }],
    portal: async () => toPracticePlace(baseUrl),
  })
  return { store, downloads }
}
