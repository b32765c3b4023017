import { type ChildProcess, spawn } from 'node:child_process'
import { afterAll, beforeAll, vi } from 'vitest'
import type { Browsers } from '#main/platform/browser/browser.ts'
import type { BrowserSession } from '#main/platform/browser/browser-session.ts'
import { clerk } from '#tests/features/downloads/download-desk.ts'

export const patience = { timeoutMs: 15_000, signal: new AbortController().signal }
/** Time passes, but quickly. */
export const quickWait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, Math.min(ms, 50)))

/** Gives the tests of a file an X server on a free display that it chooses itself. */
export function openScreen(): void {
  const displayBefore = process.env['DISPLAY']
  let screen: ChildProcess | null = null
  beforeAll(async () => {
    const args = ['-displayfd', '3', '-screen', '0', '1280x1000x24', '-nolisten', 'tcp']
    const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
    screen = server
    process.env['DISPLAY'] = await new Promise<string>((resolve, reject) => {
      server.once('error', reject)
      server.stdio[3]?.once('data', (digits: Buffer) => resolve(`:${digits.toString().trim()}`))
    })
  })
  afterAll(() => {
    screen?.kill()
    if (displayBefore === undefined) delete process.env['DISPLAY']
    else process.env['DISPLAY'] = displayBefore
  })
}

/** Lets the test be the person in front of the visible window. */
export function watchWindows() {
  const windows: BrowserSession[] = []
  const wrap = (real: Browsers): Browsers => ({
    ...real,
    async open(options) {
      const session = await real.open(options)
      if (options.isVisible) windows.push(session)
      return session
    },
  })
  /** Waits for the sign-in page of the window opened last, or of the `count`-th. */
  async function nextWindow(count = 1): Promise<BrowserSession> {
    const opened = await vi.waitUntil(() => (windows.length >= count ? windows.at(-1) : null), {
      timeout: 20_000,
      interval: 20,
    })
    await vi.waitUntil(() => opened.has('#kc-form-login'), { timeout: 20_000, interval: 50 })
    return opened
  }
  return { wrap, nextWindow, opened: () => windows.length }
}

export async function typePassword(window: BrowserSession): Promise<void> {
  await window.fill('#username', clerk.userName)
  await window.fill('#password', clerk.password)
  await window.click('#kc-login', patience)
}

export async function typeCode(window: BrowserSession, code: string): Promise<void> {
  await window.fill('#otp', code)
  await window.click('#kc-login', patience)
}
