import {
  countInList,
  type PlannedList,
  updateListEnded,
  updateListed,
} from '#main/features/downloads/download-lists.sql.ts'
import { addImported } from '#main/features/downloads/download-runs.sql.ts'
import { type KnownFile, upsertListed } from '#main/features/downloads/downloads.sql.ts'
import type { FileList, FileSource, ListedFile } from '#main/features/downloads/file-list.ts'
import { createFileRun, findStoredFile } from '#main/features/downloads/file-run.ts'
import { whileKeptAlive } from '#main/features/downloads/keep-alive.ts'
import type { ListNeeds } from '#main/features/downloads/list-needs.ts'
import { createListReader } from '#main/features/downloads/list-reader.ts'
import { selectNotImported } from '#main/features/downloads/not-imported.sql.ts'
import { toPortalWord } from '#main/features/downloads/portal-word.ts'
import type { SignInDesk } from '#main/features/downloads/sign-in.ts'
import { storedPath } from '#main/features/downloads/stored-files.ts'
import { AppError } from '#shared/errors/app-error.ts'

/** Works through lists with a signed-in browser: reads, fetches what is not yet stored, imports. */
export function createListRun(needs: ListNeeds, desk: SignInDesk) {
  const { store, folder, report, signal } = needs
  const reader = createListReader(needs, desk)
  const fileRun = createFileRun(needs, desk, reader)

  async function noteList(list: PlannedList, found: FileList): Promise<KnownFile[]> {
    const files = await store.write(async (trx) => {
      await updateListed(trx, list.id, found.files.length, needs.isDryRun)
      const nameless = found.files.filter(({ name }) => name === null).length
      for (let index = 0; index < nameless; index++) await countInList(trx, list.id, 'failed')
      return upsertListed(trx, list, found.files)
    })
    for (const file of found.duplicates) report.tell('warn', 'downloads.duplicateName', { file })
    for (const { repNo, refusal } of found.files.filter(({ name }) => name === null)) {
      const event = refusal === undefined ? 'downloads.nameRefused' : 'downloads.linkRefused'
      report.tell('warn', event, { repNo: repNo ?? '' })
    }
    const { source, month, scheme } = list
    report.tell('info', 'downloads.listed', {
      source: source.toUpperCase(),
      month,
      scheme,
      files: files.length,
    })
    return files
  }

  /** Imports what is stored and was not imported before, also when an earlier run was killed in between. */
  async function importStored(list: PlannedList, ids: readonly number[]): Promise<void> {
    if (!needs.importFiles || ids.length === 0) return
    const waiting = await store.read((db) => selectNotImported(db, ids))
    if (waiting.length === 0) return
    report.move({ step: 'importing', file: null })
    const stored = new Map(waiting.map((file) => [storedPath(folder, file), file]))
    const importing = needs.importFiles([...stored.keys()], {
      signal,
      counts: (path) => stored.get(path)?.counts ?? null,
      told: (path) => {
        const file = stored.get(path)
        return file ? toPortalWord(list, file) : null
      },
    })
    const result = await whileKeptAlive({ ...desk, wait: needs.wait, signal }, importing)
    const refused = result.files.filter(({ state }) => state === 'refused').length
    const imported = result.files.length - refused
    await store.write((trx) => addImported(trx, list.runId, { imported, refused }))
    signal.throwIfAborted()
  }

  /** What another program took, emptied or changed before it could be imported is fetched once more. */
  async function fetchLost(
    list: PlannedList,
    files: readonly KnownFile[],
    sourceOf: (name: string) => FileSource,
  ): Promise<void> {
    if (!needs.importFiles || files.length === 0) return
    const ids = files.map(({ id }) => id)
    const lost: KnownFile[] = []
    for (const file of await store.read((db) => selectNotImported(db, ids)))
      if ((await findStoredFile(folder, file)) === null) lost.push({ ...file, isStale: false })
    if (lost.length === 0) return
    // each is counted when it is stored again
    await store.write((trx) => countInList(trx, list.id, 'stored', -lost.length))
    await fileRun(list, lost, sourceOf)
  }

  async function workThrough(
    list: PlannedList,
    files: readonly KnownFile[],
    listed: readonly ListedFile[],
  ): Promise<void> {
    const sources = new Map(listed.map(({ name, source }) => [name, source]))
    const sourceOf = (name: string) => sources.get(name) ?? { address: '' }
    try {
      await fileRun(list, files, sourceOf)
      await fetchLost(list, files, sourceOf)
    } finally {
      if (!signal.aborted && !needs.isDryRun)
        await importStored(
          list,
          files.map(({ id }) => id),
        )
    }
  }

  async function runList(list: PlannedList): Promise<void> {
    signal.throwIfAborted()
    const { source, month, scheme } = list
    report.move({ step: 'listing', source, month, scheme, file: null, bytes: 0 })
    const found = await reader.read(list)
    const files = await noteList(list, found)
    report.refresh()
    report.move({ filesTotal: report.progress().filesTotal + files.length })
    await workThrough(list, files, found.files)
    if (found.shortage) throw found.shortage
  }

  /**
   * Reads one list and does what it asks for. What was stored is imported even when a later file ends the run.
   * @throws AppError that ends the run
   */
  return async (list: PlannedList): Promise<void> => {
    try {
      await runList(list)
      await store.write((trx) => updateListEnded(trx, list.id, null))
      report.refresh()
    } catch (error) {
      // a run that was stopped leaves its list waiting
      const code = error instanceof AppError ? error.code : 'internal'
      if (!signal.aborted) await store.write((trx) => updateListEnded(trx, list.id, code))
      throw error
    }
  }
}
