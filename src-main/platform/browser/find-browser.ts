import { access, constants } from 'node:fs/promises'
import path from 'node:path'
import { AppError } from '#shared/errors/app-error.ts'

type Machine = {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  /** Whether a program lies at this path and may be run. */
  readonly isProgram: (file: string) => Promise<boolean>
}

const windowsPrograms = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
  'Chromium\\Application\\chrome.exe',
]
const macPrograms = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]
const linuxNames = [
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'chromium',
  'chromium-browser',
]
// what a desktop session without a login shell may lack in its PATH
const linuxFolders = [
  '/usr/bin',
  '/usr/local/bin',
  '/opt/google/chrome',
  '/opt/microsoft/msedge',
  '/snap/bin',
]

function listCandidates({ platform, env }: Machine): string[] {
  if (platform === 'win32') {
    const roots = ['ProgramFiles', 'ProgramFiles(x86)', 'ProgramW6432', 'LOCALAPPDATA'].flatMap(
      (name) => env[name] ?? [],
    )
    return windowsPrograms.flatMap((program) => roots.map((root) => path.win32.join(root, program)))
  }
  if (platform === 'darwin') {
    const own = env['HOME'] ? macPrograms.map((program) => path.posix.join(env['HOME'] ?? '', program)) : []
    return [...macPrograms, ...own]
  }
  const folders = [...(env['PATH'] ?? '').split(':').filter(path.posix.isAbsolute), ...linuxFolders]
  return linuxNames.flatMap((name) => folders.map((folder) => path.posix.join(folder, name)))
}

async function isProgram(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  )
}

/**
 * Finds Chrome, Edge or Chromium on this machine; the variable SATANG_BROWSER names one outright.
 * @throws AppError `browser.missing`
 */
export async function findBrowser(
  machine: Machine = { platform: process.platform, env: process.env, isProgram },
): Promise<string> {
  const named = machine.env['SATANG_BROWSER']
  for (const file of named ? [named] : listCandidates(machine)) {
    if (await machine.isProgram(file)) return file
  }
  throw new AppError('browser.missing')
}
