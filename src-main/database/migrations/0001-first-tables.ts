import type { Migration } from '#main/database/migrations/migration.ts'

const settings = `
CREATE TABLE setting (
  name TEXT PRIMARY KEY CHECK (name <> ''),
  value_json TEXT NOT NULL CHECK (json_valid(value_json))
) STRICT, WITHOUT ROWID;

CREATE TABLE app_user (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK (name <> ''),
  password_hash TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role <> ''),
  failed_tries INTEGER NOT NULL DEFAULT 0 CHECK (failed_tries >= 0),
  locked_until TEXT,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE portal_account (
  id INTEGER PRIMARY KEY,
  user_name TEXT NOT NULL UNIQUE CHECK (user_name <> ''),
  sign_in TEXT NOT NULL CHECK (sign_in IN ('stored', 'assisted')),
  is_enabled INTEGER NOT NULL DEFAULT 1 CHECK (is_enabled IN (0, 1)),
  created_at TEXT NOT NULL
) STRICT;
`

const downloads = `
CREATE TABLE download_run (
  id INTEGER PRIMARY KEY,
  reason TEXT NOT NULL CHECK (reason IN ('manual', 'nightly', 'caughtUp', 'commandLine')),
  state TEXT NOT NULL CHECK (state IN ('running', 'done', 'failed', 'cancelled', 'interrupted')),
  started_at TEXT NOT NULL,
  ended_at TEXT,
  months_json TEXT NOT NULL CHECK (json_valid(months_json)),
  schemes_json TEXT NOT NULL CHECK (json_valid(schemes_json)),
  listed INTEGER NOT NULL DEFAULT 0 CHECK (listed >= 0),
  stored INTEGER NOT NULL DEFAULT 0 CHECK (stored >= 0),
  skipped INTEGER NOT NULL DEFAULT 0 CHECK (skipped >= 0),
  failed INTEGER NOT NULL DEFAULT 0 CHECK (failed >= 0),
  imported INTEGER NOT NULL DEFAULT 0 CHECK (imported >= 0),
  refused INTEGER NOT NULL DEFAULT 0 CHECK (refused >= 0),
  error_json TEXT CHECK (json_valid(error_json))
) STRICT;

CREATE TABLE download_file (
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL CHECK (source <> ''),
  scheme TEXT NOT NULL CHECK (scheme <> ''),
  month TEXT NOT NULL CHECK (month GLOB '[12][0-9][0-9][0-9]-[01][0-9]'),
  name TEXT NOT NULL CHECK (name <> ''),
  rep_no TEXT,
  sent_at TEXT,
  total_count INTEGER,
  passed_count INTEGER,
  failed_count INTEGER,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'fetching', 'stored', 'empty', 'failed')),
  bytes INTEGER CHECK (bytes >= 0),
  sha256 TEXT CHECK (length(sha256) = 64),
  stored_at TEXT,
  recheck_at TEXT,
  error_code TEXT,
  tries INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0),
  run_id INTEGER NOT NULL REFERENCES download_run (id),
  UNIQUE (source, scheme, name),
  CHECK (state <> 'stored' OR (sha256 IS NOT NULL AND bytes IS NOT NULL AND stored_at IS NOT NULL)),
  CHECK (state <> 'empty' OR recheck_at IS NOT NULL),
  CHECK (state <> 'failed' OR error_code IS NOT NULL)
) STRICT;
CREATE INDEX download_file_run ON download_file (run_id);
`

