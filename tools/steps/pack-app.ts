import { existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import { type ElectronProgram, findElectron } from '#tools/machine/electron.ts'
import { commandOf, type Finished, root, runCommand } from '#tools/machine/programs.ts'
import { ensureBuilt } from '#tools/steps/build-app.ts'

type Packing = {
  /** Where the program is put. */
  readonly folder: string
  readonly output: 'show' | 'keep'
  /** Whether a stand-in, too, keeps out who wants to look inside. */
  readonly isShut?: boolean
}

/** What the stand-in needs to start and to be driven by a test; a hospital's program keeps all of these shut. */
function standInOptions(electron: ElectronProgram, isShut: boolean): string[] {
  return [
    `--config.electronVersion=${electron.version}`,
    `--config.electronFuses.enableNodeCliInspectArguments=${!isShut}`,
    '--config.electronFuses.enableCookieEncryption=false',
    '--config.electronFuses.enableEmbeddedAsarIntegrityValidation=false',
  ]
}

/** Windows gets an installer, Linux what electron-builder.yml names; the stand-in only a folder. */
function targets({ isOfficial }: ElectronProgram, args: readonly string[]): string[] {
  const isChosen = args.some((arg) => /^--(dir|linux|win|mac)\b/.test(arg))
  if (isChosen) return []
  const system = process.platform === 'win32' ? '--win' : '--linux'
  return isOfficial ? [system] : [system, 'dir']
}

/**
 * Packs the program of this checkout.
 * @param args more arguments for electron-builder
 */
export async function packApp(
  args: readonly string[],
  { folder, output, isShut = false }: Packing,
): Promise<Finished> {
  const electron = await findElectron()
  await ensureBuilt()
  if (!electron.isOfficial)
    console.log(`Electron ${electron.version} stands in for the official one: this folder is for tests only.`)
  const options = [
    ...targets(electron, args),
    '--publish=never',
    `--config.directories.output=${path.relative(root, folder)}`,
    `--config.electronDist=${electron.folder}`,
    ...(electron.isOfficial ? [] : standInOptions(electron, isShut)),
    ...args,
  ]
  const finished = await runCommand(commandOf('electron-builder'), options, { output })
  // the stand-in's own default app would be found before ours
  const left = path.join(folder, 'linux-unpacked', 'resources', 'app')
  if (!electron.isOfficial && existsSync(left)) rmSync(left, { recursive: true })
  return finished
}
