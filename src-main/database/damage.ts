import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import path from 'node:path'
import { isDamage } from '#main/database/store-error.ts'
import type { StorePaths } from '#main/database/store-paths.ts'
import { privateFileMode } from '#main/platform/files.ts'
import type { Log } from '#main/platform/log.ts'
import type { AppError } from '#shared/errors/app-error.ts'

type Needs = {
  readonly paths: Pick<StorePaths, 'suspect'>
  readonly log: Log
  /** Told once; of damage when the mark is there. */
  readonly onTrouble: (error: AppError) => void
}

/** The mark is on the disk before anybody is told: it holds over a power cut. */
function leaveMark(file: string, text: string): void {
  const mark = openSync(file, 'a', privateFileMode)
  try {
    writeSync(mark, text)
    fsyncSync(mark)
  } finally {
    closeSync(mark)
  }
  if (process.platform === 'win32') return
  const folder = openSync(path.dirname(file), 'r')
  fsyncSync(folder)
  closeSync(folder)
}

/**
 * The one place that hears of what closes a store, whatever thread met it, and tells who keeps it. Damage marks the
 * store, so that no start opens it before every page was looked at; a disk that is away says nothing of the pages.
 */
export function createDamage({ paths, log, onTrouble }: Needs) {
  let first: AppError | null = null

  function mark(error: AppError, where: string): void {
    try {
      leaveMark(paths.suspect, `${error.code} ${error.details['reason'] ?? ''} ${where}\n`)
    } catch (failure) {
      log.error('store.notMarked', {}, failure)
    }
  }

  return {
    /** @returns what was met first, or null */
    find: (): AppError | null => first,

    /** @param where e.g. the name of the thread */
    meet(error: AppError, where: string): void {
      log.error(isDamage(error) ? 'store.damageMet' : 'store.away', {
        where,
        code: error.code,
        reason: String(error.details['reason'] ?? ''),
      })
      if (first !== null) return
      first = error
      if (isDamage(error)) mark(error, where)
      onTrouble(error)
    },
  }
}

export type Damage = ReturnType<typeof createDamage>
