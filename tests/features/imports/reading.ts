import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Misfit, ReadRequest, RowBatch, WorkbookFacts } from '#main/features/imports/import-job.ts'
import { MisfitFound } from '#main/features/imports/misfit.ts'
import { readWorkbook } from '#main/features/imports/workbook-reader.ts'
import type { RowFields } from '#main/platform/cell-block.ts'
import { AppError, type ErrorRecord, toErrorRecord } from '#shared/errors/app-error.ts'
import { readBlock } from '#tests/helpers/stored-cells.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'

/** What reading a file came to, with every batch it handed out. */
export type Reading =
  | { readonly state: 'read'; readonly facts: WorkbookFacts; readonly batches: readonly RowBatch[] }
  | { readonly state: 'misfit'; readonly misfit: Misfit; readonly batches: readonly RowBatch[] }
  | { readonly state: 'failed'; readonly error: ErrorRecord; readonly batches: readonly RowBatch[] }

/** Reads bytes under a name, as the reading thread does, without a store. */
export async function readBytes(
  name: string,
  bytes: Uint8Array,
  asked: Partial<Pick<ReadRequest, 'counts' | 'layouts' | 'hospital' | 'today'>> = {},
): Promise<Reading> {
  const file = path.join(temporaryFolder(), 'file')
  writeFileSync(file, bytes)
  const request = {
    path: file,
    name,
    hospital: '10670',
    counts: null,
    layouts: [],
    today: '2026-11-22',
  }
  const batches: RowBatch[] = []
  const needs = { isStopped: () => false, onRows: (batch: RowBatch) => void batches.push(batch) }
  try {
    return { state: 'read', facts: await readWorkbook({ ...request, ...asked }, needs), batches }
  } catch (error) {
    if (error instanceof MisfitFound) return { state: 'misfit', misfit: error.misfit, batches }
    if (error instanceof AppError) return { state: 'failed', error: toErrorRecord(error), batches }
    throw error
  }
}

/** @returns what was read, or an error that says what came instead */
export function demandRead(reading: Reading): Extract<Reading, { state: 'read' }> {
  if (reading.state === 'read') return reading
  throw new Error(`not read: ${JSON.stringify({ ...reading, batches: [] }).slice(0, 2_000)}`)
}

/** The cells of every row handed out, by sheet and row number. */
export function cellsOf(batches: readonly RowBatch[]): Map<string, RowFields> {
  return new Map(
    batches.flatMap(({ sheet, cells }) =>
      [...readBlock(cells)].map(([row, fields]) => [`${sheet} ${row}`, fields] as const),
    ),
  )
}
