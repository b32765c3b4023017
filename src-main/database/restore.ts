import { existsSync } from 'node:fs'
import { access as checkAccess, constants, copyFile, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { removeWhole, writeBackup } from '#main/database/backup.ts'
import { toStoreError } from '#main/database/store-error.ts'
import { findIdentityOrCopy, saveIdentity } from '#main/database/store-files.ts'
import { createThreads, getKey, type StoreNeeds, startReader } from '#main/database/store-needs.ts'
import { companionEndings, type StorePaths, storePaths, toStamp } from '#main/database/store-paths.ts'
import type { DatabaseThread } from '#main/database/thread-client.ts'
import {
  isGone,
  makePrivateFolder,
  moveInPlace,
  partOf,
  putInPlace,
  syncFolder,
} from '#main/platform/files.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { ErrorCode } from '#shared/errors/codes.ts'

export type Restored = {
  /** Name of the backup of what was there before; null when none was wanted, or there was nothing to copy. */
  readonly keptAs: string | null
  /** Full paths of the files that stood there before. */
  readonly setAside: readonly string[]
}

/** A backup that was looked at and waits for its place. While it is there, the restore is finished before all else. */
const readyPattern = /^satang\.restored-(\w+(?:-\d+)?)\.db$/
const asidePattern = /^satang\.broken-(\w+(?:-\d+)?)\.db(?:-wal|-journal)?$/
const keptAside = 2

const codesOfBackup: Partial<Record<ErrorCode, ErrorCode>> = {
  'store.wrongKey': 'store.backupForeign',
  'store.suspect': 'store.backupDamaged',
  'store.corrupt': 'store.backupDamaged',
  'store.newer': 'store.backupNewer',
}
/** What keeps a copy of the present store from being made is no reason to leave it in its place. */
const unfitCodes: readonly ErrorCode[] = ['store.suspect', 'store.diskAway', 'store.wrongKey', 'store.newer']

const asideStampOf = (name: string) => asidePattern.exec(name)?.[1]
const asideOf = ({ folder }: StorePaths, stamp: string) => path.join(folder, `satang.broken-${stamp}.db`)
const readyOf = ({ folder }: StorePaths, stamp: string) => path.join(folder, `satang.restored-${stamp}.db`)

/** @returns a stamp that no file set aside carries yet */
async function findStamp({ folder }: StorePaths, now: Date): Promise<string> {
  const taken = (await readdir(folder)).flatMap((name) => asideStampOf(name) ?? [])
  const stamp = toStamp(now)
  for (let count = 1; ; count += 1) {
    const free = count === 1 ? stamp : `${stamp}-${count}`
    if (!taken.includes(free)) return free
  }
}

/**
 * Sets aside what stands in the place of the store and puts the backup there. Killed between any two steps, it is done
 * again from the first, and finds less to do.
 */
async function putBack(paths: StorePaths, stamp: string): Promise<string[]> {
  await rm(paths.suspect, { force: true })
  await rm(paths.position, { force: true })
  await rm(paths.sharedMemory, { force: true })
  const setAside: string[] = []
  for (const ending of ['', ...companionEndings]) {
    const [from, to] = [`${paths.file}${ending}`, `${asideOf(paths, stamp)}${ending}`]
    // looking at a file leaves an empty one beside it
    if ((await stat(from).catch(() => null))?.size === 0 && ending !== '') await rm(from)
    else if (existsSync(from)) await rename(from, to)
    if (existsSync(to)) setAside.push(to)
  }
  await syncFolder(paths.folder)
  await moveInPlace(readyOf(paths, stamp), paths.file)
  return setAside
}

/**
 * Finishes a restore that was cut off after its backup had been looked at, and undoes one that was cut off before.
 * Only for who holds the lock.
 */
export async function finishRestore(paths: StorePaths): Promise<void> {
  await removeWhole(paths.restoring)
  for (const file of [paths.identity, paths.identityCopy]) await rm(partOf(file), { force: true })
  const stamps = (await readdir(paths.folder)).flatMap((name) => readyPattern.exec(name)?.[1] ?? [])
  for (const stamp of stamps) await putBack(paths, stamp)
}

/** Keeps the newest of what was set aside, and in any case what was set aside just now and what came back. */
async function removeOldAside(paths: StorePaths, stamp: string, backup: string): Promise<void> {
  const names = await readdir(paths.folder)
  const kept = [stamp, asideStampOf(path.basename(backup))]
  const others = new Set(
    names.flatMap((name) => asideStampOf(name) ?? []).filter((one) => !kept.includes(one)),
  )
  const old = [...others]
    .toSorted()
    .toReversed()
    .slice(keptAside - 1)
  for (const one of old) await removeWhole(asideOf(paths, one))
}

/** @throws AppError `store.backupMissing`, `folder.unreadable` */
export async function refuseUnreadable(backup: string): Promise<void> {
  try {
    await checkAccess(backup, constants.R_OK)
    if (!(await stat(backup)).isFile()) throw new AppError('store.backupMissing', { file: backup })
  } catch (error) {
    if (isGone(error)) throw new AppError('store.backupMissing', { file: backup }, { cause: error })
    if (error instanceof AppError) throw error
    throw new AppError('folder.unreadable', { folder: path.dirname(backup) }, { cause: error })
  }
}

/** Copies a backup, with what SQLite may keep beside one that was copied by hand. */
async function copyBackup(backup: string, to: string): Promise<void> {
  await refuseUnreadable(backup)
  await copyFile(backup, to)
  for (const ending of companionEndings)
    if (existsSync(`${backup}${ending}`)) await copyFile(`${backup}${ending}`, `${to}${ending}`)
}

/** @returns what is wrong with a backup, or null when the trouble is another */
export function toBackupError(error: unknown, backup: string): AppError | null {
  const code = error instanceof AppError ? codesOfBackup[error.code] : undefined
  if (!(error instanceof AppError) || code === undefined) return null
  return new AppError(code, { ...error.details, file: path.basename(backup) }, { cause: error })
}

async function checkBackup(thread: DatabaseThread, part: string, key: string, backup: string): Promise<void> {
  try {
    await thread.request({ kind: 'verify', access: { path: part, key } })
  } catch (error) {
    throw toBackupError(error, backup) ?? error
  }
}

/**
 * Finds the key of the store that a backup is of; one that was carried to another computer lies beside its identity.
 * @throws AppError `store.keyMissing`, `store.keySealed`, `store.wrongKey`
 */
export async function findStoreKey({ secrets }: StoreNeeds, paths: StorePaths, backup: string) {
  const identity = await findIdentityOrCopy(paths, path.join(path.dirname(backup), 'store.json'))
  if (identity === null) throw new AppError('store.keyMissing')
  return { identity, key: await getKey(identity, secrets) }
}

type Restore = {
  readonly needs: StoreNeeds
  readonly paths: StorePaths
  readonly backup: string
  /** Holds the lock. */
  readonly thread: DatabaseThread
  readonly start: (name: string) => DatabaseThread
}

/** @returns the name of a backup of what is there now, or null when it is too broken for one */
async function keepPresent({ needs, paths, start }: Restore, key: string, stamp: string) {
  if (!existsSync(paths.file)) return null
  const access = { path: paths.file, key }
  try {
    const { name } = await writeBackup({
      ...{ paths, access, name: `before-restore-${stamp}` },
      startReader: () => startReader(start, 'database-backup', access),
      startThread: () => start('database-check'),
    })
    return name
  } catch (error) {
    if (!(error instanceof AppError) || !unfitCodes.includes(error.code)) throw error
    needs.log.warn('store.notKept', { reason: error.code })
    return null
  }
}

/** Copies the backup beside the store and looks at it. @returns the name of a backup of what is there now, if wanted */
async function prepare(work: Restore, stamp: string, isKeeping: boolean): Promise<string | null> {
  const { needs, paths, backup, thread } = work
  const { identity, key } = await findStoreKey(needs, paths, backup)
  await copyBackup(backup, paths.restoring)
  await checkBackup(thread, paths.restoring, key, backup)
  const keptAs = isKeeping ? await keepPresent(work, key, stamp) : null
  await saveIdentity(paths.identity, { ...identity, isReady: true })
  return keptAs
}

async function restore(work: Restore, isKeeping: boolean): Promise<Restored> {
  const { needs, paths, backup, thread } = work
  await thread.request({ kind: 'lock', file: paths.lock })
  await finishRestore(paths)
  const stamp = await findStamp(paths, needs.clock.now())
  let keptAs: string | null
  try {
    keptAs = await prepare(work, stamp, isKeeping)
    // from here on it is finished, by this process or the next one
    await putInPlace(paths.restoring, readyOf(paths, stamp))
  } catch (error) {
    // what cannot be removed now goes at the next start; what failed first is what is told
    await removeWhole(paths.restoring).catch(() => undefined)
    throw error
  }
  const setAside = await putBack(paths, stamp)
  await removeOldAside(paths, stamp, backup).catch((error: unknown) =>
    needs.log.warn('store.oldNotRemoved', { reason: String(error) }),
  )
  return { keptAs, setAside }
}

/**
 * Puts a backup in place of the store. What stood there stays beside it, the newest two times; the backup where it was.
 * @param backup full path, in the store's folder of backups or anywhere else
 * @param isKeeping also takes a verified backup of what is there, unless it is too broken for one
 * @throws AppError `store.backupMissing`, `store.backupForeign`, `store.backupDamaged`, `store.backupNewer`,
 *   `folder.unreadable` when the backup cannot be used; `store.inUse`, `store.keyMissing`, `store.keySealed`,
 *   `store.wrongKey`, `store.diskFull`, `store.denied`, `store.backupNoRoom`: the store is as it was
 */
export async function restoreBackup(needs: StoreNeeds, backup: string, isKeeping = false): Promise<Restored> {
  const paths = storePaths(needs.folder)
  // a broken backup tells nothing of the store, so nothing is marked
  const start = createThreads(needs, null)
  let thread: DatabaseThread | null = null
  try {
    await makePrivateFolder(needs.folder)
    thread = start('database-restore')
    return await restore({ needs, paths, backup, thread, start }, isKeeping)
  } catch (error) {
    throw toStoreError(error, paths.file) ?? error
  } finally {
    await thread?.stop()
  }
}
