import { writeBiff8 } from '#main/features/practice/maker/biff8-writer.ts'
import type { MadeCell, MadeSheet } from '#main/features/practice/maker/cells.ts'
import { makeHeaderBlock } from '#main/features/practice/maker/header-block.ts'
import type { Column, SheetLayout } from '#shared/model/layouts/layout.ts'
import { repUcs120 } from '#shared/model/layouts/rep-ucs-120.layout.ts'

export type SheetRow = Readonly<Record<string, MadeCell>>

/** A row that is a claim whatever else a test puts into it. */
export function claimRow(number: number, cells: SheetRow = {}): SheetRow {
  return {
    rep_no: '690100001',
    tran_id: String(700_000_000 + number),
    hn: '69000123',
    hcode: '10670',
    ptype: 'OP',
    ...cells,
  }
}

type SheetOrder = {
  readonly name?: string
  readonly columns?: readonly Column[]
  /** Rows stand from the first one on, without headers. */
  readonly isHeaderless?: boolean
}

/** A sheet of exactly these cells, by field, where files of this layout have them. */
export function makeSheet(
  layout: SheetLayout,
  rows: readonly SheetRow[],
  { name = layout.sheetNames[0] ?? '', columns = layout.columns, isHeaderless = false }: SheetOrder = {},
): MadeSheet {
  const header = makeHeaderBlock(columns, layout.usualHeaderRow, layout.headerLevels)
  const firstRow = isHeaderless ? 0 : layout.usualDataRow
  const lines = rows.map((row, index) => ({
    row: firstRow + index,
    cells: columns.map(([field]) => row[field] ?? null),
  }))
  if (isHeaderless) return { name, merges: [], lines }
  return { name, merges: header.merges, lines: [...header.lines, ...lines] }
}

/** A workbook with a Detail sheet of exactly these cells; the first row is row 9 of the sheet. */
export function makeDetail(rows: readonly SheetRow[], columns?: readonly Column[]): Buffer {
  return writeBiff8([makeSheet(repUcs120, rows, columns ? { columns } : {})])
}
