import type { Migration } from '#main/database/migrations/migration.ts'

const tables = ['claim_version', 'claim_line', 'summary_row', 'statement_row', 'transfer_row']

/** What rows of earlier versions kept beside them becomes a block of one row each. */
const moveCells = (table: string) => `
INSERT INTO cell_block (import_file_id, sheet, first_row, packing, cells)
  SELECT import_file_id, sheet, row_number, 'plain', CAST(json_object(
    'rows', json_array(row_number),
    'fields', (SELECT json_group_object(key, json_array(value)) FROM json_each(cells_json))
  ) AS BLOB)
  FROM ${table} ORDER BY id;
ALTER TABLE ${table} DROP COLUMN cells_json;
`

const blocks = `
-- Every non-blank cell of some rows of a sheet that follow each other. Rows that are kept together take an eighth of the
-- pages they take one by one, and a page is encrypted twice on its way into the store.
CREATE TABLE cell_block (
  id INTEGER PRIMARY KEY,
  import_file_id INTEGER NOT NULL REFERENCES import_file (id),
  sheet TEXT NOT NULL,
  first_row INTEGER NOT NULL CHECK (first_row >= 1),
  packing TEXT NOT NULL CHECK (packing IN ('plain', 'deflate')),
  cells BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX cell_block_place ON cell_block (import_file_id, sheet, first_row);
`

const indexes = `
-- The first and the last month are known from claim_current_admitted.
DROP INDEX claim_version_month;
`

export const cellBlocks: Migration = {
  number: 3,
  why: 'Cells of rows lie in blocks, so that a store stays small and the millionth claim imports like the first.',
  sql: blocks + tables.map(moveCells).join('') + indexes,
}
