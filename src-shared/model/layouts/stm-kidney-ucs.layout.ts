import type { SheetLayout } from '#shared/model/layouts/layout.ts'

/**
 * Dialysis statement of UCS. Only the letters of these 11 columns are known; their header texts are our best reading,
 * so a file most likely waits in quarantine until an admin maps it.
 * @source nhso/columns-peers/stm-kidney.json
 */
export const stmKidneyUcs: SheetLayout = {
  id: 'stm-kidney-ucs',
  rows: 'statement',
  sheetNames: ['Sheet1'],
  evidence: 'readers',
  anchor: { text: 'HN', withinRows: 20 },
  key: { field: 'seq', shape: 'count' },
  headerLevels: 1,
  usualHeaderRow: 9,
  usualDataRow: 10,
  scheme: 'ucs',
  // biome-ignore format: one column a line reads like the sheet
  columns: [
    ['seq', 'int', 'ลำดับ'],
    ['rep_no', 'id', 'REP'],
    ['hn', 'id', 'HN'],
    ['an', 'id', 'AN'],
    ['pid', 'id', 'PID'],
    ['patient_name', 'text', 'ชื่อ-สกุล'],
    ['service_date', 'datetime', 'วันที่รับบริการ'],
    ['hd_type', 'text', 'ประเภทการฟอกเลือด'],
    ['charge', 'money', 'เรียกเก็บ'],
    ['paid', 'money', 'จ่ายชดเชย'],
    ['note', 'text', 'หมายเหตุ'],
  ],
  parts: {
    repNo: ['rep_no'],
    hn: ['hn'],
    an: ['an'],
    pid: ['pid'],
    servedAt: ['service_date'],
    claimed: ['charge'],
    approved: ['paid'],
  },
  expected: ['hn', 'pid', 'service_date', 'paid'],
}
