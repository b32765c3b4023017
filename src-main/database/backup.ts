import { existsSync } from 'node:fs'
import { copyFile, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { StoreAccess } from '#main/database/store.ts'
import { toStoreError } from '#main/database/store-error.ts'
import { findIdentityOrCopy, saveIdentity } from '#main/database/store-files.ts'
import { createThreads, getKey, type StoreNeeds } from '#main/database/store-needs.ts'
import { backupEnding, type StorePaths, storePaths } from '#main/database/store-paths.ts'
import type { DatabaseThread } from '#main/database/thread-client.ts'
import { isMissing, makePrivateFolder, putInPlace } from '#main/platform/files.ts'
import { AppError } from '#shared/errors/app-error.ts'

export type Backup = { readonly name: string; readonly bytes: number; readonly at: string }

type BackupNeeds = {
  readonly paths: StorePaths
  readonly access: StoreAccess
  readonly name: string
  readonly startReader: () => Promise<DatabaseThread>
}

const namePattern = /^\w[\w.-]*$/

/**
 * Writes an encrypted copy of the open store on a thread of its own and looks at every page of it.
 * @param name letters, digits, `_`, `.` and `-`; a backup of this name is replaced
 * @throws AppError `store.diskFull`, `store.denied`, `store.corrupt`
 */
export async function writeBackup({
  paths,
  access,
  name,
  startReader,
}: BackupNeeds): Promise<{ path: string; bytes: number }> {
  if (!namePattern.test(name)) throw new Error('not a name for a backup')
  const target = path.join(paths.backups, `${name}${backupEnding}`)
  try {
    await makePrivateFolder(paths.backups)
    const thread = await startReader()
    try {
      await thread.request({ kind: 'copy', to: target })
      await thread.request({ kind: 'verify', access: { path: target, key: access.key } })
    } finally {
      await thread.stop()
    }
    return { path: target, bytes: (await stat(target)).size }
  } catch (error) {
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
  return (await Promise.all(found)).sort((one, other) => other.at.localeCompare(one.at))
}

async function describe(folder: string, file: string): Promise<Backup> {
  const { size, mtime } = await stat(path.join(folder, file))
  return { name: file.slice(0, -backupEnding.length), bytes: size, at: mtime.toISOString() }
}

/** Moves what is left of the broken store aside; nothing of it is deleted but its shared memory. */
async function setAside({ file, wal, sharedMemory }: StorePaths, stamp: string): Promise<void> {
  const aside = path.join(path.dirname(file), `satang.broken-${stamp}.db`)
  if (existsSync(file)) await rename(file, aside)
  // Left beside the restored file it would be played into it.
  if (existsSync(wal)) await rename(wal, `${aside}-wal`)
  await rm(sharedMemory, { force: true })
}

async function putBack(
  needs: StoreNeeds,
  paths: StorePaths,
  backup: string,
  thread: DatabaseThread,
): Promise<void> {
  const identity = await findIdentityOrCopy(paths)
  if (identity === null) throw new AppError('store.keyMissing')
  const key = await getKey(identity, needs.secrets)
  const part = `${paths.file}.restoring`
  await rm(part, { force: true })
  await copyFile(backup, part)
  await thread.request({ kind: 'verify', access: { path: part, key } })
  const stamp = needs.clock
    .now()
    .toISOString()
    .replaceAll(/[-:]|\.\d+/g, '')
  await setAside(paths, stamp)
  await putInPlace(part, paths.file)
  await saveIdentity(paths.identity, { ...identity, isReady: true })
  await rm(paths.suspect, { force: true })
}

/**
 * Puts a backup in place of a store that cannot be opened. The broken file stays beside it, the backup where it was.
 * @param name as `listBackups` gives it
 * @throws AppError `store.backupMissing`, `store.inUse`; `store.wrongKey`, `store.corrupt`, `store.newer` when the
 *   backup itself cannot be used, with the store as it was
 */
export async function restoreBackup(needs: StoreNeeds, name: string): Promise<void> {
  const paths = storePaths(needs.folder)
  const backup = path.join(paths.backups, `${name}${backupEnding}`)
  if (!namePattern.test(name) || !existsSync(backup))
    throw new AppError('store.backupMissing', { file: name })
  const thread = createThreads(needs)('database-restore')
  try {
    await thread.request({ kind: 'lock', file: paths.lock })
    await putBack(needs, paths, backup, thread)
  } catch (error) {
    await rm(`${paths.file}.restoring`, { force: true })
    throw toStoreError(error, paths.file) ?? error
  } finally {
    await thread.stop()
  }
}
