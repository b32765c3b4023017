import { randomUUID } from 'node:crypto'
import { copyFile, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { listOwnParts, partEnding } from '#main/features/downloads/own-places.ts'
import {
  isDenied,
  isDiskFull,
  isGone,
  isMissing,
  makePrivateFolder,
  privateFileMode,
  putInPlace,
} from '#main/platform/files.ts'
import { hashFile } from '#main/platform/hash-file.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { ListPlace } from '#shared/model/source.ts'
import { beYearOf } from '#shared/model/thai-date.ts'

/** Names a failure of the disk; anything else is passed on as it is. */
export function toFolderFailure(error: unknown, folder: string): unknown {
  if (isDiskFull(error)) return new AppError('download.diskFull', { folder }, { cause: error })
  if (isGone(error)) return new AppError('folder.missing', { folder }, { cause: error })
  if (isDenied(error)) return new AppError('folder.denied', { folder }, { cause: error })
  return error
}

/** What places a file below the download folder. */
type Named = Pick<ListPlace, 'source' | 'month'> & { readonly scheme: string; readonly name: string }

/**
 * @returns where a file lies below the download folder: `rep/<BE year>-<month>/<name>`. Statements also have a folder for
 * their scheme: those of some schemes use the same numbers.
 */
export function placeOf({ source, scheme, month, name }: Named): string {
  const ofMonth = path.join(source, `${beYearOf(month)}-${month.slice(5, 7)}`)
  return source === 'stm' ? path.join(ofMonth, scheme, name) : path.join(ofMonth, name)
}

/** @returns where a file lies. */
export function storedPath(folder: string, file: Named): string {
  return path.join(folder, placeOf(file))
}

/** @returns where bytes lie, below the download folder, that a file had before the portal gave others for its name. */
export function versionPlaceOf(file: Named, sha256: string): string {
  const { dir, base } = path.parse(placeOf(file))
  return path.join(dir, 'versions', `${sha256.slice(0, 12)}-${base}`)
}

/**
 * Keeps what stands under the name of a file before other bytes take it, whoever put it there: first the copy, so that
 * nothing is lost at any moment.
 * @param sha256 of the bytes that come
 */
export async function keepOther(folder: string, file: Named, sha256: string): Promise<void> {
  const place = storedPath(folder, file)
  const there = await hashFile(place).catch((error: unknown) => {
    if (isMissing(error)) return null
    throw error
  })
  if (there === null || there === sha256) return
  const copy = path.join(folder, versionPlaceOf(file, there))
  await makeFolderOf(copy)
  await copyFile(place, toPartPath(copy))
  await putInPlace(toPartPath(copy), copy)
}

export const toPartPath = (file: string) => `${file}${partEnding}`

/** Makes the folder of a file. @throws AppError `folder.denied`, `download.diskFull` */
export async function makeFolderOf(file: string): Promise<void> {
  const folder = path.dirname(file)
  await makePrivateFolder(folder).catch((error: unknown) => {
    throw toFolderFailure(error, folder)
  })
}

/** @returns a path in a folder that nothing has, to see what can be done there */
export const probeIn = (folder: string) => path.join(folder, `.satang-probe-${randomUUID()}`)

/**
 * Shows before the work that the folder can be written and has room.
 * @throws AppError `folder.denied`, `download.diskFull`
 */
export async function checkFolder(
  folder: string,
  leastFreeBytes: number,
  freeBytes: (folder: string) => Promise<number>,
) {
  const probe = probeIn(folder)
  await makeFolderOf(probe)
  try {
    await writeFile(probe, '', { flag: 'wx', mode: privateFileMode })
    await rm(probe)
  } catch (error) {
    throw toFolderFailure(error, folder)
  }
  if ((await freeBytes(folder)) < leastFreeBytes) throw new AppError('download.diskFull', { folder })
}

/** @returns whether the file is there with exactly these bytes. */
export async function isOnDisk(file: string, bytes: number, sha256: string): Promise<boolean> {
  const facts = await stat(file).catch(() => null)
  return facts?.size === bytes && (await hashFile(file)) === sha256
}

/** Deletes what a killed run left half. @returns how many parts there were */
export async function deleteParts(folder: string): Promise<number> {
  const parts = await listOwnParts(folder).catch((): string[] => [])
  for (const part of parts) await rm(path.join(folder, part), { force: true })
  return parts.length
}
