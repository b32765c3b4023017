import type { Migration } from '#main/database/migrations/migration.ts'

const digits = (text: string) => `replace(replace(${text}, '-', ''), ':', '')`
const stampIn = (year: string) =>
  `name LIKE '%' || ${year} || ${digits('substr(produced_at, 6, 5)')} || '_' || ${digits('substr(produced_at, 12, 8)')} || '%'`
const isNamed = `(${stampIn('substr(produced_at, 1, 4)')} OR ${stampIn('(substr(produced_at, 1, 4) + 543)')})`

const files = `
-- What was ever said of the bytes from outside: names, the portal, folders, a person. @see features/imports/evidence.ts
ALTER TABLE import_file ADD COLUMN outside_json TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(outside_json));
-- What the document says itself; the scheme may be said by something else, or by nothing.
ALTER TABLE import_file ADD COLUMN inside_scheme TEXT;
ALTER TABLE import_file ADD COLUMN printed_at TEXT;
ALTER TABLE import_file ADD COLUMN scheme_said_by TEXT;
-- What orders issues of one document: to the minute or the day, to the second in a name, in the portal's list.
ALTER TABLE import_file ADD COLUMN made_at TEXT;
ALTER TABLE import_file ADD COLUMN named_at TEXT;
ALTER TABLE import_file ADD COLUMN listed_at TEXT;
-- All of them in one text that sorts as they do.
ALTER TABLE import_file ADD COLUMN order_key TEXT NOT NULL DEFAULT '';
-- The same, or that of a file which a person said this one counts before: what is put in order by.
ALTER TABLE import_file ADD COLUMN rank_key TEXT NOT NULL DEFAULT '';
-- The last choice by which this file counts before another; 0 for all others.
ALTER TABLE import_file ADD COLUMN preference INTEGER NOT NULL DEFAULT 0 CHECK (preference >= 0);
-- Of a REP file, over all its rows: the lesser counts where neither evidence nor a person decides.
ALTER TABLE import_file ADD COLUMN total_claimed_satang INTEGER;
ALTER TABLE import_file ADD COLUMN total_approved_satang INTEGER;
UPDATE import_file SET
  outside_json = json_object('names', json_array(name)),
  inside_scheme = scheme,
  scheme_said_by = CASE WHEN scheme IS NOT NULL THEN 'inside' END,
  made_at = substr(produced_at, 1, 16),
  -- the time was taken from the name where that tells it, in either era
  named_at = CASE WHEN ${isNamed} THEN produced_at END,
  printed_at = CASE WHEN NOT ${isNamed} THEN produced_at END;
UPDATE import_file SET
  order_key = coalesce(made_at, '') || ' ' || coalesce(named_at, '') || ' ';
UPDATE import_file SET rank_key = order_key;
-- What was downloaded is known by the list it was found in.
UPDATE import_file SET outside_json = (
  SELECT json_set(import_file.outside_json, '$.portal', json_object(
    'scheme', CASE WHEN listed.scheme <> 'all' THEN listed.scheme END,
    'listedAt', NULL,
    'asked', CASE WHEN listed.source = 'smt' THEN json_object(
      'source', NULL,
      'firstDay', listed.month || '-01',
      'lastDay', min(date(listed.month || '-01', '+1 month', '-1 day'), substr(listed.stored_at, 1, 10))) END))
  FROM download_file AS listed WHERE listed.sha256 = import_file.sha256 ORDER BY listed.id LIMIT 1)
  WHERE sha256 IN (SELECT sha256 FROM download_file WHERE sha256 IS NOT NULL);
UPDATE import_file SET
  total_claimed_satang = (SELECT sum(claimed_satang) FROM claim_version WHERE import_file_id = import_file.id),
  total_approved_satang = (SELECT sum(approved_satang) FROM claim_version WHERE import_file_id = import_file.id)
  WHERE kind = 'REP';
`

