import { existsSync } from 'node:fs'
import { readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { countInBackup } from '#main/database/backup.sql.ts'
import type { StoreAccess, TakenBackup } from '#main/database/store.ts'
import { toStoreError } from '#main/database/store-error.ts'
import { backupEnding, companionEndings, type StorePaths, storePaths } from '#main/database/store-paths.ts'
import type { DatabaseThread } from '#main/database/thread-client.ts'
import { findFreeBytes, isMissing, makePrivateFolder, putInPlace } from '#main/platform/files.ts'
import { AppError } from '#shared/errors/app-error.ts'

export type Backup = { readonly name: string; readonly bytes: number; readonly at: string }

type BackupNeeds = {
  readonly paths: StorePaths
  readonly access: StoreAccess
  readonly name: string
  /** Starts a thread with the store open for reading. */
  readonly startReader: () => Promise<DatabaseThread>
  /** Starts a thread with nothing open. */
  readonly startThread: () => DatabaseThread
}

const namePattern = /^\w[\w.-]*$/
/** A backup must not take the last of the room the store itself needs. */
const reservedBytes = 32 * 1024 * 1024
/** What a process that was killed in the middle of a backup leaves. */
const unfinishedPattern = /\.satang\.db\.(new|part|new\.part)(-wal|-journal|-shm)?$/

/** Removes a file with everything SQLite may have put beside it. */
export async function removeWhole(file: string): Promise<void> {
  for (const ending of ['', ...companionEndings, '-shm']) await rm(`${file}${ending}`, { force: true })
}

async function sizeOf(file: string): Promise<number> {
  return (await stat(file).catch(() => null))?.size ?? 0
}

/** @throws AppError `store.backupNoRoom` */
async function refuseFull({ file, wal, backups }: StorePaths): Promise<void> {
  const needed = (await sizeOf(file)) + (await sizeOf(wal)) + reservedBytes
  const free = await findFreeBytes(backups)
  if (free >= needed) return
  const toMb = (bytes: number) => Math.ceil(bytes / 1e6)
  throw new AppError('store.backupNoRoom', { folder: backups, neededMb: toMb(needed), freeMb: toMb(free) })
}

async function copyStore(to: string, startReader: BackupNeeds['startReader']): Promise<void> {
  const thread = await startReader()
  try {
    await thread.request({ kind: 'copy', to })
  } finally {
    await thread.stop()
  }
}

/** Looks at every page of a copy and counts what it holds. */
async function checkCopy(access: StoreAccess, thread: DatabaseThread) {
  try {
    await thread.request({ kind: 'verify', access })
    await thread.request({ kind: 'openReader', access })
    return await countInBackup((sql) => thread.request({ kind: 'run', isFirst: true, sql, parameters: [] }))
  } finally {
    await thread.stop()
  }
}

/**
 * Writes an encrypted copy of the open store on a thread of its own, looks at every page of it and counts what it holds.
 * Only then it appears under its name.
 * @param name letters, digits, `_`, `.` and `-`; a backup of this name is replaced
 * @throws AppError `store.backupNoRoom`, `store.diskFull`, `store.denied`, `store.corrupt`
 */
export async function writeBackup({
  paths,
  access,
  name,
  startReader,
  startThread,
}: BackupNeeds): Promise<TakenBackup> {
  if (!namePattern.test(name)) throw new Error('not a name for a backup')
  const target = path.join(paths.backups, `${name}${backupEnding}`)
  const fresh = `${target}.new`
  try {
    await makePrivateFolder(paths.backups)
    await refuseFull(paths)
    await copyStore(fresh, startReader)
    const counted = await checkCopy({ path: fresh, key: access.key }, startThread())
    await putInPlace(fresh, target)
    return { name, path: target, bytes: (await stat(target)).size, ...counted }
  } catch (error) {
    // what cannot be removed now goes at the next start; what failed first is what is told
    await removeWhole(fresh).catch(() => undefined)
    throw toStoreError(error, target) ?? error
  }
}

/** @returns the backups beside a store, newest first; none when there is no folder or no right to see it. */
export async function listBackups(folder: string): Promise<Backup[]> {
  const { backups } = storePaths(folder)
  const names = await readdir(backups).catch((error: unknown) => {
    if (isMissing(error) || toStoreError(error, backups)) return []
    throw error
  })
  const found = names.filter((name) => name.endsWith(backupEnding)).map((name) => describe(backups, name))
  return (await Promise.all(found)).flat().sort((one, other) => other.at.localeCompare(one.at))
}

/** @returns nothing for what is no file, or went away meanwhile. */
async function describe(folder: string, file: string): Promise<Backup[]> {
  const facts = await stat(path.join(folder, file)).catch(() => null)
  if (!facts?.isFile()) return []
  return [{ name: file.slice(0, -backupEnding.length), bytes: facts.size, at: facts.mtime.toISOString() }]
}

/** @throws AppError `store.backupMissing` for a name that is none of `listBackups` */
export function findBackup(folder: string, name: string): string {
  const file = path.join(storePaths(folder).backups, `${name}${backupEnding}`)
  if (!namePattern.test(name) || !existsSync(file)) throw new AppError('store.backupMissing', { file: name })
  return file
}

/** @throws AppError `store.backupMissing` */
export async function removeBackup(folder: string, name: string): Promise<void> {
  await rm(findBackup(folder, name))
}

/** Removes what a process that was killed in the middle of a backup left. Only for who holds the lock. */
export async function removeUnfinished({ backups }: StorePaths): Promise<void> {
  const names = await readdir(backups).catch(() => [])
  for (const name of names.filter((one) => unfinishedPattern.test(one)))
    await rm(path.join(backups, name), { force: true })
}
