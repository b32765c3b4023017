import path from 'node:path'
import { onTestFinished } from 'vitest'
import { type App, createApp } from '#main/app.ts'
import { createBrowsers } from '#main/platform/browser/browser.ts'
import { type Clock, systemClock } from '#main/platform/clock.ts'
import { type DesktopMessage, noDesktop } from '#main/platform/desktop.ts'
import { foldersOf } from '#main/platform/folders.ts'
import { noLoginItem } from '#main/platform/login-item.ts'
import { createPasswords } from '#main/platform/passwords.ts'
import type { Platform } from '#main/platform/platform.ts'
import { createFileSecrets } from '#main/platform/secrets-file.ts'
import { createRecordingLog } from '#tests/helpers/recording-log.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'
import { testThreads } from '#tests/helpers/test-threads.ts'

/** Hashes at no cost, in the form of the real ones. */
export const cheapPasswords = createPasswords({ logN: 4, r: 8, p: 1 })

/** @returns a real machine in `root`, except for cheap passwords and for the clock when a test brings one. */
export function testPlatform(root: string, clock: Clock = systemClock) {
  const log = createRecordingLog()
  const messages: DesktopMessage[] = []
  const folders = foldersOf(root, { store: path.join(root, 'store'), secrets: path.join(root, 'secrets') })
  const platform: Platform = {
    folders,
    threads: testThreads,
    version: '0.0.0-test',
    clock,
    runningMs: () => clock.now().getTime(),
    passwords: cheapPasswords,
    log,
    browsers: createBrowsers({ log }),
    desktop: { ...noDesktop, show: (message) => void messages.push(message) },
    loginItem: noLoginItem,
    alarm: () => () => undefined,
    secrets: createFileSecrets({ folder: folders.secrets }),
  }
  return { platform, log, folders, messages }
}

const admin = {
  hospitalCode: '10670',
  hospitalName: 'โรงพยาบาลทดสอบ',
  adminName: 'admin',
  adminPassword: 'long-enough-1',
}

/** @returns the whole app on a real store, opened, set up for the practice hospital and signed in as its admin. */
export async function openTestApp(
  clock?: Clock,
): Promise<{ app: App; log: ReturnType<typeof createRecordingLog>; root: string }> {
  const root = temporaryFolder()
  const { platform, log } = testPlatform(root, clock)
  const app = createApp(platform)
  onTestFinished(() => app.stop())
  await app.open()
  const answer = await app.door.call('setup.finish', { ...admin, portal: { kind: 'practice' } }, 'window')
  if (!answer.ok) throw new Error(`set-up failed: ${answer.error.code}`)
  return { app, log, root }
}
