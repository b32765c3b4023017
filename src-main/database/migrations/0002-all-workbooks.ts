import type { Migration } from '#main/database/migrations/migration.ts'

/** Undo, quarantine and what a file is a document of. States follow from these columns, so no table is rebuilt. */
const files = `
ALTER TABLE import_file ADD COLUMN document_no TEXT;
ALTER TABLE import_file ADD COLUMN suspect_count INTEGER NOT NULL DEFAULT 0 CHECK (suspect_count >= 0);
ALTER TABLE import_file ADD COLUMN undone_at TEXT;
ALTER TABLE import_file ADD COLUMN undone_by TEXT;
ALTER TABLE import_file ADD COLUMN undo_reason TEXT;
-- What was expected and what was found: a refused file with a comparison is in quarantine.
ALTER TABLE import_file ADD COLUMN comparison_json TEXT CHECK (json_valid(comparison_json));

CREATE TABLE import_finding (
  id INTEGER PRIMARY KEY,
  import_file_id INTEGER NOT NULL REFERENCES import_file (id),
  weight TEXT NOT NULL CHECK (weight IN ('rejected', 'suspect')),
  reason TEXT NOT NULL CHECK (reason <> ''),
  sheet TEXT NOT NULL,
  row_number INTEGER NOT NULL CHECK (row_number >= 1),
  column_letter TEXT NOT NULL CHECK (column_letter GLOB '[A-Z]*'),
  field TEXT NOT NULL,
  value_kind TEXT NOT NULL CHECK (value_kind IN ('blank', 'text', 'number', 'date', 'boolean', 'error'))
) STRICT;
INSERT INTO import_finding (id, import_file_id, weight, reason, sheet, row_number, column_letter, field, value_kind)
  SELECT id, import_file_id, 'rejected', reason, sheet, row_number, column_letter, field, value_kind
  FROM import_rejected_cell ORDER BY id;
DROP TABLE import_rejected_cell;
CREATE INDEX import_finding_file ON import_finding (import_file_id, reason);

-- What part of the world a file describes; of several files that describe the same part the greatest version key counts.
CREATE TABLE import_slice (
  id INTEGER PRIMARY KEY,
  import_file_id INTEGER NOT NULL REFERENCES import_file (id),
  kind TEXT NOT NULL CHECK (kind IN ('statement', 'transfer')),
  hcode TEXT NOT NULL CHECK (length(hcode) = 5),
  slice TEXT NOT NULL CHECK (slice <> ''),
  version_key TEXT NOT NULL CHECK (version_key <> ''),
  is_current INTEGER NOT NULL CHECK (is_current IN (0, 1)),
  is_retired INTEGER NOT NULL DEFAULT 0 CHECK (is_retired IN (0, 1)),
  UNIQUE (import_file_id, kind, hcode, slice),
  CHECK (is_current = 0 OR is_retired = 0)
) STRICT;
CREATE UNIQUE INDEX import_slice_current ON import_slice (kind, hcode, slice) WHERE is_current = 1;
CREATE INDEX import_slice_older ON import_slice (kind, hcode, slice) WHERE is_current = 0;

-- A layout an admin made from one of ours by naming the columns of a file in quarantine.
CREATE TABLE layout_version (
  id INTEGER PRIMARY KEY,
  base_layout TEXT NOT NULL CHECK (base_layout <> ''),
  number INTEGER NOT NULL CHECK (number >= 1),
  name TEXT NOT NULL CHECK (name <> ''),
  layout_json TEXT NOT NULL CHECK (json_valid(layout_json)),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  UNIQUE (base_layout, number)
) STRICT;
`

