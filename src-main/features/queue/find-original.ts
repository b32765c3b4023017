import { stat } from 'node:fs/promises'
import type { Store } from '#main/database/store.ts'
import { selectOriginals } from '#main/features/queue/queue.sql.ts'
import { hashFile } from '#main/platform/hash-file.ts'

/** Finds the file a person or the watched folder brought, where it still lies as it was. */
export function createFindOriginal({ store }: { readonly store: Store }) {
  /** @returns where it lies, or null when it went, changed, or was a member of an archive */
  return async function findOriginal(
    importId: number,
    sha256: string,
    bytes: number,
  ): Promise<string | null> {
    for (const file of await store.read((db) => selectOriginals(db, importId))) {
      const facts = await stat(file).catch(() => null)
      if (facts?.size === bytes && (await hashFile(file).catch(() => null)) === sha256) return file
    }
    return null
  }
}
