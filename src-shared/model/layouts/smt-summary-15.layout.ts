import type { SheetLayout } from '#shared/model/layouts/layout.ts'

/**
 * SMT budget transfers as a workbook, 15 columns below four rows of the report's own words. `คงเหลือ` is what is left
 * before the set-off; what reaches the bank is the last column.
 * @source nhso/columns-real, nhso/corrections.md 12, nhso/formats.md §1.3
 */
export const smtSummary15: SheetLayout = {
  id: 'smt-summary-15',
  rows: 'transfer',
  sheetNames: ['Sheet1'],
  evidence: 'readers',
  anchor: { text: 'Batch No.', withinRows: 15 },
  key: { field: 'seq', shape: 'count' },
  headerLevels: 1,
  usualHeaderRow: 4,
  usualDataRow: 5,
  // biome-ignore format: one column a line reads like the sheet
  columns: [
    ['seq', 'int', 'ID'],
    ['posting_date', 'date', 'วันที่โอน'],
    ['batch_no', 'id', 'Batch No.'],
    ['ref_doc_no', 'id', 'งวด/เลขที่เบิกจ่าย'],
    ['moph_id', 'id', 'รหัสผังบัญชี สป.สธ.'],
    ['fund_name', 'text', 'กองทุน'],
    ['efund_desc', 'text', 'กองทุนย่อยเฉพาะด้าน'],
    ['amount', 'money', 'จำนวนเงิน'],
    ['wait_amount', 'money', 'ชะลอการโอน'],
    ['debt_amount', 'money', 'รายการหักจากยอดโอนเงิน'],
    ['bond_amount', 'money', 'หลักประกันสัญญา'],
    ['vat', 'money', 'ภาษี'],
    ['remaining_amount', 'money', 'คงเหลือ'],
    ['odbt', 'money', 'จำนวนเงินรอหักกลบ'],
    ['total_amount', 'money', 'เงินโอนเข้าบัญชี'],
  ],
  otherHeaders: {
    seq: [['ลำดับ'], ['ลำดับที่']],
    moph_id: [['รหัสผังบัญชี']],
    efund_desc: [['กองทุนย่อย']],
    debt_amount: [['รายการหัก']],
    vat: [['ภาษีหัก ณ ที่จ่าย']],
    odbt: [['รอหักกลบ']],
  },
  parts: {
    postedAt: ['posting_date'],
    batchNo: ['batch_no'],
    documentNo: ['ref_doc_no'],
    fund: ['fund_name'],
    subFund: ['efund_desc'],
    account: ['moph_id'],
    gross: ['amount'],
    held: ['wait_amount'],
    deducted: ['debt_amount'],
    guarantee: ['bond_amount'],
    tax: ['vat'],
    setOff: ['odbt'],
    net: ['total_amount'],
  },
  expected: ['posting_date', 'ref_doc_no', 'fund_name', 'amount', 'total_amount', 'batch_no'],
}
