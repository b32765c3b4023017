import type { ImportResult, RejectedCell } from '#shared/contract/imports.ts'
import type { Output } from '#shared/contract/index.ts'
import { repUcs120 } from '#shared/model/layouts/rep-ucs-120.layout.ts'
import { toSatang } from '#shared/model/satang.ts'

const moneyFields = repUcs120.columns.filter(([, type]) => type === 'money').map(([field]) => field)

function fakeImport(id: number, differs: boolean): ImportResult {
  return {
    state: 'imported',
    id,
    name: `eclaim_10670_${id % 2 ? 'IP' : 'OP'}_256911${String((id % 28) + 1).padStart(2, '0')}_091502117.xls`,
    sha256: '4b1d'.repeat(16),
    bytes: 8_650_752,
    at: '2026-11-21T19:31:00.000Z',
    kind: 'rep',
    layout: repUcs120.id,
    hcode: '10670',
    scheme: 'ucs',
    patientType: id % 2 ? 'IP' : 'OP',
    rows: 3_487,
    added: 3_321,
    replaced: 166,
    sums: Object.fromEntries(
      moneyFields.map((field, index) => [field, index % 4 === 3 ? null : toSatang(index * 78_123_450)]),
    ),
    rejectedCount: differs ? 3 : 0,
    warnings: [],
    checks: [
      { against: 'summarySheet', what: 'rows', expected: 3_487, found: 3_487, isMoney: false, isEqual: true },
      {
        against: 'summarySheet',
        what: 'passed',
        expected: 3_170,
        found: 3_170,
        isMoney: false,
        isEqual: true,
      },
      {
        against: 'summarySheet',
        what: 'reimb_nhso',
        expected: 251_690_472,
        found: differs ? 251_682_472 : 251_690_472,
        isMoney: true,
        isEqual: !differs,
      },
      {
        against: 'summarySheet',
        what: 'hc_reimb',
        expected: 18_200_000,
        found: 18_200_000,
        isMoney: true,
        isEqual: true,
      },
      { against: 'portal', what: 'rows', expected: 3_487, found: 3_487, isMoney: false, isEqual: true },
    ],
    sheets: [
      { sheet: 'Summary', use: 'checked', rowsRead: 2, rowsKept: 1, rowsLeftOut: 1 },
      { sheet: 'Detail', use: 'imported', rowsRead: 3_488, rowsKept: 3_487, rowsLeftOut: 1 },
      { sheet: 'Data Drug', use: 'kept', rowsRead: 921, rowsKept: 0, rowsLeftOut: 0 },
      { sheet: 'Data Instrument', use: 'kept', rowsRead: 44, rowsKept: 0, rowsLeftOut: 0 },
    ],
  }
}

const refused: ImportResult = {
  state: 'refused',
  id: 99,
  name: 'eclaim_10670_OP_25691120_091502117.xls',
  sha256: 'c0de'.repeat(16),
  bytes: 8_650_752,
  at: '2026-11-20T19:31:00.000Z',
  reason: { code: 'import.columnMissing', details: { sheet: 'Detail', column: 'ชดเชยสุทธิ › สปสช.' } },
}

export const fakeImports: ImportResult[] = [
  fakeImport(11, true),
  refused,
  ...Array.from({ length: 24 }, (_, index) => fakeImport(10 - index + 20, false)),
]

const rejected: RejectedCell[] = [
  { sheet: 'Detail', row: 214, column: 'K', field: 'reimb_nhso', valueKind: 'text', reason: 'notAmount' },
  { sheet: 'Detail', row: 1_033, column: 'I', field: 'dateadm', valueKind: 'text', reason: 'notDate' },
  {
    sheet: 'Detail',
    row: 2_876,
    column: 'C',
    field: 'tran_id',
    valueKind: 'number',
    reason: 'duplicateTranId',
  },
]

export function fakeImportDetail(id: number): Output<'imports.get'> {
  const file = fakeImports.find((one) => one.id === id) ?? fakeImport(id, false)
  return { file, rejected: id === 11 ? rejected : [] }
}
