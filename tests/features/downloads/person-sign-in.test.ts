import { type ChildProcess, spawn } from 'node:child_process'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { PortalLogin } from '#main/features/downloads/sign-in.ts'
import type { Browsers } from '#main/platform/browser/browser.ts'
import type { BrowserSession } from '#main/platform/browser/browser-session.ts'
import { clerk, createHastyWait, openDesk, wholeRun } from '#tests/features/downloads/download-desk.ts'

const login: PortalLogin = { id: 3, userName: clerk.userName, password: null, signIn: 'assisted' }
const patience = { timeoutMs: 15_000, signal: new AbortController().signal }
const realWait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, Math.min(ms, 50)))

let screen: ChildProcess | null = null
const displayBefore = process.env['DISPLAY']

/** Starts an X server on a free display that it chooses itself. */
async function startScreen(): Promise<string> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  screen = server
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.stdio[3]?.once('data', (digits: Buffer) => resolve(`:${digits.toString().trim()}`))
  })
}

beforeAll(async () => {
  process.env['DISPLAY'] = await startScreen()
})
afterAll(() => {
  screen?.kill()
  if (displayBefore === undefined) delete process.env['DISPLAY']
  else process.env['DISPLAY'] = displayBefore
})

/** Lets the test be the person in front of the visible window. */
function watchWindows() {
  const windows: BrowserSession[] = []
  const wrap = (real: Browsers): Browsers => ({
    ...real,
    async open(options) {
      const session = await real.open(options)
      if (options.isVisible) windows.push(session)
      return session
    },
  })
  async function nextWindow(): Promise<BrowserSession> {
    const opened = await vi.waitUntil(() => windows.at(-1), { timeout: 20_000, interval: 20 })
    await vi.waitUntil(() => opened.has('#kc-form-login'), { timeout: 20_000, interval: 50 })
    return opened
  }
  return { wrap, nextWindow }
}

async function typePassword(window: BrowserSession): Promise<void> {
  await window.fill('#username', clerk.userName)
  await window.fill('#password', clerk.password)
  await window.click('#kc-login', patience)
}

test('a person signs in with password and code in a visible window, and later runs need nobody', async () => {
  const { wrap, nextWindow } = watchWindows()
  const desk = await openDesk({ browsers: wrap, logins: [login], wait: realWait })
  const signingIn = desk.downloads.signIn()
  const window = await nextWindow()
  await typePassword(window)
  await window.fill('#otp', '000000')
  await window.click('#kc-login', patience)
  await window.fill('#otp', desk.portal.currentCode())
  await window.click('#kc-login', patience)
  await signingIn
  expect(window.isOpen()).toBe(false)
  const kept: { name: string }[] = JSON.parse(desk.secrets.kept.get('portal-session:3') ?? '[]')
  expect(kept.map(({ name }) => name).sort()).toEqual(['ACCESS_TOKEN', 'JSESSIONID'])
  expect(await desk.downloads.run(wholeRun)).toMatchObject({ state: 'done', stored: 4 })
})

test('a clerk who starts a run herself gets the window, and the run goes on after she signed in', async () => {
  const { wrap, nextWindow } = watchWindows()
  const desk = await openDesk({
    browsers: wrap,
    logins: [login],
    accounts: [{ ...clerk, asksForCode: false }],
    wait: realWait,
  })
  const running = desk.downloads.run({ ...wholeRun, reason: 'manual' })
  await typePassword(await nextWindow())
  expect(await running).toMatchObject({ state: 'done', stored: 4 })
  expect(desk.told).toContainEqual({
    name: 'downloads.progress',
    payload: expect.objectContaining({ step: 'waitsForPerson' }),
  })
})

test('nobody signing in ends the wait, and the window is closed', async () => {
  const { wrap } = watchWindows()
  const desk = await openDesk({ browsers: wrap, logins: [login], wait: createHastyWait() })
  await expect(desk.downloads.signIn()).rejects.toMatchObject({ code: 'portal.signInTimeout' })
})

test('a person who closes the window has cancelled', async () => {
  const { wrap, nextWindow } = watchWindows()
  const desk = await openDesk({ browsers: wrap, logins: [login], wait: realWait })
  const signingIn = desk.downloads.signIn()
  const ended = expect(signingIn).rejects.toMatchObject({ code: 'cancelled' })
  await (await nextWindow()).close()
  await ended
})

test('an account of another hospital is not let through', async () => {
  const { wrap, nextWindow } = watchWindows()
  const account = { ...clerk, asksForCode: false, hospitalCode: '10999' }
  const desk = await openDesk({ browsers: wrap, logins: [login], accounts: [account], wait: realWait })
  const ended = expect(desk.downloads.signIn()).rejects.toMatchObject({
    code: 'portal.noRight',
    details: { expected: '10670', found: '10999' },
  })
  await typePassword(await nextWindow())
  await ended
  expect(desk.secrets.kept.size).toBe(0)
})
