import { detectContainer, readHead } from '#main/platform/workbook/detect.ts'
import type { FileBytes } from '#main/platform/workbook/file-bytes.ts'
import { openOle2 } from '#main/platform/workbook/ole2.ts'
import { type OpenOptions, openFile } from '#main/platform/workbook/open-file.ts'
import type { SheetSource } from '#main/platform/workbook/sheet-source.ts'
import type { Workbook, WorkbookLimits } from '#main/platform/workbook/workbook.ts'
import { openXlsx } from '#main/platform/workbook/xlsx.ts'
import { openZip } from '#main/platform/workbook/zip.ts'

async function openExcel(bytes: FileBytes, limits: WorkbookLimits): Promise<SheetSource> {
  const container = detectContainer(readHead(bytes))
  return container === 'ole2' ? openOle2(bytes, limits) : openXlsx(openZip(bytes, limits), limits)
}

/**
 * Opens an .xls (Excel 97 and later) or .xlsx workbook; the first bytes decide which, not the name.
 * Reading blocks the thread while a batch is read: use it on the import thread.
 * @param options.limits bounds that differ from `defaultLimits`
 * @param options.signal ends reading with `cancelled` and closes the file
 * @returns the workbook; close it when done
 * @throws AppError `workbook.empty`, `workbook.webPage`, `workbook.notWorkbook`, `workbook.oldFormat`,
 *   `workbook.encrypted`, `workbook.truncated`, `workbook.unreadable`, `workbook.tooLarge`, `import.fileMissing`,
 *   `cancelled`; details: `file` (base name), and `sheet`, `row` (from 1), `limit` where known
 */
export async function openWorkbook(path: string, options: OpenOptions = {}): Promise<Workbook> {
  return openFile(path, openExcel, options)
}
