import { tooLarge } from '#main/platform/workbook/faults.ts'
import { createBillCollector } from '#main/platform/workbook/kidney-bills.ts'
import { maxDocumentBytes } from '#main/platform/workbook/limits.ts'
import { demandSheet, type SheetSource } from '#main/platform/workbook/sheet-source.ts'
import { batchRows, type SheetRow, type WorkbookLimits } from '#main/platform/workbook/workbook.ts'
import { createXmlScanner } from '#main/platform/workbook/xml-scanner.ts'
import type { ZipArchive } from '#main/platform/workbook/zip.ts'
import { AppError } from '#shared/errors/app-error.ts'

/** @returns the encoding an XML declaration names; UTF-8 where there is none or nobody knows it */
function createDecoder(first: Uint8Array): TextDecoder {
  const declared = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w-]+)["']/.exec(
    Buffer.from(first).toString('latin1'),
  )
  try {
    return new TextDecoder(declared?.[1] ?? 'utf-8')
  } catch {
    return new TextDecoder()
  }
}

const isStatementName = (path: string) => /STM[^/]*$/i.test(path)

async function readBills(zip: ZipArchive, path: string, limits: WorkbookLimits) {
  const collector = createBillCollector(limits, isStatementName(path))
  const scanner = createXmlScanner(collector.handler)
  let decoder: TextDecoder | null = null
  let size = 0
  for await (const piece of zip.read(path)) {
    size += piece.length
    if (size > maxDocumentBytes) throw tooLarge('maxDocumentBytes')
    decoder ??= createDecoder(piece)
    scanner.write(Buffer.from(decoder.decode(piece, { stream: true })))
  }
  scanner.end()
  return collector
}

async function* readBatches(zip: ZipArchive, path: string, limits: WorkbookLimits) {
  let batch: SheetRow[] = []
  let row = 0
  for (const cells of (await readBills(zip, path, limits)).rows()) {
    if (cells.some((cell) => cell !== null)) batch.push({ row, cells })
    row++
    if (batch.length < batchRows) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/**
 * @returns the parts of an archive that are XML documents, without the shadows macOS adds; where some are statements by their
 *   names (STM), those alone: replies and lists beside them name the same bills
 * @source nhso/corrections.md 13
 */
function listDocuments(zip: ZipArchive): readonly string[] {
  const documents = zip.paths.filter((path) => /\.xml$/i.test(path) && !path.startsWith('__MACOSX/'))
  const statements = documents.filter(isStatementName)
  return statements.length > 0 ? statements : documents
}

/**
 * Opens an archive of dialysis statements. Each XML document is a sheet named by its path: first what it says of all its
 * bills, a label and a value in each row; then a row with the names of the bills' elements, and one row for each bill with
 * the values of the elements around it.
 * @throws AppError `workbook.notWorkbook` when no part is XML, `workbook.tooLarge`
 */
export async function openKidneyXml(zip: ZipArchive, limits: WorkbookLimits): Promise<SheetSource> {
  const sheetNames = listDocuments(zip)
  if (sheetNames.length === 0) throw new AppError('workbook.notWorkbook')
  if (sheetNames.length > limits.maxSheets) throw tooLarge('maxSheets')
  return {
    format: 'xml',
    sheetNames,
    async *batches(name) {
      demandSheet(sheetNames, name)
      yield* readBatches(zip, name, limits)
    },
  }
}
