import type { Migration } from '#main/database/migrations/migration.ts'

const month = `month GLOB '[12][0-9][0-9][0-9]-[01][0-9]'`

/** Rebuilt, for a CHECK cannot be changed: a run can be paused now. */
const runs = `
CREATE TABLE download_run_new (
  id INTEGER PRIMARY KEY,
  reason TEXT NOT NULL CHECK (reason IN ('manual', 'nightly', 'caughtUp', 'commandLine')),
  state TEXT NOT NULL CHECK (state IN ('running', 'paused', 'done', 'failed', 'cancelled', 'interrupted')),
  started_by TEXT,
  started_at TEXT NOT NULL,
  ended_at TEXT,
  sources_json TEXT NOT NULL CHECK (json_valid(sources_json)),
  months_json TEXT NOT NULL CHECK (json_valid(months_json)),
  schemes_json TEXT NOT NULL CHECK (json_valid(schemes_json)),
  is_importing INTEGER NOT NULL CHECK (is_importing IN (0, 1)),
  is_dry_run INTEGER NOT NULL CHECK (is_dry_run IN (0, 1)),
  is_fetching_again INTEGER NOT NULL CHECK (is_fetching_again IN (0, 1)),
  resumes INTEGER NOT NULL DEFAULT 0 CHECK (resumes >= 0),
  listed INTEGER NOT NULL DEFAULT 0 CHECK (listed >= 0),
  stored INTEGER NOT NULL DEFAULT 0 CHECK (stored >= 0),
  skipped INTEGER NOT NULL DEFAULT 0 CHECK (skipped >= 0),
  failed INTEGER NOT NULL DEFAULT 0 CHECK (failed >= 0),
  imported INTEGER NOT NULL DEFAULT 0 CHECK (imported >= 0),
  refused INTEGER NOT NULL DEFAULT 0 CHECK (refused >= 0),
  error_json TEXT CHECK (json_valid(error_json))
) STRICT;
INSERT INTO download_run_new
  (id, reason, state, started_at, ended_at, sources_json, months_json, schemes_json, is_importing, is_dry_run,
   is_fetching_again, listed, stored, skipped, failed, imported, refused, error_json)
  SELECT id, reason, state, started_at, ended_at, '["rep"]', months_json, schemes_json, 1, 0,
    0, listed, stored, skipped, failed, imported, refused, error_json
  FROM download_run;
DROP TABLE download_run;
ALTER TABLE download_run_new RENAME TO download_run;
`

const lists = `
-- The plan of a run: every list it reads, in order. What is waiting or failed here is where the run goes on.
CREATE TABLE download_list (
  id INTEGER PRIMARY KEY,
  run_id INTEGER NOT NULL REFERENCES download_run (id),
  position INTEGER NOT NULL CHECK (position >= 0),
  source TEXT NOT NULL CHECK (source <> ''),
  scheme TEXT NOT NULL CHECK (scheme <> ''),
  month TEXT NOT NULL CHECK (${month}),
  state TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'failed')),
  -- Null until the list was read.
  listed INTEGER CHECK (listed >= 0),
  stored INTEGER NOT NULL DEFAULT 0 CHECK (stored >= 0),
  failed INTEGER NOT NULL DEFAULT 0 CHECK (failed >= 0),
  skipped INTEGER NOT NULL DEFAULT 0 CHECK (skipped >= 0),
  error_code TEXT,
  UNIQUE (run_id, source, scheme, month),
  CHECK ((state = 'failed') = (error_code IS NOT NULL))
) STRICT;
CREATE INDEX download_list_place ON download_list (source, scheme, month);
`

const files = `
-- 1 when the list told other counts than before of a file that is stored: it is fetched again and compared.
ALTER TABLE download_file ADD COLUMN is_stale INTEGER NOT NULL DEFAULT 0 CHECK (is_stale IN (0, 1));

-- What was stored under a name before the portal gave other bytes for it.
CREATE TABLE download_version (
  id INTEGER PRIMARY KEY,
  download_file_id INTEGER NOT NULL REFERENCES download_file (id),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  bytes INTEGER NOT NULL CHECK (bytes >= 0),
  stored_at TEXT NOT NULL,
  replaced_at TEXT NOT NULL,
  -- Below the download folder.
  path TEXT NOT NULL CHECK (path <> ''),
  UNIQUE (download_file_id, sha256, replaced_at)
) STRICT;
`

export const downloadPlans: Migration = {
  number: 4,
  why: 'A run has a plan of lists it can go on with after a pause or a crash, and changed files keep their versions.',
  sql: runs + lists + files,
}
