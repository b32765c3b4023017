import { basename } from 'node:path'
import type { Expand, FoundFile } from '#main/features/queue/expand.ts'
import type { Staging } from '#main/features/queue/staging.ts'
import { AppError } from '#shared/errors/app-error.ts'

type Needs = { readonly expand: Expand; readonly staging: Staging }

/** Opens folders and archives for an import that does not go through the queue. */
export function createImportSource({ expand, staging }: Needs) {
  /**
   * Finds the files in what a person named; `done` removes the copies that were made of them.
   * @throws AppError `import.nothingInside`, `store.diskFull`, `folder.denied`
   */
  return async function openSource(
    paths: readonly string[],
  ): Promise<{ files: readonly FoundFile[]; done: () => Promise<void> }> {
    const { files } = await expand(paths, { isChosen: true })
    if (files.length === 0) throw new AppError('import.nothingInside', { file: basename(paths[0] ?? '') })
    return {
      files,
      async done() {
        for (const { path, isOwnCopy } of files) if (isOwnCopy) await staging.remove(path)
      },
    }
  }
}
