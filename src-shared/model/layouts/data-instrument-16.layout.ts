import type { SheetLayout } from '#shared/model/layouts/layout.ts'

/** Data Instrument sheet of UCS IP REP files, 16 columns. @source nhso/formats.md §3.7 */
export const dataInstrument16: SheetLayout = {
  id: 'data-instrument-16',
  sheetNames: ['Data Instrument'],
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
    ['inst_seq', 'int', 'ลำดับที่'],
    ['inst_code', 'code', 'เรียกเก็บ', 'อุปกรณ์', 'รหัส'],
    ['inst_name', 'text', 'เรียกเก็บ', 'อุปกรณ์', 'ชื่ออุปกรณ์'],
    ['claim_qty', 'int', 'เรียกเก็บ', 'จำนวนชิ้น'],
    ['claim_amount', 'money', 'เรียกเก็บ', 'จำนวนเงิน'],
    ['reimb_qty', 'int', 'จ่ายชดเชย', 'จำนวนชิ้น'],
    ['reimb_amount', 'money', 'จ่ายชดเชย', 'จำนวนเงิน'],
    ['deny_flag', 'code', 'ปฏิเสธ'],
    ['error_code', 'codes', 'Error Code'],
  ],
}
