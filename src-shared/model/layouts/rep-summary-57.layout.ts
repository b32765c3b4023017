import type { Column, SheetLayout } from '#shared/model/layouts/layout.ts'

// biome-ignore format: one column a line reads like the sheet
const columns: readonly Column[] = [
  ['rep_period', 'text', 'งวด'],
  ['hcode', 'hcode', 'HCODE'],
  ['rep_no', 'id', 'REP NO.'],
  ['total_cases', 'int', 'ข้อมูลปกติ', 'จำนวนราย', 'ทั้งหมด'],
  ['passed_cases', 'int', 'ข้อมูลปกติ', 'จำนวนราย', 'ผ่าน'],
  ['failed_cases', 'int', 'ข้อมูลปกติ', 'จำนวนราย', 'ไม่ผ่าน'],
  ['hc_claim', 'money', 'ข้อมูลปกติ', 'HC', 'เรียกเก็บ'],
  ['hc_reimb', 'money', 'ข้อมูลปกติ', 'HC', 'ชดเชย'],
  ['ae_claim', 'money', 'ข้อมูลปกติ', 'AE', 'เรียกเก็บ'],
  ['ae_reimb', 'money', 'ข้อมูลปกติ', 'AE', 'ชดเชย'],
  ['inst_claim', 'money', 'ข้อมูลปกติ', 'INST', 'เรียกเก็บ'],
  ['inst_reimb', 'money', 'ข้อมูลปกติ', 'INST', 'ชดเชย'],
  ['ip_claim', 'money', 'ข้อมูลปกติ', 'IP', 'เรียกเก็บ'],
  ['ip_reimb', 'money', 'ข้อมูลปกติ', 'IP', 'ชดเชย'],
  ['dmis_claim', 'money', 'ข้อมูลปกติ', 'DMIS', 'เรียกเก็บ'],
  ['dmis_reimb', 'money', 'ข้อมูลปกติ', 'DMIS', 'ชดเชย'],
  ['pp_claim', 'money', 'ข้อมูลปกติ', 'PP', 'เรียกเก็บ'],
  ['pp_reimb', 'money', 'ข้อมูลปกติ', 'PP', 'ชดเชย'],
  ['drug_claim', 'money', 'ข้อมูลปกติ', 'DRUG', 'เรียกเก็บ'],
  ['drug_reimb', 'money', 'ข้อมูลปกติ', 'DRUG', 'ชดเชย'],
  ['reimb_agency', 'money', 'จ่ายชดเชยต้นสังกัด'],
  ['reimb_total', 'money', 'จ่ายชดเชยทั้งสิ้น'],
  ['appeal_total_cases', 'int', 'ข้อมูลอุทธรณ์', 'จำนวนราย', 'ทั้งหมด'],
  ['appeal_passed_cases', 'int', 'ข้อมูลอุทธรณ์', 'จำนวนราย', 'ผ่าน'],
  ['appeal_failed_cases', 'int', 'ข้อมูลอุทธรณ์', 'จำนวนราย', 'ไม่ผ่าน'],
  ['appeal_old_hc_claim', 'money', 'ข้อมูลอุทธรณ์', 'ข้อมูลเดิม', 'HC', 'เรียกเก็บ'],
  ['appeal_old_hc_reimb', 'money', 'ข้อมูลอุทธรณ์', 'ข้อมูลเดิม', 'HC', 'ชดเชย'],
  ['appeal_old_ae_claim', 'money', 'ข้อมูลอุทธรณ์', 'ข้อมูลเดิม', 'AE', 'เรียกเก็บ'],
  ['appeal_old_ae_reimb', 'money', 'ข้อมูลอุทธรณ์', 'ข้อมูลเดิม', 'AE', 'ชดเชย'],
  ['appeal_old_inst_claim', 'money', 'ข้อมูลอุทธรณ์', 'ข้อมูลเดิม', 'INST', 'เรียกเก็บ'],
  ['appeal_old_inst_reimb', 'money', 'ข้อมูลอุทธรณ์', 'ข้อมูลเดิม', 'INST', 'ชดเชย'],
  ['appeal_old_ip_claim', 'money', 'ข้อมูลอุทธรณ์', 'ข้อมูลเดิม', 'IP', 'เรียกเก็บ'],
  ['appeal_old_ip_reimb', 'money', 'ข้อมูลอุทธรณ์', 'ข้อมูลเดิม', 'IP', 'ชดเชย'],
  ['appeal_old_dmis_claim', 'money', 'ข้อมูลอุทธรณ์', 'ข้อมูลเดิม', 'DMIS', 'เรียกเก็บ'],
  ['appeal_old_dmis_reimb', 'money', 'ข้อมูลอุทธรณ์', 'ข้อมูลเดิม', 'DMIS', 'ชดเชย'],
  ['appeal_old_pp_claim', 'money', 'ข้อมูลอุทธรณ์', 'ข้อมูลเดิม', 'PP', 'เรียกเก็บ'],
  ['appeal_old_pp_reimb', 'money', 'ข้อมูลอุทธรณ์', 'ข้อมูลเดิม', 'PP', 'ชดเชย'],
  ['appeal_old_drug_claim', 'money', 'ข้อมูลอุทธรณ์', 'ข้อมูลเดิม', 'DRUG', 'เรียกเก็บ'],
  ['appeal_old_drug_reimb', 'money', 'ข้อมูลอุทธรณ์', 'ข้อมูลเดิม', 'DRUG', 'ชดเชย'],
  ['appeal_old_reimb_total', 'money', 'ข้อมูลอุทธรณ์', 'ข้อมูลเดิม', 'จ่ายชดเชย'],
  ['appeal_new_hc_claim', 'money', 'ข้อมูลอุทธรณ์', 'ข้อมูลใหม่ที่ขออุทธรณ์', 'HC', 'เรียกเก็บ'],
  ['appeal_new_hc_reimb', 'money', 'ข้อมูลอุทธรณ์', 'ข้อมูลใหม่ที่ขออุทธรณ์', 'HC', 'ชดเชย'],
  ['appeal_new_ae_claim', 'money', 'ข้อมูลอุทธรณ์', 'ข้อมูลใหม่ที่ขออุทธรณ์', 'AE', 'เรียกเก็บ'],
  ['appeal_new_ae_reimb', 'money', 'ข้อมูลอุทธรณ์', 'ข้อมูลใหม่ที่ขออุทธรณ์', 'AE', 'ชดเชย'],
  ['appeal_new_inst_claim', 'money', 'ข้อมูลอุทธรณ์', 'ข้อมูลใหม่ที่ขออุทธรณ์', 'INST', 'เรียกเก็บ'],
  ['appeal_new_inst_reimb', 'money', 'ข้อมูลอุทธรณ์', 'ข้อมูลใหม่ที่ขออุทธรณ์', 'INST', 'ชดเชย'],
  ['appeal_new_ip_claim', 'money', 'ข้อมูลอุทธรณ์', 'ข้อมูลใหม่ที่ขออุทธรณ์', 'IP', 'เรียกเก็บ'],
  ['appeal_new_ip_reimb', 'money', 'ข้อมูลอุทธรณ์', 'ข้อมูลใหม่ที่ขออุทธรณ์', 'IP', 'ชดเชย'],
  ['appeal_new_dmis_claim', 'money', 'ข้อมูลอุทธรณ์', 'ข้อมูลใหม่ที่ขออุทธรณ์', 'DMIS', 'เรียกเก็บ'],
  ['appeal_new_dmis_reimb', 'money', 'ข้อมูลอุทธรณ์', 'ข้อมูลใหม่ที่ขออุทธรณ์', 'DMIS', 'ชดเชย'],
  ['appeal_new_pp_claim', 'money', 'ข้อมูลอุทธรณ์', 'ข้อมูลใหม่ที่ขออุทธรณ์', 'PP', 'เรียกเก็บ'],
  ['appeal_new_pp_reimb', 'money', 'ข้อมูลอุทธรณ์', 'ข้อมูลใหม่ที่ขออุทธรณ์', 'PP', 'ชดเชย'],
  ['appeal_new_drug_claim', 'money', 'ข้อมูลอุทธรณ์', 'ข้อมูลใหม่ที่ขออุทธรณ์', 'DRUG', 'เรียกเก็บ'],
  ['appeal_new_drug_reimb', 'money', 'ข้อมูลอุทธรณ์', 'ข้อมูลใหม่ที่ขออุทธรณ์', 'DRUG', 'ชดเชย'],
  ['appeal_new_reimb_total', 'money', 'ข้อมูลอุทธรณ์', 'จ่ายชดเชย'],
  ['appeal_add', 'money', 'ชดเชยสุทธิ', 'จ่ายเพิ่ม'],
  ['appeal_refund', 'money', 'ชดเชยสุทธิ', 'เรียกคืน'],
]

