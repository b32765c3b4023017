import type { SheetLayout } from '#shared/model/layouts/layout.ts'

/**
 * Cases of an OFC, BKK, BMT, SRT or PVT statement, 20 columns; the file name tells which. Rows `REP NO : <number>` and
 * repeated headers stand between the cases; a case may leave its REP number to that row. Some dates have a space before
 * the year.
 * @source nhso/columns-peers/stm-ofc-family-20.json
 */
export const stmOfc20: SheetLayout = {
  id: 'stm-ofc-20',
  rows: 'statement',
  sheetNames: ['พึงรับ'],
  evidence: 'readers',
  anchor: { text: 'PROJCODE', withinRows: 20 },
  key: { field: 'seq', shape: 'count' },
  headerLevels: 1,
  usualHeaderRow: 10,
  usualDataRow: 11,
  // biome-ignore format: one column a line reads like the sheet
  columns: [
    ['rep_no', 'id', 'REP NO'],
    ['seq', 'int', 'ลำดับ'],
    ['hn', 'id', 'HN'],
    ['an', 'id', 'AN'],
    ['pid', 'id', 'PID'],
    ['patient_name', 'text', 'ชื่อ-สกุล'],
    ['date_admit', 'datetime', 'วันเข้ารักษา'],
    ['date_discharge', 'datetime', 'วันจำหน่าย'],
    ['proj_code', 'text', 'PROJCODE'],
    ['adjrw', 'decimal', 'AdjRW'],
    ['amount_claimed', 'money', 'เรียกเก็บ'],
    ['act_amount', 'money', 'พรบ.'],
    ['room', 'money', 'ค่าห้อง'],
    ['instrument', 'money', 'อวัยวะ/อุปกรณ์'],
    ['drug', 'money', 'ค่ายา'],
    ['treatment', 'money', 'ค่ารักษา'],
    ['car', 'money', 'ค่ารถ'],
    ['wait_dch', 'money', 'พักรอจำหน่าย'],
    ['other', 'money', 'ค่าบริการอื่น'],
    ['total', 'money', 'พึงรับทั้งหมด'],
  ],
  otherHeaders: {
    rep_no: [['REP']],
    seq: [['ลำดับที่']],
    instrument: [['อุปกรณ์']],
    drug: [['ยา']],
    wait_dch: [['รอจำหน่าย']],
    other: [['อื่นๆ']],
  },
  parts: {
    repNo: ['rep_no'],
    hn: ['hn'],
    an: ['an'],
    pid: ['pid'],
    servedAt: ['date_admit'],
    claimed: ['amount_claimed'],
    approved: ['total'],
  },
  expected: ['rep_no', 'hn', 'pid', 'date_admit', 'amount_claimed', 'total'],
}
