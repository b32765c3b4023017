import type { Generated } from 'kysely'

export type ImportFileTable = {
  id: Generated<number>
  sha256: string
  name: string
  bytes: number
  state: string
  imported_at: string
  /** Filled for imported files only. */
  kind: string | null
  layout: string | null
  hcode: string | null
  scheme: string | null
  patient_type: string | null
  is_appeal: number | null
  produced_at: string | null
  row_count: number
  added_count: number
  replaced_count: number
  rejected_count: number
  sums_json: string
  checks_json: string
  sheets_json: string
  warnings_json: string
  /** Why the file was refused; of an undone file, why it could not be read again. */
  error_json: string | null
  document_no: string | null
  suspect_count: number
  /** Filled while an imported file is undone. */
  undone_at: string | null
  undone_by: string | null
  undo_reason: string | null
  /** Filled for refused files that wait in quarantine. */
  comparison_json: string | null
  /** With what its rows were read; `{}` for a file without rows. */
  reading_json: Generated<string>
  /** @see features/imports/evidence.ts */
  outside_json: Generated<string>
  inside_scheme: string | null
  printed_at: string | null
  scheme_said_by: string | null
  made_at: string | null
  named_at: string | null
  listed_at: string | null
  order_key: Generated<string>
  rank_key: Generated<string>
  preference: Generated<number>
  /** Of a REP file, over all its rows. */
  total_claimed_satang: number | null
  total_approved_satang: number | null
}

/** A cell that could not be read (`rejected`), or that was read and looks wrong (`suspect`): its address, never its value. */
export type ImportFindingTable = {
  id: Generated<number>
  import_file_id: number
  weight: string
  reason: string
  sheet: string
  row_number: number
  column_letter: string
  field: string
  value_kind: string
}

/** One issue of a statement, as it stands in one file. Of all issues of a document one counts. */
export type StatementIssueTable = {
  id: Generated<number>
  import_file_id: number
  hcode: string
  /** What its rows carry, too. */
  slice: string
  inside_scheme: string | null
  scheme: string | null
  number: string | null
  account: string | null
  patient_type: string | null
  row_count: number
  claimed_satang: number | null
  approved_satang: number | null
  is_current: number
  is_retired: number
  counted_by_id: number | null
}

/** A batch an issue has cases of; `@2026-01` for cases of a month that name none. */
export type StatementIssueBatchTable = { batch: string; statement_issue_id: number }

/** What a list of transfers is a list of. */
export type TransferListTable = {
  id: Generated<number>
  import_file_id: number
  hcode: string
  /** `''` where rows name none, `*` where all were asked for. */
  source: string
  first_day: string
  last_day: string
  row_count: number
  gross_satang: number | null
  net_satang: number | null
  is_retired: number
}

/** Two files of which a person has to say what they are to each other; the first counts until then. */
export type DocumentRivalTable = {
  id: Generated<number>
  kind: string
  why: string
  hcode: string
  document: string
  file_id: number
  other_file_id: number
  row_count: number
  satang: number | null
  other_satang: number | null
}

/** What a person said of two files. */
export type DocumentChoiceTable = {
  id: Generated<number>
  verdict: string
  file_id: number
  other_file_id: number
  decided_at: string
  decided_by: string
  withdrawn_at: string | null
}

export type ImportQueueTable = {
  id: Generated<number>
  path: string
  name: string
  inside: string | null
  bytes: number
  origin: string
  is_own_copy: number
  state: string
  added_at: string
  ended_at: string | null
  import_file_id: number | null
  result: string | null
  error_json: string | null
}

/** Bytes that were taken out of the watched folder once. */
export type WatchedFileTable = { sha256: string; taken_at: string }

export type LayoutVersionTable = {
  id: Generated<number>
  base_layout: string
  number: number
  name: string
  layout_json: string
  created_at: string
  created_by: string
}

/** What the rows of an imported document came to when they were looked at first; null until then. */
export type DocumentDigestTable = {
  import_file_id: number
  /** How often its rows were written. */
  readings: number
  digest: string | null
  schema_version: number | null
}
