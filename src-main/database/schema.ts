import type { Generated } from 'kysely'

/** Tables of the store as Kysely sees them. Booleans are 0/1, instants ISO UTC text, local times ISO text without offset. */
export type Database = {
  setting: SettingTable
  app_user: AppUserTable
  portal_account: PortalAccountTable
  download_run: DownloadRunTable
  download_file: DownloadFileTable
  import_file: ImportFileTable
  import_rejected_cell: ImportRejectedCellTable
  claim_version: ClaimVersionTable
}

export type SettingTable = { name: string; value_json: string }

export type AppUserTable = {
  id: Generated<number>
  name: string
  password_hash: string
  role: string
  failed_tries: number
  locked_until: string | null
  created_at: string
}

export type PortalAccountTable = {
  id: Generated<number>
  user_name: string
  sign_in: string
  is_enabled: number
  created_at: string
}

export type DownloadRunTable = {
  id: Generated<number>
  reason: string
  state: string
  started_at: string
  ended_at: string | null
  months_json: string
  schemes_json: string
  listed: number
  stored: number
  skipped: number
  failed: number
  imported: number
  refused: number
  error_json: string | null
}

export type DownloadFileTable = {
  id: Generated<number>
  source: string
  scheme: string
  month: string
  name: string
  rep_no: string | null
  sent_at: string | null
  total_count: number | null
  passed_count: number | null
  failed_count: number | null
  state: string
  bytes: number | null
  sha256: string | null
  stored_at: string | null
  recheck_at: string | null
  error_code: string | null
  tries: number
  run_id: number
}

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
  /** Filled for refused files only. */
  error_json: string | null
}

export type ImportRejectedCellTable = {
  id: Generated<number>
  import_file_id: number
  sheet: string
  row_number: number
  column_letter: string
  field: string
  value_kind: string
  reason: string
}

/** One row of a Detail sheet: one version of one claim. */
export type ClaimVersionTable = {
  id: Generated<number>
  import_file_id: number
  sheet: string
  row_number: number
  hcode: string
  tran_id: string
  /** Orders the versions of a claim: when NHSO made the file, REP no., row. The greatest is current. */
  version_key: string
  is_current: number
  rep_no: string | null
  scheme: string
  patient_type: string | null
  hn: string | null
  an: string | null
  pid: string | null
  /** First token of main_fund. */
  fund: string | null
  service_type: string | null
  admitted_at: string | null
  service_month: string | null
  fiscal_year: number | null
  outcome: string
  error_codes: string | null
  claimed_satang: number | null
  approved_satang: number | null
  /** Every non-blank cell of the row by field: money as satang, the rest as text. */
  cells_json: string
}
