import type { SheetLayout } from '#shared/model/layouts/layout.ts'

/** Batches of an OFC, BKK, BMT, SRT or PVT statement, 16 columns. @source nhso/columns-peers/stm-ofc-family-20.json */
export const stmOfcBatch16: SheetLayout = {
  id: 'stm-ofc-batch-16',
  rows: 'batchSummary',
  sheetNames: ['สรุป(พึงรับ)'],
  evidence: 'readers',
  anchor: { text: 'HCODE', withinRows: 20 },
  key: { field: 'rep_no', shape: 'number' },
  headerLevels: 2,
  usualHeaderRow: 9,
  usualDataRow: 11,
  // biome-ignore format: one column a line reads like the sheet
  columns: [
    ['period', 'text', 'งวด'],
    ['hcode', 'hcode', 'HCODE'],
    ['rep_no', 'id', 'REP'],
    ['total_cases', 'int', 'ทั้งหมด'],
    ['passed_cases', 'int', 'ผ่าน'],
    ['failed_cases', 'int', 'ไม่ผ่าน'],
    ['amount_claimed', 'money', 'เรียกเก็บ'],
    ['act_amount', 'money', 'พรบ.'],
    ['room', 'money', 'ค่าห้อง'],
    ['instrument', 'money', 'อวัยวะ/อุปกรณ์'],
    ['drug', 'money', 'ค่ายา'],
    ['treatment', 'money', 'ค่ารักษา'],
    ['car', 'money', 'ค่ารถ'],
    ['wait_dch', 'money', 'พักรอจำหน่าย'],
    ['other', 'money', 'อื่นๆ'],
    ['total', 'money', 'รวม'],
  ],
  otherHeaders: {
    period: [['period']],
    rep_no: [['REP NO']],
    total_cases: [['จำนวนราย', 'ทั้งหมด']],
    passed_cases: [['จำนวนราย', 'ผ่าน']],
    failed_cases: [['จำนวนราย', 'ไม่ผ่าน']],
  },
  parts: {
    period: ['period'],
    hospital: ['hcode'],
    repNo: ['rep_no'],
    cases: ['passed_cases'],
    claimed: ['amount_claimed'],
    approved: ['total'],
  },
  expected: ['rep_no', 'hcode', 'total'],
}
