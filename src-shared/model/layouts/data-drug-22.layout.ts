import type { SheetLayout } from '#shared/model/layouts/layout.ts'

/** Data Drug sheet of UCS OP and IP REP files, 22 columns. @source nhso/formats.md §3.6 */
export const dataDrug22: SheetLayout = {
  id: 'data-drug-22',
  sheetNames: ['Data Drug'],
  anchor: { text: 'TRAN_ID', withinRows: 10 },
  headerLevels: 3,
  usualHeaderRow: 3,
  usualDataRow: 6,
  // biome-ignore format: one column a line reads like the sheet
  columns: [
    ['seq_no', 'int', 'ลำดับที่'],
    ['tran_id', 'id', 'TRAN_ID'],
    ['hn', 'id', 'HN'],
    ['an', 'id', 'AN'],
    ['dateadm', 'date', 'วันเข้ารักษา'],
    ['pid', 'id', 'PID'],
    ['patient_name', 'text', 'ชื่อ - สกุล'],
    ['drug_seq', 'int', 'ลำดับที่'],
    ['drug_code', 'text', 'รายการยา', 'รหัสยา รพ.\n(Workig Code)'],
    ['tmt_code', 'text', 'รายการยา', 'TMT'],
    ['generic_name', 'text', 'รายการยา', 'ชื่อสามัญ'],
    ['trade_name', 'text', 'รายการยา', 'ชื่อการค้า'],
    ['drug_type', 'code', 'รายการยา', 'ประเภทยา'],
    ['drug_category', 'text', 'รายการยา', 'ชนิดยา'],
    ['dosage_form', 'text', 'รายการยา', 'Dosageform'],
    ['quantity', 'decimal', 'เรียกเก็บ', 'จำนวน \n(1)'],
    ['unit_price', 'money', 'เรียกเก็บ', 'ราคาต่อหน่วย \n(2)'],
    ['claim_amount', 'money', 'เรียกเก็บ', 'รวมเงินที่ขอเบิก \n(3)'],
    ['ceiling_price', 'money', 'ชดเชย สปสช.', 'ราคาเพดาน \n(4)'],
    ['reimb_amount', 'money', 'ชดเชย สปสช.', 'รวมชดเชย \n(5) = (1)*(4)'],
    ['reimb_agency', 'money', 'ชดเชยต้นสังกัด'],
    ['error_code', 'codes', 'Error Code'],
  ],
}
