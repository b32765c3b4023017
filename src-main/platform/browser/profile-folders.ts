import { readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { errorCodeOf, makePrivateFolder } from '#main/platform/files.ts'
import type { Log } from '#main/platform/log.ts'

const namePattern = /^run-(\d+)-[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0)
    return true
  } catch (error) {
    // no right to signal it means that it lives
    return errorCodeOf(error) === 'EPERM'
  }
}

/** Makes an empty profile folder that only this user can read; its name tells which process it belongs to. */
export async function createProfileFolder(folder: string, id: string): Promise<string> {
  const profile = path.join(folder, `run-${process.pid}-${id}`)
  await makePrivateFolder(folder)
  await makePrivateFolder(profile)
  return profile
}

/** Deletes a profile; a file the ending browser still holds is tried again for a while. */
export async function deleteProfile(profile: string, log: Log): Promise<void> {
  try {
    await rm(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
  } catch (error) {
    log.warn('browser.profileLeft', { reason: errorCodeOf(error) })
  }
}

/** Deletes the profiles of processes that are gone. */
export async function deleteLeftoverProfiles(folder: string, log: Log): Promise<void> {
  const names = await readdir(folder).catch((): string[] => [])
  for (const name of names) {
    const owner = Number(namePattern.exec(name)?.[1] ?? Number.NaN)
    if (Number.isInteger(owner) && !isAlive(owner)) await deleteProfile(path.join(folder, name), log)
  }
}
