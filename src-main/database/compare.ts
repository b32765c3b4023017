import * as z from 'zod'
import { findStoreKey, refuseUnreadable, toBackupError } from '#main/database/restore.ts'
import { createThreads, type StoreNeeds } from '#main/database/store-needs.ts'
import { storePaths } from '#main/database/store-paths.ts'
import type { DatabaseThread } from '#main/database/thread-client.ts'
import { AppError, toErrorRecord } from '#shared/errors/app-error.ts'
import { Holdings, type StoreComparison } from '#shared/model/store-comparison.ts'

const Counted = z.tuple([Holdings])

async function count(thread: DatabaseThread, path: string, key: string, isStore: boolean) {
  const answer = await thread.request({ kind: 'count', access: { path, key }, isStore })
  return Counted.parse(answer?.rows)[0]
}

async function lookAtPresent(
  thread: DatabaseThread,
  path: string,
  key: string,
): Promise<StoreComparison['present']> {
  try {
    return { state: 'opens', ...(await count(thread, path, key, true)) }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { state: 'closed', error: toErrorRecord(error) }
  }
}

/** What keeps a backup from being counted where it lies is told when its copy was looked at. */
async function lookAtBackup(
  thread: DatabaseThread,
  backup: string,
  key: string,
): Promise<StoreComparison['backup']> {
  try {
    return await count(thread, backup, key, false)
  } catch (error) {
    const unfit = toBackupError(error, backup)
    if (unfit !== null) throw unfit
    if (error instanceof AppError) return null
    throw error
  }
}

/**
 * Opens what stands in the place of the store once more, and a backup beside it, only to read.
 * @param backup full path
 * @throws AppError as `restoreBackup` does of a backup that cannot be used, and of a key that is not there
 */
export async function compareWithBackup(needs: StoreNeeds, backup: string): Promise<StoreComparison> {
  const paths = storePaths(needs.folder)
  await refuseUnreadable(backup)
  const { key } = await findStoreKey(needs, paths, backup)
  const thread = createThreads(needs, null)('database-compare')
  try {
    return {
      present: await lookAtPresent(thread, paths.file, key),
      backup: await lookAtBackup(thread, backup, key),
    }
  } finally {
    await thread.stop()
  }
}
