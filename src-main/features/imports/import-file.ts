import type { ImportJob, ImportOutcome, RowBatch } from '#main/features/imports/import-job.ts'
import type { FileFacts, ImportWriter } from '#main/features/imports/import-writer.sql.ts'
import { MisfitFound } from '#main/features/imports/misfit.ts'
import type { OpenReading, StartReading } from '#main/features/imports/reading-client.ts'
import { readFileFacts } from '#main/features/imports/rep-file.ts'
import { AppError, toErrorRecord } from '#shared/errors/app-error.ts'

type Needs = {
  readonly writer: ImportWriter
  readonly isStopped: () => boolean
  readonly startReading: StartReading
  readonly onProgress: (rowsDone: number) => void
  /** Names trouble of the store; an AppError stays as it is, a bug is null. */
  readonly toStoreError: (error: unknown) => AppError | null
}

async function writeFile(
  hcode: string,
  file: FileFacts,
  reading: OpenReading,
  { writer, onProgress, isStopped }: Needs,
): Promise<ImportOutcome> {
  return writer.inTransaction(async () => {
    const id = writer.fileIdFor(file)
    // what was taken back is read again into the record it had
    if (writer.findUndone(file.sha256) !== null) writer.dropRows(id)
    const place = { fileId: id, hcode, sha256: file.sha256 }
    const became = { added: 0, replaced: 0 }
    let rowsDone = 0
    const onRows = (batch: RowBatch) => {
      const { added, replaced } = writer.insertRows(place, batch)
      became.added += added
      became.replaced += replaced
      rowsDone += batch.rows.length
      onProgress(rowsDone)
    }
    const { findings, ...facts } = await reading.takeRows(onRows)
    writer.insertFindings(id, findings)
    writer.insertSlices(place, facts.slices)
    writer.finishFile(id, file, { ...facts, ...became })
    if (isStopped()) throw new AppError('cancelled')
    return { state: 'imported', id }
  })
}

/** Failures that say something about the file and nothing about the store or the run. */
function isAboutFile(error: AppError): boolean {
  return error.code.startsWith('import.') || error.code.startsWith('workbook.')
}

/** One file that trips a bug must not keep the others out: it is refused, and the log gets the stack. */
async function refuse(
  file: FileFacts,
  error: unknown,
  { writer, toStoreError }: Needs,
): Promise<ImportOutcome> {
  if (error instanceof MisfitFound) {
    const { misfit } = error
    return { state: 'quarantined', id: await writer.quarantineFile(file, misfit.error, misfit.comparison) }
  }
  const known = toStoreError(error)
  if (known !== null && !isAboutFile(known)) throw known
  const reason = known
    ? toErrorRecord(known)
    : ({ code: 'internal', details: { reference: file.sha256.slice(0, 8) } } as const)
  const bug = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return { state: 'refused', id: await writer.refuseFile(file, reason), bug: known ? null : bug }
}

async function importRead(job: ImportJob, reading: OpenReading, needs: Needs): Promise<ImportOutcome> {
  let file: FileFacts
  try {
    file = { ...readFileFacts(job.path), name: job.name, at: job.at }
  } catch (error) {
    return { state: 'unread', reason: toErrorRecord(error) }
  }
  const known = needs.writer.findImported(file.sha256)
  if (known !== null) return { state: 'unchanged', id: known }
  try {
    return await writeFile(job.hospital, file, reading, needs)
  } catch (error) {
    return needs.isStopped() ? { state: 'cancelled' } : await refuse(file, error, needs)
  }
}

/**
 * Imports one workbook: all of it in one transaction, or nothing and a record of why.
 * @throws AppError of the store (full disk and the like); anything that is wrong with the file is an outcome
 */
export async function importFile(job: ImportJob, needs: Needs): Promise<ImportOutcome> {
  const { at: _at, ...request } = job
  // a large file's hash takes as long as its first thousands of rows: both at the same time
  const reading = needs.startReading(request)
  try {
    return await importRead(job, reading, needs)
  } finally {
    await reading.abandon()
  }
}
