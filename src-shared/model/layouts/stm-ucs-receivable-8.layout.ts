import type { SheetLayout } from '#shared/model/layouts/layout.ts'

/**
 * What a UCS statement comes to, one row for each patient type, 8 columns in up to three sections. The row labels have
 * no header of their own. The texts of the others come from a schema, not from a file, so they may be worded otherwise.
 * Net = paid − salary deduction − adjRW deduction.
 * @source nhso/formats.md §3.10, §4.3
 */
export const stmUcsReceivable8: SheetLayout = {
  id: 'stm-ucs-receivable-8',
  rows: 'receivable',
  sheetNames: ['รายงานพึงรับ'],
  evidence: 'readers',
  anchor: { text: 'จำนวน REP ที่ส่ง', withinRows: 25 },
  key: { field: 'patient_type', shape: 'label' },
  headerLevels: 3,
  usualHeaderRow: 11,
  usualDataRow: 14,
  scheme: 'ucs',
  // biome-ignore format: one column a line reads like the sheet
  columns: [
    ['patient_type', 'code'],
    ['rep_count', 'int', 'จำนวน REP ที่ส่ง'],
    ['patient_count', 'int', 'จำนวนราย (ผ่าน A)'],
    ['total_adjrw', 'decimal', 'ผลรวม ADJRW'],
    ['total_paid', 'money', 'จ่ายชดเชย'],
    ['salary_deduction', 'money', 'ยอดหักเงินเดือน สป.'],
    ['adjrw_paid_deduction', 'money', 'ยอดหักเงินเดือน adjrw paid*380'],
    ['net_receivable', 'money', 'รวม'],
  ],
  otherHeaders: {
    net_receivable: [['รวม (พึงรับสุทธิ)'], ['พึงรับสุทธิ']],
  },
  parts: {
    patientType: ['patient_type'],
    cases: ['patient_count'],
    approved: ['net_receivable'],
  },
  expected: ['rep_count', 'patient_count', 'total_paid'],
}
