import { basename, dirname } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { nothingSaid, type Outside } from '#main/features/imports/evidence.ts'
import type { Bug, ImportJob, ImportOutcome, ReadToday, RowBatch } from '#main/features/imports/import-job.ts'
import type { FileFacts, ImportedRecord, ImportWriter } from '#main/features/imports/import-writer.sql.ts'
import { MisfitFound } from '#main/features/imports/misfit.ts'
import { updateOutside } from '#main/features/imports/outside.sql.ts'
import type { OpenReading, StartReading } from '#main/features/imports/reading-client.ts'
import { createFigures } from '#main/features/imports/reading-figures.ts'
import { findWhyOlder, type ReadingMarks, toReadingMarks } from '#main/features/imports/reading-marks.ts'
import { type FileState, lookAtFile, readFileFacts } from '#main/features/imports/rep-file.ts'
import { retire } from '#main/features/imports/retire.sql.ts'
import { openRoom } from '#main/features/imports/room.ts'
import { settle } from '#main/features/imports/settle.ts'
import { createReference } from '#main/platform/unexpected.ts'
import { AppError, type ErrorRecord, toErrorRecord } from '#shared/errors/app-error.ts'
import { Scheme } from '#shared/model/scheme.ts'

type Needs = {
  readonly writer: ImportWriter
  readonly isStopped: () => boolean
  readonly startReading: StartReading
  readonly onProgress: (rowsDone: number) => void
  /** Names trouble of the store; an AppError stays as it is, a bug is null. */
  readonly toStoreError: (error: unknown) => AppError | null
}

/** With how the file stood before anything of it was read. */
type SeenReading = OpenReading & { readonly before: FileState | null }

/** Makes room for the rows of a file: what was taken back, or is to be replaced, is read into the record it had. */
async function makeRoom(
  writer: ImportWriter,
  { again, hospital }: ImportJob,
  file: FileFacts,
): Promise<number> {
  const id = writer.fileIdFor(file)
  const isUndone = writer.findUndone(file.sha256) !== null
  // what its rows had replaced counts again before they go
  if (again !== undefined) await retire(writer.settleDb, { fileId: id, hcode: hospital }, true)
  if (again !== undefined || isUndone) writer.dropRows(id)
  return id
}

/** What the way by which a file comes says of it. */
function toOutside({ name, path, told = null }: ImportJob): Outside {
  const folder = Scheme.safeParse(basename(dirname(path)).toLowerCase())
  return { ...nothingSaid, names: [name], portal: told, folders: folder.success ? [folder.data] : [] }
}

/** What is counted under a hash must be what these bytes say. @throws AppError `import.fileChanged` */
function demandSame({ path, name }: ImportJob, before: FileState | null): void {
  if (!isDeepStrictEqual(lookAtFile(path), before)) throw new AppError('import.fileChanged', { file: name })
}

/** Of a file that came before anybody looked who made it, only a mark in it says anything: the store took it then. */
function toOrigin(isPractice: boolean, known: ImportedRecord | null): Pick<ReadingMarks, 'isPractice'> {
  const isSettled = known !== null && known.marks.isPractice === undefined
  return isSettled && !isPractice ? {} : { isPractice }
}

async function writeFile(
  job: ImportJob,
  file: FileFacts,
  known: ImportedRecord | null,
  { before, ...reading }: SeenReading,
  { writer, onProgress, isStopped }: Needs,
): Promise<ImportOutcome> {
  return writer.inTransaction(async () => {
    const id = await makeRoom(writer, job, file)
    const room = await openRoom(writer, { id, hcode: job.hospital }, toOutside(job))
    let rowsDone = 0
    const { isPractice, ...facts } = await reading.takeRows((batch: RowBatch) => {
      room.takeRows(batch)
      rowsDone += batch.rows.length
      onProgress(rowsDone)
    })
    demandSame(job, before)
    const marks = toReadingMarks(facts.kind, facts.sheets, job)
    await room.finish(file, { ...facts, marks: { ...marks, ...toOrigin(isPractice, known) } })
    if (isStopped()) throw new AppError('cancelled')
    return { state: 'imported', id }
  })
}

/** Failures that say something about the file and nothing about the store or the run. */
function isAboutFile(error: AppError): boolean {
  return error.code.startsWith('import.') || error.code.startsWith('workbook.')
}

function toBug(error: unknown, reference: string): { readonly reason: ErrorRecord; readonly bug: Bug } {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return { reason: { code: 'internal', details: { reference } }, bug: { reference, stack } }
}

/**
 * One file that trips a bug must not keep the others out: it is refused, and the log gets the stack.
 * @throws AppError of the store
 */
