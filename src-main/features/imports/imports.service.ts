import { createDeciding } from '#main/features/imports/deciding.ts'
import { createExamining } from '#main/features/imports/examining.ts'
import { createFindBytes, type FindBytes } from '#main/features/imports/find-bytes.ts'
import { createImportAnswers } from '#main/features/imports/import-answers.ts'
import {
  createImportRuns,
  type FileToImport,
  type Run,
  type RunNeeds,
  type RunOptions,
  readLayoutsInUse,
  toFile,
} from '#main/features/imports/import-runs.ts'
import { createQuarantine } from '#main/features/imports/quarantine.ts'
import { createRereading } from '#main/features/imports/rereading.ts'
import { createResettling } from '#main/features/imports/resettling.ts'
import { createTakingBack, demandNotIn } from '#main/features/imports/take-back.ts'
import type { ImportProgress, ImportResult } from '#shared/contract/imports.ts'
import { AppError } from '#shared/errors/app-error.ts'

/** Files found in what a person gave. `done` lets go of copies made on the way. */
export type Expanded = { readonly files: readonly FileToImport[]; readonly done: () => Promise<void> }

type Needs = RunNeeds & {
  /** Holds copies of files that no layout fits. */
  readonly quarantineFolder: string
  /** Finds imported files where they were downloaded to. @throws AppError when that folder cannot be reached */
  readonly findBytes?: FindBytes
  /** Opens folders and archives; without it every path is a file. */
  readonly expand?: (paths: readonly string[]) => Promise<Expanded>
}

/**
 * Imports workbooks, takes them back, and answers what became of them.
 * Owns `import_file`, `import_finding`, `statement_issue`, `transfer_list`, `document_rival`, `document_choice`, `claim_version`, `claim_line`, `summary_row`, `statement_row`
 * and `transfer_row`.
 */
export function createImports(needs: Needs) {
  const { store } = needs
  const quarantine = createQuarantine(needs.quarantineFolder)
  const findBytes = createFindBytes(quarantine, needs.findBytes)
  const runs = createImportRuns({ ...needs, quarantine, findBytes })
  const inUse = () => readLayoutsInUse(needs)
  const examining = createExamining({ ...needs, quarantine })

  /**
   * Imports files one after another, each in one transaction; calls at the same time wait for each other.
   * A refused file does not stop the others. Cancelling undoes the file being imported and keeps those before it.
   * @param files paths, or paths with the names they go by
   * @throws AppError `input.invalid` while no hospital is set up; AppError of the store; anything else is a bug
   */
  function importFiles(files: readonly (string | FileToImport)[], options: RunOptions = {}): Promise<Run> {
    return runs.run(
      files.map((file) => (typeof file === 'string' ? toFile(file) : file)),
      options,
    )
  }

  return {
    ...createTakingBack(needs),
    ...createDeciding(needs),
    ...createResettling(needs),
    ...createRereading({ ...needs, runs, quarantine, findBytes, inUse }),
    ...examining,
    ...createImportAnswers(needs),
    importFiles,

    /** As `importFiles`, with folders and archives opened first. @throws what `expand` throws, too */
    async importPaths(paths: readonly string[]): Promise<Run> {
      const found = await needs.expand?.(paths)
      try {
        return await importFiles(found?.files ?? paths)
      } finally {
        await found?.done()
      }
    },

    /** Undoes the file being imported and drops what waits. */
    cancel: (): void => runs.cancel(),

    /**
     * Reads a file that is not in again: from the copy that was kept, else from where it was downloaded to or brought from.
     * @throws AppError `import.unknown`, `import.notQuarantined`, `import.bytesGone`, `folder.…`, `download.diskFull` of the
     *   download folder, `cancelled`, and as `importFiles`
     */
    async retry(id: number): Promise<ImportResult> {
      const { name, sha256, bytes } = await demandNotIn(store, id)
      const path = await findBytes({ id, sha256, bytes })
      if (path === null) throw new AppError('import.bytesGone', { file: name })
      const { files } = await importFiles([{ path, name }])
      const [result] = files
      if (!result) throw new AppError('cancelled')
      return result
    },

    /** @returns what is being imported now, or null */
    active: (): ImportProgress | null => runs.active(),

    /** Ends the import thread; a file in the middle is undone. */
    async stop(): Promise<void> {
      examining.stopExamining()
      await runs.stop()
    },
  }
}

export type Imports = ReturnType<typeof createImports>
