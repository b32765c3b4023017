import type { SheetLayout } from '#shared/model/layouts/layout.ts'

/**
 * Dialysis statement as XML, one row for each `TBill`; columns are named by the elements, those around `TBill` and `EPOs`
 * beside its own. What the document says of all bills stands above them, a label and a value in each row. Two sessions on one day are two rows: `invno` tells them apart, not patient and day.
 * What NHSO pays is `amount` with both amounts of EPO; `paid` is the patient's own money.
 * @source nhso/corrections.md 13, nhso/columns-peers/stm-kidney.json
 */
export const stmKidneyXml: SheetLayout = {
  id: 'stm-kidney-xml',
  rows: 'statement',
  sheetNames: ['TBill'],
  evidence: 'readers',
  anchor: { text: 'invno', withinRows: 40 },
  key: { field: 'invno', shape: 'text' },
  headerLevels: 1,
  usualHeaderRow: 0,
  usualDataRow: 1,
  isOrdered: false,
  // biome-ignore format: one column a line reads like the sheet
  columns: [
    ['hcode', 'hcode', 'hcode'],
    ['patient_name', 'text', 'name'],
    ['pid', 'id', 'pid'],
    ['wkno', 'text', 'wkno'],
    ['hreg', 'id', 'hreg'],
    ['station', 'text', 'station'],
    ['invno', 'id', 'invno'],
    ['hn', 'id', 'hn'],
    ['amount', 'money', 'amount'],
    ['paid', 'money', 'paid'],
    ['rid', 'id', 'rid'],
    ['hd_flag', 'flag', 'HDflag'],
    ['service_date', 'datetime', 'dttran'],
    ['epo_pay', 'money', 'EPOpay'],
    ['epo_adm', 'money', 'EPOadm'],
    ['system', 'code', 'sys'],
    ['check_status', 'code', 'cstat'],
  ],
  otherHeaders: {
    patient_name: [['namepat']],
    hd_flag: [['KTflag']],
  },
  optional: [
    'paid',
    'hcode',
    'patient_name',
    'pid',
    'wkno',
    'hreg',
    'station',
    'rid',
    'hd_flag',
    'epo_pay',
    'epo_adm',
    'system',
    'check_status',
  ],
  parts: {
    hospital: ['hcode'],
    hn: ['hn'],
    pid: ['pid'],
    documentNo: ['invno'],
    servedAt: ['service_date'],
    claimed: ['amount', 'epo_pay', 'epo_adm'],
    approved: ['amount', 'epo_pay', 'epo_adm'],
  },
  expected: ['hn', 'service_date', 'amount'],
}
