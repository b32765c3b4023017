import { toColumnLetters } from '#main/features/imports/column-plan.ts'
import type { ClaimRow } from '#main/features/imports/file-claims.ts'
import { headerLineOf } from '#main/features/imports/header-text.ts'
import { createHeaderWatch } from '#main/features/imports/header-watch.ts'
import type { RowBatch } from '#main/features/imports/import-job.ts'
import type {
  CreateMapper,
  RowRecord,
  SheetFrame,
  SheetOutcome,
} from '#main/features/imports/sheet-mapper.ts'
import type { ReadPlan } from '#main/features/imports/workbook-plan.ts'
import { type SheetRow, UncalculatedCell } from '#main/platform/workbook/workbook.ts'
import type { SheetCount } from '#shared/contract/imports.ts'
import type { ErrorRecord } from '#shared/errors/app-error.ts'

/** Days and months in each other's place, what the headers lack or have too much, and that a list went on without any. */
function toWarnings({ request, sheet, layout, match, cells }: SheetFrame, plan: ReadPlan): ErrorRecord[] {
  const place = { file: request.name, sheet }
  const swapped = cells.swappedColumns().map((column): ErrorRecord => {
    return { code: 'import.daysSwapped', details: { ...place, column: toColumnLetters(column) } }
  })
  const nameless = [...cells.namelessColumns].map(toColumnLetters)
  const extra = (column: string): ErrorRecord => ({
    code: 'import.columnExtra',
    details: { ...place, column },
  })
  if (plan.before !== null) {
    const headerless: ErrorRecord = { code: 'import.headerless', details: { ...place, before: plan.before } }
    return [...swapped, headerless, ...nameless.map(extra)]
  }
  // the places of a table without known words are no news
  const guesses = layout.isPlaced ? [] : match.weak.filter(({ how }) => how !== 'levels')
  return [
    ...swapped,
    ...match.absent.map((column): ErrorRecord => {
      return { code: 'import.columnAbsent', details: { ...place, column: headerLineOf(column) || column[0] } }
    }),
    ...guesses.map(({ index, column }): ErrorRecord => {
      const header = headerLineOf(layout.columns[index] ?? ['', 'text'])
      return { code: 'import.columnGuessed', details: { ...place, header, column: toColumnLetters(column) } }
    }),
    ...[...match.extras.map(({ header }) => header), ...nameless].map(extra),
  ]
}

/** Reads the rows of one recognised sheet. Feed it every row, top down, take the records now and then, then `finish`. */
export function createSheetReader(
  frame: SheetFrame,
  plan: ReadPlan,
  createMapper: CreateMapper,
  scheme: string | null,
) {
  const { sheet, layout, cells } = frame
  const { firstRow, keyColumn, isKey } = plan
  const mapper = createMapper(frame)
  const watch = createHeaderWatch(frame)
  let records: RowRecord[] = []
  let rowsRead = 0
  let rowsKept = 0

  return {
    read(row: SheetRow): void {
      const isData = row.row >= firstRow && isKey(row.cells[keyColumn])
      if (isData || rowsRead > 0) rowsRead++
      const record = isData ? mapper.readData(row) : null
      if (!isData && row.row >= firstRow) watch.check(row)
      // whether a row is one of the list only its key can tell
      if (!isData && !(row.cells[keyColumn] instanceof UncalculatedCell)) mapper.readOther(row)
      if (record === null && row.row >= firstRow) cells.rejectUncalculated(row)
      if (record === null) return
      rowsKept++
      records.push(record)
      cells.block.keep(record[0])
    },
    /** @returns the records read since the last time; null when there are none */
    take(): RowBatch | null {
      if (records.length === 0) return null
      const rows = records
      records = []
      // a mapper makes records of its own table only
      return { table: mapper.table, sheet, scheme, rows, cells: cells.block.take() } as RowBatch
    },
    /** Takes a row out of what the sheet came to. @see file-claims.ts */
    takeOut: (claim: ClaimRow, row: SheetRow): void => mapper.takeOut?.(claim, row),
    finish(): {
      readonly outcome: SheetOutcome
      readonly count: SheetCount
      readonly warnings: readonly ErrorRecord[]
      readonly doubted: ReadPlan['doubted']
    } {
      const use = layout.rows === 'repSummary' ? 'checked' : 'imported'
      const found = mapper.finish()
      const sums = found.claims?.sums ?? cells.sums()
      return {
        outcome: { sheet, layout, rowsRead, rowsKept, sums, ...found },
        count: { sheet, use, layout: layout.id, rowsRead, rowsKept, rowsLeftOut: rowsRead - rowsKept },
        warnings: toWarnings(frame, plan),
        doubted: plan.doubted,
      }
    },
  }
}

export type SheetReader = ReturnType<typeof createSheetReader>
