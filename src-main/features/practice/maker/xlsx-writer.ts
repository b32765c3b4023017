import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import exceljs from 'exceljs'
import type { CellRange, MadeCell, MadeSheet, SheetLine } from '#main/features/practice/maker/cells.ts'
import { setZipDates } from '#main/features/practice/maker/zip-dates.ts'
import { practiceMark } from '#shared/model/practice-mark.ts'

/** Stamped into every workbook, so that the bytes follow from the content alone. */
const madeAt = new Date(Date.UTC(2026, 0, 1))

const dateTimeFormat = 'dd/mm/yyyy hh:mm:ss'
const dateFormat = 'dd/mm/yyyy'

function fillRow(row: exceljs.Row, cells: readonly MadeCell[]): void {
  for (const [index, cell] of cells.entries()) {
    if (cell === null || cell === '') continue
    const target = row.getCell(index + 1)
    if (typeof cell !== 'object') {
      target.value = cell
      continue
    }
    target.value = cell.serial
    target.numFmt = cell.hasTime ? dateTimeFormat : dateFormat
  }
}

/** A row can only be let go when no merged block that is still to come reaches up to it. */
function isInsideMerge(merges: readonly CellRange[], row: number): boolean {
  return merges.some(({ firstRow, lastRow }) => firstRow <= row && row < lastRow)
}

function writeLine(sheet: exceljs.Worksheet, merges: readonly CellRange[], line: SheetLine): void {
  const row = sheet.getRow(line.row + 1)
  fillRow(row, line.cells)
  for (const { firstRow, lastRow, firstColumn, lastColumn } of merges) {
    if (lastRow === line.row) sheet.mergeCells(firstRow + 1, firstColumn + 1, lastRow + 1, lastColumn + 1)
  }
  if (!isInsideMerge(merges, line.row)) row.commit()
}

/**
 * Writes the same content as `writeBiff8` as `.xlsx`, row by row.
 * @param isMarked whether it says inside that the practice hospital made it
 * @returns bytes that follow from the content: times inside and in the zip are fixed
 */
export async function writeXlsx(sheets: readonly MadeSheet[], isMarked = false): Promise<Buffer> {
  const stream = new PassThrough()
  const whole = buffer(stream)
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: true })
  workbook.created = madeAt
  workbook.modified = madeAt
  workbook.creator = 'Satang'
  workbook.lastModifiedBy = 'Satang'
  // the library defines no names that stand for less than a cell
  if (isMarked) workbook.definedNames.add(`'${sheets[0]?.name}'!$A$1`, practiceMark)
  for (const { name, merges, lines, isHidden } of sheets) {
    const sheet = workbook.addWorksheet(name, { state: isHidden ? 'hidden' : 'visible' })
    for (const line of lines) writeLine(sheet, merges, line)
    sheet.commit()
  }
  await workbook.commit()
  return setZipDates(await whole, madeAt)
}
