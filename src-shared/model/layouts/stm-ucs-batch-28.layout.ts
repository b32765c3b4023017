import type { SheetLayout } from '#shared/model/layouts/layout.ts'

/**
 * Batches of a UCS statement, one row for each REP and round, 28 columns of which the last two have no header. The name of
 * a block stands below the headers, right above its first batch. @source nhso/columns-real, nhso/formats.md §4.4
 */
export const stmUcsBatch28: SheetLayout = {
  id: 'stm-ucs-batch-28',
  rows: 'batchSummary',
  sheetNames: ['รายงานสรุป', 'รายงานสรุป(ผู้พิการ D1)'],
  evidence: 'headers',
  anchor: { text: 'REP NO.', withinRows: 20 },
  key: { field: 'period', shape: 'period' },
  headerLevels: 3,
  usualHeaderRow: 11,
  usualDataRow: 15,
  scheme: 'ucs',
  // biome-ignore format: one column a line reads like the sheet
  columns: [
    ['period', 'text', 'งวด'],
    ['hcode', 'hcode', 'HCODE'],
    ['rep_no', 'id', 'REP NO.'],
    ['claim_type', 'text', 'ประเภท'],
    ['total_passed', 'int', 'ทั้งหมดที่ผ่าน'],
    ['amount_claimed', 'money', 'เรียกเก็บ'],
    ['prb_amount', 'money', 'พรบ.'],
    ['receivable_op', 'money', 'พึงรับ', 'OP'],
    ['receivable_ip_calc', 'money', 'พึงรับ', 'IP', 'ยอดชดเชยที่คำนวณได้'],
    ['receivable_ip_paid', 'money', 'พึงรับ', 'IP', 'ยอดชดเชยที่จ่ายจริง'],
    ['hc_amount', 'money', 'พึงรับ', 'HC', 'HC'],
    ['hc_drug', 'money', 'พึงรับ', 'HC', 'HC_DRUG'],
    ['ae_amount', 'money', 'พึงรับ', 'AE', 'AE'],
    ['ae_drug', 'money', 'พึงรับ', 'AE', 'AE_DRUG'],
    ['inst_amount', 'money', 'พึงรับ', 'INST'],
    ['dmis_calc', 'money', 'พึงรับ', 'DMIS', 'ยอดชดเชยที่คำนวณได้'],
    ['dmis_paid', 'money', 'พึงรับ', 'DMIS', 'ยอดชดเชยที่จ่ายจริง'],
    ['dmis_drug', 'money', 'พึงรับ', 'DMIS', 'DMIS_DRUG'],
    ['palliative_care', 'money', 'พึงรับ', 'Palliative care'],
    ['dmishd_amount', 'money', 'พึงรับ', 'DMISHD'],
    ['pp_amount', 'money', 'พึงรับ', 'PP'],
    ['fs_amount', 'money', 'พึงรับ', 'FS'],
    ['opbkk_amount', 'money', 'พึงรับ', 'OPBKK'],
    ['total_receivable', 'money', 'พึงรับทั้งหมด'],
    ['covid_amount', 'money', 'COVID'],
    ['data_source', 'text', 'แหล่งข้อมูล'],
  ],
  parts: {
    period: ['period'],
    hospital: ['hcode'],
    repNo: ['rep_no'],
    cases: ['total_passed'],
    source: ['data_source'],
    claimed: ['amount_claimed'],
    approved: ['total_receivable'],
  },
  expected: ['rep_no', 'hcode', 'total_receivable'],
}
