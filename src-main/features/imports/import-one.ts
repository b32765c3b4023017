import { basename } from 'node:path'
import type { Store } from '#main/database/store.ts'
import type { FindBytes } from '#main/features/imports/find-bytes.ts'
import type { ImportJob, ImportOutcome } from '#main/features/imports/import-job.ts'
import type { ImportRunner } from '#main/features/imports/import-runner.ts'
import { selectImport, selectReason } from '#main/features/imports/imports.sql.ts'
import type { Quarantine } from '#main/features/imports/quarantine.ts'
import { compareReading } from '#main/features/imports/reading-comparison.ts'
import type { Log } from '#main/platform/log.ts'
import { type ImportResult, isRead } from '#shared/contract/imports.ts'
import type { ErrorRecord } from '#shared/errors/app-error.ts'

type Needs = {
  readonly store: Store
  readonly runner: ImportRunner
  readonly quarantine: Quarantine
  readonly log: Log
  readonly findBytes: FindBytes
}

type OlderResult = Extract<ImportResult, { state: 'older' }>
type Finished = Exclude<ImportOutcome, { state: 'cancelled' }>

/** What becomes of a file of which nothing could be read: it leaves no record. */
export function toRefused({ name, at }: Pick<ImportJob, 'name' | 'at'>, reason: ErrorRecord): ImportResult {
  return { state: 'refused', id: null, name, sha256: '', bytes: 0, at, reason }
}

/** The stack of what should not have happened goes into the log, whatever became of the file. */
export function tellBug(log: Log, { name }: Pick<ImportJob, 'name'>, outcome: ImportOutcome): void {
  const end = outcome.state === 'older' ? outcome.today : outcome
  if ('bug' in end && end.bug)
    log.error('imports.bug', { file: name, reference: end.bug.reference }, end.bug.stack)
}

/** Imports one file after another and says what became of each. */
export function createImportOne({ store, runner, quarantine, log, findBytes }: Needs) {
  async function toResult(job: ImportJob, outcome: Finished): Promise<ImportResult> {
    if (outcome.state === 'unread') return toRefused(job, outcome.reason)
    const file = await store.read((db) => selectImport(db, outcome.id))
    if (file === null) throw new Error(`import ${outcome.id} left no record`)
    if (file.state === 'imported' && outcome.state === 'unchanged') return { ...file, state: 'unchanged' }
    if (file.state === 'imported' && outcome.state === 'older')
      return { ...file, state: 'older', reread: await compareReading(store, file, outcome.today) }
    if (file.state !== 'undone') return file
    // a file that was taken back could not be read again: its record stays as it was
    const reason = await store.read((db) => selectReason(db, outcome.id))
    if (reason === null) throw new Error(`import ${outcome.id} is undone without a reason`)
    const { id, name, sha256, bytes, at } = file
    return { state: 'refused', id, name, sha256, bytes, at, reason }
  }

  /** A file that waits for somebody to accept its new reading must be found then, wherever it came from. */
  async function keepForLater(path: string, result: OlderResult): Promise<void> {
    if ((await findBytes(result)) === null) await quarantine.keep(path, result.sha256)
  }

  /** The copy of a file lies in quarantine as long as it waits there, or for its new reading to be accepted. */
  async function settleCopy(path: string, result: ImportResult, outcome: Finished): Promise<void> {
    if (result.sha256 === '') return
    try {
      if (outcome.state === 'quarantined') await quarantine.keep(path, result.sha256)
      else if (result.state === 'older') await keepForLater(path, result)
      else await quarantine.drop(result.sha256)
    } catch (error) {
      // the import stands as it is: without a copy the file has to be brought again
      log.error('imports.copyFailed', { file: basename(path) }, error)
    }
  }

  /** @returns null when it was cancelled: nothing of the file is in the store then */
  return async function importOne(
    job: ImportJob,
    signal: AbortSignal,
    onProgress: (rowsDone: number) => void,
  ): Promise<ImportResult | null> {
    // for one file at a time, so that a long run does not keep everybody else from writing
    const outcome = await store.exclusive(() => runner.importFile(job, signal, onProgress))
    if (outcome.state === 'cancelled') return null
    tellBug(log, job, outcome)
    const result = await toResult(job, outcome)
    await settleCopy(job.path, result, outcome)
    const facts = isRead(result)
      ? { rows: result.rows, rejected: result.rejectedCount }
      : { code: result.reason.code }
    log.info('imports.file', { file: job.name, state: result.state, ...facts })
    return result
  }
}
