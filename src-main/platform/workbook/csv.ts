import { createCsvScanner } from '#main/platform/workbook/csv-scanner.ts'
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
  readonly limits: WorkbookLimits
}

const sheetName = 'csv'
const separators = [',', ';', '\t']

const isBlank = (fields: readonly unknown[]) => fields.every((field) => field === null)

/** How the first rows of a table look when its fields are parted by one of the separators. */
type Try = {
  readonly separator: string
  /** Columns of the first row. */
  readonly columns: number
  /** How many of the first rows are as wide as the first one. */
  readonly alike: number
  readonly failure: AppError | null
}

/** By so many rows a separator is judged. */
const judgedRows = 5

function trySeparator({ bytes, encoding, separator, limits }: Csv): Try {
  const widths: number[] = []
  let failure: AppError | null = null
  const onRecord = (fields: readonly unknown[]) => {
    if (widths.length < judgedRows && !isBlank(fields)) widths.push(fields.length)
  }
  const scanner = createCsvScanner({ separator, limits, onRecord })
  try {
    for (const text of readText(bytes, encoding)) {
      scanner.write(text)
      if (widths.length === judgedRows) break
    }
    if (widths.length < judgedRows) scanner.end()
  } catch (error) {
    // a torn row is told, with its place, when the sheet is read
    if (!(error instanceof AppError)) throw error
    failure = error
  }
  const [columns = 0] = widths
  return { separator, columns, alike: widths.filter((width) => width === columns).length, failure }
}

/** @returns what parts the fields: of comma, semicolon and tab the one that makes the steadiest table, then the widest */
function findSeparator(csv: Omit<Csv, 'separator'>): string {
  const tries = separators.map((separator) => trySeparator({ ...csv, separator }))
  const [best] = tries
    .filter(({ columns }) => columns > 1)
    .sort((one, other) => other.alike - one.alike || other.columns - one.columns)
  if (best !== undefined) return best.separator
  const failure = tries.find((one) => one.failure !== null)?.failure
  // text without columns is a letter or a log, but no table
  throw failure ? withPlace(failure, { sheet: sheetName, row: 1 }) : new AppError('workbook.notWorkbook')
}

/** Collects records as rows; all are as wide as the first one, because a narrower or wider one is torn. */
function createCollector(limits: WorkbookLimits) {
  const rows: SheetRow[] = []
  let next = 0
  let width = 0
  let kept = 0
  return {
    rows,
    /** The row being read, from 1. */
    rowNumber: () => next + 1,
    add(cells: (string | null)[]): void {
      if (!isBlank(cells)) {
        if (width === 0) width = cells.length
        if (cells.length !== width) throw new AppError('import.rowUnreadable')
        kept++
        if (kept > limits.maxRowsPerSheet) throw tooLarge('maxRowsPerSheet')
        rows.push({ row: next, cells })
      }
      next++
    },
  }
}

async function* readBatches({
  bytes,
  encoding,
  separator,
  limits,
}: Csv): AsyncGenerator<readonly SheetRow[]> {
  const collector = createCollector(limits)
  const scanner = createCsvScanner({ separator, limits, onRecord: collector.add })
  try {
    for (const text of readText(bytes, encoding)) {
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
 * a spreadsheet shows them, blank lines included, so a text of several lines counts once.
 * Reading ends with `import.rowUnreadable` (`row` from 1) at a row that is torn: an open quote, or another width.
 * @throws AppError `workbook.notWorkbook` for text without columns, `workbook.truncated`, `workbook.unreadable`
 */
export async function openCsv(bytes: FileBytes, limits: WorkbookLimits): Promise<SheetSource> {
  const encoding = findEncoding(bytes)
  const table = { bytes, encoding, limits }
  const csv = { ...table, separator: findSeparator(table) }
  return {
    format: 'csv',
    sheetNames: [sheetName],
    async *batches(name) {
      demandSheet([sheetName], name)
      yield* readBatches(csv)
    },
  }
}
