import { basename } from 'node:path'
import type { Store } from '#main/database/store.ts'
import type { PortalWord } from '#main/features/imports/evidence.ts'
import type { FindBytes } from '#main/features/imports/find-bytes.ts'
import type { DocumentsTaken, ImportJob, ImportOutcome } from '#main/features/imports/import-job.ts'
import { createImportOne, tellBug, toRefused } from '#main/features/imports/import-one.ts'
import { createImportRunner } from '#main/features/imports/import-runner.ts'
import type { Quarantine } from '#main/features/imports/quarantine.ts'
import type { LayoutsInUse, PackInUse } from '#main/features/imports/reading-marks.ts'
import type { Clock } from '#main/platform/clock.ts'
import type { Log } from '#main/platform/log.ts'
import type { Notices } from '#main/platform/notices.ts'
import type { ControlCounts } from '#shared/contract/downloads.ts'
import { imports as contract, type ImportProgress, type ImportResult } from '#shared/contract/imports.ts'
import { AppError, type ErrorRecord } from '#shared/errors/app-error.ts'
import type { HospitalCode } from '#shared/model/ids.ts'
import type { SheetLayout } from '#shared/model/layouts/layout.ts'
import { toBangkokTime } from '#shared/model/thai-date.ts'

/** A file, and the name it goes by when it lies under another one. */
export type FileToImport = {
  readonly path: string
  readonly name: string
  /** Why its bytes cannot be reached, e.g. a locked member of an archive: it is refused without being read. */
  readonly refusal?: ErrorRecord | null
}

/** A file that is in, where it lies, and what is wanted of it. */
export type FileAgain = FileToImport &
  Required<Pick<ImportJob, 'again' | 'at'>> &
  Pick<ImportJob, 'counts' | 'told'>

export type RunNeeds = {
  readonly store: Store
  readonly threads: { readonly imports: URL }
  readonly clock: Clock
  readonly log: Log
  readonly notices: Notices
  /** Null while no hospital is set up: nothing can be imported then. */
  readonly hospital: () => Promise<HospitalCode | null>
  /** Which documents this store takes, or null while it takes both. */
  readonly takes?: () => Promise<DocumentsTaken | null>
  /** Layouts an admin made. */
  readonly layouts: () => Promise<readonly SheetLayout[]>
  /** The installed pack, or null while the layouts the app ships are in use. */
  readonly pack?: () => Promise<PackInUse | null>
}

export type RunOptions = {
  readonly signal?: AbortSignal
  /** What the portal's list said about a file, by its path. */
  readonly counts?: (path: string) => ControlCounts | null
  /** What the portal said of it otherwise. */
  readonly told?: (path: string) => PortalWord | null
  /** Told about the progress of every file, beside the windows. */
  readonly onProgress?: (progress: ImportProgress) => void
}

export type Run = { readonly files: ImportResult[]; readonly wasCancelled: boolean }
/** How files that were read again ended. */
export type RunAgain = { readonly ends: ImportOutcome[]; readonly wasCancelled: boolean }
type Work = Pick<RunOptions, 'onProgress'> & {
  readonly signal: AbortSignal
  readonly changes: readonly string[]
}
type NewJob = Omit<ImportJob, 'counts' | 'again'>

const progressEveryMs = 100
const restAfterMs = 2_000

export const toFile = (path: string): FileToImport => ({ path, name: basename(path) })

/** @returns what files are read with now */
export async function readLayoutsInUse({
  layouts,
  pack,
}: Pick<RunNeeds, 'layouts' | 'pack'>): Promise<LayoutsInUse> {
  const installed = (await pack?.()) ?? null
  return { layouts: await layouts(), ...(installed ? { pack: installed } : {}) }
}

/** Remembers how far an import is and tells the windows, but not more often than they can draw. */
function createProgress({ clock, notices }: Pick<RunNeeds, 'clock' | 'notices'>) {
  let progress: ImportProgress | null = null
  let toldAt = 0
  return {
    active: () => progress,
    tell(now: ImportProgress | null): void {
      const isSameFile = now !== null && progress?.fileIndex === now.fileIndex
      progress = now
      const at = clock.now().getTime()
      if (isSameFile && at - toldAt < progressEveryMs && at >= toldAt) return
      toldAt = at
      notices.tell('imports.progress', now)
    },
  }
}

