import { basename } from 'node:path'
import type { Store } from '#main/database/store.ts'
import type { ImportJob } from '#main/features/imports/import-job.ts'
import { createImportOne } from '#main/features/imports/import-one.ts'
import { createImportRunner } from '#main/features/imports/import-runner.ts'
import {
  selectAllImports,
  selectComparison,
  selectFindings,
  selectFunds,
  selectImport,
  selectImports,
} from '#main/features/imports/imports.sql.ts'
import { createQuarantine } from '#main/features/imports/quarantine.ts'
import { updateToRestored, updateToUndone } from '#main/features/imports/undo.sql.ts'
import type { Clock } from '#main/platform/clock.ts'
import type { Log } from '#main/platform/log.ts'
import type { Notices } from '#main/platform/notices.ts'
import type { ControlCounts } from '#shared/contract/downloads.ts'
import {
  imports as contract,
  type ImportProgress,
  type ImportResult,
  type LayoutComparison,
  type Totals,
} from '#shared/contract/imports.ts'
import type { Output } from '#shared/contract/index.ts'
import { toTotalsFile } from '#shared/contract/totals-file.ts'
import { AppError, type ErrorRecord } from '#shared/errors/app-error.ts'
import type { HospitalCode } from '#shared/model/ids.ts'
import type { SheetLayout } from '#shared/model/layouts/layout.ts'
import { toBangkokTime } from '#shared/model/thai-date.ts'

/** A file, and the name it goes by when it lies under another one. */
export type FileToImport = {
  readonly path: string
  readonly name: string
  /** Why its bytes could not even be reached, e.g. in a broken archive: it is refused for that. */
  readonly refusal?: ErrorRecord | null
}

/** Files found in what a person gave. `done` lets go of copies made on the way. */
export type Expanded = { readonly files: readonly FileToImport[]; readonly done: () => Promise<void> }

type Needs = {
  readonly store: Store
  readonly threads: { readonly imports: URL }
  readonly clock: Clock
  readonly log: Log
  readonly notices: Notices
  /** Holds copies of files that no layout fits. */
  readonly quarantineFolder: string
  /** Null while no hospital is set up: nothing can be imported then. */
  readonly hospital: () => Promise<HospitalCode | null>
  /** Layouts an admin made. */
  readonly layouts: () => Promise<readonly SheetLayout[]>
  /** Opens folders and archives; without it every path is a file. */
  readonly expand?: (paths: readonly string[]) => Promise<Expanded>
}

type Options = {
  readonly signal?: AbortSignal
  /** What the portal's list said about a file, by its path. */
  readonly counts?: (path: string) => ControlCounts | null
  /** Told about the progress of every file, beside the windows. */
  readonly onProgress?: (progress: ImportProgress) => void
}

type Run = { readonly files: ImportResult[]; readonly wasCancelled: boolean }

const progressEveryMs = 100
const listedFindings = 1_000

const toFile = (path: string): FileToImport => ({ path, name: basename(path) })
const toRefused = ({ name, at }: Pick<ImportJob, 'name' | 'at'>, reason: ErrorRecord): ImportResult => ({
  state: 'refused',
  id: null,
  name,
  sha256: '',
  bytes: 0,
  at,
  reason,
})

/**
 * Imports workbooks, takes them back, and answers what became of them.
 * Owns `import_file`, `import_finding`, `import_slice`, `claim_version`, `claim_line`, `summary_row`, `statement_row`
 * and `transfer_row`.
 */
