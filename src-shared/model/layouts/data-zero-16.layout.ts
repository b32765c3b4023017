import type { SheetLayout } from '#shared/model/layouts/layout.ts'

/** Data sheet 0 (items paid zero) of UCS REP files, 16 columns. @source nhso/formats.md §3.9 */
export const dataZero16: SheetLayout = {
  id: 'data-zero-16',
  sheetNames: ['Data sheet 0'],
  anchor: { text: 'TRAN_ID', withinRows: 10 },
  headerLevels: 3,
  usualHeaderRow: 3,
  usualDataRow: 6,
  // biome-ignore format: one column a line reads like the sheet
  columns: [
    ['seq_no', 'int', 'ลำดับที่'],
    ['tran_id', 'id', 'TRAN_ID'],
    ['hcode', 'hcode', 'HCODE'],
    ['hn', 'id', 'HN'],
    ['an', 'id', 'AN'],
    ['dateadm', 'date', 'วันเข้ารักษา'],
    ['pid', 'id', 'PID'],
    ['patient_name', 'text', 'ชื่อ - สกุล'],
    ['fund_code', 'code', 'กองทุน'],
    ['claim_code', 'code', 'รหัสเบิก'],
    ['tmt_code', 'text', 'TMT'],
    ['expense_category', 'int', 'หมวดค่าใช้จ่าย'],
    ['claim_qty', 'int', 'จำนวนขอเบิก'],
    ['paid_qty', 'int', 'จำนวนจ่าย'],
    ['paid_amount', 'money', 'เงินที่จ่าย'],
    ['reason', 'text', 'เหตุผล'],
  ],
}
