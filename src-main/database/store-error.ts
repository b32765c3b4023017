import path from 'node:path'
import { errorCodeOf, isDenied, isDiskFull } from '#main/platform/files.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { ErrorCode } from '#shared/errors/codes.ts'

type Moment = 'opening' | 'running'

/** How the names of SQLite's errors begin; the first that fits says what it is. */
const codesOfSqlite: readonly (readonly [start: string, ErrorCode])[] = [
  ['SQLITE_FULL', 'store.diskFull'],
  ['SQLITE_CORRUPT', 'store.corrupt'],
  ['SQLITE_NOTADB', 'store.corrupt'],
  ['SQLITE_BUSY', 'store.inUse'],
  ['SQLITE_LOCKED', 'store.inUse'],
  ['SQLITE_READONLY', 'store.denied'],
  ['SQLITE_CANTOPEN', 'store.denied'],
  ['SQLITE_PERM', 'store.denied'],
  ['SQLITE_AUTH', 'store.denied'],
  // The disk cannot be read or written where the store lies; SQLite says so for shared memory on a full disk too.
  ['SQLITE_IOERR_SHMSIZE', 'store.diskFull'],
  ['SQLITE_IOERR_SHMMAP', 'store.diskFull'],
  ['SQLITE_IOERR', 'store.corrupt'],
]

function codeOf(error: unknown, moment: Moment): ErrorCode | null {
  const code = errorCodeOf(error)
  if (code === 'SQLITE_NOTADB' && moment === 'opening') return 'store.wrongKey'
  const found = codesOfSqlite.find(([start]) => code.startsWith(start))
  if (found) return found[1]
  if (isDiskFull(error)) return 'store.diskFull'
  return isDenied(error) ? 'store.denied' : null
}

/** Trouble that means the store itself is not as it was written; it closes the store. */
const damageCodes: readonly ErrorCode[] = ['store.corrupt', 'store.rowsChanged']

export const isDamage = (error: unknown): error is AppError =>
  error instanceof AppError && damageCodes.includes(error.code)

/**
 * Names the trouble of a store behind an error of SQLite or of the file system.
 * @param moment a file that is no database while `opening` means the wrong key; later it means damage
 * @returns an AppError with the file's name and the engine's code, or null when it is no trouble of the store but a bug
 */
export function toStoreError(error: unknown, file: string, moment: Moment = 'running'): AppError | null {
  if (error instanceof AppError) return error
  const code = codeOf(error, moment)
  if (code === null) return null
  const details = { file: path.basename(file), folder: path.dirname(file), reason: errorCodeOf(error) }
  return new AppError(code, details, { cause: error })
}
