import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat, statfs } from 'node:fs/promises'
import path from 'node:path'
import { AppError } from '#shared/errors/app-error.ts'
import { beYearOf, type Month } from '#shared/model/thai-date.ts'

const partEnding = '.part'

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

/** Names a failure of the disk; anything else is passed on as it is. */
export function toFolderFailure(error: unknown, folder: string): unknown {
  const code = codeOf(error)
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new AppError('download.diskFull', { folder }, { cause: error })
  if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'EISDIR'].includes(code)) {
    return new AppError('folder.denied', { folder }, { cause: error })
  }
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
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
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

/** Gives a checked part its final name; after this returns the file survives a power cut. */
export async function settle(part: string, file: string): Promise<void> {
  await rename(part, file)
  // Windows cannot open folders and needs no such step
  if (process.platform === 'win32') return
  const folder = await open(path.dirname(file), 'r')
  await folder.sync().finally(() => folder.close())
}

/** Deletes what a killed run left half. @returns how many parts there were */
export async function deleteParts(folder: string): Promise<number> {
  const root = path.join(folder, 'rep')
  const names = await readdir(root, { recursive: true }).catch((): string[] => [])
  const parts = names.filter((name) => name.endsWith(partEnding))
  for (const part of parts) await rm(path.join(root, part), { force: true })
  return parts.length
}
