import { isBlankCell, parserFor } from '#main/features/imports/cell-parse.ts'
import type { SheetFrame } from '#main/features/imports/sheet-mapper.ts'
import { isHeaderRow, isNumberCell } from '#main/features/imports/sheet-start.ts'
import type { SheetRow } from '#main/platform/workbook/workbook.ts'
import { columnsOfPart, type Part } from '#shared/model/layouts/layout.ts'

const people: readonly Part[] = ['hn', 'pid', 'tranId']

type Frame = Pick<SheetFrame, 'layout' | 'match' | 'dates' | 'cells'>

/** Tells rows that are about a patient from all others, by cells that were not read yet. */
export function createKeylessTest({ layout, match, dates, cells }: Frame) {
  // a column the sheet does not have is blank in every row
  const toColumns = (indexes: readonly number[]) => indexes.map((index) => match.columnOf[index] ?? -1)
  const keyIndex = layout.columns.findIndex(([field]) => field === layout.key.field)
  const keyColumn = match.columnOf[keyIndex] ?? -1
  const patients = toColumns(people.flatMap((part) => columnsOfPart(layout, part)))
  const others = patients.filter((column) => column !== keyColumn)
  const batches = toColumns(columnsOfPart(layout, 'repNo'))
  const amounts = toColumns(layout.columns.flatMap(([, type], index) => (type === 'money' ? [index] : [])))
  const parseMoney = parserFor('money', dates)
  const isAmount = ({ cells: values }: SheetRow, column: number) =>
    typeof parseMoney(values[column] ?? null) === 'number'
  return {
    hasPatient: ({ cells: values }: SheetRow) => patients.some((column) => !isBlankCell(values[column])),
    /**
     * Puts a row on the list that has money and a patient or a batch, but no key: it is not taken, and must be seen.
     * Rows of totals have a word where the batch stands; headers that stand again number their columns like amounts.
     */
    rejectKeyless(row: SheetRow): void {
      if (isHeaderRow(row)) return
      const hasOwner =
        others.some((column) => !isBlankCell(row.cells[column])) ||
        batches.some((column) => isNumberCell(row.cells[column]))
      if (!hasOwner) return
      if (!amounts.some((column) => isAmount(row, column))) return
      cells.reject(row, keyIndex, isBlankCell(row.cells[keyColumn]) ? 'blankValue' : 'notNumber')
    },
  }
}
