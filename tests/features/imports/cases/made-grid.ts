import * as XLSX from '@e965/xlsx'
import ExcelJS from 'exceljs'
import { repUcs120 } from '#shared/model/layouts/rep-ucs-120.layout.ts'
import { claimRow, makeSheet, type SheetRow } from '#tests/features/imports/detail-workbook.ts'
import { double, label, number, record, words, xlsFile } from '#tests/platform/workbook/biff8-bytes.ts'

/** What stands in a cell; a formula has a result, or none when nobody calculated it. */
export type GridCell = string | number | boolean | null | Formula
export type Formula = { readonly formula: string; readonly result?: string | number | boolean }

/** Rows from the first one of the sheet on, cells from column A on. */
export type Grid = GridCell[][]

const isFormula = (cell: GridCell): cell is Formula => typeof cell === 'object' && cell !== null

/** The first row of claims in a Detail sheet, from 0. */
export const firstClaimRow = repUcs120.usualDataRow

export const repName = 'eclaim_10670_OP_25690105_201501885.xlsx'

/** @returns the column of a field in a Detail sheet, from 0 */
export function columnOf(field: string): number {
  const column = repUcs120.columns.findIndex(([name]) => name === field)
  if (column < 0) throw new Error(`no column ${field}`)
  return column
}

/** @returns a Detail sheet of these claims */
export function detailGrid(rows: readonly SheetRow[]): Grid {
  const grid: Grid = []
  for (const { row, cells } of makeSheet(
    repUcs120,
    rows.map((cells, index) => claimRow(index + 1, cells)),
  ).lines) {
    while (grid.length <= row) grid.push([])
    grid[row] = cells.map((cell) => (typeof cell === 'object' && cell !== null ? cell.serial : cell))
  }
  return grid
}

/** Puts a value into a cell of the claim `index`. */
export function put(grid: Grid, index: number, field: string, cell: GridCell): void {
  const row = grid[firstClaimRow + index]
  if (row === undefined) throw new Error(`no claim ${index}`)
  row[columnOf(field)] = cell
}

function toExcelJsFormula({ formula, result }: Formula): ExcelJS.CellFormulaValue {
  return { formula, date1904: false, ...(result === undefined ? {} : { result }) }
}

/** @returns the grid as exceljs writes it */
export async function writeExcelJs(grid: Grid, name = 'Detail', asksToCalculate = false): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  if (asksToCalculate) book.calcProperties.fullCalcOnLoad = true
  const sheet = book.addWorksheet(name)
  for (const [row, cells] of grid.entries()) {
    for (const [column, cell] of cells.entries()) {
      if (cell === null || cell === undefined) continue
      const at = sheet.getCell(row + 1, column + 1)
      at.value = isFormula(cell) ? toExcelJsFormula(cell) : cell
    }
  }
  return Buffer.from(await book.xlsx.writeBuffer())
}

const blankResult = Buffer.from([3, 0, 0, 0, 0, 0, 0xff, 0xff])
const calculateOnLoad = 2

/** A formula of .xls as POI writes it with 0, or as xlwt does without any result; nothing behind it is a program. */
function toXlsFormula(row: number, column: number, { result }: Formula): Buffer {
  const [value, flags] = typeof result === 'number' ? [double(result), calculateOnLoad] : [blankResult, 0]
  return record(0x0006, words(row, column, 0), value, words(flags), Buffer.alloc(6))
}

/** @returns the grid as .xls, record by record: SheetJS leaves formulas out of .xls */
export function writeXls(grid: Grid, name = 'Detail'): Buffer {
  const records = grid.flatMap((cells, row) =>
    cells.flatMap((cell, column) => {
      if (isFormula(cell)) return [toXlsFormula(row, column, cell)]
      if (typeof cell === 'number') return [number(row, column, cell)]
      return typeof cell === 'string' ? [label(row, column, cell)] : []
    }),
  )
  return xlsFile([], [{ name, records }])
}

/** @returns the grid without its formulas as SheetJS writes it */
export function writeSheetJs(grid: Grid, bookType: XLSX.BookType, name = 'Detail'): Buffer {
  const sheet: XLSX.WorkSheet = {}
  const width = Math.max(...grid.map((cells) => cells.length))
  for (const [r, cells] of grid.entries()) {
    for (const [c, cell] of cells.entries())
      if (cell !== null && cell !== undefined && !isFormula(cell))
        sheet[XLSX.utils.encode_cell({ r, c })] = { t: typeof cell === 'number' ? 'n' : 's', v: cell }
  }
  sheet['!ref'] = XLSX.utils.encode_range({ s: { r: 0, c: 0 }, e: { r: grid.length - 1, c: width - 1 } })
  const book = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(book, sheet, name)
  return XLSX.write(book, { type: 'buffer', bookType })
}
