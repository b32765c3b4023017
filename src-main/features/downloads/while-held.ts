import { rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Wait } from '#main/features/downloads/patience.ts'
import { probeIn } from '#main/features/downloads/stored-files.ts'
import { errorCodeOf, isMissing, privateFileMode } from '#main/platform/files.ts'

/** What the system says of a file that another program, such as a virus scanner, holds or took away. */
const heldCodes: readonly string[] = ['EBUSY', 'EPERM', 'EACCES', 'ETXTBSY', 'ENOENT']

/** About a minute together. */
const pausesMs = [100, 200, 400, 800, 1_500, 3_000, 6_000, 12_000, 18_000, 18_000]

/** Somebody emptied or cut a file between its writing and its coming into place. */
export class FileTaken extends Error {}

/** @throws FileTaken unless a file has so many bytes */
export async function demandBytes(file: string, bytes: number): Promise<void> {
  const facts = await stat(file).catch((error: unknown) => {
    if (isMissing(error)) return null
    throw error
  })
  if (facts?.size !== bytes) throw new FileTaken(path.basename(file))
}

async function canWrite(folder: string): Promise<boolean> {
  const probe = probeIn(folder)
  return writeFile(probe, '', { flag: 'wx', mode: privateFileMode })
    .then(() => rm(probe))
    .then(
      () => true,
      () => false,
    )
}

/** @returns whether one file is held or was taken, as its folder can be written all the same */
export async function isHeld(error: unknown, folder: string): Promise<boolean> {
  if (error instanceof FileTaken) return true
  return heldCodes.includes(errorCodeOf(error)) && (await canWrite(folder))
}

/**
 * Does something with one file of a folder, again and again for about a minute while another program holds it.
 * @throws the last failure, at once when it is none that may pass, or the signal's reason
 */
export async function whileHeld<T>(
  folder: string,
  { wait, signal }: { readonly wait: Wait; readonly signal: AbortSignal },
  work: () => Promise<T>,
): Promise<T> {
  for (const pauseMs of pausesMs) {
    try {
      return await work()
    } catch (error) {
      if (!(await isHeld(error, folder))) throw error
    }
    await wait(pauseMs, signal)
  }
  return work()
}
