import { basename } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { openBiff8 } from '#main/platform/workbook/biff8.ts'
import { detectContainer, headBytes } from '#main/platform/workbook/detect.ts'
import { throwIfCancelled, tooLarge, withPlace } from '#main/platform/workbook/faults.ts'
import { type FileBytes, openFileBytes } from '#main/platform/workbook/file-bytes.ts'
import { defaultLimits } from '#main/platform/workbook/limits.ts'
import type { SheetSource } from '#main/platform/workbook/sheet-source.ts'
import type { SheetRow, Workbook, WorkbookLimits } from '#main/platform/workbook/workbook.ts'
import { openXlsx } from '#main/platform/workbook/xlsx.ts'

type Options = { readonly limits?: Partial<WorkbookLimits>; readonly signal?: AbortSignal }

type OpenFile = { readonly file: string; readonly bytes: FileBytes; readonly signal: AbortSignal | undefined }

/** Every so many batches the event loop gets its turn, so that a message to cancel can arrive. */
const batchesPerTurn = 8

async function openSource(bytes: FileBytes, limits: WorkbookLimits): Promise<SheetSource> {
  if (bytes.size > limits.maxBytes) throw tooLarge('maxBytes')
  const container = detectContainer(bytes.slice(0, Math.min(bytes.size, headBytes)))
  return container === 'ole2' ? openBiff8(bytes, limits) : openXlsx(bytes, limits)
}

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
 * Opens an .xls (Excel 97 and later) or .xlsx workbook; the first bytes decide which, not the name.
 * Reading blocks the thread while a batch is read: use it on the import thread.
 * @param options.limits bounds that differ from `defaultLimits`
 * @param options.signal ends reading with `cancelled` and closes the file
 * @returns the workbook; close it when done
 * @throws AppError `workbook.empty`, `workbook.html`, `workbook.notWorkbook`, `workbook.oldFormat`,
 *   `workbook.encrypted`, `workbook.truncated`, `workbook.unreadable`, `workbook.tooLarge`, `import.fileMissing`,
 *   `cancelled`; details: `file` (base name), and `sheet`, `row` (from 1), `limit` where known
 */
export async function openWorkbook(path: string, options: Options = {}): Promise<Workbook> {
  const file = basename(path)
  const { signal } = options
  let bytes: FileBytes | undefined
  try {
    throwIfCancelled(signal)
    const open = { file, signal, bytes: openFileBytes(path) }
    bytes = open.bytes
    const source = await openSource(open.bytes, { ...defaultLimits, ...options.limits })
    return {
      format: source.format,
      sheetNames: source.sheetNames,
      rows: (sheet) => readSheet(open, source, sheet),
      close: async () => open.bytes.close(),
    }
  } catch (error) {
    bytes?.close()
    throw withPlace(error, { file })
  }
}
