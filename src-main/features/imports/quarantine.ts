import { access, chmod, copyFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { makePrivateFolder, privateFileMode, putInPlace } from '#main/platform/files.ts'

/**
 * Keeps copies of files that no layout fits, so that they can be read again wherever the originals went.
 * Each lies under its SHA-256, which is all that names it; only the owner can read it.
 */
export function createQuarantine(folder: string) {
  const placeOf = (sha256: string) => path.join(folder, sha256)

  return {
    /** Copies a file, unless it is the copy. @throws the system's own errors; half a copy is never found */
    async keep(file: string, sha256: string): Promise<void> {
      const copy = placeOf(sha256)
      if (path.resolve(file) === copy) return
      await makePrivateFolder(folder)
      const part = `${copy}.part`
      await copyFile(file, part)
      await chmod(part, privateFileMode)
      await putInPlace(part, copy)
    },

    /** @returns where the copy lies, or null when there is none */
    async find(sha256: string): Promise<string | null> {
      const copy = placeOf(sha256)
      return access(copy).then(
        () => copy,
        () => null,
      )
    },

    /** Lets a copy go; one that is not there is no failure. */
    drop: (sha256: string): Promise<void> => rm(placeOf(sha256), { force: true }),
  }
}

export type Quarantine = ReturnType<typeof createQuarantine>
