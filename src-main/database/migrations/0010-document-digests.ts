import type { Migration } from '#main/database/migrations/migration.ts'

export const documentDigests: Migration = {
  number: 10,
  why: 'Rows of a document that are no longer as they were imported are seen, also where every page reads well.',
  sql: `
-- What the rows of a document came to when they were looked at first. @see database/document-digest.ts
CREATE TABLE document_digest (
  import_file_id INTEGER PRIMARY KEY REFERENCES import_file (id),
  -- How often its rows were written; 0 for a document of an older store.
  readings INTEGER NOT NULL CHECK (readings >= 0),
  digest TEXT CHECK (length(digest) = 64),
  -- Schema of the store when it was taken: a later one may have changed rows.
  schema_version INTEGER
) STRICT;
`,
}
