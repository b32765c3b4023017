import { basename } from 'node:path'
import type { Store } from '#main/database/store.ts'
import type { Expand, Expanded, FoundFile } from '#main/features/queue/expand.ts'
import { insertFiles, type QueueRow, selectNamesakes } from '#main/features/queue/queue.sql.ts'
import type { Staging } from '#main/features/queue/staging.ts'
import { insertTaken } from '#main/features/queue/watched-file.sql.ts'
import type { Clock } from '#main/platform/clock.ts'
import { isMissing } from '#main/platform/files.ts'
import { hashFile } from '#main/platform/hash-file.ts'
import { AppError } from '#shared/errors/app-error.ts'

type Needs = {
  readonly store: Store
  readonly clock: Clock
  readonly staging: Staging
  readonly expand: Expand
}

/** A file of the watched folder, with the SHA-256 of its bytes. */
export type TakenFile = { readonly path: string; readonly sha256: string }

type Waiting = Pick<QueueRow, 'path' | 'name' | 'inside' | 'bytes' | 'isOwnCopy'>

/** Of two files of one name. Copies lie in places of their own, so theirs is told by origin, and surely by the bytes. */
async function isSame(waiting: Waiting, file: FoundFile): Promise<boolean> {
  if (!file.isOwnCopy || !waiting.isOwnCopy) return file.path === waiting.path
  if (file.inside !== waiting.inside || file.bytes !== waiting.bytes) return false
  const hashes = await Promise.all([hashFile(file.path), hashFile(waiting.path)]).catch((error: unknown) => {
    // it was imported meanwhile
    if (isMissing(error)) return []
    throw error
  })
  return hashes.length === 2 && hashes[0] === hashes[1]
}

/** Puts files at the end of the queue, out of folders and archives. */
export function createIntake({ store, clock, staging, expand }: Needs) {
  /** Of these files, those that do not wait already. The copies of the others are removed. */
  async function leaveOutWaiting(files: readonly FoundFile[]): Promise<FoundFile[]> {
    const byName = new Map<string, Waiting[]>()
    const namesakesOf = ({ name }: Waiting) => byName.get(name) ?? []
    const note = (file: Waiting) => byName.set(file.name, [...namesakesOf(file), file])
    const names = [...new Set(files.map(({ name }) => name))]
    for (const file of await store.read((db) => selectNamesakes(db, names))) note(file)
    const fresh: FoundFile[] = []
    for (const file of files) {
      const isKnown = await Promise.all(namesakesOf(file).map((waiting) => isSame(waiting, file)))
      if (file.refusal === null && isKnown.includes(true)) {
        if (file.isOwnCopy) await staging.remove(file.path)
        continue
      }
      note(file)
      fresh.push(file)
    }
    return fresh
  }

  /** @returns how many files were added */
  async function enqueue(
    { files }: Expanded,
    origin: QueueRow['origin'],
    taken: readonly TakenFile[],
  ): Promise<number> {
    try {
      const fresh = await leaveOutWaiting(files)
      const at = clock.now().toISOString()
      await store.write(async (trx) => {
        await insertFiles(trx, fresh, origin, at)
        for (const { sha256 } of taken) await insertTaken(trx, sha256, at)
      })
      return fresh.length
    } catch (error) {
      for (const { path: copy, isOwnCopy } of files) if (isOwnCopy) await staging.remove(copy)
      throw error
    }
  }

  return {
    /**
     * Adds what a person named.
     * @throws AppError `import.nothingInside`, `store.diskFull`, `folder.denied`
     */
    async add(
      paths: readonly string[],
      origin: QueueRow['origin'],
    ): Promise<{ added: number; leftOut: number }> {
      const found = await expand(paths, { isChosen: true })
      if (found.files.length === 0)
        throw new AppError('import.nothingInside', { file: basename(paths[0] ?? '') })
      return { added: await enqueue(found, origin, []), leftOut: found.leftOut }
    },

    /** Opens what could not be opened before. @returns how many files were added @throws as `add`, but for empty ones */
    async addAgain(path: string, origin: QueueRow['origin']): Promise<number> {
      return enqueue(await expand([path], { isChosen: true }), origin, [])
    },

    /** Adds what is in files of the watched folder, and notes their bytes; all or nothing. @throws as `add` */
    async take(files: readonly TakenFile[]): Promise<void> {
      const paths = files.map(({ path }) => path)
      await enqueue(await expand(paths, { isChosen: false }), 'watched', files)
    },
  }
}

export type Intake = ReturnType<typeof createIntake>
