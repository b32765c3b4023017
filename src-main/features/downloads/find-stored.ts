import path from 'node:path'
import type { Store } from '#main/database/store.ts'
import { selectStoredAs } from '#main/features/downloads/stored-as.sql.ts'
import { isOnDisk, storedPath, toFolderFailure } from '#main/features/downloads/stored-files.ts'

type Needs = { readonly store: Store; readonly downloadFolder: () => Promise<string> }

/** Finds bytes that were downloaded once, under the name they have or kept beside it. */
export function createFindStored({ store, downloadFolder }: Needs) {
  /**
   * @returns where a file with these bytes lies, or null when none does
   * @throws AppError `folder.…` when the folder, or a file in it, cannot be reached
   */
  return async function findStored(sha256: string, bytes: number): Promise<string | null> {
    const { files, versions } = await store.read((db) => selectStoredAs(db, sha256))
    if (files.length === 0 && versions.length === 0) return null
    const folder = await downloadFolder()
    const places = [
      ...files.map((file) => storedPath(folder, file)),
      ...versions.map((version) => path.join(folder, version)),
    ]
    for (const place of places) {
      const isThere = await isOnDisk(place, bytes, sha256).catch((error: unknown) => {
        throw toFolderFailure(error, folder)
      })
      if (isThere) return place
    }
    return null
  }
}