const claims = `
-- 1 where nothing tells whether the current version of the claim is the newer one, and the two are not the same.
ALTER TABLE claim_version ADD COLUMN is_rival INTEGER NOT NULL DEFAULT 0
  CHECK (is_rival = 0 OR (is_rival = 1 AND is_current = 0));
CREATE INDEX claim_rival ON claim_version (import_file_id) WHERE is_rival = 1;
-- A key says what kind of row it is and which number NHSO gave; when the file was made stands with the file.
UPDATE claim_version SET version_key = CASE
    WHEN version_key LIKE '0:%' THEN '1'
    WHEN version_key LIKE '0%' THEN '0'
    ELSE '2' END || '|' || coalesce(rep_no, '');
`

const statements = `
-- One issue of a statement, as it stands in one file. Of all issues of a document one counts.
CREATE TABLE statement_issue (
  id INTEGER PRIMARY KEY,
  import_file_id INTEGER NOT NULL REFERENCES import_file (id),
  hcode TEXT NOT NULL CHECK (length(hcode) = 5),
  -- What its rows carry, too.
  slice TEXT NOT NULL,
  -- What the document says of itself; null for what it does not say.
  inside_scheme TEXT,
  -- What it is taken for, after everything that was said of it; null while nobody knows.
  scheme TEXT,
  number TEXT,
  account TEXT,
  patient_type TEXT,
  row_count INTEGER NOT NULL CHECK (row_count >= 0),
  claimed_satang INTEGER,
  approved_satang INTEGER,
  is_current INTEGER NOT NULL CHECK (is_current IN (0, 1)),
  is_retired INTEGER NOT NULL DEFAULT 0 CHECK (is_retired IN (0, 1)),
  -- The issue that counts in its place.
  counted_by_id INTEGER REFERENCES statement_issue (id),
  UNIQUE (import_file_id, slice),
  CHECK (is_current = 0 OR is_retired = 0)
) STRICT;
CREATE INDEX statement_issue_counted_by ON statement_issue (counted_by_id);
CREATE INDEX statement_issue_number ON statement_issue (number, hcode) WHERE number IS NOT NULL;

-- Which batches an issue has cases of; of cases without one, the month they were served in behind an @.
CREATE TABLE statement_issue_batch (
  batch TEXT NOT NULL,
  statement_issue_id INTEGER NOT NULL REFERENCES statement_issue (id),
  PRIMARY KEY (batch, statement_issue_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_issue_batch_issue ON statement_issue_batch (statement_issue_id);

INSERT INTO statement_issue
    (import_file_id, hcode, slice, inside_scheme, scheme, number, row_count, claimed_satang, approved_satang,
     is_current, is_retired)
  SELECT slice.import_file_id, slice.hcode, slice.slice, min(row.scheme), min(row.scheme), file.document_no,
    count(row.id), sum(row.claimed_satang), sum(row.approved_satang), slice.is_current, slice.is_retired
  FROM import_slice AS slice
  JOIN import_file AS file ON file.id = slice.import_file_id
  LEFT JOIN statement_row AS row ON row.import_file_id = slice.import_file_id AND row.slice = slice.slice
  WHERE slice.kind = 'statement'
  GROUP BY slice.id;
INSERT INTO statement_issue_batch (batch, statement_issue_id)
  SELECT DISTINCT coalesce(row.rep_no, '@' || coalesce(row.service_month, '')), issue.id
  FROM statement_issue AS issue
  JOIN statement_row AS row ON row.import_file_id = issue.import_file_id AND row.slice = issue.slice;
`

