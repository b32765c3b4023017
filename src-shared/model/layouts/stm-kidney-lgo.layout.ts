import type { SheetLayout } from '#shared/model/layouts/layout.ts'

/** Dialysis statement of LGO, 9 columns; the header texts are approximate. @source nhso/formats.md §3.14 */
export const stmKidneyLgo: SheetLayout = {
  id: 'stm-kidney-lgo',
  rows: 'statement',
  sheetNames: ['Sheet1'],
  evidence: 'readers',
  anchor: { text: 'HN', withinRows: 20 },
  key: { field: 'seq', shape: 'count' },
  headerLevels: 1,
  usualHeaderRow: 9,
  usualDataRow: 10,
  scheme: 'lgo',
  // biome-ignore format: one column a line reads like the sheet
  columns: [
    ['seq', 'int', 'ลำดับ'],
    ['rep_no', 'id', 'REP'],
    ['hn', 'id', 'HN'],
    ['pid', 'id', 'PID'],
    ['patient_name', 'text', 'ชื่อ-สกุล'],
    ['dep', 'text', 'แผนก/ประเภท'],
    ['service_date', 'datetime', 'วันที่'],
    ['paid', 'money', 'จำนวนเงิน'],
    ['note', 'text', 'หมายเหตุ'],
  ],
  parts: {
    repNo: ['rep_no'],
    hn: ['hn'],
    pid: ['pid'],
    servedAt: ['service_date'],
    approved: ['paid'],
  },
  expected: ['hn', 'pid', 'service_date', 'paid'],
}
