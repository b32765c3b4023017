import { existsSync } from 'node:fs'
import { findBrowser } from '#main/platform/browser/find-browser.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { installDebianPackages } from '#tools/machine/apt.ts'
import { hasProgram, isRoot } from '#tools/machine/programs.ts'

/**
 * Makes sure the app will find Chrome, Edge or Chromium.
 * @returns its path
 * @throws MachineTrouble with the one line a person has to run
 */
export async function prepareBrowser(): Promise<string> {
  try {
    return await findBrowser()
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    await installDebianPackages(['chromium'], 'to visit the portal (or install Google Chrome)')
    return findBrowser()
  }
}

/** Where Debian keeps Chromium without what only its windows need. */
export const lightBrowser = '/usr/bin/chromium-headless-shell'

/** Makes sure of the browsers of the tests; without the light one they take the usual one, and more time. */
export async function prepareTestBrowsers(): Promise<void> {
  await prepareBrowser()
  if (existsSync(lightBrowser) || !hasProgram('apt-get') || !isRoot()) return
  await installDebianPackages(['chromium-headless-shell'], 'to visit many portals in tests')
}