const transfers = `
-- What a list of transfers is a list of: the transfers of one source over a range of days.
CREATE TABLE transfer_list (
  id INTEGER PRIMARY KEY,
  import_file_id INTEGER NOT NULL REFERENCES import_file (id),
  hcode TEXT NOT NULL CHECK (length(hcode) = 5),
  -- As budgetSource names it; '' where rows name none, '*' where all of them were asked for.
  source TEXT NOT NULL,
  first_day TEXT NOT NULL CHECK (length(first_day) = 10),
  last_day TEXT NOT NULL CHECK (length(last_day) = 10),
  row_count INTEGER NOT NULL CHECK (row_count >= 0),
  gross_satang INTEGER,
  net_satang INTEGER,
  is_retired INTEGER NOT NULL DEFAULT 0 CHECK (is_retired IN (0, 1)),
  UNIQUE (import_file_id, source),
  CHECK (first_day <= last_day)
) STRICT;
CREATE INDEX transfer_list_days ON transfer_list (hcode, last_day, first_day);

INSERT INTO transfer_list
    (import_file_id, hcode, source, first_day, last_day, row_count, gross_satang, net_satang, is_retired)
  SELECT row.import_file_id, row.hcode, coalesce(row.source, ''),
    (SELECT min(posted_on) FROM transfer_row WHERE import_file_id = row.import_file_id),
    (SELECT max(posted_on) FROM transfer_row WHERE import_file_id = row.import_file_id),
    count(*), sum(row.gross_satang), sum(row.net_satang),
    max(CASE WHEN file.undone_at IS NULL THEN 0 ELSE 1 END)
  FROM transfer_row AS row JOIN import_file AS file ON file.id = row.import_file_id
  GROUP BY row.import_file_id, row.hcode, coalesce(row.source, '');

-- Whether a transfer counts is told row by row.
ALTER TABLE transfer_row ADD COLUMN is_current INTEGER NOT NULL DEFAULT 0 CHECK (is_current IN (0, 1));
UPDATE transfer_row SET is_current = 1 WHERE EXISTS (
  SELECT 1 FROM import_slice AS slice
  WHERE slice.import_file_id = transfer_row.import_file_id AND slice.kind = 'transfer'
    AND slice.hcode = transfer_row.hcode AND slice.slice = transfer_row.slice AND slice.is_current = 1);
UPDATE transfer_row SET slice = coalesce(source, '');
CREATE INDEX transfer_row_current ON transfer_row (posted_on) WHERE is_current = 1;
CREATE INDEX transfer_row_batch ON transfer_row (batch_no, document_no) WHERE batch_no IS NOT NULL;
DROP TABLE import_slice;
`

const unsettled = `
-- What counts in a store that has files follows from older rules until somebody has looked at what the new ones change.
INSERT INTO setting (name, value_json)
  SELECT 'imports.unsettled', 'true' WHERE EXISTS (SELECT 1 FROM import_file WHERE state = 'imported');
`

const questions = `
-- Two files of which a person has to say what they are to each other; the first one counts until then.
CREATE TABLE document_rival (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('STM', 'SMT')),
  -- undecided: issues of one document; drops: the newer one lacks cases; repeats: rows of one stand in the other;
  -- overlaps: lists of the same days.
  why TEXT NOT NULL CHECK (why IN ('undecided', 'drops', 'repeats', 'overlaps')),
  hcode TEXT NOT NULL CHECK (length(hcode) = 5),
  -- As NHSO numbers it, or the source and days of a list; '' where nothing tells it.
  document TEXT NOT NULL,
  file_id INTEGER NOT NULL REFERENCES import_file (id),
  other_file_id INTEGER NOT NULL REFERENCES import_file (id),
  row_count INTEGER NOT NULL CHECK (row_count >= 0),
  satang INTEGER,
  other_satang INTEGER
) STRICT;
CREATE INDEX document_rival_file ON document_rival (file_id);
CREATE INDEX document_rival_other ON document_rival (other_file_id);

-- What a person said. Withdrawn ones stay to be seen.
CREATE TABLE document_choice (
  id INTEGER PRIMARY KEY,
  -- counts: of one document, and the first one counts; both: two documents, and both count.
  verdict TEXT NOT NULL CHECK (verdict IN ('counts', 'both')),
  file_id INTEGER NOT NULL REFERENCES import_file (id),
  other_file_id INTEGER NOT NULL REFERENCES import_file (id),
  decided_at TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  withdrawn_at TEXT
) STRICT;
CREATE INDEX document_choice_open ON document_choice (file_id, other_file_id) WHERE withdrawn_at IS NULL;
`

export const documentIssues: Migration = {
  number: 9,
  why: 'What counts follows from what a document is and when it was made, and no more from names, hashes or chance.',
  sql: files + claims + statements + transfers + questions + unsettled,
}
