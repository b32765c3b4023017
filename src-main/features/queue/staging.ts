import { chmod, copyFile, mkdtemp, readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { isDenied, isDiskFull, isMissing, makePrivateFolder, privateFileMode } from '#main/platform/files.ts'
import { AppError } from '#shared/errors/app-error.ts'

/** Folders of copies as they are made here; whatever else lies beside them is somebody else's. */
const ownCopy = /^copy-[\dA-Za-z]{6}$/

/** Keeps copies of files that came out of archives, each in a folder of its own, until they are imported. */
export function createStaging(folder: string) {
  /** Names trouble of the disk; anything else is passed on as it is. */
  function toFailure(error: unknown): unknown {
    if (isDiskFull(error)) return new AppError('store.diskFull', { folder }, { cause: error })
    if (isDenied(error)) return new AppError('folder.denied', { folder }, { cause: error })
    return error
  }

  async function makePlace(name: string): Promise<string> {
    try {
      await makePrivateFolder(folder)
      return path.join(await mkdtemp(path.join(folder, 'copy-')), name)
    } catch (error) {
      throw toFailure(error)
    }
  }

  async function remove(copy: string): Promise<void> {
    const own = path.dirname(copy)
    if (path.dirname(own) !== folder) throw new Error(`${own} is not in the staging folder`)
    // it is gone already, or held by another program, e.g. a virus scanner: then it goes at the next start
    await rm(own, { recursive: true, maxRetries: 3 }).catch(() => undefined)
  }

  /**
   * Makes a copy by `write`, under a name of its own; of a failure nothing is left.
   * @returns where the copy lies
   * @throws AppError `store.diskFull`, `folder.denied`; whatever `write` throws
   */
  async function add(name: string, write: (target: string) => Promise<void>): Promise<string> {
    const target = await makePlace(name)
    try {
      await write(target)
      return target
    } catch (error) {
      await remove(target)
      throw toFailure(error)
    }
  }

  return {
    folder,
    remove,
    add,

    /** Copies a file, so that what is read from it is always near and stays as it is. @throws as `add` */
    copy: (file: string) =>
      add(path.basename(file), async (target) => {
        await copyFile(file, target)
        // a copy has the rights of its original
        await chmod(target, privateFileMode)
      }),

    /** Removes every copy but these: what a killed process left. @returns how many there were */
    async keepOnly(copies: readonly string[]): Promise<number> {
      const kept = new Set(copies.map((copy) => path.basename(path.dirname(copy))))
      const names = await readdir(folder).catch((error: unknown) => {
        if (isMissing(error)) return []
        throw toFailure(error)
      })
      const left = names.filter((name) => ownCopy.test(name) && !kept.has(name))
      for (const name of left) await rm(path.join(folder, name), { recursive: true, force: true })
      return left.length
    },
  }
}

export type Staging = ReturnType<typeof createStaging>
