import { lacksUtf8, plainUtf8 } from '#main/platform/locale.ts'
import { openDisplay } from '#tools/machine/display.ts'
import { type ElectronProgram, findElectron } from '#tools/machine/electron.ts'
import { isRoot } from '#tools/machine/programs.ts'
import { ensureSharedLibraries } from '#tools/machine/shared-libraries.ts'
import { sqliteEnvironment } from '#tools/machine/sqlite.ts'

/** Everything it takes to start an Electron app on this machine. */
export type ElectronMachine = {
  readonly electron: ElectronProgram
  /** Flags that stand before the folder of the app. */
  readonly flags: readonly string[]
  /** To be added to the environment of the program. */
  readonly environment: Readonly<Record<string, string>>
  stop(): Promise<void>
}

/**
 * Finds or obtains Electron, its libraries, its SQLite and a display.
 * @param display `own`, `any` or `virtual`, see openDisplay
 * @throws MachineTrouble with what a person has to do
 */
export async function prepareElectron(display: 'own' | 'any' | 'virtual'): Promise<ElectronMachine> {
  const electron = await findElectron()
  await ensureSharedLibraries(electron.executable)
  const sqlite = await sqliteEnvironment(electron.executable)
  const { environment, stop } = await openDisplay(display)
  return {
    electron,
    // Chromium refuses to start as root with its own sandbox, as containers run it
    flags: process.platform === 'linux' && isRoot() ? ['--no-sandbox'] : [],
    // as a desktop has it; without, Satang starts anew with it and whoever started it loses sight of it
    environment: { ...(lacksUtf8(process.platform, process.env) && plainUtf8), ...sqlite, ...environment },
    stop,
  }
}