export function createImports(needs: Needs) {
  const { store, threads, clock, log, notices, hospital } = needs
  const runner = createImportRunner({ thread: threads.imports, access: store.access })
  const quarantine = createQuarantine(needs.quarantineFolder)
  const importOne = createImportOne({ store, runner, quarantine, log })
  const runs = new Set<AbortController>()
  let progress: ImportProgress | null = null
  let toldAt = 0
  let lastRun: Promise<unknown> = Promise.resolve()

  function tellProgress(now: ImportProgress | null): void {
    const isSameFile = now !== null && progress?.fileIndex === now.fileIndex
    progress = now
    const at = clock.now().getTime()
    if (isSameFile && at - toldAt < progressEveryMs && at >= toldAt) return
    toldAt = at
    notices.tell('imports.progress', now)
  }

  async function importAll(
    paths: readonly FileToImport[],
    options: Options,
    signal: AbortSignal,
  ): Promise<Run> {
    const expected = await hospital()
    if (expected === null) throw new AppError('input.invalid', { field: 'hospital' })
    const layouts = await needs.layouts()
    const files: ImportResult[] = []
    try {
      for (const [fileIndex, file] of paths.entries()) {
        if (signal.aborted) return { files, wasCancelled: true }
        const onRows = (rowsDone: number) => {
          const now = { file: file.name, fileIndex, fileCount: paths.length, rowsDone }
          tellProgress(now)
          options.onProgress?.(now)
        }
        onRows(0)
        const now = clock.now()
        const counts = options.counts?.(file.path) ?? null
        const when = { at: now.toISOString(), today: toBangkokTime(now).slice(0, 10) }
        const { path, name, refusal } = file
        const job = { path, name, hospital: expected, counts, layouts, ...when }
        const result = refusal ? toRefused(job, refusal) : await importOne(job, signal, onRows)
        if (result === null) return { files, wasCancelled: true }
        files.push(result)
      }
      return { files, wasCancelled: false }
    } finally {
      tellProgress(null)
      // a nightly run comes through no door that would say so
      if (files.length > 0) notices.changed(...contract.run.changes)
      await runner.rest()
    }
  }

  /**
   * Imports files one after another, each in one transaction; calls at the same time wait for each other.
   * A refused file does not stop the others. Cancelling undoes the file being imported and keeps those before it.
   * @param files paths, or paths with the names they go by
   * @throws AppError `input.invalid` while no hospital is set up; AppError of the store; anything else is a bug
   */
  async function importFiles(files: readonly (string | FileToImport)[], options: Options = {}): Promise<Run> {
    const named = files.map((file) => (typeof file === 'string' ? toFile(file) : file))
    const abort = new AbortController()
    const signal = options.signal ? AbortSignal.any([options.signal, abort.signal]) : abort.signal
    runs.add(abort)
    const run = lastRun.then(() => importAll(named, options, signal))
    lastRun = run.catch(() => undefined)
    try {
      return await run
    } finally {
      runs.delete(abort)
    }
  }

  /** @throws AppError `import.unknown` */
  async function demandFile(id: number): Promise<ImportResult> {
    const file = await store.read((db) => selectImport(db, id))
    if (file === null) throw new AppError('import.unknown')
    return file
  }

  return {
    importFiles,

    /** As `importFiles`, with folders and archives opened first. @throws what `expand` throws, too */
    async importPaths(paths: readonly string[]): Promise<Run> {
      const { files, done } = (await needs.expand?.(paths)) ?? {
        files: paths.map(toFile),
        done: async () => undefined,
      }
      try {
        return await importFiles(files)
      } finally {
        await done()
      }
    },

    /** Undoes the file being imported and drops what waits. */
    cancel(): void {
      for (const run of runs) run.abort()
    },

    /**
     * Takes an imported file back: its rows stay to be seen and count nowhere, and what they replaced counts again.
     * @param by the name of the user who asked for it
     * @throws AppError `import.unknown`, `import.notImported`
     */
    async undo(id: number, why: string, by: string): Promise<ImportResult> {
      const { name } = await demandFile(id)
      const undone = { at: clock.now().toISOString(), by, why }
      const isDone = await store.write((trx) => updateToUndone(trx, id, undone))
      if (!isDone) throw new AppError('import.notImported', { file: name })
      log.info('imports.undone', { importId: id })
      return demandFile(id)
    },

    /** Brings an undone file back: the store counts as if it had never been undone. @throws AppError `import.unknown`, `import.notUndone` */
    async restore(id: number): Promise<ImportResult> {
      const { name } = await demandFile(id)
      const isDone = await store.write((trx) => updateToRestored(trx, id))
      if (!isDone) throw new AppError('import.notUndone', { file: name })
      log.info('imports.restored', { importId: id })
      return demandFile(id)
    },

    /**
     * Reads a file in quarantine again from the copy that was kept.
     * @throws AppError `import.unknown`, `import.notQuarantined`, `import.fileMissing`, `cancelled`, and as `importFiles`
     */
    async retry(id: number): Promise<ImportResult> {
      const { state, name, sha256 } = await demandFile(id)
      if (state !== 'quarantined') throw new AppError('import.notQuarantined', { file: name })
      const path = await quarantine.find(sha256)
      if (path === null) throw new AppError('import.fileMissing', { file: name })
      const { files } = await importFiles([{ path, name }])
      const [result] = files
      if (!result) throw new AppError('cancelled')
      return result
    },

    /** @returns what is being imported now, or null */
    active: (): ImportProgress | null => progress,

    /** Imported, undone, refused and quarantined files, newest first. */
    list: (limit: number, offset: number) => store.read((db) => selectImports(db, limit, offset)),

    /** One file with its first 1,000 findings and, in quarantine, its comparison. @throws AppError `import.unknown` */
    async get(id: number): Promise<Output<'imports.get'>> {
      const file = await demandFile(id)
      const findings = await store.read((db) => selectFindings(db, id, listedFindings))
      return { file, findings, comparison: await store.read((db) => selectComparison(db, id)) }
    },

    /** What a file in quarantine looks like. @throws AppError `import.unknown`, `import.notQuarantined` */
    async getComparison(id: number): Promise<LayoutComparison> {
      const { name } = await demandFile(id)
      const comparison = await store.read((db) => selectComparison(db, id))
      if (comparison === null) throw new AppError('import.notQuarantined', { file: name })
      return comparison
    },

    /** Every file with its sums, and the funds over current claims, for the command line. */
    async totals(): Promise<Totals> {
      const [files, funds] = [await store.read(selectAllImports), await store.read(selectFunds)]
      const claims = funds.reduce((sum, fund) => sum + fund.claims, 0)
      return { hospitalCode: await hospital(), files: files.map(toTotalsFile), funds, claims }
    },

    /** Ends the import thread; a file in the middle is undone. */
    async stop(): Promise<void> {
      for (const run of runs) run.abort()
      await lastRun
      await runner.stop()
    },
  }
}

export type Imports = ReturnType<typeof createImports>
