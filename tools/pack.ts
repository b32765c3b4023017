/**
 * `npm run pack`: the program a hospital installs, in `dist/`. More arguments go to electron-builder.
 * With the stand-in Electron only a folder is made: good for tests, not for a hospital.
 */
import { existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import { type ElectronProgram, findElectron } from '#tools/machine/electron.ts'
import { commandOf, root, runCommand } from '#tools/machine/programs.ts'
import { ensureBuilt } from '#tools/steps/build-app.ts'
import { runVerb } from '#tools/steps/verb.ts'

/** What the stand-in needs to be driven by a test; a hospital's program keeps all of these shut. */
function standInOptions(electron: ElectronProgram): string[] {
  return [
    `--config.electronVersion=${electron.version}`,
    '--config.electronFuses.enableNodeCliInspectArguments=true',
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

await runVerb(async (args) => {
  const electron = await findElectron()
  await ensureBuilt()
  if (!electron.isOfficial)
    console.log(`Electron ${electron.version} stands in for the official one: this folder is for tests only.`)
  const options = [
    ...targets(electron, args),
    '--publish=never',
    `--config.electronDist=${electron.folder}`,
    ...(electron.isOfficial ? [] : standInOptions(electron)),
    ...args,
  ]
  const { code } = await runCommand(commandOf('electron-builder'), options, { output: 'show' })
  // the stand-in's own default app would be found before ours
  const left = path.join(root, 'dist', 'linux-unpacked', 'resources', 'app')
  if (!electron.isOfficial && existsSync(left)) rmSync(left, { recursive: true })
  return code
})
