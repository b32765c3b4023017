import { accessSync, constants, mkdirSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { type Connection, openConnection, openWithKey } from '#main/database/connection.ts'
import { migrate, readVersion, refuseNewer } from '#main/database/migrate.ts'
import { findLostWrites } from '#main/database/position.ts'
import type { StoreAccess } from '#main/database/store.ts'
import { isSuspicion } from '#main/database/store-error.ts'
import { backupEnding } from '#main/database/store-paths.ts'
import type { BackupPlace, ThreadRequest } from '#main/database/thread-messages.ts'
import { checkFile, checkWhole } from '#main/database/whole-check.ts'
import { privateFolderMode, putInPlaceNow } from '#main/platform/files.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { toBangkokTime, writeThaiDate } from '#shared/model/thai-date.ts'

type OpenRequest = Extract<ThreadRequest, { kind: 'open' }>

/** Frames of the WAL after which the writer's own commits move them into the store. */
const checkpointAtPages = 4000

function damaged(file: string, reason: string): AppError {
  return new AppError('store.corrupt', { file: path.basename(file), reason })
}

/** The newest writes are not there: the WAL is gone or torn, or an older copy lies in place of the store. */
function refuseLostWrites(access: StoreAccess, connection: Connection): void {
  const lost = findLostWrites(access, connection)
  if (lost === null) return
  const at = writeThaiDate(toBangkokTime(lost.lastAt))
  throw new AppError('store.writesLost', { writes: lost.writes, at })
}

/** What can be seen of a file without changing a byte of it. */
function look({ access, suspect, accepted }: OpenRequest): void {
  // told apart from a disk that does not answer, of which the system throws
  const facts = statSync(access.path, { throwIfNoEntry: false })
  if (facts === undefined) throw damaged(access.path, 'missing')
  accessSync(access.path, constants.R_OK | constants.W_OK)
  const { size } = facts
  if (size === 0) throw damaged(access.path, 'empty')
  const connection = openWithKey(access, 'reader')
  try {
    const version = readVersion(connection)
    refuseNewer(version)
    // An opened file without tables is not ours to fill: somebody put it in place of a store.
    if (version === 0) throw damaged(access.path, 'noTables')
    if (accepted === null) refuseLostWrites(access, connection)
    const isCutOff = size % Number(connection.pragma('page_size', { simple: true })) !== 0
    if (suspect || accepted !== null || isCutOff) checkWhole(connection, accepted === 'store.rowsChanged')
  } finally {
    connection.close()
  }
}

/** Writes an encrypted copy of what is committed now, with the same key. It appears under its name when it is whole. */
export function copyInto(connection: Connection, to: string): void {
  const part = `${to}.part`
  rmSync(part, { force: true })
  try {
    connection.prepare('VACUUM INTO ?').run(part)
    putInPlaceNow(part, to)
  } catch (error) {
    rmSync(part, { force: true })
    throw error
  }
}

function backUpBefore(connection: Connection, version: number, { folder, stamp }: BackupPlace): void {
  mkdirSync(folder, { recursive: true, mode: privateFolderMode })
  copyInto(connection, path.join(folder, `before-update-from-${version}-${stamp}${backupEnding}`))
}

function openForWriting({ access, backup, accepted }: OpenRequest): Connection {
  const connection = openConnection(access, 'writer')
  try {
    migrate(connection, (version) => backUpBefore(connection, version, backup))
    connection.pragma(`wal_autocheckpoint=${checkpointAtPages}`)
    if (accepted === 'store.rowsChanged')
      connection.exec('UPDATE document_digest SET digest = NULL, readings = 0')
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}

/**
 * Opens an existing store for writing and brings it to the newest schema, with a backup before the first step.
 * @throws AppError `store.corrupt`, `store.writesLost`, `store.rowsChanged`, `store.newer` before anything was changed;
 *   SQLite's and system errors
 */
export function openStoreFile(request: OpenRequest): Connection {
  try {
    look(request)
    return openForWriting(request)
  } catch (error) {
    if (isSuspicion(error)) checkFile(request.access)
    throw error
  }
}

/** Makes a store with its first tables beside its place and moves it there when it is whole. */
export function createStoreFile(access: StoreAccess): void {
  const part = `${access.path}.new`
  for (const ending of ['', '-wal', '-shm']) rmSync(`${part}${ending}`, { force: true })
  const connection = openConnection({ ...access, path: part }, 'writer')
  try {
    migrate(connection, () => undefined)
  } finally {
    connection.close()
  }
  putInPlaceNow(part, access.path)
}
