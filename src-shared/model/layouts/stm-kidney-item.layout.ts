import type { SheetLayout } from '#shared/model/layouts/layout.ts'

/**
 * Dialysis statement of the newer kind, UCS (`DCKD…`) or LGO (`LGO-HD…`), one row for each item paid.
 * @source nhso/columns-peers/stm-kidney.json
 */
export const stmKidneyItem: SheetLayout = {
  id: 'stm-kidney-item',
  rows: 'statement',
  sheetNames: ['Sheet1'],
  evidence: 'readers',
  anchor: { text: 'วันที่ฟอกเลือดด้วยเครื่องไตเทียม', withinRows: 15 },
  key: { field: 'service_date', shape: 'date' },
  headerLevels: 1,
  usualHeaderRow: 3,
  usualDataRow: 4,
  // biome-ignore format: one column a line reads like the sheet
  columns: [
    ['period', 'text', 'งวด'],
    ['hn', 'id', 'HN'],
    ['pid', 'id', 'เลขบัตรประชาชน'],
    ['service_date', 'date', 'วันที่ฟอกเลือดด้วยเครื่องไตเทียม'],
    ['sub_fund', 'code', 'item_code(subfund)'],
    ['paid', 'money', 'จ่ายชดเชยสุทธิ'],
  ],
  parts: {
    period: ['period'],
    hn: ['hn'],
    pid: ['pid'],
    servedAt: ['service_date'],
    subFund: ['sub_fund'],
    approved: ['paid'],
  },
  expected: ['hn', 'pid', 'sub_fund', 'paid'],
}
