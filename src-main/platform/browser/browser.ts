import { statfs } from 'node:fs/promises'
import type { Browser } from 'puppeteer-core'
import type { BrowserSession } from '#main/platform/browser/browser-session.ts'
import { findBrowser } from '#main/platform/browser/find-browser.ts'
import { openSession } from '#main/platform/browser/open-session.ts'
import {
  createProfileFolder,
  deleteLeftoverProfiles,
  deleteProfile,
} from '#main/platform/browser/profile-folders.ts'
import type { Log } from '#main/platform/log.ts'
import { findTemporaryPlace } from '#main/platform/temporary-place.ts'
import { AppError } from '#shared/errors/app-error.ts'

/** The system's own browser, driven openly: its user agent and its habits stay as they are. */
export interface Browsers {
  /**
   * Starts a browser with a fresh profile that is deleted when the session closes.
   * @param options.isVisible true: a window a person can use
   * @throws AppError `browser.missing`, `browser.failed`, `folder.temporary`, or the signal's reason
   */
  open(options: { readonly isVisible: boolean; readonly signal: AbortSignal }): Promise<BrowserSession>
  /** @returns the path of the browser that would be started. @throws AppError `browser.missing` */
  find(): Promise<string>
  /** Whether a window could be shown to a person here. */
  canShowWindow(): boolean
  /** Deletes profiles of processes that were killed; to be called at start. */
  cleanUp(): Promise<void>
}

type Needs = {
  readonly log: Log
  /** Where temporary profiles lie; default where short-lived files may lie on this machine. */
  readonly profiles?: string
  readonly find?: () => Promise<string>
}

const launchMs = 60_000
const leastSharedBytes = 1024 ** 3

function listFlags(isVisible: boolean): string[] {
  const flags = [
    '--disable-background-networking',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
    // the only window is opened off the record
    '--no-startup-window',
  ]
  // Chromium refuses to run its sandbox for root, as in containers
  if (process.platform === 'linux' && process.getuid?.() === 0) flags.push('--no-sandbox')
  // nobody looks at the pages of a browser without a window, so nothing has to draw them fast
  flags.push(isVisible ? '--window-size=1200,900' : '--disable-gpu')
  return flags
}

/**
 * The library keeps the browser from sharing memory in Linux's memory disk, as that of a container is too small for it.
 * Then pages and files pass through the disk: slower, and not off the record.
 */
async function hasRoomInMemory(): Promise<boolean> {
  if (process.platform !== 'linux') return false
  const facts = await statfs('/dev/shm').catch(() => null)
  return facts !== null && facts.bavail * facts.bsize >= leastSharedBytes
}

async function launch(
  program: string,
  profile: string,
  isVisible: boolean,
  signal: AbortSignal,
): Promise<Browser> {
  // loaded late: it is big, and most starts of the app never download
  const puppeteer = await import('puppeteer-core')
  return puppeteer.launch({
    executablePath: program,
    headless: !isVisible,
    // over a pipe the browser ends by itself when this process dies, even by kill -9
    pipe: true,
    userDataDir: profile,
    args: listFlags(isVisible),
    ignoreDefaultArgs: (await hasRoomInMemory()) ? ['--disable-dev-shm-usage'] : [],
    defaultViewport: isVisible ? null : { width: 1200, height: 900 },
    waitForInitialPage: false,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    timeout: launchMs,
    signal,
  })
}

/** @returns browsers with temporary profiles. */
export function createBrowsers({ log, profiles, find = findBrowser }: Needs): Browsers {
  const findPlace = () => profiles ?? findTemporaryPlace()
  return {
    find,
    canShowWindow: () =>
      process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']),
    async cleanUp() {
      try {
        await deleteLeftoverProfiles(findPlace(), log)
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        // a run that needs the place says so itself
        log.warn('browser.noPlace', error.details)
      }
    },
    async open({ isVisible, signal }) {
      signal.throwIfAborted()
      const program = await find()
      const profile = await createProfileFolder(findPlace())
      try {
        return openSession(await launch(program, profile, isVisible, signal), () =>
          deleteProfile(profile, log),
        )
      } catch (error) {
        await deleteProfile(profile, log)
        signal.throwIfAborted()
        log.error('browser.notStarted', {}, error)
        throw new AppError('browser.failed', {}, { cause: error })
      }
    },
  }
}
