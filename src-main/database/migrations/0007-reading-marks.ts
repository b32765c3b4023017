import type { Migration } from '#main/database/migrations/migration.ts'

const marks = `
-- With what a file was read: {"core", "pack", "layouts": {id: mark}}; '{}' for a file without rows.
ALTER TABLE import_file ADD COLUMN reading_json TEXT NOT NULL DEFAULT '{}';
-- Layouts of files that are in already stand as null: as they were before there were packs.
UPDATE import_file SET reading_json = json_object('core', 1, 'pack', 0, 'layouts', json((
    SELECT json_group_object(used.layout, NULL) FROM (
      SELECT json_extract(sheet.value, '$.layout') AS layout FROM json_each(import_file.sheets_json) AS sheet
      UNION SELECT import_file.layout
      ORDER BY 1
    ) AS used WHERE used.layout IS NOT NULL)))
  WHERE state = 'imported';
-- Which readings there are is asked often, and the rows of this table are long.
CREATE INDEX import_file_reading ON import_file (kind, reading_json) WHERE state = 'imported' AND undone_at IS NULL;
-- Where the bytes of a file still lie is asked by what they are, and what became an import by its record.
CREATE INDEX download_file_bytes ON download_file (sha256);
CREATE INDEX download_version_bytes ON download_version (sha256);
CREATE INDEX import_queue_result ON import_queue (import_file_id) WHERE import_file_id IS NOT NULL;
`

export const readingMarks: Migration = {
  number: 7,
  why: 'A file says with which layouts it was read, so that a change of their meaning finds it.',
  sql: marks,
}
