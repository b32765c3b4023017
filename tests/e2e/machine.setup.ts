import { type ElectronMachine, prepareElectron } from '#tools/machine/electron-machine.ts'
import { ensureBuilt } from '#tools/steps/build-app.ts'

let machine: ElectronMachine | null = null

/** Once before all windows: Electron, its SQLite, a display and the bundle. */
export async function setup(): Promise<void> {
  machine = await prepareElectron('any')
  await ensureBuilt()
  // the workers that run the tests inherit this environment
  process.env['SATANG_TEST_MACHINE'] = JSON.stringify(machine)
}

/** Once after all windows. */
export async function teardown(): Promise<void> {
  await machine?.stop()
}
