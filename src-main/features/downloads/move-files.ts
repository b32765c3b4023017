import { copyFile, lstat, readdir, rename, rm, rmdir } from 'node:fs/promises'
import path from 'node:path'
import { listOwnFolders } from '#main/features/downloads/own-places.ts'
import { removedMarkOf } from '#main/features/downloads/removed-files.ts'
import { isEvidence } from '#main/features/downloads/run-evidence.ts'
import type { selectStoredAs } from '#main/features/downloads/stored-as.sql.ts'
import { makeFolderOf, placeOf, toFolderFailure, toPartPath } from '#main/features/downloads/stored-files.ts'
import { errorCodeOf, isMissing, putInPlace, syncFolder } from '#main/platform/files.ts'
import { hashFile } from '#main/platform/hash-file.ts'
import { AppError } from '#shared/errors/app-error.ts'

/** How bytes come to another disk; tests bring one that fails. */
export type CopyFile = (from: string, to: string) => Promise<void>

/** What was ever stored, as the store knows it. */
type Stored = Awaited<ReturnType<typeof selectStoredAs>>

async function isFile(file: string): Promise<boolean> {
  return (await lstat(file).catch(() => null))?.isFile() ?? false
}

async function listEvidence(folder: string): Promise<string[]> {
  const names = await readdir(path.join(folder, 'evidence')).catch((error: unknown) => {
    if (isMissing(error)) return []
    throw toFolderFailure(error, folder)
  })
  return names.filter(isEvidence).map((name) => path.join('evidence', name))
}

/**
 * @returns the downloader's own files below a folder, each by its place there: what the store names, marks of what was
 *   removed, and evidence. Whatever else lies there is somebody else's and stays.
 */
export async function listDownloaded(folder: string, { files, versions }: Stored): Promise<string[]> {
  const places = [...files.map(placeOf), ...versions]
  const known = [...places, ...places.map(removedMarkOf), ...(await listEvidence(folder))]
  const found: string[] = []
  for (const place of new Set(known)) if (await isFile(path.join(folder, place))) found.push(place)
  return found.toSorted()
}

/** @returns the bytes of all these files below a folder */
export async function sumBytes(folder: string, places: readonly string[]): Promise<number> {
  let bytes = 0
  for (const place of places) bytes += (await lstat(path.join(folder, place))).size
  return bytes
}

/** @returns whether two folders lie on one disk, where a file moves by its name alone */
export async function isOneDisk(from: string, to: string): Promise<boolean> {
  const [a, b] = await Promise.all([lstat(from).catch(() => null), lstat(to).catch(() => null)])
  return a === null || a.dev === b?.dev
}

/** @returns whether a file stands there; other bytes under its name are put beside it as a version */
async function isThere(source: string, target: string): Promise<boolean> {
  if ((await lstat(target).catch(() => null)) === null) return false
  const [wanted, found] = [await hashFile(source), await hashFile(target)]
  if (wanted === found) return true
  const { dir, base } = path.parse(target)
  const versions = path.basename(dir) === 'versions' ? dir : path.join(dir, 'versions')
  const aside = path.join(versions, `${found.slice(0, 12)}-${base}`)
  await makeFolderOf(aside)
  await putInPlace(target, aside)
  return false
}

async function renameWhereOneDisk(source: string, target: string): Promise<boolean> {
  try {
    await rename(source, target)
    await syncFolder(path.dirname(target))
    return true
  } catch (error) {
    if (errorCodeOf(error) === 'EXDEV') return false
    throw error
  }
}

async function copySurely(source: string, target: string, copy: CopyFile): Promise<void> {
  const part = toPartPath(target)
  await copy(source, part)
  if ((await hashFile(source)) !== (await hashFile(part))) {
    await rm(part, { force: true })
    throw new AppError('download.copyDiffers', { file: path.basename(target) })
  }
  await putInPlace(part, target)
}

/**
 * Moves one file so that at every moment it lies whole in at least one of both places: by its name on one disk, else
 * as a copy whose bytes are compared before the original goes.
 * @throws AppError `folder.denied`, `folder.missing`, `download.diskFull`, `download.copyDiffers`
 */
export async function moveFile(
  source: string,
  target: string,
  copy: CopyFile = (from, to) => copyFile(from, to),
): Promise<void> {
  await makeFolderOf(target)
  try {
    if (!(await isThere(source, target))) {
      if (await renameWhereOneDisk(source, target)) return
      await copySurely(source, target, copy)
    }
    await rm(source)
  } catch (error) {
    throw error instanceof AppError ? error : toFolderFailure(error, path.dirname(target))
  }
}

/** Removes the downloader's own folders where nothing lies any more; one with something in it stays. */
export async function removeEmptyFolders(folder: string): Promise<void> {
  for (const place of await listOwnFolders(folder))
    await rmdir(path.join(folder, place)).catch(() => undefined)
}
