import type { Damage } from '#main/database/damage.ts'
import type { StoreAccess } from '#main/database/store.ts'
import { type Identity, keyName, toKeyCheck } from '#main/database/store-files.ts'
import { type DatabaseThread, startThread } from '#main/database/thread-client.ts'
import type { Clock } from '#main/platform/clock.ts'
import type { Log } from '#main/platform/log.ts'
import type { Secrets } from '#main/platform/secrets.ts'
import type { StoreLoss } from '#shared/contract/store.ts'
import { AppError } from '#shared/errors/app-error.ts'

export type StoreNeeds = {
  /** Holds the store file, its lock and its backups; made when missing. */
  readonly folder: string
  readonly secrets: Secrets
  readonly log: Log
  readonly clock: Clock
  readonly threads: { readonly database: URL }
  /**
   * Told when an open store is found to be damaged, or its disk does not answer: it refuses everything but to be stopped,
   * and one that is damaged is marked by then.
   */
  readonly onTrouble?: (error: AppError) => void
  /** What somebody was told of the store, who goes on with what is there. */
  readonly accepted?: StoreLoss | null
}

/**
 * @param damage hears what these threads meet; null for threads that look at files that are not the store
 * @returns a way to start threads
 */
export function createThreads({ log, threads }: Pick<StoreNeeds, 'log' | 'threads'>, damage: Damage | null) {
  return (name: string): DatabaseThread =>
    startThread({ url: threads.database, name, log, onTrouble: (error) => damage?.meet(error, name) })
}

/** Starts a thread with a store open for reading; one that cannot open it is ended. */
export async function startReader(
  start: (name: string) => DatabaseThread,
  name: string,
  access: StoreAccess,
): Promise<DatabaseThread> {
  const reader = start(name)
  try {
    await reader.request({ kind: 'openReader', access })
    return reader
  } catch (error) {
    await reader.stop()
    throw error
  }
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