const claims = `
-- Where the claim stands in an appeal, from its life-cycle code; a superseded row is never paid.
ALTER TABLE claim_version ADD COLUMN life_cycle TEXT;
-- 1 once its file was undone: kept to be seen, counted nowhere, and never current.
ALTER TABLE claim_version ADD COLUMN is_retired INTEGER NOT NULL DEFAULT 0
  CHECK (is_retired = 0 OR (is_retired = 1 AND is_current = 0));

UPDATE claim_version SET life_cycle = CASE
    WHEN replace(',' || error_codes || ',', 'EA1', 'AP1') LIKE '%,AP1,%' OR ',' || error_codes || ',' LIKE '%,EP1,%'
      THEN 'superseded'
    WHEN ',' || error_codes || ',' LIKE '%,AP0,%' OR ',' || error_codes || ',' LIKE '%,EP0,%'
      OR ',' || error_codes || ',' LIKE '%,EP2,%' THEN 'opened'
    WHEN ',' || error_codes || ',' LIKE '%,AP2,%' THEN 'waiting'
    WHEN ',' || error_codes || ',' LIKE '%,AP3,%' THEN 'refused'
    WHEN ',' || error_codes || ',' LIKE '%,T01,%' OR ',' || error_codes || ',' LIKE '%,T02,%' THEN 'held'
  END
  WHERE error_codes IS NOT NULL;
-- Keys now begin with whether the row is superseded, so that any other version of the claim comes before it.
UPDATE claim_version SET
  version_key = CASE WHEN life_cycle = 'superseded' THEN '0' ELSE '1' END || version_key,
  approved_satang = CASE WHEN life_cycle = 'superseded' THEN NULL ELSE approved_satang END;
UPDATE claim_version SET is_current = 0 WHERE life_cycle = 'superseded' AND is_current = 1;
UPDATE claim_version SET is_current = 1 WHERE id IN (
  SELECT (SELECT best.id FROM claim_version AS best
    WHERE best.tran_id = claim.tran_id AND best.hcode = claim.hcode ORDER BY best.version_key DESC LIMIT 1)
  FROM claim_version AS claim GROUP BY claim.tran_id, claim.hcode HAVING max(claim.is_current) = 0);

-- Few claims fail, so this costs little: which codes they failed with, without reading a row.
CREATE INDEX claim_current_errors ON claim_version (error_codes, outcome)
  WHERE is_current = 1 AND error_codes IS NOT NULL;

-- Patients come again at random: an index over all of them is written all over with every file, a month's part is not.
DROP INDEX claim_version_hn;
DROP INDEX claim_version_an;
DROP INDEX claim_version_pid;
CREATE INDEX claim_version_hn ON claim_version (service_month, hn) WHERE hn IS NOT NULL;
CREATE INDEX claim_version_an ON claim_version (service_month, an) WHERE an IS NOT NULL;
CREATE INDEX claim_version_pid ON claim_version (service_month, pid) WHERE pid IS NOT NULL;
CREATE INDEX claim_version_month ON claim_version (service_month);

-- Drugs, instruments, denials and zero-paid items. A line counts while its claim's current version is of the same file.
CREATE TABLE claim_line (
  id INTEGER PRIMARY KEY,
  import_file_id INTEGER NOT NULL REFERENCES import_file (id),
  sheet TEXT NOT NULL,
  row_number INTEGER NOT NULL CHECK (row_number >= 1),
  hcode TEXT NOT NULL CHECK (length(hcode) = 5),
  kind TEXT NOT NULL CHECK (kind IN ('drug', 'instrument', 'denial', 'zeroPaid')),
  tran_id TEXT,
  line_no TEXT,
  code TEXT,
  tmt_code TEXT,
  fund TEXT,
  error_codes TEXT,
  claimed_satang INTEGER,
  approved_satang INTEGER,
  cells_json TEXT NOT NULL
) STRICT;
-- Grows at its end only, however large the table is: lines of a file come together.
CREATE INDEX claim_line_claim ON claim_line (import_file_id, tran_id);
`