const imports = `
CREATE TABLE import_file (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  name TEXT NOT NULL,
  bytes INTEGER NOT NULL CHECK (bytes >= 0),
  state TEXT NOT NULL CHECK (state IN ('imported', 'refused')),
  imported_at TEXT NOT NULL,
  kind TEXT,
  layout TEXT,
  hcode TEXT,
  scheme TEXT,
  patient_type TEXT,
  is_appeal INTEGER CHECK (is_appeal IN (0, 1)),
  produced_at TEXT,
  row_count INTEGER NOT NULL DEFAULT 0 CHECK (row_count >= 0),
  added_count INTEGER NOT NULL DEFAULT 0 CHECK (added_count >= 0),
  replaced_count INTEGER NOT NULL DEFAULT 0 CHECK (replaced_count >= 0),
  rejected_count INTEGER NOT NULL DEFAULT 0 CHECK (rejected_count >= 0),
  sums_json TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(sums_json)),
  checks_json TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(checks_json)),
  sheets_json TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(sheets_json)),
  warnings_json TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(warnings_json)),
  error_json TEXT CHECK (json_valid(error_json)),
  CHECK (state <> 'imported' OR (kind IS NOT NULL AND layout IS NOT NULL AND hcode IS NOT NULL AND scheme IS NOT NULL))
) STRICT;
-- The same bytes are imported once, however often they were refused before.
CREATE UNIQUE INDEX import_file_once ON import_file (sha256) WHERE state = 'imported';
CREATE INDEX import_file_bytes ON import_file (sha256);
CREATE INDEX import_file_newest ON import_file (imported_at);

CREATE TABLE import_rejected_cell (
  id INTEGER PRIMARY KEY,
  import_file_id INTEGER NOT NULL REFERENCES import_file (id),
  sheet TEXT NOT NULL,
  row_number INTEGER NOT NULL CHECK (row_number >= 1),
  column_letter TEXT NOT NULL CHECK (column_letter GLOB '[A-Z]*'),
  field TEXT NOT NULL,
  value_kind TEXT NOT NULL CHECK (value_kind IN ('text', 'number', 'date', 'boolean', 'error')),
  reason TEXT NOT NULL CHECK (reason <> '')
) STRICT;
CREATE INDEX import_rejected_cell_file ON import_rejected_cell (import_file_id);
`

const claims = `
CREATE TABLE claim_version (
  id INTEGER PRIMARY KEY,
  import_file_id INTEGER NOT NULL REFERENCES import_file (id),
  sheet TEXT NOT NULL,
  row_number INTEGER NOT NULL CHECK (row_number >= 1),
  hcode TEXT NOT NULL CHECK (length(hcode) = 5),
  tran_id TEXT NOT NULL CHECK (tran_id <> ''),
  version_key TEXT NOT NULL CHECK (version_key <> ''),
  is_current INTEGER NOT NULL CHECK (is_current IN (0, 1)),
  rep_no TEXT,
  scheme TEXT NOT NULL CHECK (scheme <> ''),
  patient_type TEXT,
  hn TEXT,
  an TEXT,
  pid TEXT,
  fund TEXT,
  service_type TEXT,
  admitted_at TEXT,
  service_month TEXT CHECK (length(service_month) = 7),
  fiscal_year INTEGER CHECK (fiscal_year BETWEEN 2400 AND 2800),
  outcome TEXT NOT NULL CHECK (outcome IN ('passed', 'failed')),
  error_codes TEXT,
  claimed_satang INTEGER,
  approved_satang INTEGER,
  cells_json TEXT NOT NULL
) STRICT;
-- Every index below is paid for with import speed: about 1.5 microseconds a row each.
CREATE UNIQUE INDEX claim_version_source ON claim_version (import_file_id, sheet, row_number);
-- A claim is looked up by TRAN_ID alone, so that comes first. Few claims have older versions: their index costs nothing.
CREATE UNIQUE INDEX claim_current ON claim_version (tran_id, hcode) WHERE is_current = 1;
CREATE INDEX claim_older ON claim_version (tran_id, hcode) WHERE is_current = 0;
-- Dashboard groups, and counts and sums of a claim filter, are answered from this index alone.
CREATE INDEX claim_current_group ON claim_version
  (fiscal_year, service_month, scheme, fund, patient_type, outcome, claimed_satang, approved_satang)
  WHERE is_current = 1;
CREATE INDEX claim_current_admitted ON claim_version (admitted_at) WHERE is_current = 1;
-- Of every version: a search over all of them at once (OR) can only use indexes that say nothing of is_current.
CREATE INDEX claim_version_hn ON claim_version (hn) WHERE hn IS NOT NULL;
CREATE INDEX claim_version_an ON claim_version (an) WHERE an IS NOT NULL;
CREATE INDEX claim_version_pid ON claim_version (pid) WHERE pid IS NOT NULL;
CREATE INDEX claim_version_rep_no ON claim_version (rep_no) WHERE rep_no IS NOT NULL;
`

export const firstTables: Migration = {
  number: 1,
  why: 'Settings, users, portal accounts, downloads, imports, and every version of every claim.',
  sql: settings + downloads + imports + claims,
}
