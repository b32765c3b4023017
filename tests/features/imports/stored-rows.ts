import type { Store } from '#main/database/store.ts'
import type { WorkbookKey } from '#main/features/practice/maker/made-workbook.ts'
import { type StoredRow, storedValues } from '#tests/helpers/compare-key.ts'
import { readStoredCells } from '#tests/helpers/stored-cells.ts'

/** Every row of a REP file that the store holds, table by table in the order of its sheets; and their cells. */
export async function readTables(store: Store, fileId: number) {
  const cellsOf = await readStoredCells(store, fileId)
  const tables = await store.read(async (db) => ({
    claims: await db
      .selectFrom('claim_version')
      .selectAll()
      .where('import_file_id', '=', fileId)
      .orderBy('id')
      .execute(),
    lines: await db
      .selectFrom('claim_line')
      .selectAll()
      .where('import_file_id', '=', fileId)
      .orderBy('id')
      .execute(),
    summaries: await db
      .selectFrom('summary_row')
      .selectAll()
      .where('import_file_id', '=', fileId)
      .orderBy('id')
      .execute(),
  }))
  return { ...tables, cellsOf }
}

/** Orders rows by where they stand. */
export function inOrder(a: StoredRow, b: StoredRow): number {
  return a.sheet < b.sheet ? -1 : a.sheet > b.sheet ? 1 : a.row - b.row
}

/** @returns the rows with their cells, whatever table they are in, by where they stand */
export function storedRows(
  key: WorkbookKey,
  { cellsOf, ...tables }: Awaited<ReturnType<typeof readTables>>,
): readonly StoredRow[] {
  const layouts = new Map(key.sheets.map(({ sheet, layout }) => [sheet, layout]))
  return Object.values(tables)
    .flat()
    .map((row) => {
      const layout = layouts.get(row.sheet)
      if (!layout) throw new Error(`the key has no sheet ${row.sheet}`)
      return { sheet: row.sheet, row: row.row_number, cells: storedValues(layout, cellsOf(row)) }
    })
    .sort(inOrder)
}
