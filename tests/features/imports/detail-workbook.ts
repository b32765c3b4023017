import { writeBiff8 } from '#main/features/practice/maker/biff8-writer.ts'
import type { MadeCell, MadeSheet } from '#main/features/practice/maker/cells.ts'
import { makeHeaderBlock } from '#main/features/practice/maker/header-block.ts'
import type { Column } from '#shared/model/layouts/layout.ts'
import { repUcs120 } from '#shared/model/layouts/rep-ucs-120.layout.ts'

export type DetailRow = Readonly<Record<string, MadeCell>>

/** A row that is a claim whatever else a test puts into it. */
export function claimRow(number: number, cells: DetailRow = {}): DetailRow {
  return {
    rep_no: '690100001',
    tran_id: String(700_000_000 + number),
    hn: '69000123',
    hcode: '10670',
    ptype: 'OP',
    ...cells,
  }
}

/** A workbook with a Detail sheet of exactly these cells, by field; the first row is row 9 of the sheet. */
export function makeDetail(
  rows: readonly DetailRow[],
  columns: readonly Column[] = repUcs120.columns,
): Buffer {
  const header = makeHeaderBlock(columns, repUcs120.usualHeaderRow, repUcs120.headerLevels)
  const lines = rows.map((row, index) => ({
    row: repUcs120.usualDataRow + index,
    cells: columns.map(([field]) => row[field] ?? null),
  }))
  const sheet: MadeSheet = { name: 'Detail', merges: header.merges, lines: [...header.lines, ...lines] }
  return writeBiff8([sheet])
}
