import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, readdir, rm, stat, statfs } from 'node:fs/promises'
import path from 'node:path'
import { isDenied, isDiskFull, makePrivateFolder } from '#main/platform/files.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { beYearOf, type Month } from '#shared/model/thai-date.ts'

const partEnding = '.part'

/** Names a failure of the disk; anything else is passed on as it is. */
export function toFolderFailure(error: unknown, folder: string): unknown {
  if (isDiskFull(error)) return new AppError('download.diskFull', { folder }, { cause: error })
  if (isDenied(error)) return new AppError('folder.denied', { folder }, { cause: error })
  return error
}

/** @returns where a REP file lies: `<folder>/rep/<BE year>-<month>/<name>`. */
export function repPath(folder: string, month: Month, name: string): string {
  return path.join(folder, 'rep', `${beYearOf(month)}-${month.slice(5, 7)}`, name)
}

export const toPartPath = (file: string) => `${file}${partEnding}`

/** Makes the folder of a file. @throws AppError `folder.denied`, `download.diskFull` */
export async function makeFolderOf(file: string): Promise<void> {
  const folder = path.dirname(file)
  await makePrivateFolder(folder).catch((error: unknown) => {
    throw toFolderFailure(error, folder)
  })
}

/**
 * Shows before the work that the folder can be written and has room.
 * @throws AppError `folder.denied`, `download.diskFull`
 */
export async function checkFolder(
  folder: string,
  leastFreeBytes: number,
  freeBytes: (folder: string) => Promise<number>,
) {
  const probe = path.join(folder, 'rep', `write-check${partEnding}`)
  await makeFolderOf(probe)
  try {
    await (await open(probe, 'w')).close()
    await rm(probe)
  } catch (error) {
    throw toFolderFailure(error, folder)
  }
  if ((await freeBytes(folder)) < leastFreeBytes) throw new AppError('download.diskFull', { folder })
}

/** @returns the bytes this user may still write where `folder` lies. */
export async function findFreeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

/** @returns whether the file is there with exactly these bytes. */
export async function isOnDisk(file: string, bytes: number, sha256: string): Promise<boolean> {
  const facts = await stat(file).catch(() => null)
  if (facts?.size !== bytes) return false
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk)
  return hash.digest('hex') === sha256
}

/** Deletes what a killed run left half. @returns how many parts there were */
export async function deleteParts(folder: string): Promise<number> {
  const root = path.join(folder, 'rep')
  const names = await readdir(root, { recursive: true }).catch((): string[] => [])
  const parts = names.filter((name) => name.endsWith(partEnding))
  for (const part of parts) await rm(path.join(root, part), { force: true })
  return parts.length
}
