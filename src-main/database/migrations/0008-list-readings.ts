import type { Migration } from '#main/database/migrations/migration.ts'

const readings = `
-- What was understood of a list of the portal: how it is built, and no value of any line.
CREATE TABLE list_reading (
  portal TEXT NOT NULL,
  list TEXT NOT NULL,
  scheme TEXT NOT NULL,
  newest_json TEXT NOT NULL CHECK (json_valid(newest_json)),
  -- The last one that worked; NULL while none has. Stays as it is while the list is not as it was.
  good_json TEXT CHECK (json_valid(good_json)),
  PRIMARY KEY (portal, list, scheme)
) STRICT, WITHOUT ROWID;
`

export const listReadings: Migration = {
  number: 8,
  why: 'What Satang understands of each list of the portal is kept, so that a change of the list can be shown.',
  sql: readings,
}
