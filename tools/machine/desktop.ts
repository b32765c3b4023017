import path from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import type { Folders } from '#main/platform/platform.ts'
import { type ElectronMachine, prepareElectron } from '#tools/machine/electron-machine.ts'
import { root, runProgram } from '#tools/machine/programs.ts'
import { ensureBuilt } from '#tools/steps/build-app.ts'

type Launch = {
  readonly machine: Pick<ElectronMachine, 'electron' | 'flags' | 'environment'>
  /** The folder with the app's package.json; a packed program brings its own. */
  readonly app?: string | undefined
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>> | undefined
  /** Default 30,000. */
  readonly limitMs?: number | undefined
}

/** @returns the environment of this process with more added. */
export function environmentWith(more: Readonly<Record<string, string>>): Record<string, string> {
  const own = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  )
  return { ...Object.fromEntries(own), ...more }
}

/** Starts the window of an Electron app so that a program can see and press what a person would. */
export async function launchWindow(
  launch: Launch,
): Promise<{ application: ElectronApplication; window: Page }> {
  const { machine, app = root, args, env = {}, limitMs = 30_000 } = launch
  const application = await _electron.launch({
    executablePath: machine.electron.executable,
    args: [...machine.flags, ...(app === '' ? [] : [app]), ...args],
    env: environmentWith({ ...machine.environment, ...env }),
    cwd: root,
    timeout: limitMs,
  })
  try {
    const window = await application.firstWindow({ timeout: limitMs })
    await window.waitForLoadState()
    return { application, window }
  } catch (error) {
    application.process().kill('SIGKILL')
    throw error
  }
}

/** Arguments that open a practice hospital's store on its dashboard. */
function practiceArguments(folders: Pick<Folders, 'store' | 'secrets'>): string[] {
  return ['--store', folders.store, '--secrets', folders.secrets, '--practice']
}

/** Opens Satang on a practice store for a person, and ends when the window is closed. */
export async function openDesktop(folders: Pick<Folders, 'store' | 'secrets'>): Promise<void> {
  const machine = await prepareElectron('own')
  await ensureBuilt()
  await runProgram(machine.electron.executable, [...machine.flags, root, ...practiceArguments(folders)], {
    output: 'show',
    env: environmentWith(machine.environment),
  })
}

/** Writes a picture of the real window on the dashboard of a practice store; a person sees no window. */
export async function takeDashboardPicture(
  folders: Pick<Folders, 'store' | 'secrets'>,
  picture: string,
): Promise<void> {
  const machine = await prepareElectron('virtual')
  try {
    await ensureBuilt()
    const { application, window } = await launchWindow({ machine, args: practiceArguments(folders) })
    await window.getByRole('heading', { level: 1 }).first().waitFor()
    await window.waitForLoadState('networkidle')
    await window.screenshot({ path: path.resolve(picture), animations: 'disabled' })
    await application.close()
  } finally {
    await machine.stop()
  }
}
