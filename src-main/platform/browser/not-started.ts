import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import type { Browser } from 'puppeteer-core'
import { within } from '#main/platform/browser/within.ts'
import type { BrowserCode } from '#shared/errors/browser-codes.ts'

const startMs = 10_000

/** What Chrome, Edge and Chromium say of themselves before they end, in English in every language. */
const sayings: readonly (readonly [RegExp, BrowserCode])[] = [
  [/headless mode is disallowed by the system admin/i, 'browser.noHeadless'],
  [/remote debugging is disallowed by the system admin/i, 'browser.noDebugging'],
]

/** @returns what a program says while it starts; one that stays is ended */
async function hearStart(program: string, args: readonly string[], signal: AbortSignal): Promise<string> {
  const child = spawn(program, args, {
    // its orders come through the two pipes at the end
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    timeout: startMs,
    killSignal: 'SIGKILL',
    signal,
  })
  const failed = new Promise<string>((resolve) => child.once('error', () => resolve('')))
  return Promise.race([child.stderr ? text(child.stderr) : '', failed])
}

/**
 * Finds out why a browser does not start: the library does not hear what it says, so it is started once more.
 * @param args with which it did not start
 */
export async function explainNotStarted(
  program: string,
  args: readonly string[],
  signal: AbortSignal,
): Promise<BrowserCode> {
  // on Windows it says nothing without being asked to
  const loud = [...args, '--remote-debugging-pipe', '--enable-logging=stderr']
  // what it started itself may hold on to its voice
  const said = await within(hearStart(program, loud, signal), startMs + 1_000, signal)
  return sayings.find(([pattern]) => pattern.test(said))?.[1] ?? 'browser.failed'
}

/** Finds out why a browser that runs shows us no page. */
export async function explainNoPage(browser: Browser): Promise<BrowserCode> {
  try {
    const whole = await browser.target().createCDPSession()
    const { targetInfos } = await whole.send('Target.getTargets')
    const page = targetInfos.find(({ type }) => type === 'page')
    if (page) await whole.send('Target.attachToTarget', { targetId: page.targetId, flatten: true })
  } catch (error) {
    if (error instanceof Error && /not allowed/i.test(error.message)) return 'browser.noTools'
  }
  return 'browser.failed'
}
