import { closeSync, fsyncSync, openSync, renameSync } from 'node:fs'
import { chmod, mkdir, open, rename, rm, statfs, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** Only the owner of the process may list, read or write. On Windows the profile folder's own rights do this. */
export const privateFolderMode = 0o700
export const privateFileMode = 0o600

const deniedCodes: readonly string[] = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST']
const fullCodes: readonly string[] = ['ENOSPC', 'EDQUOT', 'EFBIG']

const goneCodes: readonly string[] = [
  'ENOENT',
  'ENODEV',
  'ENXIO',
  'EIO',
  'ESTALE',
  'ENOTCONN',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
]

/** @returns the `code` of a system or SQLite error, or an empty text. */
export function errorCodeOf(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error)) return ''
  return typeof error.code === 'string' ? error.code : ''
}

/** @returns whether the system refused because of rights, a read-only disk, or a file standing where a folder should. */
export function isDenied(error: unknown): boolean {
  return deniedCodes.includes(errorCodeOf(error))
}

/** @returns whether the disk or the quota is full. */
export function isDiskFull(error: unknown): boolean {
  return fullCodes.includes(errorCodeOf(error))
}

/** @returns whether a file, its folder, or the drive or network both lie on is not there now. */
export function isGone(error: unknown): boolean {
  return goneCodes.includes(errorCodeOf(error))
}

/** @returns whether the file or folder is not there. */
export function isMissing(error: unknown): boolean {
  return errorCodeOf(error) === 'ENOENT'
}

/** Makes a folder, and those above it, that only the owner can enter. An existing folder keeps its rights. */
export async function makePrivateFolder(folder: string): Promise<void> {
  const firstMade = await mkdir(folder, { recursive: true, mode: privateFolderMode })
  if (firstMade !== undefined) await chmod(folder, privateFolderMode)
}

async function sync(target: string, flags: 'r' | 'r+'): Promise<void> {
  const handle = await open(target, flags)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Makes names in a folder survive a power cut. Windows does it by itself and cannot open folders. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform !== 'win32') await sync(folder, 'r')
}

/** As `putInPlace`, for a file whose bytes are on the disk for certain. */
export async function moveInPlace(from: string, to: string): Promise<void> {
  await rename(from, to)
  await syncFolder(path.dirname(to))
}

/** Puts a finished file in place of `to`, in one step that survives a power cut. Both must lie on one disk. */
export async function putInPlace(from: string, to: string): Promise<void> {
  await sync(from, 'r+')
  await moveInPlace(from, to)
}

function syncNow(target: string, flags: 'r' | 'r+'): void {
  const descriptor = openSync(target, flags)
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** As `putInPlace`, for threads whose work is synchronous. */
export function putInPlaceNow(from: string, to: string): void {
  syncNow(from, 'r+')
  renameSync(from, to)
  if (process.platform !== 'win32') syncNow(path.dirname(to), 'r')
}

/** @returns what `writeAtomically` leaves when it is cut off. */
export const partOf = (file: string) => `${file}.part`

/** Replaces a small file: a reader sees the old text or the new, never half. Only the owner can read it. */
export async function writeAtomically(file: string, text: string): Promise<void> {
  const part = partOf(file)
  await rm(part, { force: true })
  await writeFile(part, text, { flag: 'wx', mode: privateFileMode, flush: true })
  await moveInPlace(part, file)
}

/** @returns the bytes this user may still write where `folder` lies. */
export async function findFreeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}
