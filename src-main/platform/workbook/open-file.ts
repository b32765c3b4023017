import { basename } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { throwIfCancelled, tooLarge, withPlace } from '#main/platform/workbook/faults.ts'
import { type FileBytes, openFileBytes } from '#main/platform/workbook/file-bytes.ts'
import { defaultLimits } from '#main/platform/workbook/limits.ts'
import type { SheetSource } from '#main/platform/workbook/sheet-source.ts'
import type { SheetRow, SheetState, Workbook, WorkbookLimits } from '#main/platform/workbook/workbook.ts'

export type OpenOptions = { readonly limits?: Partial<WorkbookLimits>; readonly signal?: AbortSignal }

/** Finds out what a file is and begins to read it. */
type OpenFormat = (bytes: FileBytes, limits: WorkbookLimits) => Promise<SheetSource>

type OpenFile = { readonly file: string; readonly bytes: FileBytes; readonly signal: AbortSignal | undefined }

function toStates({ sheetNames, sheetStates }: SheetSource): ReadonlyMap<string, SheetState> {
  return new Map(sheetNames.map((name) => [name, sheetStates?.get(name) ?? 'visible']))
}

/** Every so many batches the event loop gets its turn, so that a message to cancel can arrive. */
const batchesPerTurn = 8

async function* readSheet(
  { file, bytes, signal }: OpenFile,
  source: SheetSource,
  sheet: string,
): AsyncGenerator<readonly SheetRow[]> {
  let turn = 0
  try {
    throwIfCancelled(signal)
    for await (const batch of source.batches(sheet)) {
      if (batch.length > 0) yield batch
      if (++turn % batchesPerTurn === 0) await setImmediate()
      throwIfCancelled(signal)
    }
  } catch (error) {
    if (signal?.aborted) bytes.close()
    throw withPlace(error, { file, sheet })
  }
}

/**
 * Opens a file with what `openFormat` makes of it; adds file and sheet to failures, cancels and closes.
 * @throws AppError `import.fileMissing`, `workbook.unreadable`, `workbook.tooLarge`, `cancelled`, and those of `openFormat`
 */
export async function openFile(
  path: string,
  openFormat: OpenFormat,
  { limits, signal }: OpenOptions,
): Promise<Workbook> {
  const file = basename(path)
  const bounds = { ...defaultLimits, ...limits }
  let bytes: FileBytes | undefined
  try {
    throwIfCancelled(signal)
    const open = { file, signal, bytes: openFileBytes(path) }
    bytes = open.bytes
    if (open.bytes.size > bounds.maxBytes) throw tooLarge('maxBytes')
    const source = await openFormat(open.bytes, bounds)
    return {
      format: source.format,
      sheetNames: source.sheetNames,
      sheetStates: toStates(source),
      names: source.names ?? new Set(),
      rows: (sheet) => readSheet(open, source, sheet),
      close: async () => open.bytes.close(),
    }
  } catch (error) {
    bytes?.close()
    throw withPlace(error, { file })
  }
}