/** Imports lists of files, one list after another, through one import thread. */
export function createImportRuns(
  needs: RunNeeds & { readonly quarantine: Quarantine; readonly findBytes: FindBytes },
) {
  const { store, threads, clock, log, notices, quarantine, findBytes } = needs
  const runner = createImportRunner({ thread: threads.imports, store })
  const importOne = createImportOne({ store, runner, quarantine, log, findBytes })
  const progress = createProgress(needs)
  const runs = new Set<AbortController>()
  let lastRun: Promise<unknown> = Promise.resolve()
  let resting: NodeJS.Timeout | undefined

  /** @throws AppError `input.invalid` while no hospital is set up */
  async function readUse(): Promise<Pick<ImportJob, 'hospital' | 'layouts' | 'pack'>> {
    const hospital = await needs.hospital()
    if (hospital === null) throw new AppError('input.invalid', { field: 'hospital' })
    return { hospital, ...(await readLayoutsInUse(needs)) }
  }

  /** Works through a list of files. @param one answers null when it was cancelled */
  async function workThrough<File extends FileToImport, End>(
    files: readonly File[],
    { signal, onProgress, changes }: Work,
    one: (file: File, job: NewJob, onRows: (rowsDone: number) => void) => Promise<End | null>,
  ): Promise<{ ends: End[]; wasCancelled: boolean }> {
    const ends: End[] = []
    try {
      for (const [fileIndex, file] of files.entries()) {
        if (signal.aborted) return { ends, wasCancelled: true }
        const onRows = (rowsDone: number) => {
          const now = { file: file.name, fileIndex, fileCount: files.length, rowsDone }
          progress.tell(now)
          onProgress?.(now)
        }
        onRows(0)
        const now = clock.now()
        const when = { at: now.toISOString(), today: toBangkokTime(now).slice(0, 10) }
        // a layout may be made, installed or used no more while a long run goes on
        const use = await readUse()
        const end = await one(file, { path: file.path, name: file.name, ...use, ...when }, onRows)
        if (end === null) return { ends, wasCancelled: true }
        ends.push(end)
      }
      return { ends, wasCancelled: false }
    } finally {
      progress.tell(null)
      // a nightly run comes through no door that would say so
      if (ends.length > 0) notices.changed(...changes)
    }
  }

  async function importAll(
    files: readonly FileToImport[],
    options: RunOptions,
    signal: AbortSignal,
  ): Promise<Run> {
    const work = { ...options, signal, changes: contract.run.changes }
    const { ends, wasCancelled } = await workThrough(files, work, async (file, job, onRows) => {
      const { refusal, path } = file
      if (refusal) return toRefused(job, refusal)
      const told = options.told?.(path) ?? null
      const takes = (await needs.takes?.()) ?? null
      return importOne({ ...job, takes, told, counts: options.counts?.(path) ?? null }, signal, onRows)
    })
    return { files: ends, wasCancelled }
  }

  async function readAllAgain(files: readonly FileAgain[], signal: AbortSignal): Promise<RunAgain> {
    const isReplacing = files.some(({ again }) => again.aim === 'replace')
    const changes = isReplacing ? contract.acceptReread.changes : contract.reread.changes
    return workThrough(files, { signal, changes }, async ({ again, at, counts, told }, job, onRows) => {
      const read = () => runner.importFile({ ...job, again, at, counts, told: told ?? null }, signal, onRows)
      // what is only compared keeps nobody from writing
      const outcome = again.aim === 'replace' ? await store.exclusive(read) : await read()
      tellBug(log, job, outcome)
      return outcome.state === 'cancelled' ? null : outcome
    })
  }

  /** One list after another. */
  async function inTurn<T>(
    outer: AbortSignal | undefined,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const abort = new AbortController()
    const signal = outer ? AbortSignal.any([outer, abort.signal]) : abort.signal
    runs.add(abort)
    const run = lastRun.then(() => work(signal))
    lastRun = run.catch(() => undefined)
    try {
      return await run
    } finally {
      runs.delete(abort)
      restSoon()
    }
  }

  /** Lets go of the store when nothing came for a while: the next file of a queue finds it still open. */
  function restSoon(): void {
    clearTimeout(resting)
    resting = setTimeout(() => {
      if (runs.size > 0) return
      lastRun = runner.rest().catch((error: unknown) => log.error('imports.restFailed', {}, error))
    }, restAfterMs).unref()
  }

  return {
    run: (files: readonly FileToImport[], options: RunOptions): Promise<Run> =>
      inTurn(options.signal, (signal) => importAll(files, options, signal)),

    /** Reads files again that are in. @returns how each ended, in their order, up to where it was cancelled */
    readAgain: (files: readonly FileAgain[]): Promise<RunAgain> =>
      inTurn(undefined, (signal) => readAllAgain(files, signal)),

    cancel(): void {
      for (const run of runs) run.abort()
    },

    active: progress.active,

    async stop(): Promise<void> {
      clearTimeout(resting)
      for (const run of runs) run.abort()
      await lastRun
      await runner.stop()
    },
  }
}

export type ImportRuns = ReturnType<typeof createImportRuns>
