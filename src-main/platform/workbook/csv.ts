import { createCsvScanner } from '#main/platform/workbook/csv-scanner.ts'
import { createWidthCheck, findWidth, isBlankLine } from '#main/platform/workbook/csv-width.ts'
import { tooLarge, withPlace } from '#main/platform/workbook/faults.ts'
import type { FileBytes } from '#main/platform/workbook/file-bytes.ts'
import { demandSheet, type SheetSource } from '#main/platform/workbook/sheet-source.ts'
import { type Encoding, findEncoding, readText } from '#main/platform/workbook/text-encoding.ts'
import { batchRows, type SheetRow, type WorkbookLimits } from '#main/platform/workbook/workbook.ts'
import { AppError } from '#shared/errors/app-error.ts'

type Csv = {
  readonly bytes: FileBytes
  readonly encoding: Encoding
  readonly separator: string
  /** How wide most of its lines are. */
  readonly columns: number
  readonly limits: WorkbookLimits
}

const sheetName = 'csv'
const separators = [',', ';', '\t']

/** By so many lines a separator is judged, and how wide the table is: titles may stand above it. */
const judgedLines = 50

/** The line by which Excel is told the separator; Excel shows the line below it as row 1. */
const separatorLine = /^"?sep=([^\r\n])"?[ ,;\t|]*(?:\r\n|\r|\n|$)/i

/** How the first lines of a table look when its fields are parted by one of the separators. */
type Try = {
  readonly separator: string
  readonly width: ReturnType<typeof findWidth>
  readonly failure: AppError | null
}

function* readLines(bytes: FileBytes, encoding: Encoding): Generator<string> {
  let isFirst = true
  for (const text of readText(bytes, encoding)) {
    yield isFirst ? text.replace(separatorLine, '') : text
    isFirst = false
  }
}

function findAsked(bytes: FileBytes, encoding: Encoding): string | null {
  for (const text of readText(bytes, encoding)) return separatorLine.exec(text)?.[1] ?? null
  return null
}

function trySeparator(
  { bytes, encoding, limits }: Omit<Csv, 'separator' | 'columns'>,
  separator: string,
): Try {
  const widths: number[] = []
  let failure: AppError | null = null
  const onRecord = (fields: readonly (string | null)[]) => {
    if (widths.length < judgedLines && !isBlankLine(fields)) widths.push(fields.length)
  }
  const scanner = createCsvScanner({ separator, limits, onRecord })
  try {
    for (const text of readLines(bytes, encoding)) {
      scanner.write(text)
      if (widths.length === judgedLines) break
    }
    if (widths.length < judgedLines) scanner.end()
  } catch (error) {
    // a torn row is told, with its place, when the sheet is read
    if (!(error instanceof AppError)) throw error
    failure = error
  }
  return { separator, width: findWidth(widths), failure }
}

type Shape = Pick<Csv, 'separator' | 'columns'>

/**
 * @returns what parts the fields, and how many there are: what the file itself says, or else of comma, semicolon and tab
 *   the one that makes the steadiest table, then the widest
 */
function findShape(csv: Omit<Csv, keyof Shape>): Shape {
  const asked = findAsked(csv.bytes, csv.encoding)
  const tries = [...(asked === null ? [] : [asked]), ...separators].map((one) => trySeparator(csv, one))
  const shapes = tries.flatMap(({ separator, width }) => (width === null ? [] : [{ separator, ...width }]))
  const meant = shapes.find(({ separator }) => separator === asked)
  const [best] = shapes.sort((one, other) => other.alike - one.alike || other.columns - one.columns)
  if (best !== undefined) return meant ?? best
  const failure = tries.find((one) => one.failure !== null)?.failure
  // text without columns is a letter or a log, but no table
  throw failure ? withPlace(failure, { sheet: sheetName, row: 1 }) : new AppError('workbook.notWorkbook')
}

/** Collects records as rows; all of the table are as wide as its first one, because a narrower or wider one is torn. */
function createCollector({ columns, limits }: Pick<Csv, 'columns' | 'limits'>) {
  const rows: SheetRow[] = []
  const width = createWidthCheck(columns)
  let next = 0
  let kept = 0
  return {
    rows,
    /** The row being read, from 1. */
    rowNumber: () => next + 1,
    add(fields: (string | null)[]): void {
      if (!isBlankLine(fields)) {
        const cells = width.take(fields)
        kept++
        if (kept > limits.maxRowsPerSheet) throw tooLarge('maxRowsPerSheet')
        rows.push({ row: next, cells })
      }
      next++
    },
  }
}

async function* readBatches(csv: Csv): AsyncGenerator<readonly SheetRow[]> {
  const { bytes, encoding, separator, limits } = csv
  const collector = createCollector(csv)
  const scanner = createCsvScanner({ separator, limits, onRecord: collector.add })
  try {
    for (const text of readLines(bytes, encoding)) {
      scanner.write(text)
      while (collector.rows.length >= batchRows) yield collector.rows.splice(0, batchRows)
    }
    scanner.end()
  } catch (error) {
    throw withPlace(error, { row: collector.rowNumber() })
  }
  while (collector.rows.length > 0) yield collector.rows.splice(0, batchRows)
}

/**
 * Opens a text table: one sheet `csv`, all cells text, parted by commas, semicolons or tabs. Rows are numbered as
 * a spreadsheet shows them, blank lines included, so a text of several lines counts once, and a `sep=` line not at all.
 * Reading ends with `import.rowUnreadable` (`row` from 1) at a row that is torn: an open quote, or another width.
 * @throws AppError `workbook.notWorkbook` for text without columns, `workbook.truncated`, `workbook.unreadable`
 */
export async function openCsv(bytes: FileBytes, limits: WorkbookLimits): Promise<SheetSource> {
  const encoding = findEncoding(bytes)
  const table = { bytes, encoding, limits }
  const csv = { ...table, ...findShape(table) }
  return {
    format: 'csv',
    sheetNames: [sheetName],
    async *batches(name) {
      demandSheet([sheetName], name)
      yield* readBatches(csv)
    },
  }
}
