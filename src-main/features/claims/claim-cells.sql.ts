import { type RawBuilder, sql } from 'kysely'
import type { ReadableDb } from '#main/database/store.ts'
import { type RowFields, unpackCells } from '#main/platform/cell-block.ts'

type RowTable = 'claim_version' | 'claim_line'

/** A row together with where its cells are. */
export type PlacedRow = { readonly block_id: number | null; readonly row_number: number }

/** The id of the block that has the cells of a row: the last one of its sheet that begins at the row or above it. */
export function blockOf(table: RowTable): RawBuilder<number | null> {
  const row = (column: string) => sql.ref(`${table}.${column}`)
  return sql<number | null>`(
    SELECT block.id FROM cell_block AS block
    WHERE block.import_file_id = ${row('import_file_id')} AND block.sheet = ${row('sheet')}
      AND block.first_row <= ${row('row_number')}
    ORDER BY block.first_row DESC LIMIT 1)`
}

/**
 * Reads the cells of some rows; rows of one block share its reading.
 * @returns for each row its non-blank cells, in the order of the sheet's columns
 */
export async function selectCells(
  db: ReadableDb,
  rows: readonly PlacedRow[],
): Promise<(row: PlacedRow) => RowFields> {
  const ids = [...new Set(rows.flatMap(({ block_id }) => block_id ?? []))]
  const blocks = await db
    .selectFrom('cell_block')
    .select(['id', 'packing', 'cells'])
    .where('id', 'in', ids)
    .execute()
  const numbers = new Set(rows.map(({ row_number }) => row_number))
  const known = new Map(blocks.map((block) => [block.id, unpackCells(block, (row) => numbers.has(row))]))
  return ({ block_id, row_number }) => {
    const cells = known.get(block_id ?? 0)?.get(row_number)
    // every import keeps them: a row shown as blank would be a lie
    if (cells === undefined) throw new Error(`block ${block_id} has no cells of row ${row_number}`)
    return cells
  }
}
