import type { Generated } from 'kysely'
import type {
  ImportFileTable,
  ImportFindingTable,
  ImportQueueTable,
  ImportSliceTable,
  LayoutVersionTable,
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
  download_file: DownloadFileTable
  import_file: ImportFileTable
  import_finding: ImportFindingTable
  import_slice: ImportSliceTable
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