function toRefusal(
  file: FileFacts,
  error: unknown,
  { toStoreError }: Needs,
): { readonly reason: ErrorRecord; readonly bug: Bug | null } {
  if (error instanceof MisfitFound) return { reason: error.misfit.error, bug: null }
  const known = toStoreError(error)
  if (known !== null && !isAboutFile(known)) throw known
  if (known !== null) return { reason: toErrorRecord(known), bug: null }
  return toBug(error, file.sha256.slice(0, 8))
}

async function refuse(file: FileFacts, error: unknown, needs: Needs): Promise<ImportOutcome> {
  const { writer } = needs
  if (error instanceof MisfitFound) {
    const { misfit } = error
    return { state: 'quarantined', id: await writer.quarantineFile(file, misfit.error, misfit.comparison) }
  }
  const { reason, bug } = toRefusal(file, error, needs)
  return { state: 'refused', id: await writer.refuseFile(file, reason), bug }
}

/** Reads a file and writes nothing. @throws AppError of the store, or `cancelled` */
async function readToday(file: FileFacts, reading: OpenReading, needs: Needs): Promise<ReadToday> {
  const figures = createFigures()
  let rowsDone = 0
  try {
    const { checks, rejectedCount, suspectCount, warnings } = await reading.takeRows((batch) => {
      figures.add(batch)
      rowsDone += batch.rows.length
      needs.onProgress(rowsDone)
    })
    const news = { rejected: rejectedCount, suspect: suspectCount, warnings: warnings.length }
    return { state: 'read', figures: figures.sum(), checks, news }
  } catch (error) {
    if (needs.isStopped()) throw new AppError('cancelled')
    return { state: 'failed', ...toRefusal(file, error, needs) }
  }
}

/** The same bytes under another name, or from another place: what that says of them is put to what is known. */
async function learn(job: ImportJob, id: number, { writer }: Needs): Promise<void> {
  const { settleDb } = writer
  await writer.inTransaction(async () => {
    if (await updateOutside(settleDb, id, toOutside(job)))
      await settle(settleDb, { fileId: id, hcode: job.hospital, hasKnownClaims: true })
  })
}

/** A file whose rows are in: unchanged, or read again and compared, or its rows are replaced. */
async function readKnown(
  job: ImportJob,
  file: FileFacts,
  known: ImportedRecord,
  reading: SeenReading,
  needs: Needs,
): Promise<ImportOutcome> {
  try {
    if (job.again?.aim === 'replace') return await writeFile(job, file, known, reading, needs)
    return { state: 'older', id: known.id, today: await readToday(file, reading, needs) }
  } catch (error) {
    if (needs.isStopped()) return { state: 'cancelled' }
    // its record says what is in, and not what could not be read today
    return { state: 'unread', ...toRefusal(file, error, needs) }
  }
}

async function importRead(job: ImportJob, reading: SeenReading, needs: Needs): Promise<ImportOutcome> {
  let file: FileFacts
  try {
    file = { ...readFileFacts(job.path), name: job.name, at: job.at }
  } catch (error) {
    if (error instanceof AppError) return { state: 'unread', reason: toErrorRecord(error) }
    return { state: 'unread', ...toBug(error, createReference()) }
  }
  const known = needs.writer.findImported(file.sha256)
  if (job.again !== undefined && job.again.importId !== known?.id)
    return { state: 'unread', reason: { code: 'import.fileMissing', details: { file: job.name } } }
  if (known !== null) {
    if (job.again === undefined) await learn(job, known.id, needs)
    const isWanted = job.again?.isAsked ?? false
    if (!isWanted && findWhyOlder(known.kind, known.marks, job) === null)
      return { state: 'unchanged', id: known.id }
    return readKnown(job, file, known, reading, needs)
  }
  try {
    return await writeFile(job, file, null, reading, needs)
  } catch (error) {
    return needs.isStopped() ? { state: 'cancelled' } : await refuse(file, error, needs)
  }
}

/**
 * Imports one workbook: all of it in one transaction, or nothing and a record of why. One that is in is only compared,
 * unless the job says that its rows are to be replaced.
 * @throws AppError of the store (full disk and the like); anything that is wrong with the file is an outcome
 */
export async function importFile(job: ImportJob, needs: Needs): Promise<ImportOutcome> {
  const { at: _at, again: _again, ...request } = job
  // a large file's hash takes as long as its first thousands of rows: both at the same time
  const before = lookAtFile(job.path)
  const reading = needs.startReading(request)
  try {
    return await importRead(job, { ...reading, before }, needs)
  } finally {
    await reading.abandon()
  }
}
