import type { SheetLayout } from '#shared/model/layouts/layout.ts'

/**
 * Persons behind one SMT transfer, 13 columns, one list for each account code of a round: `งวด : …` and `รหัสผังบัญชี … : …`
 * stand above. A list names the batch of each person or, in its place, the round. Beside the amount paid a column
 * `ไม่ชดเชย` may stand: only the exact header is the payment.
 * @source nhso/columns-peers/smt.json, nhso/corrections.md 14
 */
export const smtDetail13: SheetLayout = {
  id: 'smt-detail-13',
  rows: 'statement',
  sheetNames: ['Sheet1'],
  evidence: 'readers',
  anchor: { text: 'item_code(subfund)', withinRows: 15 },
  key: { field: 'service_date', shape: 'date' },
  headerLevels: 1,
  usualHeaderRow: 3,
  usualDataRow: 4,
  // biome-ignore format: one column a line reads like the sheet
  columns: [
    ['hn', 'id', 'HN'],
    ['an', 'id', 'AN'],
    ['pid', 'id', 'เลขบัตรประชาชน'],
    ['patient_name', 'text', 'ชื่อ-สกุล'],
    ['main_inscl', 'text', 'สิทธิ'],
    ['service_date', 'datetime', 'วันที่เข้ารับบริการ'],
    ['rep_no', 'id', 'REP NO'],
    ['period', 'text', 'งวด'],
    ['tran_id', 'id', 'TRANS ID'],
    ['main_fund', 'code', 'sys_code(กองทุนหลัก)'],
    ['sub_fund', 'code', 'item_code(subfund)'],
    ['sub_fund_name', 'text', 'ความหมาย subfund'],
    ['hcode', 'hcode', 'HCODE'],
    ['paid', 'money', 'จ่ายชดเชยสุทธิ'],
  ],
  otherHeaders: {
    pid: [['PID']],
  },
  optional: ['rep_no', 'period'],
  parts: {
    period: ['period'],
    repNo: ['rep_no'],
    tranId: ['tran_id'],
    hn: ['hn'],
    an: ['an'],
    pid: ['pid'],
    servedAt: ['service_date'],
    hospital: ['hcode'],
    fund: ['main_fund'],
    subFund: ['sub_fund'],
    approved: ['paid'],
  },
  expected: ['hn', 'pid', 'service_date', 'paid'],
}
