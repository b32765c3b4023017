import { closeSync, openSync } from 'node:fs'
import { type Identity, keyName, toKeyCheck } from '#main/database/store-files.ts'
import { storePaths } from '#main/database/store-paths.ts'
import { type DatabaseThread, startThread } from '#main/database/thread-client.ts'
import type { Clock } from '#main/platform/clock.ts'
import type { Log } from '#main/platform/log.ts'
import type { Secrets } from '#main/platform/secrets.ts'
import { AppError } from '#shared/errors/app-error.ts'

export type StoreNeeds = {
  /** Holds the store file, its lock and its backups; made when missing. */
  readonly folder: string
  readonly secrets: Secrets
  readonly log: Log
  readonly clock: Clock
  readonly threads: { readonly database: URL }
}

/** @returns a way to start threads that leave a mark when they meet damage. */
export function createThreads({ folder, log, threads }: Pick<StoreNeeds, 'folder' | 'log' | 'threads'>) {
  const { suspect } = storePaths(folder)
  return (name: string): DatabaseThread =>
    startThread({
      url: threads.database,
      name,
      log,
      onCorrupt() {
        log.error('store.damageMet', { thread: name })
        closeSync(openSync(suspect, 'a'))
      },
    })
}

/**
 * Finds the key of the store.
 * @throws AppError `store.keyMissing`, `store.keySealed`; `store.wrongKey` before the file was touched
 */
export async function getKey({ storeId, keyCheck }: Identity, secrets: Secrets): Promise<string> {
  const key = await secrets.find(keyName(storeId))
  if (key === null) throw new AppError('store.keyMissing')
  if (toKeyCheck(storeId, key) !== keyCheck) throw new AppError('store.wrongKey')
  return key
}
