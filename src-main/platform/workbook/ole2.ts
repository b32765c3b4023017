import { openBiff8 } from '#main/platform/workbook/biff8.ts'
import { openCompoundFile } from '#main/platform/workbook/cfb.ts'
import type { FileBytes } from '#main/platform/workbook/file-bytes.ts'
import { openLockedPackage } from '#main/platform/workbook/locked-package.ts'
import type { SheetSource } from '#main/platform/workbook/sheet-source.ts'
import type { WorkbookLimits } from '#main/platform/workbook/workbook.ts'
import { openXlsx } from '#main/platform/workbook/xlsx.ts'
import { openZip } from '#main/platform/workbook/zip.ts'

/**
 * Opens what lies in an OLE2 container: an .xls, or an .xlsx that Excel locked.
 * @throws AppError as `openBiff8`, `openXlsx` and `openLockedPackage`
 */
export async function openOle2(bytes: FileBytes, limits: WorkbookLimits): Promise<SheetSource> {
  const container = openCompoundFile(bytes)
  if (!container.has('ENCRYPTEDPACKAGE')) return openBiff8(container, limits)
  return openXlsx(openZip(openLockedPackage(container), limits), limits)
}
