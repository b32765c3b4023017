import type { Generated } from 'kysely'

/** One row of a Detail sheet: one version of one claim. */
export type ClaimVersionTable = {
  id: Generated<number>
  import_file_id: number
  sheet: string
  row_number: number
  hcode: string
  tran_id: string
  /** Kind of row and REP no.: where they are equal, when the files were made decides. */
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
  /** What NHSO pays; null for a claim that did not pass. */
  approved_satang: number | null
  /** What the row of a claim that did not pass prints as net; null for the others. */
  printed_satang: number | null
  /** From the life-cycle codes of the row (AP1, EA1, EP1 …); null for all others. */
  life_cycle: string | null
  /** 1 once its file was undone. */
  is_retired: number
  /** 1 where nothing tells whether it or the current version is newer. */
  is_rival: Generated<number>
}

/** A drug, instrument, denial or zero-paid item of a claim. */
export type ClaimLineTable = {
  id: Generated<number>
  import_file_id: number
  sheet: string
  row_number: number
  hcode: string
  kind: string
  tran_id: string | null
  line_no: string | null
  code: string | null
  tmt_code: string | null
  fund: string | null
  error_codes: string | null
  claimed_satang: number | null
  approved_satang: number | null
}

/** What a file says of one of its batches, periods or patient types. */
export type SummaryRowTable = {
  id: Generated<number>
  import_file_id: number
  sheet: string
  row_number: number
  hcode: string
  kind: string
  layout: string
  block: string
  period: string | null
  rep_no: string | null
  patient_type: string | null
  cases: number | null
  claimed_satang: number | null
  approved_satang: number | null
}

/** One case of a statement. It counts while its issue does. @see StatementIssueTable */
export type StatementRowTable = {
  id: Generated<number>
  import_file_id: number
  sheet: string
  row_number: number
  hcode: string
  scheme: string
  layout: string
  block: string
  slice: string
  period: string | null
  rep_no: string | null
  tran_id: string | null
  patient_type: string | null
  hn: string | null
  an: string | null
  pid: string | null
  served_at: string | null
  service_month: string | null
  fiscal_year: number | null
  claimed_satang: number | null
  approved_satang: number | null
}

/** One line of Smart Money Transfer. */
export type TransferRowTable = {
  id: Generated<number>
  import_file_id: number
  sheet: string
  row_number: number
  hcode: string
  slice: string
  /** Local `YYYY-MM-DD` CE. */
  posted_on: string
  fiscal_year: number
  batch_no: string | null
  document_no: string | null
  period: string | null
  rep_no: string | null
  is_appeal: number
  is_audit: number
  is_rerun_cancelled: number
  source: string | null
  fund: string | null
  sub_fund: string | null
  account: string | null
  status: string | null
  gross_satang: number | null
  held_satang: number | null
  deducted_satang: number | null
  guarantee_satang: number | null
  tax_satang: number | null
  set_off_satang: number | null
  net_satang: number | null
  is_current: Generated<number>
}

/** Every non-blank cell of rows that follow each other in a sheet. @see platform/cell-block.ts */
export type CellBlockTable = {
  id: Generated<number>
  import_file_id: number
  sheet: string
  /** As the spreadsheet numbers it; the block ends where the next one of the sheet begins. */
  first_row: number
  packing: 'plain' | 'deflate'
  cells: Uint8Array
}

/** What one code means. */
export type ReferenceEntryTable = {
  id: Generated<number>
  kind: string
  code: string
  source: string
  title_th: string | null
  title_en: string | null
  search_text: string
  cells_json: string
}

/** The list of codes the hospital loaded last, one a kind. */
export type ReferenceListTable = {
  kind: string
  file_name: string
  sha256: string
  entry_count: number
  loaded_at: string
  loaded_by: string
}
