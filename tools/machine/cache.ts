import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const unreadableLockMs = 5_000
const longestWorkMs = 30 * 60_000

/** Where downloaded and built programs are kept between checkouts; SATANG_CACHE names another place. */
export function cacheFolder(): string {
  return process.env['SATANG_CACHE'] ?? path.join(os.homedir(), '.cache', 'satang')
}

/** Whether an error of the file system has this code. */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0)
    return true
  } catch (error) {
    return hasCode(error, 'EPERM')
  }
}

/** Whether the owner of a lock died or wrote nothing into it. A number may have been given to a new process: hence the age. */
function isAbandoned(lock: string): boolean {
  try {
    const ageMs = Date.now() - statSync(lock).mtimeMs
    const owner = Number(readFileSync(lock, 'utf8'))
    return owner > 0 ? !isAlive(owner) || ageMs > longestWorkMs : ageMs > unreadableLockMs
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false
    throw error
  }
}

/** Runs `work` while no other process on this machine works under the same name. */
export async function whileLocked<T>(name: string, work: () => Promise<T>): Promise<T> {
  const lock = path.join(cacheFolder(), `${name}.lock`)
  mkdirSync(cacheFolder(), { recursive: true })
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error
    }
    if (isAbandoned(lock)) rmSync(lock, { force: true })
    else await wait(250)
  }
  try {
    return await work()
  } finally {
    rmSync(lock, { force: true })
  }
}

/**
 * Makes a folder of the cache once. Two processes at the same time: one makes it, the other waits and takes it.
 * @param make fills an empty folder; the folder gets its name only when this has ended well
 */
export async function fromCache(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const finished = path.join(cacheFolder(), name)
  if (existsSync(finished)) return finished
  return whileLocked(name, async () => {
    if (existsSync(finished)) return finished
    const unfinished = path.join(cacheFolder(), `${name}.making`)
    rmSync(unfinished, { recursive: true, force: true })
    mkdirSync(unfinished)
    await make(unfinished)
    renameSync(unfinished, finished)
    return finished
  })
}
