import { lstat, mkdtemp, readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { errorCodeOf, makePrivateFolder } from '#main/platform/files.ts'
import type { Log } from '#main/platform/log.ts'

const nameStart = 'satang-browser-'
/** As they are named here: what else lies in a temporary folder is somebody else's. */
const namePattern = /^satang-browser-(\d+)-[\dA-Za-z]{6}$/

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0)
    return true
  } catch (error) {
    // no right to signal it means that it lives
    return errorCodeOf(error) === 'EPERM'
  }
}

/**
 * Makes an empty profile folder that only this user can read; its name tells which process it belongs to, and nobody
 * can have made it before.
 */
export async function createProfileFolder(folder: string): Promise<string> {
  await makePrivateFolder(folder)
  return mkdtemp(path.join(folder, `${nameStart}${process.pid}-`))
}

async function isOwn(profile: string): Promise<boolean> {
  const facts = await lstat(profile).catch(() => null)
  // a folder of Windows tells no owner
  return facts?.isDirectory() === true && facts.uid === (process.getuid?.() ?? facts.uid)
}

/** Deletes a profile; a file the ending browser still holds is tried again for a while. */
export async function deleteProfile(profile: string, log: Log): Promise<void> {
  try {
    await rm(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
  } catch (error) {
    log.warn('browser.profileLeft', { reason: errorCodeOf(error) })
  }
}

/** Deletes this user's profiles of processes that are gone. */
export async function deleteLeftoverProfiles(folder: string, log: Log): Promise<void> {
  const names = await readdir(folder).catch((): string[] => [])
  for (const name of names) {
    const owner = Number(namePattern.exec(name)?.[1] ?? Number.NaN)
    const profile = path.join(folder, name)
    if (Number.isInteger(owner) && !isAlive(owner) && (await isOwn(profile)))
      await deleteProfile(profile, log)
  }
}
