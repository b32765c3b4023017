import { accessSync, constants, type Stats, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { AppError } from '#shared/errors/app-error.ts'

/** A browser puts a socket some 45 bytes deeper, and the address of a socket has at most 107; Windows has no such end. */
const longestBytes = 60

/** In a folder that others may write, each may rename and remove only what is his. Node does not name the bit. */
const sticky = 0o1000

/** Nobody but this user and the system may take away or put something in the place of what lies in a folder. */
function isSafe({ uid, mode }: Stats): boolean {
  const owner = process.getuid?.()
  if (owner === undefined) return true
  const isOpenToOthers = (mode & 0o022) !== 0 && (mode & sticky) === 0
  return (uid === owner || uid === 0) && !isOpenToOthers
}

function isUsable(folder: string): boolean {
  if (process.platform !== 'win32' && Buffer.byteLength(folder) > longestBytes) return false
  try {
    accessSync(folder, constants.W_OK | constants.X_OK)
    const facts = statSync(folder)
    return path.isAbsolute(folder) && facts.isDirectory() && isSafe(facts)
  } catch {
    return false
  }
}

function listPlaces(): string[] {
  const named = os.tmpdir()
  if (process.platform === 'win32') return [named]
  return [named, process.env['XDG_RUNTIME_DIR'] ?? '', '/tmp', '/var/tmp']
}

/**
 * Finds where short-lived files may lie: what the system names, or else the first of the usual places that can be
 * written, is safe from other users and has a name short enough for sockets.
 * @throws AppError `folder.temporary`
 */
export function findTemporaryPlace(places: readonly string[] = listPlaces()): string {
  const found = places.find(isUsable)
  if (found === undefined) throw new AppError('folder.temporary', { folder: places[0] ?? '' })
  return found
}

/**
 * What browsers, and Electron itself, take for the place of their sockets.
 * @returns what is to be added to the environment of a process; nothing where no place can be used, which is told when
 *   one is needed
 */
export function temporaryEnvironment(): { readonly TMPDIR?: string } {
  if (process.platform === 'win32') return {}
  try {
    return { TMPDIR: findTemporaryPlace() }
  } catch {
    return {}
  }
}
