import { closeSync, constants, fstatSync, openSync, type Stats, statSync } from 'node:fs'
import { type FileHandle, open, stat } from 'node:fs/promises'
import path from 'node:path'
import { errorCodeOf } from '#main/platform/files.ts'
import { AppError } from '#shared/errors/app-error.ts'

/** Windows has no such flag, and no pipes among its files. */
const withoutWaiting: number | undefined = constants.O_NONBLOCK
const readFlags = constants.O_RDONLY | (withoutWaiting ?? 0)

/**
 * Lets files and folders pass, and nothing that only has a name like one: to open a pipe may wait without end, to open a
 * device may do something, and a socket cannot be opened.
 * @param facts of what a link leads to
 * @throws AppError `import.notAFile`
 */
export function demandPlain(facts: Stats, file: string): void {
  if (!facts.isFile() && !facts.isDirectory())
    throw new AppError('import.notAFile', { file: path.basename(file) })
}

/**
 * Looks at what a person named.
 * @returns null for what may not be looked at
 * @throws AppError `import.noSuchFile`, `import.notAFile`
 */
export async function lookAtNamed(file: string): Promise<Stats | null> {
  const facts = await stat(file).catch((cause: unknown) => {
    if (['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'].includes(errorCodeOf(cause)))
      throw new AppError('import.noSuchFile', { path: file }, { cause })
    return null
  })
  if (facts !== null) demandPlain(facts, file)
  return facts
}

/** Opens a file for reading and never waits for it. @throws AppError `import.notAFile`; the system's own errors */
export async function openPlainFile(file: string): Promise<FileHandle> {
  demandPlain(await stat(file), file)
  const handle = await open(file, readFlags)
  try {
    // another one may have come in its place
    demandPlain(await handle.stat(), file)
    return handle
  } catch (error) {
    await handle.close()
    throw error
  }
}

/** As `openPlainFile`, for threads whose work is synchronous. @returns a descriptor */
export function openPlainFileNow(file: string): number {
  demandPlain(statSync(file), file)
  const descriptor = openSync(file, readFlags)
  try {
    demandPlain(fstatSync(descriptor), file)
    return descriptor
  } catch (error) {
    closeSync(descriptor)
    throw error
  }
}