/** Files of other programs print the totals below their blocks, and the amounts of appeals without the block's name. */
const otherHeaders: SheetLayout['otherHeaders'] = {
  ...Object.fromEntries(
    columns
      .filter(([field]) => /^appeal_(?:old|new)_/.test(field))
      .map(([field, , , ...headers]) => [field, [headers]]),
  ),
  reimb_agency: [['ข้อมูลปกติ', 'จ่ายชดเชยต้นสังกัด']],
  reimb_total: [['ข้อมูลปกติ', 'จ่ายชดเชยทั้งสิ้น']],
  appeal_new_reimb_total: [
    ['ข้อมูลใหม่ที่ขออุทธรณ์', 'จ่ายชดเชย'],
    ['ข้อมูลอุทธรณ์', 'ข้อมูลใหม่ที่ขออุทธรณ์', 'จ่ายชดเชย'],
  ],
}

/**
 * Summary sheet of UCS OP and IP REP files, 57 columns in four header levels. The totals stand outside their blocks.
 * @source nhso/columns-real, nhso/formats.md §3.5
 */
export const repSummary57: SheetLayout = {
  id: 'rep-summary-57',
  rows: 'repSummary',
  sheetNames: ['Summary'],
  evidence: 'headers',
  anchor: { text: 'REP NO.', withinRows: 6 },
  key: { field: 'rep_no', shape: 'number' },
  headerLevels: 5,
  usualHeaderRow: 1,
  usualDataRow: 5,
  columns,
  otherHeaders,
  parts: {
    period: ['rep_period'],
    repNo: ['rep_no'],
    hospital: ['hcode'],
    cases: ['total_cases', 'appeal_total_cases'],
    approved: ['reimb_total', 'appeal_new_reimb_total'],
  },
  expected: ['rep_no', 'hcode'],
}
