import type { SheetLayout } from '#shared/model/layouts/layout.ts'

/** Data DENY sheet of UCS IP REP files, 13 columns. @source nhso/formats.md §3.8 */
export const dataDeny13: SheetLayout = {
  id: 'data-deny-13',
  rows: 'denial',
  sheetNames: ['Data DENY'],
  evidence: 'headers',
  anchor: { text: 'TRAN_ID', withinRows: 10 },
  key: { field: 'tran_id', shape: 'number' },
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
    ['expense_category', 'int', 'หมวดค่าใช้จ่าย'],
    ['claim_amount', 'money', 'จำนวนขอเบิก'],
    ['deny_code', 'code', 'DENY'],
  ],
  parts: {
    tranId: ['tran_id'],
    hn: ['hn'],
    an: ['an'],
    pid: ['pid'],
    servedAt: ['dateadm'],
    hospital: ['hcode'],
    fund: ['fund_code'],
    code: ['claim_code'],
    errorCodes: ['deny_code'],
    claimed: ['claim_amount'],
  },
  expected: ['fund_code', 'deny_code'],
}
