import type { Generated } from 'kysely'
import type {
  DocumentChoiceTable,
  DocumentDigestTable,
  DocumentRivalTable,
  ImportFileTable,
  ImportFindingTable,
  ImportQueueTable,
  LayoutVersionTable,
  StatementIssueBatchTable,
  StatementIssueTable,
  TransferListTable,
  WatchedFileTable,
} from '#main/database/schema-imports.ts'
import type {
  CellBlockTable,
  ClaimLineTable,
  ClaimVersionTable,
  ReferenceEntryTable,
  ReferenceListTable,
  StatementRowTable,
  SummaryRowTable,
  TransferRowTable,
} from '#main/database/schema-rows.ts'

/** Tables of the store as Kysely sees them. Booleans are 0/1, instants ISO UTC text, local times ISO text without offset. */
export type Database = {
  setting: SettingTable
  app_user: AppUserTable
  portal_account: PortalAccountTable
  download_run: DownloadRunTable
  download_list: DownloadListTable
  download_file: DownloadFileTable
  download_version: DownloadVersionTable
  list_reading: ListReadingTable
  import_file: ImportFileTable
  import_finding: ImportFindingTable
  statement_issue: StatementIssueTable
  statement_issue_batch: StatementIssueBatchTable
  transfer_list: TransferListTable
  document_rival: DocumentRivalTable
  document_choice: DocumentChoiceTable
  document_digest: DocumentDigestTable
  import_queue: ImportQueueTable
  watched_file: WatchedFileTable
  layout_version: LayoutVersionTable
  cell_block: CellBlockTable
  claim_version: ClaimVersionTable
  claim_line: ClaimLineTable
  summary_row: SummaryRowTable
  statement_row: StatementRowTable
  transfer_row: TransferRowTable
  reference_entry: ReferenceEntryTable
  reference_list: ReferenceListTable
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
  note: Generated<string>
  position: number
}

export type DownloadRunTable = {
  id: Generated<number>
  reason: string
  state: string
  started_by: string | null
  started_at: string
  ended_at: string | null
  sources_json: string
  months_json: string
  schemes_json: string
  is_importing: number
  is_dry_run: number
  is_fetching_again: number
  resumes: Generated<number>
  listed: number
  stored: number
  skipped: number
  failed: number
  imported: number
  refused: number
  error_json: string | null
}

export type DownloadListTable = {
  id: Generated<number>
  run_id: number
  position: number
  source: string
  scheme: string
  month: string
  state: string
  listed: number | null
  stored: Generated<number>
  failed: Generated<number>
  skipped: Generated<number>
  error_code: string | null
}

export type DownloadVersionTable = {
  id: Generated<number>
  download_file_id: number
  sha256: string
  bytes: number
  stored_at: string
  replaced_at: string
  path: string
}

export type ListReadingTable = {
  portal: string
  list: string
  scheme: string
  newest_json: string
  good_json: string | null
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
  is_stale: Generated<number>
}
