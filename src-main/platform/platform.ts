import type { Browsers } from '#main/platform/browser/browser.ts'
import type { Clock } from '#main/platform/clock.ts'
import type { DailyAlarm } from '#main/platform/daily-alarm.ts'
import type { Desktop } from '#main/platform/desktop.ts'
import type { Log } from '#main/platform/log.ts'
import type { LoginItem } from '#main/platform/login-item.ts'
import type { Passwords } from '#main/platform/passwords.ts'
import type { Secrets } from '#main/platform/secrets.ts'

/** Everything of the machine the house needs. The desktop and the command line build it; tests bring their own parts. */
export type Platform = {
  readonly folders: Folders
  readonly secrets: Secrets
  readonly clock: Clock
  /** Milliseconds since some moment of the past, which no setting of the clock changes. */
  readonly runningMs: () => number
  readonly passwords: Passwords
  readonly log: Log
  readonly browsers: Browsers
  readonly desktop: Desktop
  readonly loginItem: LoginItem
  readonly alarm: DailyAlarm
  /** Where the code of the worker threads lies; it differs between source and bundle. */
  readonly threads: { readonly database: URL; readonly imports: URL }
  readonly version: string
}

export type Folders = {
  /** The store file, its lock and its backups. */
  readonly store: string
  readonly downloads: string
  /** Copies of files that no layout fits, until they are imported. */
  readonly quarantine: string
  /** Copies of files out of archives, until they are imported. */
  readonly staging: string
  /** Workbooks that Satang writes for a person. */
  readonly exports: string
  /** Portal profiles that an admin installed, each as the signed file it came in. */
  readonly portals: string
  readonly logs: string
  /** Keys and passwords; never inside the store folder, so that a copied store stays closed. */
  readonly secrets: string
}
