import { basename } from 'node:path'
import type { Store } from '#main/database/store.ts'
import { createImportOne, toRefused } from '#main/features/imports/import-one.ts'
import { createImportRunner } from '#main/features/imports/import-runner.ts'
import type { Quarantine } from '#main/features/imports/quarantine.ts'
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

export type RunNeeds = {
  readonly store: Store
  readonly threads: { readonly imports: URL }
  readonly clock: Clock
  readonly log: Log
  readonly notices: Notices
  /** Null while no hospital is set up: nothing can be imported then. */
  readonly hospital: () => Promise<HospitalCode | null>
  /** Layouts an admin made. */
  readonly layouts: () => Promise<readonly SheetLayout[]>
}

export type RunOptions = {
  readonly signal?: AbortSignal
  /** What the portal's list said about a file, by its path. */
  readonly counts?: (path: string) => ControlCounts | null
  /** Told about the progress of every file, beside the windows. */
  readonly onProgress?: (progress: ImportProgress) => void
}

export type Run = { readonly files: ImportResult[]; readonly wasCancelled: boolean }

const progressEveryMs = 100
const restAfterMs = 2_000

export const toFile = (path: string): FileToImport => ({ path, name: basename(path) })

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
export function createImportRuns(needs: RunNeeds & { readonly quarantine: Quarantine }) {
  const { store, threads, clock, log, notices, quarantine } = needs
  const runner = createImportRunner({ thread: threads.imports, access: store.access })
  const importOne = createImportOne({ store, runner, quarantine, log })
  const progress = createProgress(needs)
  const runs = new Set<AbortController>()
  let lastRun: Promise<unknown> = Promise.resolve()
  let resting: NodeJS.Timeout | undefined

  async function importAll(
    paths: readonly FileToImport[],
    options: RunOptions,
    signal: AbortSignal,
  ): Promise<Run> {
    const hospital = await needs.hospital()
    if (hospital === null) throw new AppError('input.invalid', { field: 'hospital' })
    const files: ImportResult[] = []
    try {
      for (const [fileIndex, file] of paths.entries()) {
        if (signal.aborted) return { files, wasCancelled: true }
        const onRows = (rowsDone: number) => {
          const now = { file: file.name, fileIndex, fileCount: paths.length, rowsDone }
          progress.tell(now)
          options.onProgress?.(now)
        }
        onRows(0)
        const { path, name, refusal } = file
        const now = clock.now()
        const counts = options.counts?.(path) ?? null
        const when = { at: now.toISOString(), today: toBangkokTime(now).slice(0, 10) }
        // a layout may be made, or used no more, while a long run goes on
        const layouts = await needs.layouts()
        const job = { path, name, hospital, counts, layouts, ...when }
        const result = refusal ? toRefused(job, refusal) : await importOne(job, signal, onRows)
        if (result === null) return { files, wasCancelled: true }
        files.push(result)
      }
      return { files, wasCancelled: false }
    } finally {
      progress.tell(null)
      // a nightly run comes through no door that would say so
      if (files.length > 0) notices.changed(...contract.run.changes)
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
    async run(files: readonly FileToImport[], options: RunOptions): Promise<Run> {
      const abort = new AbortController()
      const signal = options.signal ? AbortSignal.any([options.signal, abort.signal]) : abort.signal
      runs.add(abort)
      const run = lastRun.then(() => importAll(files, options, signal))
      lastRun = run.catch(() => undefined)
      try {
        return await run
      } finally {
        runs.delete(abort)
        restSoon()
      }
    },

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
