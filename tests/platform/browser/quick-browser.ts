import { existsSync } from 'node:fs'
import { findBrowser } from '#main/platform/browser/find-browser.ts'
import { isSoak } from '#tests/helpers/some-of.ts'
import { lightBrowser } from '#tools/machine/browser.ts'

/**
 * @returns the browser of tests that look at pages and files rather than at the browser: Chromium without what only its
 *   windows need, a third cheaper. `npm run soak`, and a machine that lacks it, take the one a hospital has.
 */
export async function findQuickBrowser(): Promise<string> {
  return !isSoak && existsSync(lightBrowser) ? lightBrowser : findBrowser()
}
