import os from 'node:os'
import path from 'node:path'
import type { Folders } from '#main/platform/platform.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** @returns a folder always: a user whom the system does not know has the top of the disk, as for other programs */
function findHome(): string {
  try {
    return os.homedir() || path.resolve('/')
  } catch {
    return path.resolve('/')
  }
}

/** @returns the folder of this user's Satang: `%APPDATA%\Satang`, or `~/.config/Satang` on Linux. */
export function homeFolder(platform: NodeJS.Platform, env: Environment): string {
  const roaming = env['APPDATA']
  if (platform === 'win32' && roaming) return path.join(roaming, 'Satang')
  if (platform === 'darwin') return path.join(findHome(), 'Library', 'Application Support', 'Satang')
  const named = env['XDG_CONFIG_HOME'] ?? ''
  return path.join(path.isAbsolute(named) ? named : path.join(findHome(), '.config'), 'Satang')
}

/** @returns where only Satang's own files may lie; the download folder is not among them. */
export function ownFolders({ downloads: _, ...own }: Folders): string[] {
  return Object.values(own)
}

/**
 * @param home this user's Satang folder
 * @param chosen what the person asked for on the command line; a chosen store keeps its downloads and logs beside it
 */
export function foldersOf(
  home: string,
  chosen: { store?: string | undefined; secrets?: string | undefined },
): Folders {
  const root = chosen.store ? path.resolve(chosen.store) : home
  return {
    store: chosen.store ? root : path.join(home, 'store'),
    downloads: path.join(root, 'downloads'),
    quarantine: path.join(root, 'quarantine'),
    staging: path.join(root, 'staging'),
    exports: path.join(root, 'exports'),
    portals: path.join(root, 'portals'),
    logs: path.join(root, 'logs'),
    secrets: path.resolve(chosen.secrets ?? path.join(home, 'secrets')),
  }
}
