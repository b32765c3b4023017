import path from 'node:path'
import exceljs from 'exceljs'
import { isDenied, isDiskFull, makePrivateFolder } from '#main/platform/files.ts'
import type { QualityReport } from '#shared/contract/quality.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { quality as words } from '#shared/phrases/th/quality.ts'
import { createTranslator } from '#shared/phrases/translator.ts'

type Table = {
  readonly name: string
  readonly headers: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
}

/** A text that a spreadsheet would take for a formula stands as text. */
function plain(value: string | number): string | number {
  return typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
}

function toTables(report: QualityReport): Table[] {
  const { explain } = createTranslator('th')
  const { table } = words
  return [
    {
      name: table.findings,
      headers: [table.file, table.sheet, table.row, table.column, table.field, table.reason, table.weight],
      rows: report.findings.map((finding) => [
        finding.file,
        finding.sheet,
        finding.row,
        finding.column,
        finding.field,
        words.reasons[finding.reason],
        words.weights[finding.weight],
      ]),
    },
    {
      name: table.codes,
      headers: [table.code, table.claims, table.file, table.sheet, table.row],
      rows: report.unknownCodes.map(({ code, claims, file, sheet, row }) => [code, claims, file, sheet, row]),
    },
    {
      name: table.drifts,
      headers: [table.file, table.what],
      rows: report.drifts.map(({ file, warning }) => [
        file,
        explain({ ...warning, details: { file, ...warning.details } }),
      ]),
    },
  ]
}

async function writeTables(file: string, tables: readonly Table[]): Promise<void> {
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ filename: file, useStyles: true })
  for (const { name, headers, rows } of tables) {
    const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
    sheet.columns = headers.map((_, index) => ({ width: index === 0 ? 48 : 18 }))
    const header = sheet.addRow([...headers])
    header.font = { bold: true }
    header.commit()
    for (const row of rows) sheet.addRow(row.map(plain)).commit()
    sheet.commit()
  }
  await workbook.commit()
}

/**
 * Writes the report as a workbook in Thai. No cell of it holds what a patient's row says.
 * @returns where it lies and how many rows it has
 * @throws AppError `folder.denied` `store.diskFull`
 */
export async function writeQualityWorkbook(
  folder: string,
  name: string,
  report: QualityReport,
): Promise<{ path: string; rows: number }> {
  const file = path.join(folder, name)
  const tables = toTables(report)
  try {
    await makePrivateFolder(folder)
    await writeTables(file, tables)
  } catch (error) {
    if (isDenied(error)) throw new AppError('folder.denied', { folder }, { cause: error })
    if (isDiskFull(error)) throw new AppError('store.diskFull', {}, { cause: error })
    throw error
  }
  return { path: file, rows: tables.reduce((sum, { rows }) => sum + rows.length, 0) }
}
