import { tooLarge, truncated, withPlace } from '#main/platform/workbook/faults.ts'
import type { FileBytes } from '#main/platform/workbook/file-bytes.ts'
import { createHtmlScanner } from '#main/platform/workbook/html-scanner.ts'
import { createTableReader } from '#main/platform/workbook/html-tables.ts'
import { demandSheet, type SheetSource } from '#main/platform/workbook/sheet-source.ts'
import { type Encoding, findEncoding, readText } from '#main/platform/workbook/text-encoding.ts'
import {
  batchRows,
  type CellValue,
  type SheetRow,
  type WorkbookLimits,
} from '#main/platform/workbook/workbook.ts'
import { AppError } from '#shared/errors/app-error.ts'

type Page = { readonly bytes: FileBytes; readonly encoding: Encoding; readonly limits: WorkbookLimits }

/** What a table looks like: how many of its rows fill two columns, and how many four. */
type TableLook = { readonly number: number; filled: number; pairs: number; wide: number }

type PageLook = { readonly tables: readonly TableLook[]; readonly words: string }

/** So much of a page's words tells what it is about. */
const keptCharacters = 1 << 16

/** Words of pages that ask to sign in, or say that the time is over. */
const signInWords =
  /type\s*=\s*["']?password|เข้าสู่ระบบ|เข้าระบบ|ลงชื่อเข้า|รหัสผ่าน|หมดเวลา|หมดอายุการใช้งาน|\b(?:log|sign)[ _-]?(?:in|on)\b|login|session\s*(?:has\s*|is\s*)?(?:been\s*)?(?:expired|time)|password/i
const passwordField = /<input [^>]*type\s*=\s*["']?password/i

const countFilled = (cells: readonly CellValue[]) => cells.filter((cell) => cell !== null).length

/** Reads a page once to learn what tables it has; nothing of them is kept. */
function lookOver({ bytes, encoding, limits }: Page): PageLook {
  const tables = new Map<number, TableLook>()
  let words = ''
  const reader = createTableReader(
    {
      row(number, _row, cells) {
        const filled = countFilled(cells)
        if (filled === 0) return
        const look = tables.get(number) ?? { number, filled: 0, pairs: 0, wide: 0 }
        look.filled++
        if (filled >= 2) look.pairs++
        if (filled >= 4) look.wide++
        tables.set(number, look)
        if (tables.size > limits.maxSheets) throw tooLarge('maxSheets')
        if (look.filled > limits.maxRowsPerSheet) throw tooLarge('maxRowsPerSheet')
        // the words of a page laid out as a table
        if (words.length < keptCharacters)
          words += ` ${cells.filter((cell) => typeof cell === 'string').join(' ')}`
      },
      words(text) {
        if (words.length < keptCharacters) words += text.slice(0, keptCharacters)
      },
    },
    limits,
  )
  const scanner = createHtmlScanner(reader.handler)
  for (const text of readText(bytes, encoding)) scanner.write(text)
  scanner.end()
  // a page ends where it likes, a table does not
  if (reader.isWithin()) throw truncated()
  return { tables: [...tables.values()].sort((one, other) => one.number - other.number), words }
}

/**
 * @returns the tables of a page that is one of data
 * @throws AppError `workbook.html` for a page that asks to sign in, `workbook.webPage` for any other
 */
function demandTables({ tables, words }: PageLook): readonly TableLook[] {
  const asksToSignIn = signInWords.test(words)
  const hasData = tables.some(({ pairs, wide }) => wide >= 2 || (!asksToSignIn && pairs >= 2))
  if (passwordField.test(words) || (asksToSignIn && !hasData)) throw new AppError('workbook.html')
  if (!hasData) throw new AppError('workbook.webPage')
  return tables
}

async function* readBatches({ bytes, encoding, limits }: Page, number: number): AsyncGenerator<SheetRow[]> {
  const rows: SheetRow[] = []
  const reader = createTableReader(
    {
      row(table, row, cells) {
        if (table === number && countFilled(cells) > 0) rows.push({ row, cells })
      },
      words: () => undefined,
    },
    limits,
  )
  const scanner = createHtmlScanner(reader.handler)
  try {
    for (const text of readText(bytes, encoding)) {
      scanner.write(text)
      while (rows.length >= batchRows) yield rows.splice(0, batchRows)
    }
    scanner.end()
  } catch (error) {
    throw withPlace(error, { row: reader.rowNumber() })
  }
  if (rows.length > 0) yield rows
}

/**
 * Opens a web page that was saved under an Excel name: each of its tables with something in it is a sheet, `Table 1` and
 * so on. Cells hold text as it is shown; a number that Excel or LibreOffice put behind it, in full, takes its place.
 * @throws AppError `workbook.html` for a page that asks to sign in, `workbook.webPage` for one without a table of data,
 *   `workbook.truncated`, `workbook.unreadable`, `workbook.tooLarge`
 */
export async function openHtml(bytes: FileBytes, limits: WorkbookLimits): Promise<SheetSource> {
  const page = { bytes, encoding: findEncoding(bytes), limits }
  const tables = demandTables(lookOver(page))
  const numbers = new Map(tables.map(({ number }, index) => [`Table ${index + 1}`, number]))
  const sheetNames = [...numbers.keys()]
  return {
    format: 'html',
    sheetNames,
    async *batches(name) {
      demandSheet(sheetNames, name)
      yield* readBatches(page, numbers.get(name) ?? 0)
    },
  }
}
