import type { Store, WritableDb } from '#main/database/store.ts'
import { selectImport } from '#main/features/imports/imports.sql.ts'
import { selectLayoutUses } from '#main/features/imports/layout-uses.sql.ts'
import { updateToRestored, updateToUndone } from '#main/features/imports/undo.sql.ts'
import type { Clock } from '#main/platform/clock.ts'
import type { Log } from '#main/platform/log.ts'
import type { ImportResult } from '#shared/contract/imports.ts'
import { AppError } from '#shared/errors/app-error.ts'

type Needs = { readonly store: Store; readonly clock: Clock; readonly log: Log }

/** @throws AppError `import.unknown` */
export async function demandFile(store: Store, id: number): Promise<ImportResult> {
  const file = await store.read((db) => selectImport(db, id))
  if (file === null) throw new AppError('import.unknown')
  return file
}

/**
 * @returns a file that does not count and may be read again from the copy in quarantine
 * @throws AppError `import.unknown`, `import.notQuarantined`
 */
export async function demandSetAside(store: Store, id: number): Promise<ImportResult> {
  const file = await demandFile(store, id)
  if (file.state !== 'quarantined' && file.state !== 'undone')
    throw new AppError('import.notQuarantined', { file: file.name })
  return file
}

/**
 * @returns a file that does not count and may be read again from wherever its bytes are
 * @throws AppError `import.unknown`, `import.notQuarantined`
 */
export async function demandNotIn(store: Store, id: number): Promise<ImportResult> {
  const file = await demandFile(store, id)
  return file.state === 'refused' ? file : demandSetAside(store, id)
}

/** Takes files back and restores them. */
export function createTakingBack({ store, clock, log }: Needs) {
  return {
    /**
     * Takes an imported file back: its rows stay to be seen and count nowhere, and what they replaced counts again.
     * @param by the name of the user who asked for it
     * @throws AppError `import.unknown`, `import.notImported`
     */
    async undo(id: number, why: string, by: string): Promise<ImportResult> {
      const { name } = await demandFile(store, id)
      const undone = { at: clock.now().toISOString(), by, why }
      const isDone = await store.write((trx) => updateToUndone(trx, id, undone))
      if (!isDone) throw new AppError('import.notImported', { file: name })
      log.info('imports.undone', { importId: id })
      return demandFile(store, id)
    },

    /** Imported files that count now and of which a sheet was read with a layout, oldest first. */
    listUses: (layout: string) => store.read((db) => selectLayoutUses(db, layout)),

    /**
     * Takes back every file of which a sheet was read with a layout, within a transaction that others share.
     * @returns the ids of the files
     */
    async takeBackUses(
      trx: WritableDb,
      layout: string,
      undone: { readonly at: string; readonly by: string; readonly why: string },
    ): Promise<number[]> {
      const uses = await selectLayoutUses(trx, layout)
      for (const { importId } of uses) await updateToUndone(trx, importId, undone)
      return uses.map(({ importId }) => importId)
    },

    /**
     * Brings an undone file back: the store counts as if it had never been undone.
     * @throws AppError `import.unknown`, `import.notUndone`
     */
    async restore(id: number): Promise<ImportResult> {
      const { name } = await demandFile(store, id)
      const isDone = await store.write((trx) => updateToRestored(trx, id))
      if (!isDone) throw new AppError('import.notUndone', { file: name })
      log.info('imports.restored', { importId: id })
      return demandFile(store, id)
    },
  }
}
