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

/** What a file describes: one statement document, or the transfers of one day. */
export type ImportSliceTable = {
  id: Generated<number>
  import_file_id: number
  kind: string
  hcode: string
  slice: string
  version_key: string
  is_current: number
  is_retired: number
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
