import { openCsv } from '#main/platform/workbook/csv.ts'
import { detectSource, readHead } from '#main/platform/workbook/detect.ts'
import type { FileBytes } from '#main/platform/workbook/file-bytes.ts'
import { openHtml } from '#main/platform/workbook/html.ts'
import { openJson } from '#main/platform/workbook/json-table.ts'
import { openKidneyXml } from '#main/platform/workbook/kidney-xml.ts'
import { openOle2 } from '#main/platform/workbook/ole2.ts'
import { type OpenOptions, openFile } from '#main/platform/workbook/open-file.ts'
import type { SheetSource } from '#main/platform/workbook/sheet-source.ts'
import type { Workbook, WorkbookLimits } from '#main/platform/workbook/workbook.ts'
import { openXlsx } from '#main/platform/workbook/xlsx.ts'
import { openXml2003 } from '#main/platform/workbook/xml-2003.ts'
import { openZip } from '#main/platform/workbook/zip.ts'

/** Parts of which every Office document has one at least. */
const officeParts = ['[Content_Types].xml', '_rels/.rels', 'xl/workbook.xml']

async function openArchive(bytes: FileBytes, limits: WorkbookLimits): Promise<SheetSource> {
  const zip = openZip(bytes, limits)
  return officeParts.some(zip.has) ? openXlsx(zip, limits) : openKidneyXml(zip, limits)
}

const formats = {
  ole2: openOle2,
  zip: openArchive,
  html: openHtml,
  xml2003: openXml2003,
  json: openJson,
  lines: openCsv,
}

/**
 * Opens whatever NHSO's tables come in: .xls, .xlsx, XML spreadsheets, web pages, lines of text (CSV), JSON, or an archive
 * of dialysis statements.
 * The content decides which, never the name. Reading blocks the thread while a batch is read.
 * @param options.limits bounds that differ from `defaultLimits`
 * @param options.signal ends reading with `cancelled` and closes the file
 * @returns the table as a workbook; close it when done
 * @throws AppError as `openWorkbook`, and `workbook.html` for a page that asks to sign in
 */
export async function openSource(path: string, options: OpenOptions = {}): Promise<Workbook> {
  return openFile(
    path,
    async (bytes, limits) => formats[detectSource(readHead(bytes))](bytes, limits),
    options,
  )
}
