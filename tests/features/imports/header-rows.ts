import { makeHeaderBlock } from '#main/features/practice/maker/header-block.ts'
import type { CellValue, SheetRow } from '#main/platform/workbook/workbook.ts'
import type { Column, SheetLayout } from '#shared/model/layouts/layout.ts'

/** Header rows as the reader gives them: cells that are merged into another are blank. */
export function toHeaderRows(columns: readonly Column[], firstRow = 5, levels = 3): SheetRow[] {
  const { lines } = makeHeaderBlock(columns, firstRow, levels)
  return lines
    .map(({ row, cells }) => ({
      row,
      cells: cells.map((cell): CellValue => (typeof cell === 'string' ? cell || null : null)),
    }))
    .filter(({ cells }) => cells.some((cell) => cell !== null))
}

/** The columns of a layout with two more in each of its groups, where NHSO's files have some. */
export function columnsWithGroups({ columns, groups = [] }: SheetLayout): readonly Column[] {
  const added = groups.flatMap(({ header, field, type }): Column[] => [
    [`${field} › เบิก`, type, header, 'เบิก'],
    [`${field} › จ่าย`, type, header, 'จ่าย'],
  ])
  return [...columns, ...added]
}

/** The headers of a layout where its files have them, below some words and above rows with numbers. */
export function makeHead(layout: SheetLayout, shift = 0, columns = columnsWithGroups(layout)): SheetRow[] {
  const top = layout.usualHeaderRow + shift
  const headers = toHeaderRows(columns, top, layout.headerLevels)
  const numbers = columns.map(
    (_, index): CellValue => (index % 2 === 0 ? 690_100_001 + index : String(70_000_000 + index)),
  )
  return [
    ...(top > 0 ? [{ row: 0, cells: ['รายงานของโรงพยาบาล 10670', null, 'วันที่ 05/01/2569'] }] : []),
    ...headers,
    ...Array.from({ length: 30 }, (_, index) => ({ row: top + layout.headerLevels + index, cells: numbers })),
  ]
}
