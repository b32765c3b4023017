import { basename } from 'node:path'
import {
  type ListBatch,
  type ListEntry,
  type ListFile,
  toTitles,
} from '#main/features/reference/list-entry.ts'
import {
  type ColumnRole,
  findColumns,
  findMissing,
  type ListColumns,
  type ListShape,
} from '#main/features/reference/list-shapes.ts'
import { withPlace } from '#main/platform/workbook/faults.ts'
import { openSource } from '#main/platform/workbook/open-source.ts'
import {
  type CellValue,
  DateCell,
  ErrorCell,
  type SheetRow,
  type Workbook,
} from '#main/platform/workbook/workbook.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { fromExcelSerial } from '#shared/model/thai-date.ts'

/** A sheet that holds a part of the list. */
type ListSheet = { readonly name: string; readonly headerRow: number; readonly columns: ListColumns }

/** Titles and dates may stand above the headers. */
const rowsToHeader = 30

/** Text that a program wrote as a formula so that Excel keeps its zeros: `="01234"`. */
const textFormula = /^="(.*)"$/

function toText(value: CellValue | undefined): string {
  if (value === null || value === undefined) return ''
  if (value instanceof ErrorCell) return value.text
  if (value instanceof DateCell) return fromExcelSerial(value.serial, value.is1904) ?? String(value.serial)
  const text = String(value).trim()
  return textFormula.exec(text)?.[1] ?? text
}

/** @returns the code, or an empty text for a blank cell; null for a cell that may stand for several codes or none */
function toCode(value: CellValue | undefined, shape: ListShape): string | null {
  if (typeof value === 'number') {
    const isWhole = Number.isInteger(value) && value >= 0 && !shape.numbersAreAmbiguous
    return isWhole ? String(value).padStart(shape.digits, '0') : null
  }
  if (typeof value === 'boolean' || value instanceof DateCell || value instanceof ErrorCell) return null
  return shape.toCode(toText(value))
}

/** `A` for 0, `AB` for 27. */
function toLetters(column: number): string {
  const rest = column < 26 ? '' : toLetters(Math.floor(column / 26) - 1)
  return rest + String.fromCharCode(65 + (column % 26))
}

function toEntry(code: string, cells: readonly CellValue[], { places, headers }: ListColumns): ListEntry {
  const textOf = (role: ColumnRole) => {
    const place = places[role]
    return place === undefined ? '' : toText(cells[place])
  }
  const titles = toTitles(textOf('title'))
  const roles: readonly (number | undefined)[] = Object.values(places)
  const facts = headers.flatMap((name, column) => {
    const value = roles.includes(column) ? '' : toText(cells[column])
    return name === '' || value === '' ? [] : [{ name, value }]
  })
  const guide = textOf('guide')
  return {
    code,
    titleTh: textOf('titleTh') || titles.titleTh || null,
    titleEn: textOf('titleEn') || titles.titleEn || null,
    cells: { ...(guide === '' ? {} : { guide }), facts },
  }
}

function toBatch(rows: readonly SheetRow[], { columns, headerRow }: ListSheet, shape: ListShape): ListBatch {
  const codeColumn = columns.places.code ?? 0
  const entries: ListEntry[] = []
  let leftOut = 0
  for (const { row, cells } of rows) {
    if (row <= headerRow) continue
    const code = toCode(cells[codeColumn], shape)
    if (code === null) {
      const header = columns.headers[codeColumn] ?? ''
      throw new AppError('reference.codeUnreadable', {
        row: row + 1,
        column: `${toLetters(codeColumn)} ${header}`,
      })
    }
    if (shape.isCode(code)) entries.push(toEntry(code, cells, columns))
    else leftOut++
  }
  return { entries, leftOut }
}

async function findHeader(workbook: Workbook, name: string, shape: ListShape) {
  let nearest: string | null = findMissing({ places: {}, headers: [] }, shape)
  for await (const rows of workbook.rows(name)) {
    for (const { row, cells } of rows) {
      if (row >= rowsToHeader) return { sheet: null, missing: nearest }
      const columns = findColumns(cells.map(toText), shape)
      const missing = findMissing(columns, shape)
      if (missing === null) return { sheet: { name, headerRow: row, columns }, missing }
      if (columns.places.code !== undefined) nearest = missing
    }
  }
  return { sheet: null, missing: nearest }
}

async function findSheets(workbook: Workbook, file: string, shape: ListShape): Promise<ListSheet[]> {
  const found = []
  for (const name of workbook.sheetNames) found.push(await findHeader(workbook, name, shape))
  const sheets = found.flatMap(({ sheet }) => (sheet === null ? [] : [sheet]))
  if (sheets.length > 0) return sheets
  throw new AppError('reference.noColumns', { file, column: found[0]?.missing ?? '' })
}

async function* readSheets(
  workbook: Workbook,
  sheets: readonly ListSheet[],
  file: string,
  shape: ListShape,
): AsyncGenerator<ListBatch> {
  for (const sheet of sheets) {
    try {
      for await (const rows of workbook.rows(sheet.name)) yield toBatch(rows, sheet, shape)
    } catch (error) {
      throw withPlace(error, { file, sheet: sheet.name })
    }
  }
}

/**
 * Opens a list that is a table: .xlsx, .xls or .csv. Every sheet with the headers of the list is a part of it.
 * @throws AppError `reference.noColumns` with the header that is missing, and those of workbooks
 */
export async function openTableList(path: string, shape: ListShape): Promise<ListFile> {
  const file = basename(path)
  const workbook = await openSource(path)
  try {
    const sheets = await findSheets(workbook, file, shape)
    return { batches: () => readSheets(workbook, sheets, file, shape), close: () => workbook.close() }
  } catch (error) {
    await workbook.close()
    throw error
  }
}
