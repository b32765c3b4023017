import { basename } from 'node:path'
import type { Store } from '#main/database/store.ts'
import type { ImportJob, ImportOutcome } from '#main/features/imports/import-job.ts'
import { createImportRunner } from '#main/features/imports/import-runner.ts'
import {
  selectAllImports,
  selectFunds,
  selectImport,
  selectImports,
  selectRejected,
} from '#main/features/imports/imports.sql.ts'
import type { Clock } from '#main/platform/clock.ts'
import type { Log } from '#main/platform/log.ts'
import type { Notices } from '#main/platform/notices.ts'
import type { ControlCounts } from '#shared/contract/downloads.ts'
import {
  imports as contract,
  type ImportProgress,
  type ImportResult,
  type RejectedCell,
  type Totals,
} from '#shared/contract/imports.ts'
import { toTotalsFile } from '#shared/contract/totals-file.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { HospitalCode } from '#shared/model/ids.ts'
import { toBangkokTime } from '#shared/model/thai-date.ts'

type Needs = {
  readonly store: Store
  readonly threads: { readonly imports: URL }
  readonly clock: Clock
  readonly log: Log
  readonly notices: Notices
  /** Null while no hospital is set up: nothing can be imported then. */
  readonly hospital: () => Promise<HospitalCode | null>
}

type Options = {
  readonly signal?: AbortSignal
  /** What the portal's list said about a file, by its path. */
  readonly counts?: (path: string) => ControlCounts | null
}

type Run = { readonly files: ImportResult[]; readonly wasCancelled: boolean }

const progressEveryMs = 100
const listedRejections = 1_000

/** Imports workbooks and answers what became of them. Owns `import_file`, `import_rejected_cell` and `claim_version`. */
export function createImports({ store, threads, clock, log, notices, hospital }: Needs) {
  const runner = createImportRunner({ thread: threads.imports, access: store.access })
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

  async function toResult(
    path: string,
    job: ImportJob,
    outcome: Exclude<ImportOutcome, { state: 'cancelled' }>,
  ): Promise<ImportResult> {
    if (outcome.state === 'unread') {
      const { reason } = outcome
      return { state: 'refused', id: null, name: basename(path), sha256: '', bytes: 0, at: job.at, reason }
    }
    const file = await store.read((db) => selectImport(db, outcome.id))
    if (file === null) throw new Error(`import ${outcome.id} left no record`)
    return file.state === 'imported'
      ? { ...file, state: outcome.state === 'unchanged' ? 'unchanged' : 'imported' }
      : file
  }

  async function importOne(
    path: string,
    expected: HospitalCode,
    options: Options,
    index: number,
    count: number,
    signal: AbortSignal,
  ) {
    const now = clock.now()
    const job: ImportJob = {
      path,
      hospital: expected,
      counts: options.counts?.(path) ?? null,
      at: now.toISOString(),
      today: toBangkokTime(now).slice(0, 10),
    }
    const where = { file: basename(path), fileIndex: index, fileCount: count }
    tellProgress({ ...where, rowsDone: 0 })
    const onProgress = (rowsDone: number) => tellProgress({ ...where, rowsDone })
    // for one file at a time, so that a long run does not keep everybody else from writing
    const outcome = await store.exclusive(() => runner.importFile(job, signal, onProgress))
    if (outcome.state === 'cancelled') return null
    if (outcome.state === 'refused' && outcome.bug !== null)
      log.error('imports.bug', { file: where.file }, outcome.bug)
    const result = await toResult(path, job, outcome)
    const facts =
      result.state === 'refused'
        ? { code: result.reason.code }
        : { rows: result.rows, rejected: result.rejectedCount }
    log.info('imports.file', { file: where.file, state: result.state, ...facts })
    return result
  }

  async function importAll(paths: readonly string[], options: Options, signal: AbortSignal): Promise<Run> {
    const expected = await hospital()
    if (expected === null) throw new AppError('input.invalid', { field: 'hospital' })
    const files: ImportResult[] = []
    try {
      for (const [index, path] of paths.entries()) {
        const result = signal.aborted
          ? null
          : await importOne(path, expected, options, index, paths.length, signal)
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

  return {
    /**
     * Imports files one after another, each in one transaction; calls at the same time wait for each other.
     * A refused file does not stop the others. Cancelling undoes the file being imported and keeps those before it.
     * @throws AppError `input.invalid` while no hospital is set up; AppError of the store; anything else is a bug
     */
    async importFiles(paths: readonly string[], options: Options = {}): Promise<Run> {
      const abort = new AbortController()
      const signal = options.signal ? AbortSignal.any([options.signal, abort.signal]) : abort.signal
      runs.add(abort)
      const run = lastRun.then(() => importAll(paths, options, signal))
      lastRun = run.catch(() => undefined)
      try {
        return await run
      } finally {
        runs.delete(abort)
      }
    },

    /** Undoes the file being imported and drops what waits. */
    cancel(): void {
      for (const run of runs) run.abort()
    },

    /** @returns what is being imported now, or null */
    active: (): ImportProgress | null => progress,

    /** Imported and refused files, newest first. */
    list: (limit: number, offset: number) => store.read((db) => selectImports(db, limit, offset)),

    /** @throws AppError `import.unknown` */
    async get(id: number): Promise<{ file: ImportResult; rejected: RejectedCell[] }> {
      const file = await store.read((db) => selectImport(db, id))
      if (file === null) throw new AppError('import.unknown')
      return { file, rejected: await store.read((db) => selectRejected(db, id, listedRejections)) }
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
