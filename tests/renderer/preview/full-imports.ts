import type { Finding, ImportCheck, ImportResult, LayoutComparison } from '#shared/contract/imports.ts'
import type { Output } from '#shared/contract/index.ts'
import { repUcs120 } from '#shared/model/layouts/rep-ucs-120.layout.ts'
import { toSatang } from '#shared/model/satang.ts'
import { fakeDocumentOf } from '#tests/renderer/preview/full-documents.ts'

const moneyFields = repUcs120.columns.filter(([, type]) => type === 'money').map(([field]) => field)

const check = (what: string, expected: number, found: number, isMoney: boolean): ImportCheck => ({
  against: 'summarySheet',
  where: null,
  what,
  expected,
  found,
  isMoney,
  isEqual: expected === found,
  cells: expected === found ? [] : [{ sheet: 'Detail', row: 214, column: 'K' }],
})

function fakeImport(
  id: number,
  differs: boolean,
): Extract<ImportResult, { state: 'imported' | 'unchanged' }> {
  return {
    state: 'imported',
    id,
    name: `eclaim_10670_${id % 2 ? 'IP' : 'OP'}_256911${String((id % 28) + 1).padStart(2, '0')}_091502117.xls`,
    sha256: '4b1d'.repeat(16),
    bytes: 8_650_752,
    at: '2026-11-21T19:31:00.000Z',
    kind: 'REP',
    layout: repUcs120.id,
    hcode: '10670',
    scheme: 'ucs',
    patientType: id % 2 ? 'IP' : 'OP',
    documentNo: null,
    rows: 3_487,
    added: 3_321,
    replaced: 166,
    sums: Object.fromEntries(
      moneyFields.map((field, index) => [field, index % 4 === 3 ? null : toSatang(index * 78_123_450)]),
    ),
    rejectedCount: differs ? 3 : 0,
    suspectCount: differs ? 1 : 0,
    warnings: [],
    checks: [
      check('rows', 3_487, 3_487, false),
      check('passed', 3_170, 3_170, false),
      check('reimb_nhso', 251_690_472, differs ? 251_682_472 : 251_690_472, true),
      check('hc_reimb', 18_200_000, 18_200_000, true),
      { ...check('rows', 3_487, 3_487, false), against: 'portal' },
    ],
    sheets: [
      {
        sheet: 'Summary',
        use: 'checked',
        layout: 'rep-summary-57',
        rowsRead: 2,
        rowsKept: 1,
        rowsLeftOut: 1,
      },
      {
        sheet: 'Detail',
        use: 'imported',
        layout: repUcs120.id,
        rowsRead: 3_488,
        rowsKept: 3_487,
        rowsLeftOut: 1,
      },
      {
        sheet: 'Data Drug',
        use: 'imported',
        layout: 'data-drug-22',
        rowsRead: 921,
        rowsKept: 921,
        rowsLeftOut: 0,
      },
      { sheet: 'Notes', use: 'kept', layout: null, rowsRead: 44, rowsKept: 0, rowsLeftOut: 0 },
    ],
  }
}

const refused: ImportResult = {
  state: 'refused',
  id: 99,
  name: 'eclaim_11111_OP_25691120_091502117.xls',
  sha256: 'c0de'.repeat(16),
  bytes: 8_650_752,
  at: '2026-11-20T19:31:00.000Z',
  reason: { code: 'import.wrongHospital', details: { found: '11111', expected: '10670' } },
}

const quarantined: ImportResult = {
  ...refused,
  state: 'quarantined',
  id: 98,
  name: 'eclaim_10670_OP_25691119_091502117.xls',
  reason: { code: 'import.columnMissing', details: { sheet: 'Detail', column: 'ชดเชยสุทธิ › สปสช.' } },
}

const undone: ImportResult = {
  ...fakeImport(97, false),
  state: 'undone',
  undoneAt: '2026-11-21T20:10:00.000Z',
  undoneBy: 'สมหญิง',
  why: 'นำเข้าผิดเดือน จะขอไฟล์ใหม่จาก สปสช.',
}

const mapped = fakeImport(95, false)

/** Read with a layout that was made here. */
const madeHere: ImportResult = {
  ...mapped,
  layout: 'rep-ucs-120@1',
  sheets: mapped.sheets.map((one) => (one.sheet === 'Detail' ? { ...one, layout: 'rep-ucs-120@1' } : one)),
}

const statement: ImportResult = {
  ...fakeImport(96, false),
  name: 'STM_10670_IPUCS256910_01.xls',
  kind: 'STM',
  layout: 'stm-ucs-42',
  documentNo: '10670_IPUCS256910_01',
  checks: [],
  warnings: [
    {
      code: 'import.notCompared',
      details: { file: 'STM_10670_IPUCS256910_01.xls', sheet: 'รายงานพึงรับ', expected: 'งวด' },
    },
    {
      code: 'import.columnGuessed',
      details: {
        ...{ file: 'STM_10670_IPUCS256910_01.xls', sheet: 'รายละเอียด(ข้อมูลปกติ)IP', column: 'AB' },
        header: 'พึงรับ',
      },
    },
  ],
}

const transfers: ImportResult = {
  ...fakeImport(17, false),
  name: 'โอนเงิน ตุลาคม 69.xlsx',
  kind: 'SMT',
  layout: 'smt-xlsx',
  scheme: 'unknown',
  patientType: null,
  ...{ rows: 9, added: 0, replaced: 0, checks: [], sums: {}, sheets: [] },
}

export const fakeImports: ImportResult[] = [
  fakeImport(11, true),
  refused,
  quarantined,
  undone,
  statement,
  transfers,
  madeHere,
  ...Array.from({ length: 24 }, (_, index) => fakeImport(10 - index + 20, false)),
]

const finding = (row: number, column: string, rest: Pick<Finding, 'field' | 'reason'>): Finding => ({
  weight: rest.reason === 'invalidPid' ? 'suspect' : 'rejected',
  sheet: 'Detail',
  row,
  column,
  valueKind: 'text',
  ...rest,
})

export const fakeFindings: readonly Finding[] = [
  finding(214, 'K', { field: 'reimb_nhso', reason: 'notAmount' }),
  finding(1_033, 'I', { field: 'dateadm', reason: 'notDate' }),
  finding(2_876, 'C', { field: 'tran_id', reason: 'duplicateTranId' }),
  finding(91, 'F', { field: 'pid', reason: 'invalidPid' }),
]

const comparison: LayoutComparison = {
  sheet: 'Detail',
  layout: repUcs120.id,
  share: 0.98,
  columns: repUcs120.columns.map(([field, type, ...headers], index) => ({
    field,
    header: headers.join(' › '),
    isRequired: type === 'money',
    foundAt: field === 'reimb_nhso' || field === 'remark' ? null : String.fromCharCode(65 + (index % 26)),
  })),
  unknown: [
    { column: 'K', header: 'ชดเชยสุทธิ › สำนักงานหลักประกันสุขภาพแห่งชาติ' },
    { column: 'DK', header: 'หมายเหตุ' },
  ],
}

export function fakeImportDetail(id: number): Output<'imports.get'> {
  const file = fakeImports.find((one) => one.id === id) ?? fakeImport(id, false)
  return {
    file,
    findings: id === 11 ? [...fakeFindings] : [],
    comparison: id === 98 ? comparison : null,
    document: file.state === 'refused' || file.state === 'quarantined' ? null : fakeDocumentOf(id),
  }
}
