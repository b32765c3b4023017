import path from 'node:path'
import { isDenied, isDiskFull, makePrivateFolder, writeAtomically } from '#main/platform/files.ts'
import { AppError } from '#shared/errors/app-error.ts'

/**
 * Writes how a file or a list of the portal is built, for those who make layouts and profiles.
 * @param structure names, headers and counts; no value of a cell, and not the file's own name
 * @returns where it lies
 * @throws AppError `folder.denied`, `store.diskFull`
 */
export async function writeStructureReport(folder: string, name: string, structure: object): Promise<string> {
  const file = path.join(folder, name)
  try {
    await makePrivateFolder(folder)
    await writeAtomically(file, `${JSON.stringify(structure, null, 2)}\n`)
  } catch (error) {
    if (isDenied(error)) throw new AppError('folder.denied', { folder }, { cause: error })
    if (isDiskFull(error)) throw new AppError('store.diskFull', {}, { cause: error })
    throw error
  }
  return file
}
