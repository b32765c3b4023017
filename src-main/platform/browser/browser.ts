import { statfs } from 'node:fs/promises'
import type { BrowserSession } from '#main/platform/browser/browser-session.ts'
import { findBrowser } from '#main/platform/browser/find-browser.ts'
import { explainNoPage, explainNotStarted } from '#main/platform/browser/not-started.ts'
import { closeBrowser, openSession } from '#main/platform/browser/open-session.ts'
import {
  createProfileFolder,
  deleteLeftoverProfiles,
  deleteProfile,
} from '#main/platform/browser/profile-folders.ts'
import { listProxyFlags, type ProxyWay } from '#main/platform/browser/proxy.ts'
import type { Log } from '#main/platform/log.ts'
import { findTemporaryPlace } from '#main/platform/temporary-place.ts'
import { AppError } from '#shared/errors/app-error.ts'

/** The system's own browser, driven openly: its user agent and its habits stay as they are. */
export interface Browsers {
  /**
   * Starts a browser with a fresh profile that is deleted when the session closes.
   * @param options.isVisible true: a window a person can use
   * @param options.proxy default: as the system says
   * @throws AppError of `browserCodes`, `folder.temporary`, or the signal's reason
   */
  open(options: {
    readonly isVisible: boolean
    readonly signal: AbortSignal
    readonly proxy?: ProxyWay
  }): Promise<BrowserSession>
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

function listFlags(isVisible: boolean, proxy: ProxyWay): string[] {
  const flags = [
    ...listProxyFlags(proxy),
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

type Start = {
  readonly program: string
  readonly profile: string
  readonly isVisible: boolean
  readonly proxy: ProxyWay
  readonly signal: AbortSignal
  readonly onClosed: () => Promise<void>
}

async function toLaunchOptions({ program, profile, isVisible, proxy }: Start) {
  return {
    executablePath: program,
    headless: !isVisible,
    // over a pipe the browser ends by itself when this process dies, even by kill -9
    pipe: true,
    userDataDir: profile,
    args: listFlags(isVisible, proxy),
    ignoreDefaultArgs: (await hasRoomInMemory()) ? ['--disable-dev-shm-usage'] : [],
    defaultViewport: isVisible ? null : { width: 1200, height: 900 },
    waitForInitialPage: false,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    timeout: launchMs,
  }
}

/** @throws AppError that says why there is no browser, or the signal's reason */
async function start(needs: Start): Promise<BrowserSession> {
  const { program, proxy, signal, onClosed } = needs
  // loaded late: it is big, and most starts of the app never download
  const puppeteer = await import('puppeteer-core')
  const options = await toLaunchOptions(needs)
  const browser = await puppeteer.launch({ ...options, signal }).catch(async (cause: unknown) => {
    signal.throwIfAborted()
    const code = await explainNotStarted(program, await puppeteer.defaultArgs(options), signal)
    throw new AppError(code, {}, { cause })
  })
  try {
    return await openSession(browser, onClosed, proxy.kind === 'address' ? proxy.login : null)
  } catch (cause) {
    const code = await explainNoPage(browser)
    await closeBrowser(browser)
    throw new AppError(code, {}, { cause })
  }
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
    async open({ isVisible, signal, proxy = { kind: 'system' } }) {
      signal.throwIfAborted()
      const program = await find()
      const profile = await createProfileFolder(findPlace())
      const onClosed = () => deleteProfile(profile, log)
      try {
        return await start({ program, profile, isVisible, proxy, signal, onClosed })
      } catch (error) {
        await onClosed()
        signal.throwIfAborted()
        log.error('browser.notStarted', error instanceof AppError ? { code: error.code } : {}, error)
        throw error
      }
    },
  }
}
