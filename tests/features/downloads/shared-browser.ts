import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { type Browsers, createBrowsers } from '#main/platform/browser/browser.ts'
import type { BrowserSession } from '#main/platform/browser/browser-session.ts'
import { createRecordingLog } from '#tests/helpers/recording-log.ts'
import { findQuickBrowser } from '#tests/platform/browser/quick-browser.ts'

/** Empties the storage of the pages that stand open, as that of a browser which was never there. */
export async function emptyStorage(session: BrowserSession): Promise<void> {
  const patience = { timeoutMs: 5_000, signal: new AbortController().signal }
  await session.goTo('javascript:sessionStorage.clear(), localStorage.clear()', patience)
}

/** One real browser for all tests of a file; every run finds it without cookies and storage, as a fresh one. */
export function shareBrowser(): (real: Browsers) => Browsers {
  let folder = ''
  let session: BrowserSession | null = null
  beforeAll(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'satang-browser-'))
    const browsers = createBrowsers({ log: createRecordingLog(), profiles: folder, find: findQuickBrowser })
    session = await browsers.open({ isVisible: false, signal: new AbortController().signal })
  })
  afterAll(async () => {
    await session?.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return (real) => ({
    ...real,
    async open() {
      if (!session) throw new Error('the shared browser is not open')
      await session.restoreCookies([])
      await emptyStorage(session)
      return { ...session, close: async () => {} }
    },
  })
}
