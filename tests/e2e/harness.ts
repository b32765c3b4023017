import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { ElectronApplication, Page } from 'playwright-core'
import { onTestFinished } from 'vitest'
import { launchWindow } from '#tools/machine/desktop.ts'
import type { ElectronMachine } from '#tools/machine/electron-machine.ts'

const pictures = path.join(import.meta.dirname, '.screenshots')
const closeLimitMs = 10_000

export type Launch = {
  /** Both default to folders that are removed when the test ends. */
  readonly storeFolder?: string
  readonly secretsFolder?: string
  /** More arguments for the app, such as `--practice`. */
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Another app's folder or, with `executable`, a packed program. Default: this checkout. */
  readonly app?: string
  readonly executable?: string
}

export type SatangWindow = {
  readonly application: ElectronApplication
  readonly window: Page
  readonly storeFolder: string
  readonly secretsFolder: string
  /** Keeps a picture of the window as tests/e2e/.screenshots/<name>.png. @returns its path */
  picture(name: string): Promise<string>
  /** Ends the app as a power cut would, and waits until its main process is gone. */
  kill(): Promise<void>
  /** Closes the window as a person would. */
  close(): Promise<void>
}

/** What machine.setup.ts found and opened. */
export function testMachine(): Pick<ElectronMachine, 'electron' | 'flags' | 'environment'> {
  const kept = process.env['SATANG_TEST_MACHINE']
  if (!kept) throw new Error('run these tests with `npm run e2e`, or vitest --config vitest.e2e.config.ts')
  return JSON.parse(kept) as ElectronMachine
}

/** @returns a folder for stores that is removed when the running test ends, however Electron still clings to it. */
export function storeFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'satang-e2e-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }))
  return folder
}

async function within(limitMs: number, work: Promise<unknown>): Promise<boolean> {
  return Promise.race([
    work.then(() => true),
    new Promise<boolean>((resolve) => setTimeout(() => resolve(false), limitMs).unref()),
  ])
}

/**
 * Asks the main process what may be asked twice. V8 holds the answer of the debugger's question weakly, and now and
 * then throws it away before it is sent (github.com/microsoft/playwright/issues/33737); only then it is asked again.
 */
export async function askMain<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (let again = 3; ; again -= 1) {
    try {
      return await ask()
    } catch (error) {
      if (again === 0 || !String(error).includes('promise was garbage collected')) throw error
    }
  }
}

/** Starts Satang with its window in the real Electron; it is closed, or killed, when the running test ends. */
export async function launchSatang(launch: Launch = {}): Promise<SatangWindow> {
  const home = launch.storeFolder && launch.secretsFolder ? '' : storeFolder()
  const {
    storeFolder: store = path.join(home, 'store'),
    secretsFolder: secrets = path.join(home, 'secrets'),
  } = launch
  const found = testMachine()
  const machine = launch.executable
    ? { ...found, electron: { ...found.electron, executable: launch.executable } }
    : found
  const { application, window } = await launchWindow({
    machine,
    app: launch.executable ? '' : launch.app,
    args: ['--store', store, '--secrets', secrets, ...(launch.args ?? [])],
    env: launch.env,
  })
  const program = application.process()
  const gone = new Promise<void>((resolve) => program.once('exit', () => resolve()))
  const isGone = () => program.exitCode !== null || program.signalCode !== null

  async function kill(): Promise<void> {
    if (isGone()) return
    program.kill('SIGKILL')
    await gone
  }
  async function close(): Promise<void> {
    if (isGone()) return
    if (!(await within(closeLimitMs, application.close()))) await kill()
  }
  onTestFinished(close)
  return {
    application,
    window,
    storeFolder: store,
    secretsFolder: secrets,
    async picture(name) {
      mkdirSync(pictures, { recursive: true })
      const file = path.join(pictures, `${name}.png`)
      await window.screenshot({ path: file, animations: 'disabled' })
      return file
    },
    kill,
    close,
  }
}
