import { unreadable } from '#main/platform/workbook/faults.ts'
import type { SheetSource } from '#main/platform/workbook/sheet-source.ts'
import type { WorkbookLimits } from '#main/platform/workbook/workbook.ts'
import {
  type Relation,
  readDateStyles,
  readRelations,
  readSharedTexts,
  readSheetList,
} from '#main/platform/workbook/xlsx-parts.ts'
import { readSheetRows, type XlsxGlobals } from '#main/platform/workbook/xlsx-sheet.ts'
import type { ZipArchive } from '#main/platform/workbook/zip.ts'
import { AppError } from '#shared/errors/app-error.ts'

const pathOf = (relations: ReadonlyMap<string, Relation>, kind: string) =>
  [...relations.values()].find((relation) => relation.kind === kind)?.path

async function findWorkbookPart(zip: ZipArchive): Promise<string> {
  const part = pathOf(await readRelations(zip, ''), 'officeDocument') ?? 'xl/workbook.xml'
  // Word and PowerPoint files, plain archives and the binary .xlsb are zip files too.
  if (!/workbook\w*\.xml$/i.test(part) || !zip.has(part)) throw new AppError('workbook.notWorkbook')
  return part
}

/**
 * Opens an .xlsx workbook. Only the shared texts stay in memory; each sheet is inflated as it is read.
 *
 * Not by exceljs: on damaged archives its stream reader waits for ever (8 in 100 tried), it has no bounds, decodes
 * inline text twice and loses the values of formulas that are errors or true/false.
 * @throws AppError `workbook.notWorkbook`, `workbook.encrypted`, `workbook.truncated`, `workbook.unreadable`, `workbook.tooLarge`
 * @source ECMA-376 Part 1, SpreadsheetML
 */
export async function openXlsx(zip: ZipArchive, limits: WorkbookLimits): Promise<SheetSource> {
  const part = await findWorkbookPart(zip)
  const relations = await readRelations(zip, part)
  const { sheets, is1904, asksToCalculate, names } = await readSheetList(zip, part, limits)
  const worksheets = sheets.filter(
    ({ relationId }) => (relations.get(relationId)?.kind ?? 'worksheet') === 'worksheet',
  )
  const dateStyles = await readDateStyles(zip, pathOf(relations, 'styles'))
  const sharedTexts = await readSharedTexts(zip, pathOf(relations, 'sharedStrings'), limits)
  const globals: XlsxGlobals = { sharedTexts, dateStyles, is1904, asksToCalculate, limits }
  return {
    format: 'xlsx',
    names,
    sheetNames: worksheets.map(({ name }) => name),
    sheetStates: new Map(worksheets.map(({ name, state }) => [name, state])),
    async *batches(sheetName) {
      const sheet = worksheets.find(({ name }) => name === sheetName)
      if (!sheet) throw new AppError('import.sheetMissing')
      const relation = relations.get(sheet.relationId)
      if (!relation) throw unreadable()
      yield* readSheetRows(() => zip.read(relation.path), globals)
    },
  }
}
