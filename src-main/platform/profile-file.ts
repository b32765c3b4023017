import { readFile, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { isDenied, isDiskFull, isMissing, makePrivateFolder, writeAtomically } from '#main/platform/files.ts'
import { AppError } from '#shared/errors/app-error.ts'

const maxProfileBytes = 1_000_000

/**
 * Reads a profile a person chose or one that was installed.
 * @throws AppError `profile.unreadable`; `profile.shape` when it is more than 1 MB
 */
export async function readProfileFile(file: string): Promise<string> {
  const unreadable = (cause?: unknown) =>
    new AppError('profile.unreadable', { file: path.basename(file) }, { cause })
  const facts = await stat(file).catch((error: unknown) => {
    throw unreadable(error)
  })
  if (!facts.isFile()) throw unreadable()
  if (facts.size > maxProfileBytes) throw new AppError('profile.shape', { field: 'file', reason: '> 1 MB' })
  return readFile(file, 'utf8').catch((error: unknown) => {
    throw unreadable(error)
  })
}

/** As `readProfileFile`. @returns null when there is no file */
export async function findProfileFile(file: string): Promise<string | null> {
  try {
    return await readProfileFile(file)
  } catch (error) {
    if (error instanceof AppError && isMissing(error.cause)) return null
    throw error
  }
}

function toWriteFailure(error: unknown, folder: string): unknown {
  if (isDiskFull(error)) return new AppError('store.diskFull', {}, { cause: error })
  return isDenied(error) ? new AppError('folder.denied', { folder }, { cause: error }) : error
}

/** Puts the file in place in one step. @throws AppError `folder.denied`, `store.diskFull` */
export async function writeProfileFile(file: string, text: string): Promise<void> {
  const folder = path.dirname(file)
  try {
    await makePrivateFolder(folder)
    await writeAtomically(file, text)
  } catch (error) {
    throw toWriteFailure(error, folder)
  }
}

/** Takes the file away, if there is one. @throws AppError `folder.denied` */
export async function removeProfileFile(file: string): Promise<void> {
  try {
    await rm(file, { force: true, recursive: true })
  } catch (error) {
    throw toWriteFailure(error, path.dirname(file))
  }
}
