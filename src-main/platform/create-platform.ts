import { createBrowsers } from '#main/platform/browser/browser.ts'
import { systemClock } from '#main/platform/clock.ts'
import { createDailyAlarm } from '#main/platform/daily-alarm.ts'
import { type Desktop, noDesktop } from '#main/platform/desktop.ts'
import { createFileLog } from '#main/platform/log-file.ts'
import { type LoginItem, noLoginItem } from '#main/platform/login-item.ts'
import { createPasswords } from '#main/platform/passwords.ts'
import type { Platform } from '#main/platform/platform.ts'
import { createFileSecrets, type Seal } from '#main/platform/secrets-file.ts'

/**
 * Builds the real machine for a set of folders.
 * @param seal Electron's safeStorage; left out where there is no window, so secrets are kept by file rights alone
 */
export function createPlatform(
  needs: Pick<Platform, 'folders' | 'threads' | 'version'> & {
    seal?: Seal | undefined
    desktop?: Desktop
    loginItem?: LoginItem
  },
): Platform & { log: ReturnType<typeof createFileLog> } {
  const log = createFileLog({ folder: needs.folders.logs, clock: systemClock })
  return {
    folders: needs.folders,
    threads: needs.threads,
    version: needs.version,
    clock: systemClock,
    runningMs: () => performance.now(),
    passwords: createPasswords(),
    log,
    browsers: createBrowsers({ log }),
    alarm: createDailyAlarm({ log }),
    desktop: needs.desktop ?? noDesktop,
    loginItem: needs.loginItem ?? noLoginItem,
    secrets: createFileSecrets({
      folder: needs.folders.secrets,
      log,
      ...(needs.seal ? { seal: needs.seal } : {}),
    }),
  }
}
