import { accessSync, constants, mkdirSync, mkdtempSync } from 'node:fs'
import path from 'node:path'
import { privateFolderMode } from '#main/platform/files.ts'
import { findTemporaryPlace } from '#main/platform/temporary-place.ts'

/**
 * Chromium ends without a word where it cannot write its own folder.
 * @returns `wanted`, or a temporary folder where that cannot be written, so that a window opens and says what is wrong
 */
export function findWindowFolder(wanted: string): string {
  try {
    mkdirSync(wanted, { recursive: true, mode: privateFolderMode })
    accessSync(wanted, constants.W_OK)
    return wanted
  } catch {
    // the store on the same disk meets the same trouble, names it and offers its way out
    return mkdtempSync(path.join(findTemporaryPlace(), 'satang-window-'))
  }
}
