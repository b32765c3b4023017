import { accessSync, constants } from 'node:fs'
import path from 'node:path'
import { errorCodeOf, isDenied, isDiskFull, isGone, isMissing } from '#main/platform/files.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { ErrorCode } from '#shared/errors/codes.ts'

type Moment = 'opening' | 'running'

/** How the names of SQLite's errors begin; the first that fits says what it is, null that it is a bug. */
const codesOfSqlite: readonly (readonly [start: string, ErrorCode | null])[] = [
  ['SQLITE_FULL', 'store.diskFull'],
  // Pages that do not fit together are a suspicion; damage is what a check of the whole file finds.
  ['SQLITE_CORRUPT', 'store.suspect'],
  ['SQLITE_NOTADB', 'store.suspect'],
  ['SQLITE_IOERR_CORRUPTFS', 'store.suspect'],
  ['SQLITE_IOERR_DATA', 'store.suspect'],
  ['SQLITE_IOERR_SHORT_READ', 'store.suspect'],
  ['SQLITE_BUSY', 'store.inUse'],
  ['SQLITE_LOCKED', 'store.inUse'],
  ['SQLITE_READONLY_DBMOVED', 'store.diskAway'],
  ['SQLITE_READONLY', 'store.denied'],
  ['SQLITE_PERM', 'store.denied'],
  ['SQLITE_AUTH', 'store.denied'],
  ['SQLITE_PROTOCOL', 'store.noLocks'],
  ['SQLITE_IOERR_LOCK', 'store.noLocks'],
  ['SQLITE_IOERR_UNLOCK', 'store.noLocks'],
  ['SQLITE_IOERR_RDLOCK', 'store.noLocks'],
  ['SQLITE_IOERR_SHMLOCK', 'store.noLocks'],
  ['SQLITE_IOERR_CHECKRESERVEDLOCK', 'store.noLocks'],
  // What SQLite says of the memory it shares beside a store on a full disk.
  ['SQLITE_IOERR_SHMSIZE', 'store.diskFull'],
  ['SQLITE_IOERR_SHMMAP', 'store.diskFull'],
  ['SQLITE_IOERR_NOMEM', null],
  ['SQLITE_IOERR', 'store.diskAway'],
]

/** SQLite does not say why it cannot open a file; its folder does. */
function whyNotOpened(file: string): ErrorCode {
  try {
    accessSync(path.dirname(file), constants.R_OK | constants.W_OK)
  } catch (error) {
    if (isGone(error)) return 'store.diskAway'
  }
  return 'store.denied'
}

function codeOfSystem(error: unknown): ErrorCode | null {
  if (isDiskFull(error)) return 'store.diskFull'
  if (errorCodeOf(error) === 'ENOLCK') return 'store.noLocks'
  if (isGone(error) && !isMissing(error)) return 'store.diskAway'
  return isDenied(error) ? 'store.denied' : null
}

function codeOf(error: unknown, file: string, moment: Moment): ErrorCode | null {
  const code = errorCodeOf(error)
  if (code === 'SQLITE_NOTADB' && moment === 'opening') return 'store.wrongKey'
  if (code.startsWith('SQLITE_CANTOPEN')) return whyNotOpened(file)
  const found = codesOfSqlite.find(([start]) => code.startsWith(start))
  return found ? found[1] : codeOfSystem(error)
}

/** Trouble that means the store itself may not be as it was written: no start opens it before all of it was looked at. */
const damageCodes: readonly ErrorCode[] = ['store.suspect', 'store.corrupt', 'store.rowsChanged']
/** Trouble that passes: the store is as it was, and nothing of it answers meanwhile. */
const awayCodes: readonly ErrorCode[] = ['store.diskAway', 'store.noLocks']

export const isDamage = (error: unknown): error is AppError =>
  error instanceof AppError && damageCodes.includes(error.code)

/** @returns whether an open store is closed by this */
export const isClosing = (error: unknown): error is AppError =>
  isDamage(error) || (error instanceof AppError && awayCodes.includes(error.code))

/** @returns whether SQLite met pages that are not as it would write them: a reason to check the whole file */
export const isSuspicion = (error: unknown): boolean => codeOf(error, '', 'running') === 'store.suspect'

/**
 * Names the trouble of a store behind an error of SQLite or of the file system.
 * @param moment a file that is no database while `opening` means the wrong key; later it means that it may be damaged
 * @returns an AppError with the file's name and the engine's code, or null when it is no trouble of the store but a bug
 */
export function toStoreError(error: unknown, file: string, moment: Moment = 'running'): AppError | null {
  if (error instanceof AppError) return error
  const code = codeOf(error, file, moment)
  if (code === null) return null
  const details = { file: path.basename(file), folder: path.dirname(file), reason: errorCodeOf(error) }
  return new AppError(code, details, { cause: error })
}
