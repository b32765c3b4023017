import type { Store } from '#main/database/store.ts'
import { createCellBlock, type RowFields, unpackCells } from '#main/platform/cell-block.ts'

/** @returns the cells of every row the store holds of a file, by sheet and row number */
export async function readStoredCells(
  store: Store,
  fileId: number,
): Promise<(row: { readonly sheet: string; readonly row_number: number }) => RowFields> {
  const blocks = await store.read((db) =>
    db
      .selectFrom('cell_block')
      .select(['sheet', 'packing', 'cells'])
      .where('import_file_id', '=', fileId)
      .execute(),
  )
  const cells = new Map(
    blocks.flatMap((block) =>
      [...unpackCells(block)].map(([row, fields]) => [`${block.sheet} ${row}`, fields]),
    ),
  )
  return ({ sheet, row_number }) => {
    const found = cells.get(`${sheet} ${row_number}`)
    if (!found) throw new Error(`no cells of ${sheet} row ${row_number}`)
    return found
  }
}

/** @returns the block of some rows, as the reading side hands it over */
export function toBlock(
  rows: readonly (readonly [row: number, fields: RowFields])[],
): Uint8Array<ArrayBuffer> {
  const names = [...new Set(rows.flatMap(([, fields]) => Object.keys(fields)))]
  const block = createCellBlock((column) => names[column] ?? '')
  for (const [row, fields] of rows) {
    block.begin()
    for (const [field, cell] of Object.entries(fields)) block.set(names.indexOf(field), cell)
    block.keep(row)
  }
  return block.take()
}

/** @returns the rows of a block that was not packed yet */
export const readBlock = (cells: Uint8Array) => unpackCells({ packing: 'plain', cells })