const statements = `
-- What each batch or period comes to, as files say it of themselves: Summary of REP files, summaries of statements.
CREATE TABLE summary_row (
  id INTEGER PRIMARY KEY,
  import_file_id INTEGER NOT NULL REFERENCES import_file (id),
  sheet TEXT NOT NULL,
  row_number INTEGER NOT NULL CHECK (row_number >= 1),
  hcode TEXT NOT NULL CHECK (length(hcode) = 5),
  kind TEXT NOT NULL CHECK (kind IN ('repSummary', 'receivable', 'batchSummary')),
  layout TEXT NOT NULL,
  block TEXT NOT NULL,
  period TEXT,
  rep_no TEXT,
  patient_type TEXT,
  cases INTEGER,
  claimed_satang INTEGER,
  approved_satang INTEGER,
  cells_json TEXT NOT NULL
) STRICT;
CREATE INDEX summary_row_file ON summary_row (import_file_id);

-- One case in one statement. Normal and appeal rows stand beside each other; the file's slice says whether they count.
CREATE TABLE statement_row (
  id INTEGER PRIMARY KEY,
  import_file_id INTEGER NOT NULL REFERENCES import_file (id),
  sheet TEXT NOT NULL,
  row_number INTEGER NOT NULL CHECK (row_number >= 1),
  hcode TEXT NOT NULL CHECK (length(hcode) = 5),
  scheme TEXT NOT NULL CHECK (scheme <> ''),
  layout TEXT NOT NULL,
  block TEXT NOT NULL CHECK (block IN ('normal', 'appeal', 'disabled', 'stateless', 'whole')),
  slice TEXT NOT NULL,
  period TEXT,
  rep_no TEXT,
  tran_id TEXT,
  patient_type TEXT,
  hn TEXT,
  an TEXT,
  pid TEXT,
  served_at TEXT,
  service_month TEXT CHECK (length(service_month) = 7),
  fiscal_year INTEGER CHECK (fiscal_year BETWEEN 2400 AND 2800),
  claimed_satang INTEGER,
  approved_satang INTEGER,
  cells_json TEXT NOT NULL
) STRICT;
CREATE INDEX statement_row_file ON statement_row (import_file_id);
CREATE INDEX statement_row_claim ON statement_row (tran_id, hcode) WHERE tran_id IS NOT NULL;

-- One line of Smart Money Transfer. net is what reaches the bank; the rest says where the gross went.
CREATE TABLE transfer_row (
  id INTEGER PRIMARY KEY,
  import_file_id INTEGER NOT NULL REFERENCES import_file (id),
  sheet TEXT NOT NULL,
  row_number INTEGER NOT NULL CHECK (row_number >= 1),
  hcode TEXT NOT NULL CHECK (length(hcode) = 5),
  slice TEXT NOT NULL,
  posted_on TEXT NOT NULL CHECK (length(posted_on) = 10),
  fiscal_year INTEGER NOT NULL CHECK (fiscal_year BETWEEN 2400 AND 2800),
  batch_no TEXT,
  document_no TEXT,
  -- What the document number points at: period 6811_IP_01, REP number, or neither.
  period TEXT,
  rep_no TEXT,
  is_appeal INTEGER NOT NULL CHECK (is_appeal IN (0, 1)),
  is_audit INTEGER NOT NULL CHECK (is_audit IN (0, 1)),
  is_rerun_cancelled INTEGER NOT NULL CHECK (is_rerun_cancelled IN (0, 1)),
  source TEXT,
  fund TEXT,
  sub_fund TEXT,
  account TEXT,
  status TEXT,
  gross_satang INTEGER,
  held_satang INTEGER,
  deducted_satang INTEGER,
  guarantee_satang INTEGER,
  tax_satang INTEGER,
  set_off_satang INTEGER,
  net_satang INTEGER,
  cells_json TEXT NOT NULL
) STRICT;
CREATE INDEX transfer_row_file ON transfer_row (import_file_id);
`

const queue = `
-- What waits to be imported, in order. A file is here until a person clears it, so that nothing is forgotten.
CREATE TABLE import_queue (
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL CHECK (path <> ''),
  name TEXT NOT NULL CHECK (name <> ''),
  -- The archive or folder it came out of; null for a file of its own.
  inside TEXT,
  bytes INTEGER NOT NULL CHECK (bytes >= 0),
  origin TEXT NOT NULL CHECK (origin IN ('dropped', 'watched', 'commandLine')),
  -- 1 for a copy that Satang made and removes when it is done with it.
  is_own_copy INTEGER NOT NULL CHECK (is_own_copy IN (0, 1)),
  state TEXT NOT NULL CHECK (state IN ('waiting', 'importing', 'done', 'failed', 'cancelled')),
  added_at TEXT NOT NULL,
  ended_at TEXT,
  import_file_id INTEGER REFERENCES import_file (id),
  -- Of a file that is done: imported, unchanged, quarantined or refused.
  result TEXT,
  error_json TEXT CHECK (json_valid(error_json))
) STRICT;
CREATE INDEX import_queue_open ON import_queue (state, id) WHERE state IN ('waiting', 'importing');

-- Bytes that were taken out of the watched folder once, so that neither a restart nor a cleared queue takes them again.
CREATE TABLE watched_file (
  sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
  taken_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`

const reference = `
-- What codes mean: error codes, health offices, ICD-10-TM, ICD-9-CM, TMT, funds and service types.
CREATE TABLE reference_entry (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind <> ''),
  code TEXT NOT NULL CHECK (code <> ''),
  -- builtin comes with Satang; loaded came from a list the hospital loaded and has the last word.
  source TEXT NOT NULL CHECK (source IN ('builtin', 'loaded')),
  title_th TEXT,
  title_en TEXT,
  -- Lower case of everything a search may find it by.
  search_text TEXT NOT NULL,
  cells_json TEXT NOT NULL CHECK (json_valid(cells_json)),
  UNIQUE (kind, code, source)
) STRICT;

CREATE TABLE reference_list (
  kind TEXT PRIMARY KEY CHECK (kind <> ''),
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  entry_count INTEGER NOT NULL CHECK (entry_count >= 0),
  loaded_at TEXT NOT NULL,
  loaded_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`

export const allWorkbooks: Migration = {
  number: 2,
  why: 'Every workbook NHSO sends: lines of claims, statements, transfers, undo, quarantine, the queue and code lists.',
  sql: files + claims + statements + queue + reference,
}
