import { readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '#tools/machine/programs.ts'

type Locked = { readonly version?: string; readonly optionalDependencies?: Readonly<Record<string, string>> }

/** Whether a package that stands at `from` finds `name` in its own or an outer `node_modules`. */
function isLocked(packages: Readonly<Record<string, Locked>>, from: string, name: string): boolean {
  if (`${from === '' ? '' : `${from}/`}node_modules/${name}` in packages) return true
  if (from === '') return false
  const outer = from.lastIndexOf('/node_modules/')
  return isLocked(packages, outer === -1 ? '' : from.slice(0, outer), name)
}

/**
 * Finds optional packages (one for each platform, mostly) that a locked package names and the lock file lacks:
 * a registry that lags drops them silently on `npm install`, and then `npm ci` fails everywhere else.
 */
export function findUnlocked(packages: Readonly<Record<string, Locked>>): string[] {
  return Object.entries(packages).flatMap(([at, { version, optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !isLocked(packages, at, name))
      .map((name) => `${at || 'package.json'}@${version} names ${name}, which is not locked`),
  )
}

/** @returns what is wrong with our own lock file, one line each. */
export function checkLockFile(): string[] {
  const text = readFileSync(path.join(root, 'package-lock.json'), 'utf8')
  const { packages } = JSON.parse(text) as { packages: Record<string, Locked> }
  return findUnlocked(packages)
}
