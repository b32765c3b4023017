import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { RowBatch, WorkbookFacts } from '#main/features/imports/import-job.ts'
import { readWorkbook } from '#main/features/imports/workbook-reader.ts'
import { writeSheets } from '#main/features/practice/maker/made-statement.ts'
import { type PlannedSheet, printSheet } from '#main/features/practice/maker/statement-sheet.ts'
import type { RowFields } from '#main/platform/cell-block.ts'
import type { CellValue } from '#main/platform/workbook/workbook.ts'
import { readBlock } from '#tests/helpers/stored-cells.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'

type ReadRow = {
  readonly sheet: string
  readonly row: number
  readonly fields: RowFields
}

/** Reads a file as an import does: its facts, the rows it handed out, and what their cells hold, from the top down. */
export async function readMade(made: { readonly name: string; readonly bytes: Uint8Array }) {
  const file = path.join(temporaryFolder(), made.name)
  writeFileSync(file, made.bytes)
  const names = { path: file, name: made.name, hospital: '10670', today: '2026-11-22' }
  const batches: RowBatch[] = []
  const onRows = (batch: RowBatch) => void batches.push(batch)
  const request = { ...names, counts: null, layouts: [] }
  const facts = await readWorkbook(request, { isStopped: () => false, onRows })
  const rows = batches.flatMap(({ sheet, cells }): ReadRow[] =>
    [...readBlock(cells)].map(([row, fields]) => ({ sheet, row, fields })),
  )
  const sheets = facts.sheets.map(({ sheet }) => sheet)
  // rows that are like others are handed out last
  rows.sort((one, other) => sheets.indexOf(one.sheet) - sheets.indexOf(other.sheet) || one.row - other.row)
  return { facts, batches, rows }
}

/** Writes planned sheets into a workbook and reads it. */
export async function readPlanned(name: string, sheets: readonly PlannedSheet[]) {
  return readMade({ name, bytes: await writeSheets(sheets.map(printSheet), 'xls') })
}

export const casesIn = (batches: readonly RowBatch[]) =>
  batches.flatMap((batch) => (batch.table === 'statement_row' ? batch.rows : []))

export const transfersIn = (batches: readonly RowBatch[]) =>
  batches.flatMap((batch) => (batch.table === 'transfer_row' ? batch.rows : []))

export const differing = ({ checks }: WorkbookFacts) => checks.filter(({ isEqual }) => !isEqual)

/** @returns a list of transfers as CSV */
export function csvOf(rows: readonly (readonly CellValue[])[]): Buffer {
  return Buffer.from(rows.map((cells) => cells.map((cell) => String(cell ?? ' ')).join(',')).join('\r\n'))
}
