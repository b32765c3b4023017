import type { SheetLayout } from '#shared/model/layouts/layout.ts'

/**
 * Summary sheet of OFC, LGO and smaller schemes. Only the first six columns are known, from one reader and without
 * their texts, which follow the UCS sheet; the amounts after them are kept under the file's own headers.
 * @source nhso/columns-peers/rep-ofc-59.json
 */
export const repSummaryAgency: SheetLayout = {
  id: 'rep-summary-agency',
  rows: 'repSummary',
  sheetNames: ['Summary'],
  evidence: 'analogy',
  anchor: { text: 'HCODE', withinRows: 6 },
  key: { field: 'rep_no', shape: 'number' },
  headerLevels: 5,
  usualHeaderRow: 0,
  usualDataRow: 5,
  // biome-ignore format: one column a line reads like the sheet
  columns: [
    ['rep_period', 'text', 'งวด'],
    ['hcode', 'hcode', 'HCODE'],
    ['rep_no', 'id', 'REP NO.'],
    ['total_cases', 'int', 'ข้อมูลปกติ', 'จำนวนราย', 'ทั้งหมด'],
    ['passed_cases', 'int', 'ข้อมูลปกติ', 'จำนวนราย', 'ผ่าน'],
    ['failed_cases', 'int', 'ข้อมูลปกติ', 'จำนวนราย', 'ไม่ผ่าน'],
  ],
  otherHeaders: {
    rep_no: [['REP']],
    total_cases: [['จำนวนราย', 'ทั้งหมด'], ['ทั้งหมด']],
    passed_cases: [['จำนวนราย', 'ผ่าน'], ['ผ่าน']],
    failed_cases: [['จำนวนราย', 'ไม่ผ่าน'], ['ไม่ผ่าน']],
  },
  parts: { period: ['rep_period'], repNo: ['rep_no'], hospital: ['hcode'], cases: ['total_cases'] },
  expected: ['rep_no', 'total_cases', 'passed_cases', 'failed_cases'],
}
