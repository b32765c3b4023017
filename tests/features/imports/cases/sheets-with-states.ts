import * as XLSX from '@e965/xlsx'
import ExcelJS from 'exceljs'
import type { RowBatch } from '#main/features/imports/import-job.ts'
import type { MadeSheet } from '#main/features/practice/maker/cells.ts'
import { demandRead, type Reading, readBytes } from '#tests/features/imports/reading.ts'

export type Cell = string | number | null
export type SheetState = 'visible' | 'hidden' | 'veryHidden'
/** A sheet from its first row on. */
export type TestSheet = {
  readonly name: string
  readonly state?: SheetState
  readonly rows: readonly (readonly Cell[])[]
}

/** Writes a workbook as ExcelJS does. */
export async function writeXlsx(sheets: readonly TestSheet[]): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  for (const { name, state = 'visible', rows } of sheets) {
    const sheet = book.addWorksheet(name, { state })
    for (const [index, cells] of rows.entries()) sheet.getRow(index + 1).values = [...cells]
  }
  return Buffer.from(await book.xlsx.writeBuffer())
}

/** Writes a workbook of Excel 97 as SheetJS does. */
export function writeXls(sheets: readonly TestSheet[]): Buffer {
  const book = XLSX.utils.book_new()
  for (const { name, rows } of sheets)
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows.map((cells) => [...cells])), name)
  const hidden = { visible: 0, hidden: 1, veryHidden: 2 } as const
  book.Workbook = { Sheets: sheets.map(({ state = 'visible' }) => ({ Hidden: hidden[state] })) }
  return XLSX.write(book, { type: 'buffer', bookType: 'xls' })
}

/** @returns a sheet of the practice hospital as plain rows, so that it can be copied, cut and hidden */
export function toTestSheet({ name, lines }: MadeSheet, state: SheetState = 'visible'): TestSheet {
  const rows: Cell[][] = []
  for (const { row, cells } of lines) {
    while (rows.length <= row) rows.push([])
    rows[row] = cells.map((cell) => (typeof cell === 'string' || typeof cell === 'number' ? cell : null))
  }
  return { name, state, rows }
}

const moneyAt = { statement_row: [15], transfer_row: [16, 22], claim_line: [9], claim_version: [17] } as const

/** What a file came to: its rows and money by table, and everything that is told. */
export function toTold(reading: Reading) {
  const { facts, batches } = demandRead(reading)
  const moneyOf = ({ table, rows }: RowBatch) =>
    table === 'summary_row' ? [] : rows.map((row) => moneyAt[table].map((at) => row[at]))
  return {
    rows: facts.rows,
    places: batches
      .filter(({ table }) => table !== 'summary_row')
      .flatMap(({ sheet, rows }) => rows.map(([row]) => `${sheet} ${row}`)),
    money: batches.flatMap(moneyOf),
    findings: facts.findings.map(({ weight, reason, sheet, row }) => `${weight} ${reason}: ${sheet} ${row}`),
    warnings: facts.warnings
      .filter(({ code }) => code === 'import.sheetRepeats')
      .map(({ details }) => `${details['sheet']} = ${details['other']}`),
    differing: facts.checks.filter(({ isEqual }) => !isEqual).length,
    sums: facts.sums,
  }
}

export async function readSheets(name: string, sheets: readonly TestSheet[], as: 'xlsx' | 'xls' = 'xlsx') {
  return toTold(await readBytes(name, as === 'xlsx' ? await writeXlsx(sheets) : writeXls(sheets)))
}
