import type { SheetLayout } from '#shared/model/layouts/layout.ts'

/**
 * What a UCS statement of in-patients comes to (รายงานพึงรับ), one row for each patient type in each block, 7 columns.
 * Nobody has seen the words above the columns; these are a peer's. Where they are others, the places count.
 * @source nhso/columns-real, nhso/formats.md §3.10
 */
export const stmUcsPeriod7: SheetLayout = {
  id: 'stm-ucs-period-7',
  rows: 'receivable',
  sheetNames: ['รายงานพึงรับ', 'รายงานพึงรับ(ผู้พิการ D1)'],
  evidence: 'readers',
  isPlaced: true,
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
    ['net_receivable', 'money', 'ยอดหลังหักเงินเดือน'],
  ],
  parts: { patientType: ['patient_type'], cases: ['patient_count'], approved: ['net_receivable'] },
  expected: ['patient_count', 'total_paid'],
}
