import { lstat, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Store } from '#main/database/store.ts'
import { selectProven } from '#main/features/downloads/proven-files.sql.ts'
import { markRemoved } from '#main/features/downloads/removed-files.ts'
import { isOnDisk, storedPath, toFolderFailure } from '#main/features/downloads/stored-files.ts'
import { errorCodeOf } from '#main/platform/files.ts'
import type { Log } from '#main/platform/log.ts'
import type { Output } from '#shared/contract/index.ts'

type Needs = {
  readonly store: Store
  readonly log: Log
  /** @throws AppError when it cannot be used now */
  readonly folder: () => Promise<string>
  /** Keeps every run out meanwhile. @throws AppError `portal.busy` */
  readonly whileIdle: <T>(work: (signal: AbortSignal) => Promise<T>) => Promise<T>
}

/** A file that may go. A current one leaves a mark, or the next run would fetch it again. */
type Place = {
  readonly file: string
  readonly bytes: number
  readonly sha256: string
  readonly isCurrent: boolean
}

/** Knows which fetched files the store has proven to hold whole, and removes them when a person wants that. */
export function createProvenFiles({ store, log, folder: findFolder, whileIdle }: Needs) {
  /** What lies there by size; other bytes of the same size are told by their hash, before they would go. */
  async function isThere({ file, bytes }: Place): Promise<boolean> {
    const facts = await lstat(file).catch(() => null)
    return facts?.isFile() === true && facts.size === bytes
  }

  async function list(): Promise<Place[]> {
    const folder = await findFolder()
    const { files, versions } = await store.read(selectProven)
    const places = [
      ...files.map((file) => ({ ...file, file: storedPath(folder, file), isCurrent: true })),
      ...versions.map((version) => ({
        ...version,
        file: path.join(folder, version.path),
        isCurrent: false,
      })),
    ]
    const found = await Promise.all(places.map(async (place) => ((await isThere(place)) ? place : null)))
    return found.flatMap((place) => place ?? [])
  }

  /** @returns whether it went; one with other bytes, or held by another program, stays */
  async function remove({ file, bytes, sha256, isCurrent }: Place): Promise<boolean> {
    try {
      if (!(await isOnDisk(file, bytes, sha256))) return false
      // the mark first: a file that went without one would be fetched again
      if (isCurrent) await markRemoved(file, sha256)
      await rm(file)
      return true
    } catch (error) {
      if (errorCodeOf(error) === '') throw error
      log.warn('downloads.fileNotRemoved', { code: errorCodeOf(error) })
      return false
    }
  }

  async function removeAll(signal: AbortSignal): Promise<Output<'downloads.removeProven'>> {
    const folder = await findFolder()
    let [removed, bytes, kept] = [0, 0, 0]
    for (const place of await list()) {
      if (signal.aborted) break
      const went = await remove(place).catch((error: unknown) => {
        throw toFolderFailure(error, folder)
      })
      if (went) [removed, bytes] = [removed + 1, bytes + place.bytes]
      else kept += 1
    }
    log.info('downloads.provenRemoved', { removed, kept })
    return { removed, bytes, kept, wasCancelled: signal.aborted }
  }

  return {
    /** @returns how many files with how many bytes would go @throws AppError `folder.…`, `download.moveUnfinished` */
    async count(): Promise<Output<'downloads.proven'>> {
      const places = await list()
      return { files: places.length, bytes: places.reduce((sum, { bytes }) => sum + bytes, 0) }
    },

    /** Removes them, one after another, until it is stopped. @throws AppError `portal.busy`, `folder.…`, `download.moveUnfinished` */
    remove: (): Promise<Output<'downloads.removeProven'>> => whileIdle(removeAll),
  }
}

export type ProvenFiles = ReturnType<typeof createProvenFiles>
