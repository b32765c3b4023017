import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { type Connection, openPlain } from '#main/database/connection.ts'
import { errorCodeOf } from '#main/platform/files.ts'
import { AppError } from '#shared/errors/app-error.ts'

function lockNow(file: string): Connection {
  const lock = openPlain(file)
  try {
    lock.exec('BEGIN EXCLUSIVE')
    return lock
  } catch (error) {
    lock.close()
    throw error
  }
}

/** Nobody else can hold a file that was made just now: where it is refused as well, nobody gets a lock. */
function givesLocks(file: string): boolean {
  const probe = `${file}.${randomUUID()}`
  try {
    lockNow(probe).close()
    return true
  } catch {
    return false
  } finally {
    rmSync(probe, { force: true })
  }
}

/**
 * Takes a lock that the kernel holds for this process: gone the moment it ends, however it ends.
 * @throws AppError `store.noLocks` where the file system gives none, which SQLite tells as a lock of another; SQLite's own
 *   errors
 */
export function takeLock(file: string): Connection {
  try {
    return lockNow(file)
  } catch (error) {
    const reason = errorCodeOf(error)
    if (reason !== 'SQLITE_BUSY' || givesLocks(file)) throw error
    const details = { file: path.basename(file), folder: path.dirname(file), reason }
    throw new AppError('store.noLocks', details, { cause: error })
  }
}
