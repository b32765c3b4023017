import { access, mkdir, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { probeIn, toFolderFailure } from '#main/features/downloads/stored-files.ts'
import { isDenied, isMissing, privateFileMode, privateFolderMode } from '#main/platform/files.ts'
import { findRealPath } from '#main/platform/network-folder.ts'
import { AppError } from '#shared/errors/app-error.ts'

/**
 * Lies in a folder that a person chose. Where it is missing, the folder is not hers but what stands in its place, such
 * as the empty mount point of a drive that is not there.
 */
const markName = '.satang-downloads'
const markText = 'Satang keeps downloaded files in this folder.\n'

export const markOf = (folder: string) => path.join(folder, markName)

async function isWithin(folder: string, outer: string): Promise<boolean> {
  const below = path.relative(await findRealPath(outer), await findRealPath(folder))
  return below !== '..' && !below.startsWith(`..${path.sep}`) && !path.isAbsolute(below)
}

/**
 * @param ours folders of Satang itself, where nothing else may lie
 * @returns the folder as one full path
 * @throws AppError `folder.relative`, `folder.driveRoot`, `folder.ours`
 */
export async function readChosenFolder(chosen: string, ours: readonly string[]): Promise<string> {
  if (!path.isAbsolute(chosen)) throw new AppError('folder.relative', { folder: chosen })
  const folder = path.resolve(chosen)
  if (path.dirname(folder) === folder) throw new AppError('folder.driveRoot', { folder })
  for (const own of ours) if (await isWithin(folder, own)) throw new AppError('folder.ours', { folder })
  return folder
}

/**
 * @param made a folder that can be written
 * @returns whether both are one folder under two names, as by a link, a mapped drive or other letters: what is written
 * into one is then seen in the other
 */
export async function isSameFolder(made: string, other: string): Promise<boolean> {
  const probe = probeIn(made)
  try {
    await writeFile(probe, '', { mode: privateFileMode })
    return await access(path.join(other, path.basename(probe))).then(
      () => true,
      () => false,
    )
  } catch (error) {
    throw toFolderFailure(error, made)
  } finally {
    await rm(probe, { force: true })
  }
}

/** @returns what the disk of a folder has left, also before the folder was made */
export async function findRoom(
  folder: string,
  freeBytes: (folder: string) => Promise<number>,
): Promise<number> {
  try {
    return await freeBytes(folder)
  } catch (error) {
    const above = path.dirname(folder)
    if (!isMissing(error) || above === folder) throw toFolderFailure(error, folder)
    return findRoom(above, freeBytes)
  }
}

/**
 * Makes a folder and those above it, one after another: made all at once, Node never comes back from a file system
 * that says of a new folder that it is not there.
 * @throws AppError `folder.denied`, `folder.missing`, `download.diskFull`
 */
export async function makeChosenFolder(folder: string): Promise<void> {
  const make = (at: string) => mkdir(at, { mode: privateFolderMode })
  try {
    await make(folder).catch(async (error: unknown) => {
      const above = path.dirname(folder)
      if (!isMissing(error) || above === folder || (await isFolder(above))) throw error
      await makeChosenFolder(above)
      await make(folder)
    })
  } catch (error) {
    if (error instanceof AppError) throw error
    if (!(await isFolder(folder))) throw toFolderFailure(error, folder)
  }
}

const isFolder = (at: string) =>
  stat(at).then(
    (facts) => facts.isDirectory(),
    () => false,
  )

/** Marks a chosen folder as the one that was chosen. @throws AppError `folder.denied`, `folder.missing`, `download.diskFull` */
export async function markFolder(folder: string): Promise<void> {
  await writeFile(markOf(folder), markText, { mode: privateFileMode }).catch((error: unknown) => {
    throw toFolderFailure(error, folder)
  })
}

/** @throws AppError `folder.missing`, `folder.denied` when a chosen folder is not the one that was chosen */
export async function checkPresent(folder: string): Promise<void> {
  await access(markOf(folder)).catch((cause: unknown) => {
    throw new AppError(isDenied(cause) ? 'folder.denied' : 'folder.missing', { folder }, { cause })
  })
}
