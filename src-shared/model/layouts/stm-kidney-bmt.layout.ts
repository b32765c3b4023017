import type { SheetLayout } from '#shared/model/layouts/layout.ts'

/**
 * Dialysis statement of BMT. Only the letters of these 13 columns are known; their header texts are our best reading.
 * No column of it is known to be what is paid, so nothing is approved: charge and EPO are what was asked for.
 * @source nhso/columns-peers/stm-kidney.json
 */
export const stmKidneyBmt: SheetLayout = {
  id: 'stm-kidney-bmt',
  rows: 'statement',
  sheetNames: ['Sheet1'],
  evidence: 'readers',
  anchor: { text: 'HN', withinRows: 20 },
  key: { field: 'seq', shape: 'count' },
  headerLevels: 2,
  usualHeaderRow: 7,
  usualDataRow: 9,
  scheme: 'bmt',
  // biome-ignore format: one column a line reads like the sheet
  columns: [
    ['seq', 'int', 'ลำดับ'],
    ['rep_no', 'id', 'REP'],
    ['hn', 'id', 'HN'],
    ['pid', 'id', 'PID'],
    ['patient_name', 'text', 'ชื่อ-สกุล'],
    ['an', 'id', 'AN'],
    ['service_date', 'date', 'วันที่รับบริการ'],
    ['service_time', 'text', 'เวลา'],
    ['charge', 'money', 'เรียกเก็บ'],
    ['epo1_name', 'text', 'EPO 1', 'ชื่อยา'],
    ['epo1_amount', 'money', 'EPO 1', 'จำนวนเงิน'],
    ['epo2_name', 'text', 'EPO 2', 'ชื่อยา'],
    ['epo2_amount', 'money', 'EPO 2', 'จำนวนเงิน'],
  ],
  parts: {
    repNo: ['rep_no'],
    hn: ['hn'],
    an: ['an'],
    pid: ['pid'],
    servedAt: ['service_date'],
    claimed: ['charge', 'epo1_amount', 'epo2_amount'],
  },
  expected: ['hn', 'pid', 'service_date', 'charge'],
}
