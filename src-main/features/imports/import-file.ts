import { createDetailImport } from '#main/features/imports/detail-import.ts'
import { headerLineOf } from '#main/features/imports/header-match.ts'
import { checkAgainstPortal, createSummaryReader, type Found } from '#main/features/imports/import-checks.ts'
import type { ImportJob, ImportOutcome } from '#main/features/imports/import-job.ts'
import type { FileFacts, ImportWriter } from '#main/features/imports/import-writer.sql.ts'
import { countKeptRows } from '#main/features/imports/kept-sheet.ts'
import { readFileFacts } from '#main/features/imports/rep-file.ts'
import { openWorkbook } from '#main/platform/workbook/open-workbook.ts'
import type { SheetRow, Workbook } from '#main/platform/workbook/workbook.ts'
import type { ImportCheck, SheetCount } from '#shared/contract/imports.ts'
import { AppError, type ErrorRecord, toErrorRecord } from '#shared/errors/app-error.ts'
import { repSummary57 } from '#shared/model/layouts/rep-summary-57.layout.ts'
import { repUcs120 } from '#shared/model/layouts/rep-ucs-120.layout.ts'
import { parseRepFileName, type RepFileName } from '#shared/model/rep-file-name.ts'

type Needs = {
  readonly writer: ImportWriter
  /** Aborted to undo the file that is being imported. */
  readonly signal: AbortSignal
  /** Called after every batch of Detail rows; may abort the signal. */
  readonly onProgress: (rowsDone: number) => void
  /** Names trouble of the store; an AppError stays as it is, a bug is null. */
  readonly toStoreError: (error: unknown) => AppError | null
}

const detailLayouts = [repUcs120]

type OpenFile = {
  readonly job: ImportJob
  readonly file: FileFacts
  readonly named: RepFileName | null
  readonly workbook: Workbook
}

/** @returns the sheet of a layout by its name; for a workbook that names its sheets otherwise, the first one */
function findSheet(workbook: Workbook, names: readonly string[]): string | undefined {
  const keys = new Set(names.map((name) => name.toLowerCase()))
  return workbook.sheetNames.find((name) => keys.has(name.trim().toLowerCase()))
}

async function eachRow(
  workbook: Workbook,
  sheet: string,
  signal: AbortSignal,
  onRow: (row: SheetRow) => void,
  onBatch?: () => void,
) {
  for await (const rows of workbook.rows(sheet)) {
    for (const row of rows) onRow(row)
    onBatch?.()
    if (signal.aborted) throw new AppError('cancelled')
  }
}

async function importDetail({ job, file, named, workbook }: OpenFile, { writer, signal, onProgress }: Needs) {
  const [first] = workbook.sheetNames
  const sheet = findSheet(workbook, repUcs120.sheetNames) ?? first
  if (sheet === undefined) throw new AppError('import.sheetMissing', { file: file.name, sheet: 'Detail' })
  const detail = createDetailImport({ job, file, named, writer, sheet, layouts: detailLayouts })
  await eachRow(workbook, sheet, signal, detail.read, () => onProgress(detail.rowsDone()))
  return detail.finish()
}

type SummaryAnswer = { sheets: SheetCount[]; checks: ImportCheck[]; warnings: ErrorRecord[] }

async function checkSummary(
  { file, workbook }: OpenFile,
  found: Found,
  signal: AbortSignal,
): Promise<SummaryAnswer> {
  const sheet = findSheet(workbook, repSummary57.sheetNames)
  const missing = {
    code: 'import.sheetMissing',
    details: { file: file.name, sheet: sheet ?? 'Summary' },
  } as const
  if (sheet === undefined) return { sheets: [], checks: [], warnings: [missing] }
  const reader = createSummaryReader()
  await eachRow(workbook, sheet, signal, reader.read)
  const absent = reader.absent()
  const columnWarnings = (absent ?? []).map(
    (column) =>
      ({
        code: 'import.columnAbsent',
        details: { file: file.name, sheet, column: headerLineOf(column) },
      }) as const,
  )
  return {
    sheets: [{ sheet, use: absent === null ? 'kept' : 'checked', ...reader.count() }],
    checks: absent === null ? [] : reader.checks(found),
    warnings: absent === null ? [missing] : columnWarnings,
  }
}

async function importRows(open: OpenFile, needs: Needs): Promise<ImportOutcome> {
  const { job, file, named, workbook } = open
  const { writer, signal } = needs
  const detail = await importDetail(open, needs)
  const summary = await checkSummary(open, detail.found, signal)
  const read = new Set([detail.count.sheet, ...summary.sheets.map(({ sheet }) => sheet)])
  const kept: SheetCount[] = []
  for (const sheet of workbook.sheetNames) {
    if (read.has(sheet)) continue
    kept.push(await countKeptRows(workbook, sheet, signal))
  }
  writer.insertRejected(detail.fileId, detail.rejected)
  writer.finishFile(detail.fileId, file, {
    kind: 'REP',
    layout: detail.layout,
    hcode: job.hospital,
    scheme: detail.scheme,
    patientType: detail.patientType,
    isAppeal: named?.isAppeal ?? false,
    producedAt: named?.producedAt ?? null,
    rows: detail.found.rows,
    added: detail.added,
    replaced: detail.replaced,
    sums: detail.found.sums,
    rejectedCount: detail.rejectedCount,
    warnings: [...detail.warnings, ...summary.warnings],
    checks: [...summary.checks, ...checkAgainstPortal(job.counts, detail.found)],
    sheets: [detail.count, ...summary.sheets, ...kept],
  })
  return { state: 'imported', id: detail.fileId }
}

async function importWorkbook(job: ImportJob, file: FileFacts, needs: Needs): Promise<ImportOutcome> {
  const { writer, signal } = needs
  const workbook = await openWorkbook(job.path, { signal })
  const named = parseRepFileName(file.name)
  try {
    return await writer.inTransaction(async () => {
      const outcome = await importRows({ job, file, named, workbook }, needs)
      if (signal.aborted) throw new AppError('cancelled')
      return outcome
    })
  } finally {
    await workbook.close()
  }
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
  const known = toStoreError(error)
  if (known !== null && !isAboutFile(known)) throw known
  if (known !== null)
    return { state: 'refused', id: await writer.refuseFile(file, toErrorRecord(known)), bug: null }
  const reason = { code: 'internal', details: { reference: file.sha256.slice(0, 8) } } as const
  const bug = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return { state: 'refused', id: await writer.refuseFile(file, reason), bug }
}

/**
 * Imports one REP workbook: all of it in one transaction, or nothing and a record of why.
 * @throws AppError of the store (full disk and the like); anything that is wrong with the file is an outcome
 */
export async function importFile(job: ImportJob, needs: Needs): Promise<ImportOutcome> {
  let file: FileFacts
  try {
    file = { ...readFileFacts(job.path), at: job.at }
  } catch (error) {
    return { state: 'unread', reason: toErrorRecord(error) }
  }
  const known = needs.writer.findImported(file.sha256)
  if (known !== null) return { state: 'unchanged', id: known }
  try {
    return await importWorkbook(job, file, needs)
  } catch (error) {
    return needs.signal.aborted ? { state: 'cancelled' } : await refuse(file, error, needs)
  }
}
