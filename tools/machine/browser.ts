import { findBrowser } from '#main/platform/browser/find-browser.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { installDebianPackages } from '#tools/machine/apt.ts'

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
